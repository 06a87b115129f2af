"""What a return says of itself: its body, its period and its date."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from ohc.errors import nearest
from ohc.problems import Problem
from ohc.progress.returns.tables import Table
from ohc.progress.words.labels import label_of
from ohc.progress.words.periods import NoPeriod, Period, find_period
from ohc.progress.words.privacy import quoted
from ohc.progress.words.vocabulary import Vocabulary, compared
from ohc.reference.names import plain
from ohc.reference.reporting_units import Body, body_names, find_body
from ohc.values import find_date, text_of
from ohc.workbooks.reading import Sheet
from ohc.workbooks.xlsx.cells import column_letters

LONGEST_LABEL = 40
DEEPEST_LABEL = 40
BLANK = "(blank)"
LATEST_RETURN = 366
"""So many days after a period a return of it may be dated."""

LABELS = {"body_id": "Reporting body ID", "body": "Reporting body", "period": "Period"}


class Label(NamedTuple):
    """A label of the sheet About: the value beside it, and where that stands."""

    value: Any
    sheet: str
    cell: str


def labels(sheet: Sheet) -> dict[str, Label]:
    """Return the labels of the sheet About that a sheet holds, with their values."""
    found: dict[str, Label] = {}
    for number, row in enumerate(sheet.rows, start=1):
        for index, cell in enumerate(row[:-1]):
            if isinstance(cell, str) and cell and len(cell) < LONGEST_LABEL:
                label = label_of(cell)
                # Two labels side by side are headers of a table.
                if label and not label_of(text_of(row[index + 1])):
                    place = f"{column_letters(index + 2)}{number}"
                    # The nearest above a table counts: returns may be stacked.
                    found[label] = Label(row[index + 1], sheet.name, place)
    return found


class Place(NamedTuple):
    """Where a return says of itself what it is."""

    sheet: Sheet
    table: Table
    first: int
    about: Mapping[str, Label]

    def text(self, label: str, unless: str) -> str:
        """Return the value beside a label, or nothing where the row says another."""
        if unless or label not in self.about:
            return ""
        return text_of(self.about[label].value)

    def cell(self, meaning: str) -> tuple[str, str]:
        """Return the sheet and cell that say, or should say, it."""
        places = self.table.places()
        if meaning in places:
            letters = column_letters(places[meaning] + 1)
            return self.sheet.name, f"{letters}{self.first}"
        label = self.about.get(LABELS[meaning])
        return (label.sheet, label.cell) if label else (self.sheet.name, "")


class Identity:
    """Recognises the bodies, periods and dates of one file; gathers problems."""

    def __init__(self, file: str, words: Vocabulary) -> None:
        self._file = file
        self._words = words
        self.problems: list[Problem] = []

    def body(self, where: Place, said: Mapping[str, str]) -> tuple[Body | None, str]:
        """Return the reporting body, None if not known, and how it is written."""
        key = said["body_id"] or where.text("Reporting body ID", said["body"])
        name = said["body"] or where.text("Reporting body", said["body_id"])
        written = name or key
        by_id, by_name = self._named(key), self._named(name)
        if self._words.framework == "none":
            return by_id or by_name, written
        if by_id and by_name and by_id != by_name:
            message = (
                f"The id is that of {by_id.name}, the name that of {by_name.name}: "
                "correct one of them."
            )
            self._unknown(where, "body_id", message, key)
            return None, written
        # A known id is enough: people write the name in their own way.
        found = by_id or (None if key else by_name)
        if not found:
            self._not_found(where, key, name)
        return found, written

    def _not_found(self, where: Place, key: str, name: str) -> None:
        wrong, field = (key, "body_id") if key else (name, "body")
        if not wrong:
            message = (
                "Nothing says whose return it is: it needs a sheet About, or columns "
                "Reporting body ID and Period."
            )
            self._unknown(where, field, message, "")
            return
        if wrong == BLANK:
            message = "Here nothing says whose it is, where others of its kind do."
            self._unknown(where, field, message, "")
            return
        near = nearest(plain(wrong), body_names())
        near = near if near.startswith("Did you mean") else ""
        message = (
            f"{quoted(wrong)!r} is no body we know. {near}{' ' if near else ''}"
            "Correct it, or settle it in aliases.csv."
        )
        self._unknown(where, field, message, wrong, near)

    def _named(self, words: str) -> Body | None:
        if not words:
            return None
        return find_body(self._words.aliases.get(plain(words), words))

    def _unknown(
        self, where: Place, field: str, message: str, found: str, near: str = ""
    ) -> None:
        sheet, cell = where.cell(field)
        self.problems.append(
            Problem(
                *(self._file, "unknown-body", message, sheet, cell),
                *(quoted(found), near),
            )
        )

    def period(self, where: Place, said: str) -> Period | None:
        """Return the period, None if it is not known."""
        words = said or where.text("Period", "")
        try:
            return find_period(words)
        except NoPeriod as error:
            if self._words.framework == "none":
                return None
            message = (
                f"{error.message} {error.hint}" if words else "No period is named."
            )
            sheet, cell = where.cell("period")
            self.problems.append(
                Problem(
                    *(self._file, "bad-date", message, sheet, cell, quoted(words)),
                    "a period such as 2013-14-Q4",
                )
            )
            return None

    def returned(self, where: Place, period: Period | None) -> date | None:
        """Return the day on which the return is dated, None if it is not known."""
        label = where.about.get("Return date")
        if not label or label.value == "" or label.value is None:
            return None
        found = find_date(label.value)
        text = quoted(text_of(label.value))
        if found and period and not self._may_be(found, period):
            message = f"The return date {found:%d/%m/%Y} is far from {period.name}."
        elif not found and compared(text_of(label.value)) not in self._words.status:
            message = f"The return date {text!r} cannot be read as a day."
        else:
            return found
        problem = Problem(
            *(self._file, "bad-date", message, label.sheet, label.cell, text),
            "a date such as 31/03/2014",
        )
        if problem not in self.problems:
            self.problems.append(problem)
        return None

    def _may_be(self, day: date, period: Period) -> bool:
        return period.start <= day <= period.end + timedelta(days=LATEST_RETURN)


def labels_above(sheet: Sheet, table: Table) -> dict[str, Label]:
    """Return the labels that stand above a table in its own sheet."""
    if table.header_row == 1:
        return {}
    return labels(sheet._replace(rows=sheet.rows[: table.header_row - 1]))


def about_of(
    said: Sequence[tuple[str, dict[str, Label]]],
) -> tuple[dict[str, Label], list[str]]:
    """
    Return the labels of a workbook: those of the sheet About before others.

    Where sheets called About differ in whose return it is, none of them counts.
    """
    named = [one for one in said if one[0].casefold().startswith("about")]
    about: dict[str, Label] = {}
    for _, labelled in (*named, *(one for one in said if one not in named)):
        about = {**labelled, **about}
    doubts = []
    for label in ("Reporting body ID", "Reporting body", "Period"):
        values = [one[label] for _, one in said if label in one]
        shown = {text_of(one.value) for one in values} - {""}
        if len(shown) > 1:
            names = ", ".join(one.sheet for one in values)
            doubts.append(f"{label} differs between its sheets ({names}).")
            if len(named) > 1:
                about[label] = about[label]._replace(value=BLANK)
    return about, doubts


def labels_beside(sheet: Sheet) -> dict[str, Label]:
    """Return the labels that stand at the top of a sheet without a table."""
    return labels(sheet._replace(rows=sheet.rows[:DEEPEST_LABEL]))
