"""The contents of an xlsx workbook, and whether the reader can safely read it."""

import re
from collections.abc import Container, Mapping, Sequence
from operator import is_

from ohc.files.archive import stored
from ohc.files.package import Package
from ohc.files.unreadable import Unreadable
from ohc.record import Record
from ohc.workbooks.sheets import LONGEST, MOST_VALUES, TOO_MANY
from ohc.workbooks.xlsx import cells, rewriting
from ohc.workbooks.xlsx.parts import SheetPart, find_parts

MOST_CELLS = 3_000_000
"""Larger grids are not read: this is as many cells as 10,000 returns have."""

MOST_MERGED = 50_000
UNCOUNTED = 1_000_000
"""Bytes of XML that cannot have so many cells."""

LARGEST_ODD = 5_000_000
"""Bytes of a sheet whose cells are not written in the usual way."""

SMALL, SMALL_TEXT = 4_000_000, 50_000_000
"""Bytes of XML, and of texts, counted each time they are shown."""

_PLAIN_ROW = rb'<(?:row|c) r="[A-Z]{0,20}([0-9]{1,20})"'
_PLAIN_COLUMN = rb'<c r="([A-Z]{1,20})'
_THEMED = b"fgColor theme"
_CELLS, _MERGE, _NO_MERGES = b"<sheetData", b"mergeCell", b"<mergeCells/>"
_SHARED = b'"s"'
"""The type of a cell that shows a shared text."""

END_OF_ZIP, END_SIZE = b"PK\x05\x06", 22


