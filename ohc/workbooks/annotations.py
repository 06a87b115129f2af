"""
The drop-down lists of a workbook by cell, which the reader does not give.

Run by its path, this is a process that reads them with openpyxl within limits of time
and memory. If it cannot open a workbook, only its lists are lost.
"""

import io
import sys
from pathlib import Path
from typing import Any, NamedTuple

SECONDS = 4
MEMORY = 400_000_000
"""Bytes of a file: openpyxl needs fifty times as much memory."""

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 1."""


class Annotations(NamedTuple):
    """
    What is attached to the cells of a sheet.

    ``lists`` are areas with a drop-down list, and the source of its words.
    """

    sheet: str
    lists: tuple[tuple[Area, str], ...]


def annotations_of(data: bytes) -> list[tuple[Any, ...]]:
    """Return the annotations of each sheet of a workbook, as plain tuples."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), keep_links=False)
    return [
        (
            sheet.title,
            tuple(
                ((area.min_row, area.min_col, area.max_row, area.max_col), source)
                for rule in sheet.data_validations.dataValidation
                if rule.type == "list" and (source := (rule.formula1 or "").strip())
                for area in rule.sqref.ranges
            ),
        )
        for sheet in book.worksheets
    ]


def read_annotations(data: bytes) -> list[Annotations] | None:
    """Return the annotations of each sheet of an xlsx, None if they cannot be read."""
    from ohc.workbooks.other_formats.process import Reader, ReaderDied, ReaderRefused

    reader = Reader(__file__, seconds=SECONDS)
    try:
        return [Annotations(*sheet) for sheet in reader.read(data, MEMORY)]
    except (ReaderDied, ReaderRefused):
        return None
    finally:
        reader.close()


if __name__ == "__main__":
    # Started by its path, the process does not know where the package is.
    sys.path.append(str(Path(__file__).parents[2]))
    # openpyxl would import it, and it needs more memory than the process may have.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    import openpyxl  # noqa: F401 - before anyone waits

    from ohc.workbooks.calamine import serve

    serve(sys.stdin.buffer, sys.stdout.buffer, read=annotations_of)
