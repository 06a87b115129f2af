"""Whose rows are, and of when: by their sheet, or by columns of their own."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ohc.progress.tables.tables import Table
from ohc.values import spaced
from ohc.workbooks.sheets import Sheet, SheetRow

BLANK = "(blank)"
"""Written by nobody where others of its kind are filled: whose it is is not known."""


class Owner(NamedTuple):
    """Whose rows are and of when, as they say themselves; "" where they do not."""

    body_id: str = ""
    body: str = ""
    period: str = ""


def by_owner(table: Table) -> Mapping[Owner, list[SheetRow]]:
    """
    Return the rows of a table by the body and period that they name themselves.

    A blank cell says what is merged with it from above; where others of the column
    are filled, it says nothing of whose the row is, and not what the sheet says.
    """
    places = table.places
    columns = [places.get(field, -1) for field in Owner._fields]
    if max(columns) < 0:
        return {Owner(): [*table.rows]}
    merged = _merged_above(table.sheet, columns)
    blanks = [
        BLANK if any(row.text(column) for row in table.rows) else ""
        for column in columns
    ]
    rows_of: dict[Owner, list[SheetRow]] = {}
    for row in table.rows:
        texts = (
            # Compared, so that one name with two kinds of spaces is one owner.
            spaced(row.text(column)) or merged.get((row.number, column)) or blank
            for column, blank in zip(columns, blanks, strict=True)
        )
        rows_of.setdefault(_one_name_is_enough(Owner(*texts)), []).append(row)
    return rows_of


def _one_name_is_enough(owner: Owner) -> Owner:
    if owner.body_id == BLANK and owner.body not in {"", BLANK}:
        return owner._replace(body_id="")
    if owner.body == BLANK and owner.body_id not in {"", BLANK}:
        return owner._replace(body="")
    return owner


def _merged_above(
    sheet: Sheet, columns: Sequence[int]
) -> Mapping[tuple[int, int], str]:
    """Return the texts that merges hide, by number of row and column."""
    # Excel keeps the value of a merged cell in its first row only: a body's name
    # merged down the side of its 18 rows stands in one of them.
    return {
        (index + 1, left): spaced(sheet.numbered[top].text(left))
        for top, left, bottom, _ in sheet.merged
        if left in columns and top < len(sheet.rows)
        for index in range(top + 1, bottom + 1)
    }
