"""The area of xlsb sheets and their error values, from bytes alone."""

from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ohc.workbooks.other_formats import survey
from ohc.workbooks.other_formats.survey import Spoilt


def twelve(kind: int, data: bytes = b"") -> bytes:
    """Pack a record of BIFF12, its number in one byte."""
    return bytes([kind, len(data)]) + data


def cell(kind: int, column: int, value: bytes) -> bytes:
    return twelve(kind, pack("<II", column, 0) + value)


def row(number: int) -> bytes:
    return twelve(0, pack("<I", number) + bytes(13))


REAL = pack("<d", 1.5)
LONG = b"\x95\x01\x90\x80\x00" + bytes(16)  # number and length in several bytes


@pytest.mark.parametrize(
    ("part", "cells", "farthest"),
    [
        (b"", 0, ""),
        (row(2) + cell(5, 1, REAL) + row(4) + cell(9, 3, REAL), 9, "S!D5"),
        (row(2) + LONG + cell(5, 1, REAL) + row(9) + cell(1, 9, b""), 1, "S!B3"),
        (
            row(0) + cell(4, 0, b"\1") + row(1048575) + cell(4, 16383, b"\0"),
            2**34,
            "S!XFD1048576",
        ),
        (row(3) + cell(62, 2, b"\0\1\0\0\0x\0") + cell(7, 4, bytes(4)), 3, "S!E4"),
    ],
)
def test_an_xlsb_is_as_large_as_its_cells(
    part: bytes, cells: int, farthest: str
) -> None:
    found = survey.of_xlsb([("S", part)])
    assert found[:2] == (cells, farthest)


def test_an_xlsb_tells_its_error_values() -> None:
    part = row(6) + cell(3, 27, b"\x17") + cell(11, 28, b"\x2a\0\0")
    found = survey.of_xlsb([("S", row(0)), ("T", part)])
    assert found.errors == {"T": {"AB7": "#REF!", "AC7": "#N/A"}}


def test_an_xlsb_tells_the_names_of_its_sheets() -> None:
    texts = pack("<I", 4) + "rId7".encode("utf-16-le") + b"\1\0\0\0S\0"
    sheet = b"\x9c\x01" + bytes([8 + len(texts)]) + bytes(8) + texts
    assert survey.xlsb_names(b"\x83\x01\x00" + sheet) == {"rId7": "S"}
    with pytest.raises(Spoilt, match="longer than the record"):
        survey.xlsb_names(b"\x9c\x01\x0c" + bytes(8) + b"\xff\xff\xff\xff")


def test_so_many_error_values_are_listed_and_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ohc.workbooks.other_formats.area.MOST_ERRORS", 3)
    two = row(0) + cell(3, 0, b"\x17") + cell(3, 1, b"\x17")
    assert survey.of_xlsb([("S", two)]).errors == {"S": {"A1": "#REF!", "B1": "#REF!"}}
    for sheets in ([("S", two), ("T", two)], [("S", two + row(1) + two[19:])]):
        with pytest.raises(Spoilt, match="More than 3"):
            survey.of_xlsb(sheets)


@pytest.mark.parametrize(
    ("part", "why"),
    [
        (b"\x05", "middle"),
        (b"\x85", "middle"),
        (b"\x05\xff\xff\xff\xff", "middle"),
        (cell(5, 0, b""), "too short"),
        (row(1048576), "outside"),
        (cell(4, 16384, b"\0"), "outside"),
        (cell(3, 0, b"\x01"), "code 1"),
    ],
)
def test_a_damaged_xlsb_is_refused(part: bytes, why: str) -> None:
    with pytest.raises(Spoilt, match=why):
        survey.of_xlsb([("S", part)])


GOOD = row(2) + LONG + cell(5, 1, REAL) + row(9) + cell(3, 9, b"\x17")


@given(st.binary())
def test_any_xlsb_is_surveyed_or_refused(part: bytes) -> None:
    is_surveyed_or_spoilt(part)


@given(st.integers(0, len(GOOD)), st.integers(0, 9), st.binary(max_size=4))
def test_a_damaged_xlsb_is_surveyed_or_refused(at: int, less: int, new: bytes) -> None:
    is_surveyed_or_spoilt(GOOD[:at] + new + GOOD[at + less :])


def is_surveyed_or_spoilt(part: bytes) -> None:
    try:
        found = survey.of_xlsb([("S", part)])
    except Spoilt:
        return
    assert bool(found.farthest) == (found.cells > 0)
    assert found.cells <= found.grid
