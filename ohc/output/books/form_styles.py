"""How the cells of a return form look: fixed, to fill in, grey, or slanted."""

from datetime import date

from xlsxwriter.workbook import Format, Workbook, Worksheet

from ohc.output.books.book import write_text
from ohc.output.books.return_form import Value

GREY, GREY_TEXT = "#F2F2F2", "#595959"
ORANGE = "#FCD5B4"
RATINGS = {
    "Red": "#F4B6B1",
    "Amber/Red": "#F8CBA6",
    "Amber": "#FFDC8A",
    "Amber/Green": "#E5E6A3",
    "Green": "#C0E3C2",
    "Blue": "#BDD7EE",
}
"""The colour of each rating, light enough for its word in black."""

NUMBERS = {"date": "dd/mm/yyyy", "percent": "0%", "fixed": "@"}
"""The number format of each kind of cell; of others General."""


class FormStyles:
    """The formats of a form's cells, each made when it is first asked for."""

    def __init__(self, book: Workbook, fill: str) -> None:
        self._book = book
        self._fill = f"#{fill}"
        self._made: dict[tuple[object, ...], Format] = {}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.plain = book.add_format()
        self.head = book.add_format({**_FIXED, **_LINE, **_HEAD})

    def of(self, kind: str, *, quiet: bool = False, slanted: bool = False) -> Format:
        """Return the format of a cell that holds a date, percent, text or is fixed."""
        key = kind, quiet, slanted
        if key not in self._made:
            # General, so that a number or a date typed here stays one.
            look = {**_FIXED, **_LINE, "num_format": NUMBERS.get(kind, "General")}
            if quiet:
                look |= {"bg_color": GREY, "font_color": GREY_TEXT}
            elif kind != "fixed":
                look["bg_color"] = self._fill
            if slanted:
                look["italic"] = True
            self._made[key] = self._book.add_format(look)
        return self._made[key]

    def live(self, colour: str) -> Format:
        """Return the format of cells that change their fill as they are filled in."""
        key = ("live", colour)
        if key not in self._made:
            self._made[key] = self._book.add_format({"bg_color": colour})
        return self._made[key]


_FIXED = {"valign": "top", "text_wrap": True, "num_format": "@"}
_LINE = {"border": 1, "border_color": "#A6A6A6"}
_HEAD = {"bold": True, "bg_color": "#E8EDEE", "border_color": "#000000"}


def write_value(
    sheet: Worksheet, row: int, column: int, value: Value | None, style: Format
) -> None:
    """Write a value as what it is: a blank, a text, a day or a number."""
    # In the order of arguments that XlsxWriter has.
    if value is None or value == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        write_text(sheet, row, column, value, style)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, style)
    else:
        sheet.write_number(row, column, value, style)
