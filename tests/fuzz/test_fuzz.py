"""The short form of ``make fuzz``, and that it sees what is broken."""

import json
from pathlib import Path

import pytest
from fuzz import Job, done, framework_of, spoil, told
from promises import accounts_in, broken_by, changed, rows_of, vanished
from running import HUNG, Ran, run
from seeds import PLACES, leaks_in, planted

from ohc.privacy import personal_data

SEED = 2013


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        ("workbook", range(20)),
        ("workbook", range(50, 70)),
        ("status", range(4)),
        ("generate", range(1)),
        ("template", range(1)),
        ("answers", range(1)),
    ],
)
def test_no_damaged_file_breaks_a_promise(kind: str, numbers: range) -> None:
    findings = done(Job(SEED, kind, numbers))
    assert not findings, "\n".join(told(finding, SEED) for finding in findings)


def test_the_same_seed_and_number_give_the_same_file() -> None:
    for kind in ("workbook", "status", "template", "answers"):
        assert spoil(SEED, kind, 3) == spoil(SEED, kind, 3)
        assert spoil(SEED, kind, 3).data != spoil(SEED + 1, kind, 3).data
    assert {framework_of(number) for number in (0, 99)} == {"none", "npa-2013"}


def test_each_place_has_numbers_of_its_own_that_are_known_in_any_text() -> None:
    for place in PLACES:
        assert personal_data(planted(place)) == "a prison number"
        assert leaks_in(f"seen {planted(place).lower()}.") == [place]
        assert leaks_in(planted(place).partition(" and ")[0]) == [place]
    assert leaks_in("943 476 5919 and A1234BC") == []


def ran(code: int = 0, out: str = "", err: str = "", **cost: float) -> Ran:
    words = ("progress", "tally")
    return Ran(words, code, cost.get("s", 1), cost.get("mb", 50), out, err)


@pytest.mark.parametrize(
    ("of_command", "promise"),
    [
        *((ran(code), "") for code in (0, 1, 3)),
        *((ran(code), "exit code 0, 1 or 3") for code in (2, 70, -9, 99)),
        (ran(HUNG), "tally ends"),
        *((ran(s=10.0), ""), (ran(s=10.1), "at most 10 s")),
        *((ran(mb=500.0), ""), (ran(mb=501.0), "at most 500 MB")),
        (ran(3, err="Traceback (most recent call last)"), "no traceback"),
        (ran(3, out=planted("cell")), "no number of a cell is shown"),
        (ran(3, err=f"a\n{planted('sheet')}"), "no number of a sheet is shown"),
    ],
)
def test_what_a_command_breaks_is_seen(of_command: Ran, promise: str) -> None:
    assert [b.promise for b in broken_by(of_command)] == ([promise] if promise else [])


@pytest.mark.parametrize(
    ("accounts", "promise"),
    [
        ({}, ""),
        ({"files_read": 1}, "files_given add up"),
        ({"rows_set_aside": 4}, "rows_read add up"),
        ({"returns_missing": 1}, "returns_expected add up"),
        ({"problems_by_kind": {"damaged": 1}}, "problems add up"),
    ],
)
def test_accounts_that_do_not_add_up_are_seen(
    accounts: dict[str, object], promise: str
) -> None:
    sound = {
        "files_given": 3,
        "files_read": 2,
        "files_skipped": 1,
        "rows_read": 9,
        "rows_tallied": 6,
        "rows_set_aside": 3,
        "returns_expected": 2,
        "returns_received": 2,
        "returns_missing": 0,
        "problems": [{}, {}],
        "problems_by_kind": {"damaged": 2},
    }
    path = Path("tally.json")
    path.write_text(json.dumps(sound | accounts), encoding="utf-8")
    seen = [fault.promise for fault in accounts_in(ran(3), path)]
    assert seen == ([promise] if promise else [])
    assert [b.promise for b in accounts_in(ran(), Path("none"))] == [
        "there is a summary"
    ]


def test_files_that_vanish_or_change_are_seen() -> None:
    rows = [{"file": "a.xlsx", "row": 1}, {"file": "b.zip/c.xlsx", "row": 2}]
    names = ["a.xlsx", "b.zip", "c.xlsx"]
    assert [fault.sign for fault in vanished(names, rows)] == ["c.xlsx"]
    assert [*vanished(names, rows, "c.xlsx: damaged")] == []
    assert rows_of(rows, ["a.xlsx"]) == [{"file": "a.xlsx", "row": 1}]
    before, after = {"a": "1", "b": "2", "c": "3"}, {"a": "1", "b": "3", "d": "4"}
    assert {fault.sign for fault in changed(before, after)} == {"b", "c", "d"}


def test_a_command_runs_in_a_child_with_all_that_it_says(empty_folder: Path) -> None:
    of_command = run(("progress", "tally", "nowhere"), empty_folder)
    assert of_command.exit_code == 1
    assert "There is no file or folder called nowhere" in of_command.stderr
    assert 0 < of_command.megabytes < 500
