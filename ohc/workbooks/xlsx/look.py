"""What the values of a sheet do not show: errors, formulas, fills, hidden rows."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from ohc.workbooks.xlsx import cells, row_marks
from ohc.workbooks.xlsx.styles import Styles

SUSPECT = re.compile(r"#(REF!|N/A|DIV/0!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!)")
"""An error value as text, as it is in exports and OpenDocument files."""


_PLAIN_CELL = rb'<c r="([A-Z]{1,20}[0-9]{1,20})"([^<>]*)'

_COLUMNS = rb"<(?:\w{1,20}:)?col(\s[^<>]*)>"
_HIDDEN = re.compile(rb"""\shidden=["'](?:1|true)["']""")
_FIRST = rb"""\smin=["'](\d{1,5})["']"""
_LAST = rb"""\smax=["'](\d{1,5})["']"""
LARGEST_HEAD = 100_000
"""Bytes before the cells of a sheet that are searched for hidden columns."""

MOST_SEARCHES = 64
"""Searches for single cells before all are indexed: a return has 18 rows."""

MOST_COLUMNS = 8
"""Columns that are searched for percentages one by one: a return has one."""


class Look:
    """What the XML of a sheet says about single cells, found when needed."""

    known = True
    """Whether fills and percentages are known at all."""

    def __init__(
        self,
        xml: bytes,
        styles: Styles,
        head: bytes = b"",
        *,
        has_rules: bool = False,
    ) -> None:
        self._xml = xml
        self._has_rules = has_rules
        self._head = head[:LARGEST_HEAD]
        self._styles = styles
        self._columns: dict[str, dict[int, int]] = {}
        self._searches = 0

    def faults(self) -> Mapping[str, str]:
        """Return error cells with their error, and formulas never calculated ("")."""
        return cells.faults(self._xml)

    def hidden_rows(self) -> list[int]:
        """Return the numbers of hidden rows."""
        return row_marks.hidden_rows(self._xml)

    def outline_levels(self) -> Mapping[int, int]:
        """Return the level of each row that is grouped, by its number."""
        return row_marks.outline_levels(self._xml)

    def indent(self, cell: str) -> int:
        """Return how far the text of a cell is indented, 0 if that is not known."""
        indents = self._styles.indents
        style = self._style(cell) if indents else 0
        return indents[style] if style < len(indents) else 0

    def hidden_columns(self) -> list[range]:
        """Return the numbers of hidden columns, from 1, with neighbours as ranges."""
        # Most sheets hide nothing, and a search for a word is quick.
        if b"hidden=" not in self._head:
            return []
        hidden = filter(_HIDDEN.search, re.findall(_COLUMNS, self._head))
        bounds = [(re.search(_FIRST, tag), re.search(_LAST, tag)) for tag in hidden]
        return [
            range(int(first[1]), int(last[1]) + 1)
            for first, last in bounds
            if first and last
        ]

    def fill(self, cell: str) -> str:
        """Return the fill of a cell as RRGGBB, "" for none."""
        fills, style = self._styles.fills, self._style(cell)
        return fills[style] if style < len(fills) else ""

    def is_bold(self, cell: str) -> bool:
        """Return whether a cell is in bold type, no if that is not known."""
        bold, style = self._styles.bold, self._style(cell)
        return bold[style] if style < len(bold) else False

    def struck(self) -> Collection[str]:
        """Return the cells in struck-through type, none if that is not known."""
        return self._styled(self._styles.struck)

    def unseen(self) -> Collection[str]:
        """Return the cells whose text is white on white or pale; none if not known."""
        # Text coloured by a rule may be visible: many show ratings in white on red.
        return () if self._has_rules else self._styled(self._styles.unseen)

    def _styled(self, flags: Sequence[bool]) -> Collection[str]:
        styles = {number for number, is_so in enumerate(flags) if is_so}
        # Few workbooks have such a style, and reading every cell takes long.
        if not styles:
            return ()
        styled = (cell for cell in cells.cells(self._xml) if cell.style in styles)
        # In the order of the sheet, so that messages can name the first.
        return dict.fromkeys(cell.name for cell in styled)

    def is_percent(self, column: str, row: int) -> bool | None:
        """Return whether a cell is formatted as a percentage."""
        style = None
        # If items run across, each has a column of its own.
        if column in self._columns or len(self._columns) < MOST_COLUMNS:
            style = self._in_column(column).get(row)
        if style is None:
            style = self._style(f"{column}{row}")
        percent = self._styles.percent
        return percent[style] if style < len(percent) else None

    def _in_column(self, column: str) -> Mapping[int, int]:
        """Return the styles in a column, by row."""
        if column not in self._columns:
            pattern = rb'r="%s(\d+)"(?: s="(\d+)")?' % column.encode()
            # The whole column at once, because callers ask for every row.
            self._columns[column] = {
                int(number): int(style)
                for number, style in re.findall(pattern, self._xml)
                if style
            }
        return self._columns[column]

    def _style(self, cell: str) -> int:
        # For most forms, only a few cells are needed. Searching a sheet from its start
        # for each of forty thousand took minutes.
        if self._searches == MOST_SEARCHES:
            return self._styles_of.get(cell, 0)
        self._searches += 1
        at = self._xml.find(f'r="{cell}"'.encode())
        if at < 0:
            self._searches = MOST_SEARCHES
            return self._styles_of.get(cell, 0)
        # Attributes come in any order, but a cell begins with its tag.
        tag = self._xml[self._xml.rfind(b"<", 0, at) : self._xml.find(b">", at)]
        return cells.style_of(tag)

    @cached_property
    def _styles_of(self) -> Mapping[str, int]:
        """Return the style of each cell that has one."""
        if cells.is_plain(self._xml):
            return _plain_styles(self._xml)
        return {cell.name: cell.style for cell in cells.cells(self._xml)}


class Unseen(Look):
    """A sheet of which only the values are known, and errors found elsewhere."""

    known = False

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(b"", Styles())
        self._faults = faults

    def faults(self) -> Mapping[str, str]:
        """Return error cells with their error."""
        return self._faults

    def is_percent(self, column: str, row: int) -> bool | None:  # noqa: ARG002
        """Return that it is not known."""
        return None


def look_at(xml: bytes, styles: Styles) -> Look:
    """Return what the XML of a sheet says about its cells."""
    return Look(
        cells.cells_of(xml),
        styles,
        head=xml[: xml.find(b"sheetData")],
        has_rules=bool(styles.unseen) and b"conditionalFormatting" in xml,
    )


def _plain_styles(xml: bytes) -> Mapping[str, int]:
    """Return the style of each cell of plain XML that has one."""
    return {
        name.decode(): style
        for name, attributes in re.findall(_PLAIN_CELL, xml)
        if (style := cells.style_of(attributes))
    }
