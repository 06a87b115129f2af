"""Numbers of patients and prisoners are found, and never repeated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ohc.privacy import (
    WITHHELD,
    cited,
    datum,
    line,
    may_hold,
    personal_data,
    quoted,
    screened,
    shortened,
)
from ohc.progress.returns.entries import Entry
from ohc.progress.returns.rows import Rows
from ohc.progress.tables.each_answer import View
from ohc.progress.tables.tables import tables
from ohc.progress.words.vocabulary import vocabulary
from ohc.workbooks.sheets import Sheet
from ohc.workbooks.xlsx.look import Unseen

NHS, PRISON = "an NHS number", "a prison number"
GAPS = ("", " ", "-", "\u00a0", "\u2013", "\u2011", ".", "  ", "\n")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *(("9434765919", NHS), ("943 476 5919", NHS), ("943-476-5919", NHS)),
        *(("943 4765919", NHS), ("(943 476 5919)", NHS), ("no9434765919.", NHS)),
        *(("943 476 5918 or 943 476 5919", NHS), ("111 943 476 5919", NHS)),
        *(("943 476 5918", ""), ("9434765910", ""), ("0113 825 0000", "")),
        *(("19434765919", ""), ("94347659191", ""), ("943 476 59191", "")),
        *(("943.476.5919", NHS), ("94 3476 5919", ""), ("943 / 476 / 5919", "")),
        *(("A1234BC", PRISON), ("a1234bc", PRISON), ("see A1234BC, wing B", PRISON)),
        *(("\u00a3A1234BC!", PRISON), ("A1234BC and 9434765919", PRISON)),
        *(("943   476\n\n5919", NHS), ("943_476_5919", NHS), ("943%20476%205919", NHS)),
        *(("9\u200b43\u200b476\xad5919", NHS), ("\uff19\uff14\uff13 476 5919", NHS)),
        *(("A12\u200b34BC", PRISON), ("943 - 476 - 5919", NHS)),
        *(("A1234BCD", ""), ("XA1234BC", ""), ("A12345BC", ""), ("1A1234BC", "")),
        *(("A123BC", ""), ("C3.2", ""), ("31/03/2014", ""), ("", "")),
    ],
)
def test_a_number_is_known_by_its_form_and_its_check_digit(
    text: str, kind: str
) -> None:
    assert personal_data(text) == kind


def check_digit(nine: str) -> int:
    """Return what modulus 11 asks for; 10 where no number has these nine digits."""
    rest = sum(int(d) * w for d, w in zip(nine, range(10, 1, -1), strict=True)) % 11
    return (11 - rest) % 11


@given(
    st.from_regex(r"[4-9][0-9]{8}", fullmatch=True),  # Scotland's begin with a day
    st.sampled_from(GAPS),
    st.sampled_from(GAPS),
    st.sampled_from(["", "seen ", "(", "No. "]),
)
def test_one_last_digit_of_ten_makes_an_nhs_number(
    nine: str, first: str, second: str, before: str
) -> None:
    for last in range(10):
        number = f"{nine[:3]}{first}{nine[3:6]}{second}{nine[6:]}{last}"
        expected = NHS if last == check_digit(nine) else ""
        assert personal_data(f"{before}{number} on the wing") == expected
        assert may_hold(number)


@given(st.from_regex(r"[0-9]{11,40}", fullmatch=True))
def test_longer_runs_of_digits_are_not_a_number_of_a_person(digits: str) -> None:
    assert personal_data(f"order {digits}") == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Smith 943 476 5919.docx", f"Smith {WITHHELD}.docx"),
        ("A1234BC and 9434765919", f"{WITHHELD} and {WITHHELD}"),
        ("A1234BC9434765919A1234BC", WITHHELD * 3),
        ("943 476 5918 of C3.2 on 31/03/2014", "943 476 5918 of C3.2 on 31/03/2014"),
    ],
)
def test_a_number_is_taken_out_of_a_text_and_the_rest_stays(
    text: str, shown: str
) -> None:
    assert screened(text) == shown


@given(st.lists(st.sampled_from(["943", "476", "5919", "A1234BC", " ", "-", "x"])))
def test_what_is_screened_has_no_number(parts: list[str]) -> None:
    assert personal_data(screened("".join(parts))) == ""


@given(st.text(max_size=60))
def test_what_may_not_hold_a_number_has_none(text: str) -> None:
    if personal_data(text):
        assert may_hold(text)
        assert quoted(text) == WITHHELD


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Duck Egg", "Duck Egg"),
        ("x" * 40, "x" * 40),
        ("x" * 41, "x" * 40 + "..."),
        ("943 476 5919", WITHHELD),
        ("x" * 60 + " A1234BC", WITHHELD),
        ("x" * 35 + " A1234BC", WITHHELD),
        ("943 476 5918", "943 476 5918"),
    ],
)
def test_words_of_a_cell_are_repeated_short_and_without_numbers(
    text: str, shown: str
) -> None:
    assert quoted(text) == shown


def test_a_text_is_cut_after_its_numbers_are_withheld() -> None:
    assert shortened(f"{'x' * 5} 943 476 5919", 8) == "xxxxx [w..."
    assert shortened("12345678", 8) == "12345678"


def test_a_line_has_neither_numbers_nor_breaks() -> None:
    assert line("943\n476\n5919\n.xlsx") == rf"{WITHHELD}\n.xlsx"
    assert datum("a\nA1234BC\udce9") == f"a\n{WITHHELD}\\xe9"
    assert cited("Yarl's\nWood") == '"Yarl\'s Wood"'


HEAD = (
    *("Commitment", "Status", "RAG", "Percent complete", "Owner", "Forecast date"),
    *("Evidence", "Comment"),
)


def read(row: list[str]) -> tuple[list[Entry], str]:
    """Return the entries of a return with the row, and all that is said of them."""
    sheet = Sheet("Return", hidden=False, rows=[HEAD, row], merged=(), look=Unseen({}))
    words = vocabulary()
    [table] = tables(sheet, words)
    rows = Rows("a.xlsx", View(table), vocabulary=words)
    entries = rows.entries(table.rows)
    return entries, "\n".join(map(repr, rows.problems))


@pytest.mark.parametrize("number", ["943 476 5919", "A1234BC"])
@pytest.mark.parametrize("column", range(len(HEAD)), ids=HEAD.__getitem__)
def test_a_number_is_repeated_neither_as_a_value_nor_in_a_message(
    number: str, column: int
) -> None:
    row = ["C3.2", "Complete", "Blue", "100%", "Ann", "", "minutes", ""]
    row[column] = f"as agreed with {number} on the wing"
    entries, said = read(row)
    assert "943" not in said + repr(entries)
    assert "1234" not in said + repr(entries)
    assert "personal" in said


def test_a_digest_is_not_taken_for_a_number_of_a_person() -> None:
    # It has ten digits whose last one checks the others.
    digest = "284de502c9847342318c17d474733ef468fbdbe252cddf6e4b4be0676706d9d0"
    text = f"{digest}  a.xlsx"
    assert screened(text) == text
    for other in (digest[1:], f"{digest}0", f"{digest} 9847342318"):
        assert WITHHELD in screened(other)
