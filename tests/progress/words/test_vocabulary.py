"""Words for a status, a RAG rating or a header: ours, and those beside returns."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ohc.errors import suggestion
from ohc.progress.words.beside import BadBeside
from ohc.progress.words.columns_toml import MEANINGS
from ohc.progress.words.headers import meaning_of
from ohc.progress.words.vocabulary import (
    ANSWERS,
    answered,
    compared,
    own_words,
    vocabulary,
)
from ohc.reference.tables import load_table

GUESSES = ("at risk", "transferred", "Duck Egg", "Compleet", *"12345")
lines = st.text(st.characters(codec="ascii", categories=["L", "N", "P"]), max_size=20)


def beside(name: str, content: str | bytes) -> Path:
    data = content if isinstance(content, bytes) else content.encode()
    Path(name).write_bytes(data)
    return Path(name)


@pytest.mark.parametrize("field", ANSWERS)
class TestBundledWords:
    def test_each_is_in_the_form_in_which_words_are_compared(self, field: str) -> None:
        for row in load_table(f"{field}_words"):
            assert compared(row["word"]) == row["word"]
            assert row[field] in ANSWERS[field]

    def test_each_is_there_once(self, field: str) -> None:
        words = [row["word"] for row in load_table(f"{field}_words")]
        assert len({*words}) == len(words)
        assert {*words} <= {*own_words(field)}

    def test_each_answer_has_words_and_its_own_name_is_one(self, field: str) -> None:
        assert {*own_words(field).values()} == {*ANSWERS[field]}
        for meaning in ANSWERS[field][:-1]:
            assert own_words(field)[meaning.replace("_", " ")] == meaning

    @pytest.mark.parametrize("word", GUESSES)
    def test_none_is_a_guess(self, field: str, word: str) -> None:
        assert compared(word) not in own_words(field)


def test_each_header_word_is_in_compared_form_and_means_something() -> None:
    rows = load_table("header_words")
    assert len({(row["word"], row["match"]) for row in rows}) == len(rows)
    for row in rows:
        assert compared(row["word"]) == row["word"]
        assert row["match"] in {"whole", "end", "within"}
        assert row["meaning"] in MEANINGS


@pytest.mark.parametrize(
    ("written", "word"),
    [
        *((" 3. Ongoing - delayed\t", "ongoing delayed"), ("N/A", "n a")),
        *(("IN\u00a0PROGRESS", "in progress"), ("not_started", "not started")),
        *(("2) Amber/Green", "amber green"), ("< Select >", "select")),
        *(("Doesn\u2019t apply", "doesnt apply"), ("(complete)", "complete")),
        *(("\u2013", "\u2013"), ("\U0001f7e2", "\U0001f7e2"), ("4", "4"), ("", "")),
        *(("3.2 Done", "3 2 done"), ("100% complete", "100 complete")),
    ],
)
def test_a_word_is_compared_without_case_number_and_signs(
    written: str, word: str
) -> None:
    assert compared(written) == word


@given(lines)
def test_case_and_space_around_make_no_other_word(text: str) -> None:
    word = compared(text)
    assert compared(f"\t {text.swapcase()}\n ") == word
    assert compared(word) == word


@given(st.from_regex(r"[a-z]{1,8}( [a-z]{1,8}){0,2}", fullmatch=True))
def test_a_number_in_front_makes_no_other_word(word: str) -> None:
    for written in (f"1. {word}", f"12) {word.upper()}", f"3 - {word}", f"4: {word}!"):
        assert compared(written) == compared(word)


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        *(("Commitment", "commitment"), ("Commitment (summary)", "summary")),
        *(("STATUS:", "status"), ("Status\n(please select)", "status")),
        *(("Delivery Status", "status"), ("Status as at 31 March", "status")),
        *(("Delivery (RAG)", "rag"), ("RAG", "rag"), ("R/A/G rating", "rag")),
        *(("% complete", "percent"), ("#", "item"), ("No.", "item")),
        *(("RAG Guidance", "other"), ("Marital status", "other")),
        *(("Previous status", "other"), ("Status last quarter", "other")),
        *(("Commentary on Status and RAG Ratings", "other"), ("Status date", "other")),
        *(("Salad", ""), ("Statuses of wings", ""), ("Fragment", ""), ("", "")),
        ("status " * 20, ""),
    ],
)
def test_a_header_is_known_by_its_words_and_look_alikes_are_not(
    header: str, meaning: str
) -> None:
    assert meaning_of(header) == meaning


@given(st.text())
def test_every_header_has_a_meaning_or_none(header: str) -> None:
    assert meaning_of(header) in {"", *MEANINGS}


@pytest.mark.parametrize("written", ["Done?", "Done*", "(done)", "[Done]", "~ Done"])
def test_an_answer_that_doubts_itself_is_not_a_word(written: str) -> None:
    assert answered(written) not in own_words("status")
    assert answered(" 3. DONE\t") == compared("done")


@pytest.mark.parametrize(
    "word", ["duck egg", "\u2713", "?", "incomplete", "not complete", "4"]
)
def test_only_a_slip_is_a_reason_for_a_suggestion(word: str) -> None:
    known = own_words("status")
    assert suggestion("compleet", known) == "Did you mean 'complete'?"
    assert suggestion(word, known) == ""


@pytest.mark.parametrize(
    "content",
    [
        b"word,means\nDuck Egg,delayed\nCaf\xc3\xa9,Amber/Green\n",
        b"\xef\xbb\xbfword,means\r\nDuck Egg,delayed\r\nCaf\xc3\xa9,amber_green\r\n",
        b"word;means\nDuck Egg;Delayed\nCaf\xe9;amber_green\n;\n",
        b"Means,Word,Why\nDELAYED,2. duck egg,ours\namber green,CAF\xc9,\n,,\n\n",
    ],
)
def test_words_beside_the_returns_are_read_as_excel_saves_them(content: bytes) -> None:
    words = vocabulary(words=beside("words.csv", content))
    assert words.status["duck egg"] == "delayed"
    assert words.rag["caf\u00e9"] == "amber_green"
    assert words.status["complete"] == "complete"


def test_of_words_beside_the_returns_only_a_known_one_can_go_against_ours() -> None:
    content = "word,means\nDuck Egg,delayed\ncomplete,delayed\nlate,delayed\n"
    [(name, note)] = vocabulary(words=beside("words.csv", content)).settled
    assert name == "words.csv"
    # Duck Egg is new, complete is another with us, late is the same.
    assert note.startswith("explains 1 word. Check: ")
    assert note.endswith(" 'complete' means delayed here, but complete in ohc.")


def test_words_beside_the_returns_change_no_other_vocabulary() -> None:
    vocabulary(words=beside("words.csv", "word,means\ncomplete,delayed\n"))
    assert vocabulary().status["complete"] == "complete"


@pytest.mark.parametrize(
    "content",
    [
        b"name,id\nCat\xc3\xa9s,prison-garth\nHMP Highpoint South,PRISON-highpoint\n",
        b"\xef\xbb\xbfname;id\r\nCat\xc3\xa9s; prison-garth\r\n;;\r\n",
        b"name,id\nCat\xe9s,prison-garth\n",
    ],
)
def test_aliases_beside_the_returns_are_read_as_excel_saves_them(
    content: bytes,
) -> None:
    aliases = vocabulary(aliases=beside("aliases.csv", content)).aliases
    assert aliases["cat\u00e9s"] == "prison-garth"


def test_of_two_files_words_csv_has_the_last_word() -> None:
    columns = beside("columns.toml", '[status]\n"Duck Egg" = "delayed"')
    words = beside("words.csv", "word,means\nDuck egg,complete\n")
    assert vocabulary(words=words, columns=columns).status["duck egg"] == "complete"


@pytest.mark.parametrize(
    ("name", "content", "says", "hint"),
    [
        ("words.csv", "", "no column word", "word,means"),
        ("words.csv", "word\nx\n", "no column means", "word,means"),
        ("words.csv", "word,means\n,red\n", "'red' has no word", "word,means"),
        ("words.csv", "word,means\nx,fine\n", "'fine', which is not a", "delayed"),
        ("aliases.csv", "body,id\nx,y\n", "no column name", "name,id"),
        ("aliases.csv", "name,id\nx,prison-grath\n", "'prison-grath'", "prison-garth"),
        ("columns.toml", "[status", "cannot read", "ohc progress inspect"),
        ("columns.toml", "[stauts]", "'stauts' is not a setting", "status"),
        (
            "columns.toml",
            "[table]",
            "does not have the right form.",
            "[[table]]",
        ),
        ("columns.toml", "[[table]]\nrow = 3", "'row' is not a setting", "header_row"),
        (
            "columns.toml",
            "[[table]]\nheader_row = -1",
            "-1 is not a row number",
            "first row is 1",
        ),
        (
            "columns.toml",
            "[[table]]\nheader_row = true",
            "True is not a ro",
            "first row is 1",
        ),
        (
            "columns.toml",
            "[[table]]\ncolumns = 3",
            "does not have the right form.",
            '"meaning"',
        ),
        (
            "columns.toml",
            "[status]\n'x' = 3",
            "does not have the right form.",
            '"meaning"',
        ),
        ("columns.toml", "[status]\n'x' = 'red'", "not a status", "not_started"),
        ("columns.toml", "[rag]\n'x' = 'delayed'", "not a RAG rating", "amber_red"),
        ("columns.toml", "[[table]]\n[table.columns]\nA = 'itm'", "'itm'", "mean item"),
    ],
)
def test_a_bad_file_beside_the_returns_is_named_with_what_to_do(
    name: str, content: str, says: str, hint: str
) -> None:
    kind = {"words.csv": "words", "aliases.csv": "aliases"}.get(name, "columns")
    with pytest.raises(BadBeside) as caught:
        vocabulary(**{kind: beside(name, content)})
    assert caught.value.message.startswith(name)
    assert says in caught.value.message
    assert hint in str(caught.value)


def test_a_file_beside_the_returns_that_is_gone_is_named() -> None:
    with pytest.raises(BadBeside, match=r"words\.csv: ohc cannot read it.*move it"):
        vocabulary(words=Path("words.csv"))
