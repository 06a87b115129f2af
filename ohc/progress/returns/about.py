"""What the sheet About says, or the labels above a table: whose it is, of when."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from ohc.progress.returns.owners import BLANK
from ohc.progress.tables.tables import Table
from ohc.progress.words.labels import label_of
from ohc.workbooks.sheets import Sheet
from ohc.workbooks.xlsx.cells import column_letters

LONGEST_LABEL = 40
DEEPEST_LABEL = 40
LABELS = {"body_id": "Reporting body ID", "body": "Reporting body", "period": "Period"}


class Label(NamedTuple):
    """A label of the sheet About: the value beside it, and where that is."""

    value: Any
    text: str
    sheet: str
    cell: str


def labels_above(table: Table) -> dict[str, Label]:
    """Return the labels that stand above a table in its own sheet."""
    return _labels(table.sheet, table.header_row - 1)


def labels_beside(sheet: Sheet) -> dict[str, Label]:
    """Return the labels that stand at the top of a sheet without a table."""
    return _labels(sheet, DEEPEST_LABEL)


def _labels(sheet: Sheet, most: int) -> dict[str, Label]:
    """Return the labels in the first rows of a sheet, with the values beside them."""
    labels: dict[str, Label] = {}
    for row in sheet.numbered[:most]:
        for column, value in enumerate(row.values[:-1], start=1):
            # Most are blank or no text: that is seen soonest.
            if value.__class__ is not str or not 0 < len(value) < LONGEST_LABEL:
                continue
            # Two labels side by side are headers of a table.
            if (label := label_of(value)) and not label_of(text := row.text(column)):
                # The nearest above a table counts: returns may be stacked.
                labels[label] = Label(
                    row.values[column],
                    text,
                    sheet=sheet.name,
                    cell=f"{column_letters(column + 1)}{row.number}",
                )
    return labels


def about_of(
    sheets: Sequence[tuple[str, dict[str, Label]]],
) -> tuple[dict[str, Label], list[str]]:
    """
    Return the labels of a workbook: those of the sheet About before others.

    Where sheets called About differ in whose return it is, none of them counts.
    """
    named = [labels for name, labels in sheets if _is_about(name)]
    others = [labels for name, labels in sheets if not _is_about(name)]
    about: dict[str, Label] = {}
    for labels in (*named, *others):
        about = {**labels, **about}
    doubts = []
    for name in LABELS.values():
        stated = [labels[name] for _, labels in sheets if name in labels]
        if len({label.text for label in stated} - {""}) > 1:
            places = ", ".join(label.sheet for label in stated)
            doubts.append(f"{name} is different on different sheets ({places}).")
            if len(named) > 1:
                about[name] = about[name]._replace(value=BLANK, text=BLANK)
    return about, doubts


def _is_about(sheet: str) -> bool:
    return sheet.casefold().startswith("about")
