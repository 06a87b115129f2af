"""The area of xls sheets and their error values, from bytes alone."""

from collections.abc import Sequence
from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ohc.workbooks.other_formats import survey
from ohc.workbooks.other_formats.survey import Spoilt, Survey

EOF = b"\x0a\x00\x00\x00"
DIV0 = b"\2\0\7\0\0\0\xff\xff"
TEXT = b"\0\0\0\0\0\0\xff\xff"


def record(kind: int, data: bytes = b"") -> bytes:
    return pack("<HH", kind, len(data)) + data


def bof(version: int = 0x0600) -> bytes:
    return record(0x0809, pack("<HH", version, 0))


def number(row: int, column: int) -> bytes:
    return record(0x0203, pack("<HHHd", row, column, 0, 1.5))


def formula(row: int, column: int, result: bytes) -> bytes:
    return record(0x0006, pack("<HHH", row, column, 0) + result + bytes(6))


def truth(row: int, column: int, value: int, is_error: int) -> bytes:
    return record(0x0205, pack("<HHHBB", row, column, 0, value, is_error))


def numbers(row: int, first: int, last: int, *, most: int) -> bytes:
    cells = bytes(6 * (last - first + 1))
    return record(0x00BD, pack("<HH", row, first) + cells + pack("<H", most))


def claim(top: int, bottom: int, left: int, right: int) -> bytes:
    return record(0x0200, pack("<IIHHH", top, bottom, left, right, 0))


BOF8 = bof()


def xls(*bodies: bytes, begin: bytes = BOF8, names: Sequence[bytes] = ()) -> bytes:
    """Pack sheets into the stream of a workbook; the first is called A."""
    called = names or [b"\1\0" + bytes([65 + n]) for n in range(len(bodies))]
    start = len(begin) + sum(10 + len(name) for name in called) + len(EOF)
    stream = begin
    for name, body in zip(called, bodies, strict=True):
        stream += record(0x0085, pack("<IH", start, 0) + name)
        start += len(bof() + body + EOF)
    return stream + EOF + b"".join(bof() + body + EOF for body in bodies)


@pytest.mark.parametrize(
    ("body", "cells", "farthest"),
    [
        (b"", 0, ""),
        (number(2, 1) + number(4, 3), 9, "A!D5"),
        (number(4, 3) + number(2, 1), 9, "A!D5"),
        (number(0, 0) + number(65535, 255), 65536 * 256, "A!IV65536"),
        (number(0, 300), 1, "A!KO1"),
        (number(2, 1) + record(0x0201, pack("<HHH", 9, 9, 0)), 1, "A!B3"),  # blank
        (number(2, 1) + record(0x00BE, pack("<6H", 9, 1, 0, 0, 0, 3)), 1, "A!B3"),
        (numbers(2, 1, 3, most=3), 3, "A!D3"),
        (formula(5, 1, TEXT) + record(0x0207, b"\1\0\0x"), 1, "A!B6"),
        (number(1, 1) + record(0x0207, b"\1\0\0x"), 4, "A!B2"),  # its text is in A1
        (number(1, 1) + bof() + number(9, 9) + EOF + number(2, 1), 2, "A!B3"),
        (claim(0, 65536, 0, 256) + number(0, 0), 1, "A!A1"),
        (claim(7, 0, 0, 0) + number(0, 0), 1, "A!A1"),
    ],
)
def test_an_xls_is_as_large_as_its_cells_not_its_formats(
    body: bytes, cells: int, farthest: str
) -> None:
    assert survey.of_xls(xls(body))[:2] == (cells, farthest)


def test_the_largest_sheet_counts_and_so_do_all_together() -> None:
    found = survey.of_xls(xls(number(1, 0) + number(3, 1), number(9, 9)))
    assert found == Survey(6, "B!J10", {}, together=7, grid=100)


def test_an_xls_tells_its_error_values() -> None:
    body = formula(0, 0, DIV0) + truth(6, 27, 0x17, 1) + truth(1, 1, 0x17, 0)
    hidden_in_a_chart = bof() + truth(8, 8, 0x2A, 1) + EOF
    found = survey.of_xls(xls(number(0, 0), body + hidden_in_a_chart))
    assert found.errors == {"B": {"A1": "#DIV/0!", "AB7": "#REF!"}}


