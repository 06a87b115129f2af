"""Formats for programs do not change unless the table of golden outputs says why."""

import csv
import io
import json

import pytest
from golden_outputs import (
    BEGINNING,
    CASES,
    FOLDER,
    GIVEN,
    WHOLE,
    Golden,
    kept,
    made,
    path_of,
)

every_output = pytest.mark.parametrize(
    ("golden", "form"), CASES, ids=[f"{golden.name}.{form}" for golden, form in CASES]
)


@every_output
def test_output_for_programs_is_as_it_was(golden: Golden, form: str) -> None:
    exit_code, content = made(golden, form)
    assert content == path_of(golden, form).read_bytes(), (
        "If this is meant to change: tests/golden_outputs.py says how."
    )
    assert exit_code == golden.exit_code


def test_nothing_else_lies_among_the_golden_outputs() -> None:
    outputs = {path.name for path in FOLDER.iterdir()}
    assert outputs == {path_of(*case).name for case in CASES} | {GIVEN.name}
    assert len({(golden.name, form) for golden, form in CASES}) == len(CASES)


def test_a_long_output_is_kept_by_its_sum() -> None:
    long = b"a line\n" * WHOLE
    assert kept(long) != kept(long[:-1] + b".")
    assert len(kept(long)) < BEGINNING + 200
    assert kept(b"short\n") == b"short\n"


def test_csv_and_json_have_the_same_fields() -> None:
    """Whoever turns from one to the other finds the same names in the same order."""
    table = next(golden for golden, _ in CASES if golden.name == "budget")
    header = next(csv.reader(io.StringIO(path_of(table, "csv").read_text("utf-8"))))
    records = json.loads(path_of(table, "json").read_text("utf-8"))
    assert [*records[0]] == header
