"""What the reader is given in place of a file: its parts as they are, not packed."""

import io
import zipfile

import pytest
from handmade import SHEET, parts, row, sheet, text, zipped
from returned import returned

from ohc.files.package import SMALL_PART
from ohc.workbooks.calamine import rows_of
from ohc.workbooks.judging import judge
from ohc.workbooks.xlsx.contents import Contents, contents

CELLS = row(text("A1", "a"), '<c r="C1"><v>7</v></c>')
MERGED = '<mergeCells count="1"><mergeCell ref="A2:B3"/></mergeCells>'
GRIDS = {
    "a form": returned(),
    "no merges": zipped(parts(CELLS)),
    "merges": zipped({**parts(CELLS), SHEET: sheet(CELLS, MERGED)}),
    "no cells": zipped(parts("")),
}


def contents_of(data: bytes) -> Contents:
    package = judge(data).package
    assert package
    return contents(package)


@pytest.mark.parametrize("data", GRIDS.values(), ids=GRIDS)
def test_the_reader_finds_the_same_in_it(data: bytes) -> None:
    unpacked = contents_of(data).unpacked()

    assert len(unpacked) > len(data)
    assert rows_of(unpacked) == rows_of(data)


def test_merges_are_still_found_in_it() -> None:
    [(*_, merged)] = rows_of(contents_of(GRIDS["merges"]).unpacked())

    assert merged == [(1, 0, 2, 1)]


def test_its_parts_and_their_sums_are_right() -> None:
    data = GRIDS["merges"]

    with (
        zipfile.ZipFile(io.BytesIO(data)) as packed,
        zipfile.ZipFile(io.BytesIO(contents_of(data).unpacked())) as unpacked,
    ):
        assert unpacked.testzip() is None
        assert SHEET in unpacked.namelist()
        for name in unpacked.namelist():
            assert unpacked.read(name) == packed.read(name)
            assert unpacked.getinfo(name).compress_type == zipfile.ZIP_STORED


def test_large_parts_stay_packed() -> None:
    of_size = {
        letters: zipped(parts(row(text("A1", "x" * letters))))
        for letters in (SMALL_PART // 2, SMALL_PART)
    }

    small, large = (contents_of(data).unpacked() for data in of_size.values())

    assert small
    assert large == b""


def test_a_name_with_two_codes_is_left_to_the_file() -> None:
    named = {**parts(CELLS), "xl/_rels/\u00e9.xml": b"<x/>"}

    assert contents_of(zipped(named)).unpacked() == b""
