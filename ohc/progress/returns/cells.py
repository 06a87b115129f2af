"""Cells of a return: what an answer means, and what is wrong with it."""

from collections.abc import Sequence
from typing import Any

from ohc.errors import suggestion
from ohc.lines import in_quotes
from ohc.privacy import cited, quoted
from ohc.problems import Problem
from ohc.progress.tables.tables import Table
from ohc.progress.words.colours import COLOURS, INPUT_FILL
from ohc.progress.words.vocabulary import UNSTATED, Vocabulary, answered, compared
from ohc.values import find_date, may_be_month_first, percent_text
from ohc.workbooks.sheets import SheetRow
from ohc.workbooks.xlsx.look import SUSPECT

NO_VALUE = frozenset({"unstated", "not_applicable"})
"""What a word in a column of dates or percentages may mean: there is none."""

PROBLEM_OF = {"status": "unknown-status", "rag": "unknown-rag"}
MERGED = "The cell is merged with others. Write the word in each row."
TWICE = "Two columns for this say different things. Keep the one that is right."
FRACTIONS = (
    "This could be a percentage or a fraction; this kind of file does not say which, "
    "so it was not read. Ask for the return as .xlsx."
)


class Cells:
    """
    The cells of one table, read by what their columns hold.

    ``places`` leads from a meaning to its column; what is wrong with a cell is
    gathered in ``problems``.
    """

    def __init__(self, file: str, table: Table, *, vocabulary: Vocabulary) -> None:
        self._file = file
        self._sheet = table.sheet
        self._vocabulary = vocabulary
        self._faults = table.sheet.look.faults()
        self.has_faults = bool(self._faults)
        self.places = table.places
        answers = [self.places[field] for field in PROBLEM_OF if field in self.places]
        self._merged = table.sheet.covered(answers)
        self.problems: list[Problem] = []
        self.month_first = False
        self._fractions_reported = False

    def problem(
        self, row: int, field: str, *, kind: str, message: str, **more: Any
    ) -> None:
        """
        Add a problem of a cell, by its row's number and what its column holds.

        What stands in that cell is what was found, but for what a value does not show.
        """
        column = self.places.get(field) or 0
        self.problems.append(
            Problem(
                self._file,
                kind,
                message=message,
                sheet=self._sheet.name,
                cell=self.name(row, field),
                **{"found": self._sheet.quoted(column, row), **more},
            )
        )

    def name(self, row: int, field: str) -> str:
        """Return a cell as Excel calls it."""
        column = self.places.get(field)
        return self._sheet.cell(column or 0, row)

    def answer(self, row: int, field: str, *, text: str, aside: str) -> tuple[str, str]:
        """Return what a status or RAG cell means, and why the row is set aside."""
        if text == "":
            return self._blank(row, field, aside=aside)
        vocabulary = self._vocabulary
        known = vocabulary.status if field == "status" else vocabulary.rag
        if meant := known.get(answered(text), ""):
            return meant, aside
        if SUSPECT.match(text):
            self._error(row, field, error=text)
            return "", aside or "error-cell"
        near = f"{suggestion(answered(text), known)} ".lstrip()
        what = "status" if field == "status" else "RAG rating"
        kind = PROBLEM_OF[field]
        self.problem(
            row,
            field,
            kind=kind,
            message=(
                f"{cited(text)} is not a recognised {what}. {near}Correct the cell, or "
                "add the word to words.csv."
            ),
            expected=near,
        )
        return "", aside or kind

    def twice(self, row: int, field: str, *, texts: Sequence[str], aside: str) -> str:
        """Return why a row is set aside whose columns of one meaning differ."""
        answers = {answered(text) for text in texts if text}
        # The first is read: under a merged heading all answers may be in the second.
        if not answers or (len(answers) == 1 and texts[0]):
            return aside
        return self._unread(row, field, message=TWICE, aside=aside)[1]

    def _unread(
        self, row: int, field: str, *, message: str, aside: str
    ) -> tuple[str, str]:
        kind = PROBLEM_OF[field]
        self.problem(
            row, field, kind=kind, message=message, expected="one word in each row"
        )
        return "", aside or kind

    def _blank(self, row: int, field: str, *, aside: str) -> tuple[str, str]:
        if field not in self.places:
            return UNSTATED[field], aside
        cell = self.name(row, field)
        if cell in self._merged:
            # Excel keeps one value for the merge: whether it is meant for each of the
            # rows, or the rows were merged by mistake, nobody can tell.
            return self._unread(row, field, message=MERGED, aside=aside)
        if cell in self._faults:
            error = self._faults[cell]
            self._error(row, field, error=error)
            return "", aside or ("error-cell" if error else "uncalculated-formula")
        colour = self._colour(row, cell)
        if not colour:
            return UNSTATED[field], aside
        return self._coloured(row, field, colour=colour, aside=aside)

    def _coloured(
        self, row: int, field: str, *, colour: str, aside: str
    ) -> tuple[str, str]:
        inferred = COLOURS.get(colour) if field == "rag" else None
        counted = inferred if self._vocabulary.read_colours else None
        if counted:
            message = (
                f"The cell is blank but filled {colour}. It is counted as {counted}, "
                f"inferred from the colour."
            )
        else:
            meant = f" ({inferred})" if inferred else ""
            option = ", or count it with --read-colours" if inferred else ""
            message = (
                f"The cell is blank but filled {colour}{meant}. A colour alone is not "
                f"counted. Ask for the word{option}."
            )
        self.problem(
            row,
            field,
            kind="colour-only",
            message=message,
            found=colour,
            expected=counted or "a word",
        )
        return (counted, aside) if counted else ("", aside or "colour-only")

    def _colour(self, row: int, cell: str) -> str:
        fill = self._sheet.look.fill(cell)
        if not fill or fill == INPUT_FILL:
            return ""
        # A band of colour across the row says nothing of this cell.
        key = "commitment" if "commitment" in self.places else "item"
        return "" if fill == self._sheet.look.fill(self.name(row, key)) else fill

    def _error(self, row: int, field: str, *, error: str) -> None:
        if error:
            kind, message = "error-cell", f"The cell shows the error {error}."
        else:
            kind = "uncalculated-formula"
            message = "This formula has no value. Open the file in Excel and save it."
        self.problem(
            row, field, kind=kind, message=message, found=error, expected="a value"
        )

    def faults(self, row: int, fields: tuple[str, ...]) -> None:
        """Add a problem for each error or formula without a value in a row's cells."""
        for field in fields:
            if field in self.places:
                cell = self.name(row, field)
                if cell in self._faults:
                    self._error(row, field, error=self._faults[cell])

    def _means_no_value(self, text: str) -> bool:
        return self._vocabulary.status.get(compared(text)) in NO_VALUE

    def percent(self, row: SheetRow, value: Any) -> str:
        """Return a percentage as text, blank where there is none or none for sure."""
        if value == "" or value is None:
            return ""
        column = self.places["percent"]
        if isinstance(value, str) and self._means_no_value(value):
            return ""
        formatted = self._sheet.is_percent(column, row.number)
        if shown := percent_text(value, formatted):
            return shown
        text = quoted(row.text(column))
        if formatted is None and isinstance(value, float) and 0 < value <= 1:
            # The same for every row of such a file: one problem for all.
            if not self._fractions_reported:
                self.problem(
                    row.number,
                    "percent",
                    kind="bad-percent",
                    message=FRACTIONS,
                )
            self._fractions_reported = True
            return ""
        # A word, such as "half", may stand in a cell of that format too.
        numbered = formatted and type(value) in {int, float}
        in_excel = f" (Excel shows {value:.0%})" if numbered else ""
        self.problem(
            row.number,
            "percent",
            kind="bad-percent",
            message=(
                f"{in_quotes(text)}{in_excel} is not a clear percentage "
                "from 0 to 100. Write it like 50%."
            ),
            expected="a number such as 25%",
        )
        return ""

    def date(self, row: SheetRow, field: str, *, value: Any) -> str:
        """Return a day as text, blank where there is none or none for sure."""
        if value == "" or value is None:
            return ""
        day = find_date(value)
        # Where one date of a table is month first, 4/5/2014 in it may be May.
        if day and not (self.month_first and may_be_month_first(value)):
            return day.isoformat()
        text = row.text(self.places[field])
        if not self._means_no_value(text):
            # Here, because nearly every day can be read.
            from ohc.progress.words.unread_days import why_no_day

            why = why_no_day(quoted(text), is_day=bool(day))
            self.problem(
                row.number,
                field,
                kind="bad-date",
                message=f"{cited(text)} {why}",
                expected="a date such as 31/03/2014",
            )
        return ""
