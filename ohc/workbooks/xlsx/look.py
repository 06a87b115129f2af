"""What the values of a sheet do not show: errors, formulas, fills, hidden rows."""

import re
from collections.abc import Collection, Mapping
from functools import cached_property

from ohc.workbooks.xlsx import cells
from ohc.workbooks.xlsx.styles import Styles

SUSPECT = re.compile(r"#(REF!|N/A|DIV/0!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!)")
"""An error value as text: so exports and OpenDocument files hold it."""


class Look:
    """What the XML of a sheet tells of single cells, found when it is asked for."""

    known = True
    """Whether fills and percentages can be seen at all."""

    def __init__(self, xml: bytes, styles: Styles) -> None:
        self._xml = xml
        self._styles = styles
        self._columns: dict[str, dict[int, int]] = {}

    def faults(self) -> Mapping[str, str]:
        """Return error cells with their error, and formulas never calculated ("")."""
        return cells.faults(self._xml)

    def hidden_rows(self) -> list[int]:
        """Return the numbers of hidden rows."""
        return cells.hidden_rows(self._xml)

    def fill(self, cell: str) -> str:
        """Return the fill of a cell as RRGGBB, "" for none."""
        fills, style = self._styles.fills, self._style(cell)
        return fills[style] if style < len(fills) else ""

    def is_bold(self, cell: str) -> bool:
        """Return whether a cell is in bold type; no where that is not known."""
        bold, style = self._styles.bold, self._style(cell)
        return bold[style] if style < len(bold) else False

    def struck(self) -> Collection[str]:
        """Return the cells in struck-through type; none where that is not known."""
        struck = {number for number, is_so in enumerate(self._styles.struck) if is_so}
        # Few workbooks have such a style, and looking at every cell takes long.
        if not struck:
            return ()
        styled = (cell for cell in cells.cells(self._xml) if cell.style in struck)
        # In the order of the sheet, so that the first can be named.
        return dict.fromkeys(cell.name for cell in styled)

    def is_percent(self, column: str, row: int) -> bool | None:
        """Return whether a cell is formatted as a percentage."""
        if column not in self._columns:
            pattern = rb'r="%s(\d+)"(?: s="(\d+)")?' % column.encode()
            # All of a column at once: it is asked for row by row.
            self._columns[column] = {
                int(number): int(style)
                for number, style in re.findall(pattern, self._xml)
                if style
            }
        style = self._columns[column].get(row)
        if style is None:
            style = self._style(f"{column}{row}")
        percent = self._styles.percent
        return percent[style] if style < len(percent) else None

    def _style(self, cell: str) -> int:
        at = self._xml.find(f'r="{cell}"'.encode())
        if at < 0:
            return self._styles_of.get(cell, 0)
        # Attributes come in any order; a cell begins where its tag does.
        tag = self._xml[self._xml.rfind(b"<", 0, at) : self._xml.find(b">", at)]
        return cells.style_of(tag)

    @cached_property
    def _styles_of(self) -> Mapping[str, int]:
        """Return the style of each cell, for XML that is written in another way."""
        if cells.is_plain(self._xml):
            return {}
        return {cell.name: cell.style for cell in cells.cells(self._xml)}


class Unseen(Look):
    """A sheet of which values alone are known, with the errors found elsewhere."""

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
