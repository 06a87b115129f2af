"""People who fill in forms, for tests: what they answer, and what they get wrong."""

import random
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl

from ohc.progress.words.periods import find_period

STATUSES = ("Not started", "In progress", "Delayed", "Complete")
NOT_APPLICABLE = "Not applicable"
MISTAKES = (
    "missing",
    "blank",
    "wrong period",
    "pdf",
    "sent twice",
    "sorted",
    "renamed",
)
"""What goes wrong with whole returns, by turns; most go well."""


class Said(NamedTuple):
    """What somebody wrote in a row of a form, and whether it may count."""

    quarter: str
    body: str
    commitment: str
    status: str
    forecast: str
    counts: bool


class People:
    """The people of fifteen prisons; the same each time for a number."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - nothing is a secret
        self.answers: list[Said] = []

    def send(self, forms: Path, returns: Path, quarter: str) -> None:
        """Fill in each form of a quarter as its people do, and save it as a return."""
        returns.mkdir(parents=True)
        for place, form in enumerate(sorted(forms.glob("*.xlsx"))):
            turn = place + 4 * int(quarter[-1])
            mistake = MISTAKES[turn // 4 % len(MISTAKES)] if turn % 4 == 0 else ""
            self._send(form, returns, quarter=quarter, mistake=mistake)

    def _send(self, form: Path, returns: Path, *, quarter: str, mistake: str) -> None:
        target = returns / form.name
        body = form.name.partition("_")[0]
        if mistake == "missing":
            return
        if mistake == "blank":
            shutil.copy(form, target)
            return
        if mistake == "pdf":
            target.write_bytes(b"%PDF-1.4\n")
            return
        book = openpyxl.load_workbook(form)
        if mistake == "sent twice":
            # The first is full of what was not meant; the second is dated later.
            self._fill(book, body, quarter, day=2, keep=False)
            book.save(returns / f"{target.stem} (1).xlsx")
            book = openpyxl.load_workbook(form)
        counts = mistake != "wrong period"
        self._fill(book, body, quarter, day=9, counts=counts)
        if not counts:
            book["About"]["B6"] = "2013-14-Q2"
        if mistake == "sorted":
            _sort(book["Return"])
        if mistake == "renamed":
            target = returns / f"Return of {body} FINAL v2.xlsx"
        book.save(target)

    def _fill(
        self, book: Any, body: str, quarter: str, *, day: int, **kept: bool
    ) -> None:
        end = find_period(quarter).end
        book["About"]["B8"] = end + timedelta(days=day)
        sheet = book["Return"]
        column = {str(cell.value): cell.column for cell in sheet[4]}
        for row in sheet.iter_rows(min_row=5):
            key = str(row[0].value)
            applies = str(row[column["Applies here"] - 1].value)
            if applies.startswith("No"):
                continue
            written, status = self._status(applies)
            forecast = end + timedelta(days=self._chance.randrange(30, 200))
            row[column["Status"] - 1].value = written
            if status == "Delayed":
                row[column["Forecast date"] - 1].value = forecast
            if kept.get("keep", True):
                counts = kept.get("counts", True) and status == written
                slip = forecast.isoformat() if status == "Delayed" else ""
                said = Said(quarter, body, key, status, slip, counts=counts)
                self.answers.append(said)

    def _status(self, applies: str) -> tuple[str, str]:
        """Return what somebody writes, and the status that is meant."""
        if "please say" in applies and self._chance.random() < 0.6:
            return NOT_APPLICABLE, NOT_APPLICABLE
        status = self._chance.choice(STATUSES)
        # A slip that nobody can read: nearly every fiftieth.
        return (f"{status} ish" if self._chance.random() < 0.02 else status), status


def _sort(sheet: Any) -> None:
    """Sort the rows of a form by the words of the commitments, as Excel does."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    for number, row in enumerate(sorted(rows, key=lambda row: str(row[2])), start=5):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value


def each_before(quarters: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Give each quarter with the one before it, blank for the first."""
    yield from zip(quarters, ("", *quarters[:-1]), strict=True)
