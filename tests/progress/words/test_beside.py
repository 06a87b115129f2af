"""Files beside the returns: what contradicts itself is named with its line."""

from pathlib import Path

import pytest

from ohc.progress.words.beside import BadBeside, numbered_rows
from ohc.progress.words.vocabulary import vocabulary


def refused(name: str, content: str) -> str:
    path = Path(name)
    path.write_text(content, encoding="utf-8")
    kind = {"words.csv": "words", "columns.toml": "columns"}[name]
    with pytest.raises(BadBeside) as caught:
        vocabulary(**{kind: path})
    assert caught.value.exit_code == 1
    assert str(caught.value)
    return caught.value.message


TABLE = "[[table]]\nsheet = 'Return'\nheader_row = 3\n"


@pytest.mark.parametrize(
    ("name", "content", "place", "says"),
    [
        ("words.csv", "word,means\na,red\nb,red\nA,green\n", 4, "and above 'red'"),
        ("words.csv", 'word,means\n"a\nb",red\n"a b",green\n', 4, "and above 'red'"),
        ("words.csv", "word,means\nb,red\nx,fine\n", 3, "'fine'"),
        ("words.csv", "word,kind,means\na,rag,delayed\n", 2, "not a RAG rating"),
        ("words.csv", 'word,means\na,red\n"b,green\n', 3, "cannot read"),
        ("words.csv", 'word,means\n"a" b,red\n', 2, "cannot read"),
        (
            "columns.toml",
            "[status]\n'Open' = 'delayed'\nopen = 'complete'\n",
            3,
            "above",
        ),
        ("columns.toml", "[status]\n'a' = 'delayed'\n'x' = 'red'\n", 3, "not a status"),
        (
            "columns.toml",
            f"{TABLE}[table.columns]\nA = 'item'\nB = 'itm'\n",
            6,
            "'itm'",
        ),
        (
            "columns.toml",
            f"{TABLE}[table.columns]\n'A b' = 'item'\n'A  b' = 'owner'\n",
            *(6, "another meaning above"),
        ),
        ("columns.toml", f"{TABLE}\n{TABLE}", 5, "row 3, is already described above"),
    ],
)
def test_what_contradicts_itself_is_named_with_its_line(
    name: str, content: str, place: int, says: str
) -> None:
    message = refused(name, content)
    assert message.startswith(f"{name}, line {place}")
    assert says in message


@pytest.mark.parametrize(
    "content",
    [
        "word,means\na,red\nA,delayed\n",
        "word,means\na,red\nA,red\n",
        "word,kind,means\na,rag,red\na,status,delayed\n",
        "word,kind,means\na,,red\nb,thing,red\n",
    ],
)
def test_what_only_looks_like_a_contradiction_is_read(content: str) -> None:
    Path("words.csv").write_text(content, encoding="utf-8")
    assert vocabulary(words=Path("words.csv")).rag["a"] == "red"


def test_headers_that_differ_in_signs_and_other_tables_are_not_a_contradiction() -> (
    None
):
    other = TABLE.replace("3", "9") + "[table.columns]\nSTATUS = 'other'\n"
    content = f"{TABLE}[table.columns]\nStatus = 'status'\nstatus = 'other'\n{other}"
    Path("columns.toml").write_text(content, encoding="utf-8")
    [first, second] = vocabulary(columns=Path("columns.toml")).rules
    assert (first.columns["Status"], first.columns["status"]) == ("status", "other")
    assert second.header_row == 9


def test_a_word_without_a_meaning_is_skipped_and_counted() -> None:
    path = Path("words.csv")
    path.write_text("word,means\nDuck Egg,red\nb,\nc\n", encoding="utf-8")
    [(_, note)] = vocabulary(words=path).settled
    assert note == (
        'explains 1 word. 2 words have no meaning yet. Fill in the column "means".'
    )
    path.write_text("word,means\nb,\n", encoding="utf-8")
    [(_, note)] = vocabulary(words=path).settled
    assert note.startswith("explains no words. 1 word has no meaning yet")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_is_read_as_excel_and_powershell_save_it(
    encoding: str, delimiter: str
) -> None:
    text = "name,id\r\nCat\u00e9s,x\r\n".replace(",", delimiter)
    Path("a.csv").write_bytes(text.encode(encoding))
    rows = numbered_rows(Path("a.csv"), ("name", "id"))
    assert rows == [(2, {"name": "Cat\u00e9s", "id": "x"})]


def test_each_file_says_what_it_settles_itself() -> None:
    Path("words.csv").write_text("word,means\nEgg,red\nDuck,red\n", encoding="utf-8")
    Path("columns.toml").write_text("[status]\nx = 'delayed'\n", encoding="utf-8")
    known = vocabulary(words=Path("words.csv"), columns=Path("columns.toml"))
    assert dict(known.settled) == {
        "columns.toml": "explains 1 word.",
        "words.csv": "explains 2 words.",
    }
