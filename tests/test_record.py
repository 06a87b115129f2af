"""A record is made, read, changed and compared as a NamedTuple is."""

from collections.abc import Callable
from functools import cached_property

import pytest

from ohc.record import Record


def loudly(text: str) -> str:
    """Return a text in capitals."""
    return text.upper()


class Place(Record):
    """A place with a name, where it is, and how it is said."""

    name: str
    row: int = 1
    spoken: Callable[[str], str] = loudly

    @cached_property
    def title(self) -> str:
        """Return the name as it is said."""
        return self.spoken(self.name)


class Cell(Place):
    """A place with a column."""

    column: str = "A"


def test_fields_are_given_in_order_by_name_or_left_out() -> None:
    place = Place("Garth", row=3)
    assert (place.name, place.row, Place("Garth", 3).row) == ("Garth", 3, 3)
    assert Place("Garth").row == 1


def test_a_function_that_was_left_out_is_not_a_method() -> None:
    assert Place("Garth").title == "GARTH"


def test_a_changed_record_is_another_and_keeps_nothing_that_was_worked_out() -> None:
    garth = Place("Garth")
    assert garth.title == "GARTH"
    wymott = garth._replace(name="Wymott")
    assert (garth.name, wymott.title) == ("Garth", "WYMOTT")


def test_records_of_one_class_with_the_same_values_are_equal() -> None:
    garth = Place("Garth")
    assert garth.title == "GARTH"
    assert garth == Place("Garth")
    assert hash(garth) == hash(Place("Garth"))
    assert garth != Place("Garth", 2)
    assert Place("Garth") != Cell("Garth")


def test_fields_of_the_class_above_come_first() -> None:
    assert Cell("Garth", 2, loudly, "B")._asdict() == {
        "name": "Garth",
        "row": 2,
        "spoken": loudly,
        "column": "B",
    }
    assert "name='Garth', row=1" in repr(Cell("Garth"))


@pytest.mark.parametrize("fields", [{}, {"name": "Garth", "rank": 2}])
def test_a_field_that_is_missing_or_unknown_is_an_error(
    fields: dict[str, object],
) -> None:
    with pytest.raises(TypeError, match="name" if not fields else "rank"):
        Place(**fields)  # type: ignore[arg-type]