class Contents(Record):
    """The sheets of a workbook with their XML, its texts and its styles."""

    parts: Sequence[SheetPart]
    sheets: Sequence[bytes]
    strings: bytes
    styles: bytes
    theme: bytes
    without: Container[str]
    """The names of sheets that are left out."""

    is_1904: bool
    usual: bool
    """Whether the reader, which knows only the usual names, finds the same content."""

    names: Mapping[str, str]
    """The ranges behind the names that the workbook defines."""

    package: Package

    def is_sound(self, data: bytes) -> bool:
        """Return whether the reader can read the file as it is."""
        # With bytes after its end, the reader may see a different archive.
        return (
            self.usual
            and rewriting.is_counted(self.strings)
            and all(map(rewriting.is_known, self.sheets))
            and data[-END_SIZE:].startswith(END_OF_ZIP)
        )

    def is_small(self) -> bool:
        """Return whether reading it takes little memory, even if texts repeat."""
        written = sum(map(len, self.sheets)) + len(self.strings) + len(self.styles)
        if written > SMALL:
            return False
        # There cannot be more of them than that: most workbooks need no counting.
        most = 1 + sum(len(sheet) // len(_SHARED) for sheet in self.sheets)
        if most * len(self.strings) <= SMALL_TEXT:
            return True
        repeated = 1 + sum(sheet.count(_SHARED) for sheet in self.sheets)
        return repeated * len(self.strings) <= SMALL_TEXT

    def may_have_long_texts(self) -> bool:
        """Return whether one of its texts may be too long for a cell."""
        return max(map(len, (self.strings, *self.sheets))) > LONGEST

    def unpacked(self) -> bytes:
        """
        Return a file of the same parts as they are, for a reader that is at hand.

        Nothing where parts are large, or have names for which archives have two codes.
        """
        parts = self.package.unpacked()
        if not parts or not all(map(str.isascii, parts)):
            return b""
        for sheet, xml in zip(self.parts, self.sheets, strict=True):
            # For merges the reader looks through all of a sheet once more, up to the
            # end of a list of them: of one that has none, the list stands in front.
            if _MERGE not in xml:
                parts[sheet.part] = xml.replace(_CELLS, _NO_MERGES + _CELLS, 1)
        return stored(parts)

    def rewritten(self) -> bytes:
        """Return the workbook as a file with these contents and nothing else."""
        return rewriting.workbook(
            self.sheets, self.strings, self.styles, is_1904=self.is_1904
        )


def contents(package: Package, prose: Container[str] = ()) -> Contents:
    """
    Return the contents of a workbook.

    Sheets named in ``prose`` are left out if they have no third column. Raises
    Unreadable: missing-sheet, damaged, unsafe, or too-large with the cell that makes
    it so.
    """
    parts = find_parts(package)
    if not parts.sheets:
        raise Unreadable("missing-sheet", "The workbook has charts and no cells.")
    names = [*(sheet.part for sheet in parts.sheets), parts.strings, parts.styles]
    written = [package.part(name) if name else b"" for name in names]
    normal = [rewriting.normal(xml) for xml in written]
    usual = parts.usual and all(map(is_, written, normal))
    *xmls, strings, styles = normal
    # The guidance has most of the text in a return, and nothing in it is counted.
    sheets = [
        (sheet, xml)
        for sheet, xml in zip(parts.sheets, xmls, strict=True)
        if sheet.name not in prose or b'r="C' in xml
    ]
    _weigh(sheets)
    kept = [sheet for sheet, _ in sheets]
    # Every program writes a theme, but few workbooks have a fill from it.
    is_themed = parts.theme and _THEMED in styles
    return Contents(
        parts=kept,
        sheets=[xml for _, xml in sheets],
        strings=strings,
        styles=styles,
        theme=package.part(parts.theme) if is_themed else b"",
        without={sheet.name for sheet in parts.sheets if sheet not in kept},
        is_1904=parts.is_1904,
        usual=usual,
        names=parts.names,
        package=package,
    )


def _weigh(sheets: Sequence[tuple[SheetPart, bytes]]) -> None:
    if sum(len(xml) for _, xml in sheets) > UNCOUNTED:
        _count([xml for _, xml in sheets])
    # Two cells far apart take over 1 GB in the reader, so areas are checked first.
    are_few = len(sheets) * cells.NEAR <= MOST_CELLS
    sizes = []
    for sheet, xml in sheets:
        cells_xml = cells.cells_of(xml)
        if not (are_few and cells.is_near(cells_xml)) and _is_wide(cells_xml, sheets):
            sizes.append((*_area(cells_xml), sheet.name))
    if sizes:
        size, cell, name = max(sizes)
        together = sum(size for size, *_ in sizes)
        refuse_far(name, max(size, together), farthest=cell)


def _is_wide(cells_xml: bytes, sheets: Sequence[object]) -> bool:
    """Return whether a sheet may have more cells than its share of the limit."""
    # A tracker with thousands of rows is plain too: reading every cell takes long.
    is_plain = cells.is_plain(cells_xml)
    return not is_plain or _bound(cells_xml) * len(sheets) * 2 > MOST_CELLS


def _bound(xml: bytes) -> int:
    """Return how many cells the grid of plain XML can have, including blank ones."""
    rows = map(int, re.findall(_PLAIN_ROW, xml))
    columns = map(
        cells.column_number, (c.decode() for c in {*re.findall(_PLAIN_COLUMN, xml)})
    )
    return max(rows, default=0) * max(columns, default=0)


def _area(cells_xml: bytes) -> tuple[int, str]:
    is_plain = cells.is_plain(cells_xml)
    if not is_plain and len(cells_xml) > LARGEST_ODD:
        raise Unreadable(
            "unsafe", "It is written in a way that no spreadsheet program uses."
        )
    return cells.area(cells_xml, is_plain=is_plain)


def _count(sheets: Sequence[bytes]) -> None:
    values = sum(xml.count(b"c>") for xml in sheets)
    merged = sum(xml.count(b"mergeCell ") for xml in sheets)
    if values > MOST_VALUES or merged > MOST_MERGED:
        raise Unreadable("too-large", TOO_MANY)


def refuse_far(sheet: str, cells: int, farthest: str) -> None:
    """Raise Unreadable (too-large) if there are too many cells to read."""
    if cells > MOST_CELLS:
        raise Unreadable(
            "too-large",
            (
                f"A value in cell {farthest} of sheet {sheet} makes the "
                f"sheet {cells:,} cells large. Delete what is outside "
                "the table."
            ),
            detail=farthest,
        )
