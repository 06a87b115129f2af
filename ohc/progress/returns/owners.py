"""Whose rows are, and of when: by their sheet, or by columns of their own."""

from collections.abc import Mapping, Sequence
from typing import Any

from ohc.progress.returns.identity import BLANK
from ohc.progress.returns.tables import Table
from ohc.values import text_of
from ohc.workbooks.reading import Sheet

IDENTITY = ("body_id", "body", "period")

Members = list[tuple[int, Sequence[Any]]]


def by_identity(sheet: Sheet, table: Table) -> Mapping[tuple[str, ...], Members]:
    """
    Return the rows of a table by the body and period that they name themselves.

    A blank cell says what is merged with it from above; where others of the column
    are filled, it says nothing of whose the row is, and not what the sheet says.
    """
    places = table.places()
    columns = [places.get(meaning, -1) for meaning in IDENTITY]
    if max(columns) < 0:
        return {("", "", ""): [*table.rows]}
    merged = _merged_above(sheet, columns)
    groups: dict[tuple[str, ...], Members] = {}
    named = [
        any(0 <= i < len(row) and text_of(row[i]) for _, row in table.rows)
        for i in columns
    ]
    for number, row in table.rows:
        texts = []
        for i, is_named in zip(columns, named, strict=True):
            text = text_of(row[i]) if 0 <= i < len(row) else ""
            text = text or merged.get((number - 1, i), "")
            texts.append(text or (BLANK if is_named else ""))
        # Of an id and a name, one is enough.
        if texts[0] == BLANK and texts[1] not in {"", BLANK}:
            texts[0] = ""
        if texts[1] == BLANK and texts[0] not in {"", BLANK}:
            texts[1] = ""
        groups.setdefault(tuple(texts), []).append((number, row))
    return groups


def _merged_above(
    sheet: Sheet, columns: Sequence[int]
) -> Mapping[tuple[int, int], str]:
    return {
        (row, left): text_of(sheet.rows[top][left])
        for top, left, bottom, _ in sheet.merged
        if left in columns and top < len(sheet.rows) and left < len(sheet.rows[top])
        for row in range(top + 1, bottom + 1)
    }
