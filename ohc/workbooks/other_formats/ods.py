"""The area of the cells in an OpenDocument spreadsheet, from its content.xml."""

import re
from collections.abc import Mapping
from typing import NamedTuple
from xml.parsers import expat

from ohc.workbooks.other_formats.area import (
    COLUMNS,
    ROWS,
    Area,
    Spoilt,
    Survey,
    check_errors,
    surveyed,
)
from ohc.workbooks.xlsx.look import SUSPECT

TABLE, ROW = "table:table", "table:table-row"
CELLS = ("table:table-cell", "table:covered-table-cell")
WITHIN = {TABLE: "", ROW: TABLE, **dict.fromkeys(CELLS, ROW)}
"""The parent that each needs; tables inside tables would confuse the rows of both."""

BODY = "office:spreadsheet"
NOTE = "office:annotation"
KIND, SEEN_KIND = "office:value-type", "calcext:value-type"
VALUES = {
    KIND,
    SEEN_KIND,
    "office:value",
    "office:string-value",
    "office:date-value",
    "office:time-value",
    "office:boolean-value",
    "table:formula",
}
"""A cell with none of these is blank, whatever its format or repeats."""

MOST_MERGED = 100_000
"""So many merges of a sheet are noted: a form has some dozens."""

_NUMBER = re.compile(r"\+?0*([1-9][0-9]{0,18})")
_ERROR = re.compile(rf"Err:[0-9]{{3}}|{SUSPECT.pattern}")


def of_ods(content: bytes) -> Survey:
    """
    Return the survey of content.xml; repeated cells and rows count each time.

    Error values are cells that LibreOffice marks as such, and cells of other programs
    that show an error as text but have another value. Raises Spoilt, also for a cell
    beyond the last row or column, for entities, and for XML that is not a spreadsheet,
    which a reader would treat as one without sheets.
    """
    reader = _Reader()
    parser = expat.ParserCreate("UTF-8")
    parser.buffer_text = True
    # A reader does not know default values from a declaration.
    parser.specified_attributes = True
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.read
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, UnicodeError) as error:
        raise Spoilt("The content is not XML.") from error
    if not reader.has_body:
        raise Spoilt("The content is not a spreadsheet.")
    return surveyed(reader.areas)


def _refuse(*_: object) -> None:
    raise Spoilt("The content declares entities of its own.")


def _repeats(attributes: Mapping[str, str], what: str) -> int:
    number = _NUMBER.fullmatch(attributes.get(f"table:number-{what}-repeated", "1"))
    if not number:
        raise Spoilt(
            "A row or cell is repeated a number of times that is not a number."
        )
    return int(number[1])


def _spanned(attributes: Mapping[str, str], what: str) -> int:
    number = _NUMBER.fullmatch(attributes.get(f"table:number-{what}-spanned", "1"))
    return int(number[1]) if number else 1


class _Block(NamedTuple):
    """A cell with its repeats to the right and below."""

    row: int
    column: int
    rows: int
    columns: int


class _Reader:
    """Reads the elements one by one, and keeps the areas of the tables."""

    def __init__(self) -> None:
        self.areas: list[Area] = []
        self.has_body = False
        self._open = [""]
        self._row = self._rows = self._column = 0
        self._suspect: _Block | None = None
        self._is_error = False
        self._notes = self._errors = 0
        self._text: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a table, a row or a cell."""
        if name == NOTE:
            self._notes += 1
        if name == BODY:
            self.has_body = True
        if name not in WITHIN:
            return
        if self._open[-1] != WITHIN[name]:
            raise Spoilt("A table, row or cell is where none can be.")
        self._open.append(name)
        if name == TABLE:
            self.areas.append(Area(attributes.get("table:name", "")))
            self._row = 0
        elif name == ROW:
            self._rows, self._column = _repeats(attributes, "rows"), 0
        else:
            self._start_cell(attributes)

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        columns = _repeats(attributes, "columns")
        block = _Block(
            row=self._row, column=self._column, rows=self._rows, columns=columns
        )
        self._merge(attributes)
        self._column += columns
        if VALUES.isdisjoint(attributes):
            return
        if self._row + self._rows > ROWS or self._column > COLUMNS:
            raise Spoilt("A cell is outside the largest possible sheet.")
        self.areas[-1].hold(*block)
        self._is_error = attributes.get(SEEN_KIND) == "error"
        # Text that someone typed is not an error, even if it says #N/A.
        typed = attributes.get(KIND) == "string" and "table:formula" not in attributes
        if self._is_error or not (typed or SEEN_KIND in attributes):
            self._suspect = block
            self._text = []

    def _merge(self, attributes: Mapping[str, str]) -> None:
        """Note that a cell lies over others: python-calamine does not say so."""
        rows, columns = _spanned(attributes, "rows"), _spanned(attributes, "columns")
        merged = self.areas[-1].merged
        if rows * columns > 1 and len(merged) < MOST_MERGED:
            last, end = self._row + rows - 1, self._column + columns - 1
            merged.append((self._row, self._column, last, end))

    def read(self, text: str) -> None:
        """Keep the text of a cell that may have an error value."""
        # A comment on a cell is inside its element, but not part of its value.
        if self._suspect and not self._notes:
            self._text.append(text)

    def end(self, name: str) -> None:
        """End a table, a row or a cell."""
        if name == NOTE:
            self._notes -= 1
        if name not in WITHIN:
            return
        self._open.pop()
        if name == ROW:
            self._row += self._rows
        elif self._suspect:
            self._end_suspect(self._suspect)

    def _end_suspect(self, block: _Block) -> None:
        text = "".join(self._text).strip()
        if self._is_error or _ERROR.fullmatch(text):
            self._mark(text or "Err", block)
        self._suspect = None

    def _mark(self, error: str, block: _Block) -> None:
        # Checked before they are listed: one cell may be repeated a million times.
        self._errors += block.rows * block.columns
        check_errors(self._errors)
        for row in range(block.row, block.row + block.rows):
            for column in range(block.column, block.column + block.columns):
                self.areas[-1].mark(error, row=row, column=column)
