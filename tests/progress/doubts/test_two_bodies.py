"""A return whose name lists two establishments is counted for one, with a word."""

import pytest
from conftest import Ohc
from returned import kinds_of, put, result_of, returned, wrong_in

from ohc.progress.doubts.two_bodies import bodies_named
from ohc.reference.registers import establishments
from ohc.reference.reporting_units import bodies


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("HMP Garth and HMP Wymott", "Wymott"),
        ("Garth & Wymott", "Wymott"),
        ("Garth/Wymott", "Wymott"),
        ("Garth\nWymott, Kirkham", "Wymott and Kirkham"),
        ("Garth (with Wymott)", "Wymott"),
        ("Wymott (healthcare)", "Wymott"),
    ],
)
def test_another_body_in_the_name_is_reported_and_the_return_counts(
    name: str, others: str
) -> None:
    result = result_of(returned(about={"Reporting body": name}))
    [problem] = wrong_in(result)
    assert (problem.kind, problem.level, problem.counted) == (
        "body-disagrees",
        "warning",
        True,
    )
    assert (problem.sheet, problem.cell) == ("About", "B4")
    assert f", includes {others} too. It is counted for Garth only." in problem.message
    assert result.returns[0].body == bodies()["prison-garth"]


@pytest.mark.parametrize(
    "name",
    [
        "HMP Garth",
        "Garth, Lancashire",
        "Garth, Lancashire Area Team",
        "Garth prison and its health wing",
        "HMP/YOI Garth",
        "Garth (Ulnes Walton Lane, Leyland)",
        "A N Other",
    ],
)
def test_what_people_write_beside_a_name_is_not_a_second_body(name: str) -> None:
    assert wrong_in(result_of(returned(about={"Reporting body": name}))) == []


def test_no_body_names_another_by_any_of_its_names() -> None:
    for body in bodies().values():
        assert {*bodies_named(body.name)} <= {body}
    for key, label in establishments().labels.items():
        assert len(bodies_named(label)) <= 1, key


def test_a_second_body_leaves_a_gap(ohc: Ohc) -> None:
    name = {"Reporting body": "Garth and Wymott"}
    put({"a.xlsx": returned(about=name)})
    assert kinds_of(ohc, "--lead", "Lancashire") == ["body-disagrees"]
    tally = ohc("progress", "tally", "returns", "--returns-due", "2015-01-01")
    assert tally.exit_code == 3
