"""Work in a process of its own: its result, its errors, and its limits."""

import sys
from collections.abc import Iterator

import pytest
from handmade import zipped

from ohc.errors import UnknownName
from ohc.files.package import Package
from ohc.files.unreadable import Unreadable
from ohc.reference.registers import area_teams
from ohc.workbooks import apart
from ohc.workbooks.apart import Apart, is_heavy
from ohc.workbooks.judging import judge


@pytest.fixture
def fence(monkeypatch: pytest.MonkeyPatch) -> Iterator[Apart]:
    monkeypatch.setattr(apart, "SECONDS", 1)
    made = Apart()
    yield made
    made.close()


def why(fence: Apart, work: object, *about: object) -> tuple[str, str]:
    with pytest.raises(Unreadable) as caught:
        fence.done(work, *about)  # type: ignore[arg-type]
    return caught.value.kind, caught.value.message


def test_what_the_work_gives_comes_back(fence: Apart) -> None:
    assert fence.done(sorted, [2, 1]) == [1, 2]


def test_errors_come_back_as_they_are(fence: Apart) -> None:
    assert why(fence, judge, b"%PDF") == (
        "not-a-workbook",
        "This is a PDF, not a workbook.",
    )
    with pytest.raises(UnknownName) as here:
        area_teams().find("Nowhere")
    with pytest.raises(UnknownName) as there:
        fence.done(area_teams().find, "Nowhere")
    assert vars(there.value) == vars(here.value)
    assert str(there.value) == str(here.value)


def test_any_other_error_costs_the_file_and_repeats_no_word_of_it(fence: Apart) -> None:
    assert why(fence, int, "943 476 5919") == ("damaged", apart.FAILED)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes")
def test_endless_work_and_endless_memory_are_ended(fence: Apart) -> None:
    too_much = ("too-large", apart.TOO_MUCH)
    assert why(fence, sum, range(10**12)) == too_much
    assert why(fence, bytes, 2 * apart.MEMORY) == too_much
    assert fence.done(len, "abc") == 3


@pytest.mark.parametrize(
    ("data", "heavy"),
    [
        (b"a" * 1_000_000, False),
        (b"a" * 1_000_001, True),
        (zipped({"a": "a" * 4_000_000}), False),
        (zipped({"a": "a" * 3_000_000, "b": "a" * 1_000_001}), True),
        (b"PK\3\4 and no archive", False),
    ],
)
def test_a_file_is_heavy_by_what_it_has_unpacked(data: bytes, heavy: bool) -> None:
    assert is_heavy(data) is heavy


@pytest.mark.parametrize(("letters", "heavy"), [(4_000_000, False), (4_000_001, True)])
def test_a_file_that_is_open_is_not_opened_again(letters: int, heavy: bool) -> None:
    package = Package(zipped({"a": "a" * letters}))

    assert is_heavy(b"PK\3\4 and no more", package) is heavy
