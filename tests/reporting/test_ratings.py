"""Heat maps: steps of a share, what is too few to shade, and what lines are by."""

import pytest

from ohc.errors import UnknownName
from ohc.outcome import Row
from ohc.reference.reporting_units import Unit, units
from ohc.reporting.ratings import find_key, shaded, step_of


def row(red: int, amber_red: int, total: int) -> Row:
    counts = {"red": red, "amber_red": amber_red, "total": total}
    return {**counts, "not_applicable": 0}


@pytest.mark.parametrize(
    ("low", "step"),
    [(0, 0), (1, 1), (10, 1), (11, 2), (25, 2), (26, 3), (50, 3), (51, 4), (100, 4)],
)
def test_steps_of_a_share(low: int, step: int) -> None:
    assert step_of(low, 100) == step


def test_few_answers_have_a_number_and_no_shade() -> None:
    assert shaded(row(1, 2, total=4)).look == "few"
    assert shaded(row(1, 2, total=4)).letters == "3/4"
    assert shaded(row(1, 2, total=5)).look == "share4"
    assert shaded(row(0, 0, total=5)).letters == "0/5"
    assert shaded(row(0, 0, total=0)).spoken == "no answer"


def some_units(number: int) -> list[Unit]:
    return [*units().values()][:number]


def test_lines_are_what_fits_on_a_page() -> None:
    assert find_key(None, some_units(20)) == "establishment"
    assert find_key(None, some_units(21)) == "area-team"
    assert find_key("Area_Team", some_units(1)) == "area-team"
    with pytest.raises(UnknownName):
        find_key("priority", some_units(1))
