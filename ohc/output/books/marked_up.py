"""Tables that Excel and screen readers know as tables, on sheets that print."""

import re
from collections.abc import Sequence

from xlsxwriter.workbook import Format
from xlsxwriter.worksheet import Worksheet

from ohc.output.books.book import A4

LONGEST_HEADING = 255
MARGIN = 0.51
"""Of a page, in inches: 13 mm."""

FIRST_ROW = 3
"""Where a table begins, counted from 0: below the title and two lines."""


def mark_up(
    sheet: Worksheet, name: str, headings: Sequence[str], *, rows: int, head: Format
) -> None:
    """
    Mark cells that are written as one table of so many rows, with its header.

    It has no filter buttons, no stripes and a name of its own. A table without a
    row is a header alone, which Excel does not know as a table.
    """
    names = unique(headings)
    if not rows:
        for column, heading in enumerate(names):
            sheet.write_string(FIRST_ROW, column, heading, head)
        return
    sheet.add_table(
        FIRST_ROW,
        0,
        FIRST_ROW + rows,
        len(names) - 1,
        {
            "name": named(name),
            "autofilter": False,
            "style": None,
            "banded_rows": False,
            "columns": [
                {"header": heading, "header_format": head} for heading in names
            ],
        },
    )


def unique(headings: Sequence[str]) -> list[str]:
    """
    Return headings no two of which are the same to Excel, which ignores case.

    >>> unique(["Source", "source", "", ""])
    ['Source', 'source (2)', 'Column 3', 'Column 4']
    """
    names: list[str] = []
    for number, heading in enumerate(headings, start=1):
        name = heading.strip()[:LONGEST_HEADING] or f"Column {number}"
        taken = {other.casefold() for other in names}
        count = 2
        while name.casefold() in taken:
            suffix = f" ({count})"
            name = f"{heading.strip()[: LONGEST_HEADING - len(suffix)]}{suffix}"
            count += 1
        names.append(name)
    return names


def named(title: str) -> str:
    """
    Return the name of a table: its title in letters, digits and underscores.

    >>> named("Progress by priority: quarter 4")
    'progress_by_priority'
    """
    words = title.partition(":")[0].casefold()
    return (
        re.sub(r"[^a-z0-9]+", "_", f"t {words}" if words[:1].isdigit() else words)[
            :60
        ].strip("_")
        or "table_of_rows"
    )


def set_up(sheet: Worksheet) -> None:
    """Lay a sheet out for paper: A4 across, narrow margins, the header on each page."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(MARGIN, MARGIN, MARGIN, MARGIN)
    sheet.repeat_rows(FIRST_ROW)
    # A code such as 007 is meant to be text: no green corner.
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
