"""Workbooks written anew: error values, comments, and tags that have no end."""

from contextlib import closing

import pytest

from ohc.files.package import Package
from ohc.files.unreadable import Unreadable
from ohc.workbooks.apart import Apart
from ohc.workbooks.xlsx.rewriting import MOST_COMMENTS, normal, workbook


def rewritten(sheet: bytes) -> bytes:
    """Return what becomes of a sheet, within the limits of a process."""
    with closing(Apart()) as apart:
        data = apart.done(_workbook, sheet) if len(sheet) > 9_999 else _workbook(sheet)
    return Package(data).part("xl/worksheets/sheet1.xml")


def _workbook(sheet: bytes) -> bytes:
    return workbook([sheet], b"", b"", is_1904=False)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'<c r="A1" t="e"><v>#SPILL!</v></c>', b'<c r="A1" t="e"><v>#N/A</v></c>'),
        (b'<c t="e"><f>A1</f><v>#X!</v></c>', b'<c t="e"><f>A1</f><v>#N/A</v></c>'),
        (b"<x:c t='e'><x:f/><x:v>#X!</x:v>", b"<x:c t='e'><x:f/><x:v>#N/A</x:v>"),
        (b'<c t="e"><v>#REF!</v></c>', b'<c t="e"><v>#REF!</v></c>'),
        (
            b'<c t="str"><v>#X!</v></c><c t="e"/>',
            b'<c t="str"><v>#X!</v></c><c t="e"/>',
        ),
    ],
)
def test_errors_that_the_reader_does_not_know_are_written_as_one_it_does(
    before: bytes, after: bytes
) -> None:
    assert rewritten(before) == after


def test_comments_are_taken_out_and_too_many_are_refused() -> None:
    assert normal(b"<?xml?><v>1<!-- a -->2</v>") == b"<?xml?><v>12</v>"
    normal(b"<?xml?>" + b"<!---->" * MOST_COMMENTS)
    with pytest.raises(Unreadable, match="no spreadsheet program"):
        normal(b"<?xml?>" + b"<!---->" * (MOST_COMMENTS + 1))
