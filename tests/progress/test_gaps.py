"""What is said of rows that are not counted."""

import json

import pytest
from conftest import Ohc
from returned import ROWS, put

from ohc.outcome import Row

HEAD = "Reporting body ID,Period,Commitment,Status\n"


def rows(body: str, *answers: str, period: str = "2013-14-Q4") -> str:
    """Return all rows of a body: answers from C5.1 on, then not applicable."""
    first = ("C5.1", "C9.1", "C3.2", "C10.1", "C11.1", "C12.1")
    keys = (*first, *(key for key in ROWS if key not in first))
    given = (*answers, *["N/A"] * (len(keys) - len(answers)))
    return "".join(
        f"prison-{body},{period},{key},{answer}\n"
        for key, answer in zip(keys, given, strict=True)
    )


def notes(ohc: Ohc, *words: str) -> str:
    result = ohc("progress", "tally", "returns", "--by", "establishment", *words)
    return result.said


def test_why_there_is_no_percentage_is_reported_with_its_bounds(ohc: Ohc) -> None:
    text = HEAD + rows("garth", "Complete", "Delayed")
    put({"a.csv": (text + rows("kirkham", "Complete", *["Compleet"] * 4)).encode()})
    said = notes(ohc, "-n", "Garth", "-n", "Kirkham")
    assert (
        "Kirkham: 4 of 18 rows are not counted ('Compleet'), so there is no "
        "percentage. Between 20% and 100% may be complete."
    ) in said
    # 2 of the 7 that apply are complete, and four more may be.
    assert (
        "Total: 4 of 36 rows are not counted ('Compleet'), so there is no "
        "percentage. Between 29% and 86% may be complete."
    ) in said
    assert "Garth:" not in said
    # A percentage that is not shown need not be explained.
    assert "no percentage" not in notes(ohc, "-n", "Kirkham", "--across", "rag")
    assert "no percentage" not in notes(ohc, "-n", "Kirkham", "--by", "status")


def test_words_of_a_tracker_of_nobody_are_reported_without_a_name(ohc: Ohc) -> None:
    items = [f"{n},d{n},Ann,Open\n" for n in range(10)]
    items += [f"{n},d{n},Ann,Closed\n" for n in (10, 11)]
    put({"raid.csv": ("No,Description,Owner,Status\n" + "".join(items)).encode()})
    said = notes(ohc, "--framework", "none")
    assert "10 of 12 rows are not counted ('Open'), so there is no percentage. " in said
    assert "Between 17% and 100% may be complete." in said
    # The tracker is its only line: neither it nor the total says so again.
    assert said.count("no percentage") == 1


def test_a_tracker_whose_own_rows_are_not_counted_is_named(ohc: Ohc) -> None:
    sound = "Action,Owner,Status\n" + "".join(f"a{n},Ann,Done\n" for n in range(30))
    put({"sound.csv": sound.encode()})
    put({"half.csv": b"Action,Owner,Status\nx,Ann,Done\ny,Ann,Shut\n"})
    said = notes(ohc, "--framework", "none")
    assert (
        "half.csv: 1 of 2 rows is not counted ('Shut'), so there is no percentage."
        in said
    )


def test_many_lines_without_percentage_are_reported_in_one_sentence(ohc: Ohc) -> None:
    bodies = ("garth", "kirkham", "preston", "wymott", "risley", "hindley")
    answers = ("Complete", "Compleet", "Compleet")
    text = HEAD + "".join(rows(body, *answers) for body in bodies)
    put({"a.csv": text.encode()})
    said = notes(ohc, "-l", "Lancashire")
    assert said.count("2 of 18 rows are not counted") == 4
    assert (
        "More than one row in ten is not counted, so there is no percentage, for"
    ) in said


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("prison-garth,2013-14-Q4,C13.1,Delayed\n", "1 whose commitment"),
        ("prison-gath,2013-14-Q4,C1.1,Delayed\n", "1 whose commitment, establishment"),
        ("prison-kirkham,soon,C1.1,Delayed\n", "1 whose commitment, establishment"),
        ("irc-dover,2013-14-Q4,C5.1,Delayed\n", ""),
        ("prison-garth,2013-14-Q3,C5.1,Delayed\n", ""),
        ("prison-garth,2013-14-Q4,C12.1,Delaid\n", ""),
    ],
)
def test_rows_that_are_in_no_line_are_counted_in_a_note(
    ohc: Ohc, more: str, said: str
) -> None:
    put({"a.csv": (HEAD + rows("garth", "Complete", "Delayed") + more).encode()})
    found = notes(ohc, "-l", "Lancashire")
    assert ("whose commitment, " in found) is bool(said)
    assert said in found


def test_rows_of_a_return_that_another_replaces_are_reported_separately(
    ohc: Ohc,
) -> None:
    first = HEAD + rows("garth", "Complete", "Delayed")
    put({"a.csv": first.encode(), "copy.csv": first.encode()})
    said = notes(ohc, "-l", "Lancashire")
    assert "Not counted 18 rows: 18 returned twice" in said


def line_of_garth(ohc: Ohc, by: str) -> tuple[Row, str]:
    """Return the line of Garth, or of priority 9, in a tally, and its notes."""
    words = ("-n", "Garth", "--by", by)
    result = ohc("progress", "tally", "returns", *words, "-f", "json")
    lines: list[Row] = json.loads(result.stdout)
    line = next(row for row in lines if row.get("priority", "9") == "9")
    return line, notes(ohc, *words)


@pytest.mark.parametrize(("slips", "share"), [(1, 6), (2, None)])
def test_rows_of_no_commitment_are_in_the_line_of_their_body(
    ohc: Ohc, slips: int, share: int | None
) -> None:
    text = HEAD + rows("garth", *["Complete"], *["Delayed"] * 17)
    for n, key in enumerate(("C9.1", "C12.1")[:slips], start=13):
        text = text.replace(f",{key},", f",C{n}.1,")
    put({"a.csv": text.encode()})
    line, said = line_of_garth(ohc, "establishment")
    assert (line["total"], line["set_aside"]) == (18 - slips, slips)
    assert line["complete_percent"] == share
    told = (
        "Garth: 2 of 18 rows are not counted (rows whose commitment is not recognised)"
    )
    assert (told in said) == (share is None)
    # Under another id it is gone from the line of its own.
    line, said = line_of_garth(ohc, "priority")
    assert (line["total"], line["set_aside"]) == (0, 0)
    assert line["complete_percent"] is None
    assert f"Not counted {slips} row" in said


@pytest.mark.parametrize(
    ("gone", "share"),
    [
        (["C9.1"], 6),
        (["C9.1", "C12.1"], None),
        # They bind no prison.
        (["C1.1", "C1.2", "C2.1"], 7),
    ],
)
def test_rows_that_are_gone_leave_no_percentage(
    ohc: Ohc, gone: list[str], share: int | None
) -> None:
    lines = (HEAD + rows("garth", "Complete", *["Delayed"] * 17)).splitlines()
    kept = [line for line in lines if not any(f",{key}," in line for key in gone)]
    put({"a.csv": "\n".join(kept).encode()})
    line, said = line_of_garth(ohc, "establishment")
    assert (line["total"], line["set_aside"]) == (18 - len(gone), 0)
    assert line["complete_percent"] == share
    told = "2 of 18 rows are not counted (rows that are missing)"
    assert (told in said) == (share is None)
