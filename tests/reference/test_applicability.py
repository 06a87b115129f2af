"""What applies at one establishment: by its scope, its kind and its routes."""

import pytest

from ohc.outcome import TextRow
from ohc.reference.applicability import applying


def duty(matrix: str = "complaints", applies_to: str = "") -> TextRow:
    return {"matrix": matrix, "applies_to": applies_to}


@pytest.mark.parametrize(
    ("name", "scope", "matrices"),
    [
        ("Winchester", "in scope", ["complaints", "commissioning"]),
        ("Feltham", "in scope in part", ["complaints", "commissioning"]),
        ("Dover", "out of scope", ["commissioning"]),
    ],
)
def test_the_agreement_applies_unless_an_establishment_is_out_of_its_scope(
    name: str, scope: str, matrices: list[str]
) -> None:
    kept, notes = applying([duty("complaints"), duty("commissioning")], name)
    assert [row["matrix"] for row in kept] == matrices
    # That it is in scope needs no word.
    assert scope == "in scope" or scope in notes[0]


def test_its_scope_does_not_matter_where_no_duty_is_of_the_agreement() -> None:
    kept, notes = applying([duty("commissioning")], "Dover")
    assert (len(kept), notes) == (1, ())


@pytest.mark.parametrize(
    ("name", "routes"),
    [
        ("Doncaster", ["", "contracted", "prison; irc"]),
        ("Leeds", ["", "public", "contracted", "prison; irc"]),
        ("Dover", ["", "prison; irc"]),
    ],
)
def test_a_route_is_left_out_only_where_a_source_denies_it(
    name: str, routes: list[str]
) -> None:
    every_route = ["", "public", "contracted", "prison; irc", "sch"]
    rows = [duty("commissioning", applies_to=route) for route in every_route]
    kept, _ = applying(rows, name)
    assert [row["applies_to"] for row in kept] == routes