@pytest.mark.parametrize(
    ("begin", "name", "called"),
    [
        (bof(), b"\2\1\x11\x01b\0", "đb"),
        (bof(), b"\1\0\xe9", "é"),
        (bof(0x0500), b"\2\xe9b", "éb"),
        (bof(0x0500) + record(0x42, pack("<H", 10000)), b"\1\x8a", "ä"),
        (bof(0x0500) + record(0x42, pack("<H", 1252)), b"\1\x8a", "Š"),
        (bof() + record(0x42, pack("<H", 99)), b"\1\0\xe9", "é"),
    ],
)
def test_sheets_are_called_as_they_are_named(
    begin: bytes, name: bytes, called: str
) -> None:
    stream = xls(truth(0, 0, 0, 1), begin=begin, names=[name])
    assert survey.of_xls(stream).errors == {called: {"A1": "#NULL!"}}


def test_encryption_is_reported_before_the_first_end() -> None:
    password = record(0x002F, bytes(6))
    assert survey.is_encrypted_xls(xls(number(0, 0), begin=bof() + password))
    assert not survey.is_encrypted_xls(xls(number(0, 0) + password))
    assert not survey.is_encrypted_xls(b"no workbook")
    with pytest.raises(Spoilt, match="encrypted"):
        survey.of_xls(xls(begin=bof() + password))


NEST = bof() * 3000 + EOF * 3000
POINTERS = b"".join(
    record(0x0085, pack("<IH", 8 + 3000 * 12 + 4 + 8 * n, 0) + b"\0\0")
    for n in range(3000)
)


@pytest.mark.parametrize(
    ("stream", "why"),
    [
        (b"", "no workbook or"),
        (record(0x0409, bytes(6)) + EOF, "no workbook or"),  # Excel 4
        (xls(number(0, 0))[:-6], "middle of a record"),
        (xls(number(0, 0))[:-4], "no end"),
        (
            bof() + record(0x0085, pack("<IHBB", 2**31, 0, 0, 0)) + EOF,
            "no workbook or",
        ),
        (bof() + record(0x0085, bytes(7)) + EOF, "no name"),
        (bof() + POINTERS + EOF + NEST, "overlap"),
        (xls(record(0x0203, bytes(13))), "too short"),
        (xls(numbers(0, 1, 3, most=4)), "as many columns"),
        (xls(truth(0, 0, 99, 1)), "code 99"),
        (xls(claim(5, 3, 0, 256)), "larger than any"),
        (xls(claim(0, 2**32 - 1, 0, 65535)), "larger than any"),
        (xls(record(0x0200, bytes(12))), "where it should be"),
    ],
)
def test_a_damaged_xls_is_refused(stream: bytes, why: str) -> None:
    with pytest.raises(Spoilt, match=why):
        survey.of_xls(stream)


GOOD = xls(
    number(2, 1) + numbers(3, 1, 3, most=3) + truth(6, 2, 0x17, 1),
    claim(0, 9, 0, 9) + formula(5, 1, TEXT) + record(0x0207, b"\1\0\0x") + bof() + EOF,
)


@given(st.binary() | st.binary().map(BOF8.__add__))
def test_any_xls_is_surveyed_or_refused(stream: bytes) -> None:
    is_surveyed_or_spoilt(stream)


@given(st.integers(0, len(GOOD)), st.integers(0, 9), st.binary(max_size=4))
def test_a_damaged_xls_is_surveyed_or_refused(at: int, less: int, new: bytes) -> None:
    is_surveyed_or_spoilt(GOOD[:at] + new + GOOD[at + less :])


def is_surveyed_or_spoilt(stream: bytes) -> None:
    survey.is_encrypted_xls(stream)
    try:
        found = survey.of_xls(stream)
    except Spoilt:
        return
    assert bool(found.farthest) == (found.cells > 0)
    assert found.cells <= found.grid
