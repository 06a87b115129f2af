"""A new workbook: its properties, its font, and text that stays text."""

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import xlsxwriter
from xlsxwriter.workbook import Format, Workbook, Worksheet

from ohc.files.archive import LANGUAGE, SAME_BYTES, repacked
from ohc.outcome import STATEMENT
from ohc.version import __version__

FONT = {"font_name": "Arial", "font_size": 12}
TITLE = {"bold": True, "font_size": 16}
"""Of this size alone: it is how the style of headings finds its cells."""

MISREAD = re.compile(r"(?<=^<)(?=r>.*</r>$)|(?<=_x)(?=[0-9A-Fa-f]{4}_)", re.DOTALL)
"""
Where a text is cut in two runs that only together look like markup: XlsxWriter
takes <r>x</r> for its own, and escapes _x005F_x0041_ so that Excel reads _x005FA.
"""
A4 = 9


@contextmanager
def new_book(title: str) -> Iterator[tuple[Workbook, Callable[[], bytes]]]:
    """
    Give a new workbook with its properties, and what returns it as bytes at the end.

    The same cells give the same bytes.
    """
    buffer = io.BytesIO()
    # A copy, because XlsxWriter changes it: the first workbook differed from the next.
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "default_format_properties": {**FONT}}
    )
    book.set_properties(
        {
            "title": title,
            "author": f"ohc {__version__}",
            "comments": STATEMENT,
            "created": SAME_BYTES,
        }
    )

    def finished() -> bytes:
        # XlsxWriter has no property for the language, and screen readers ask for it.
        return repacked(
            buffer.getvalue(),
            {"docProps/core.xml": _with_language, "xl/styles.xml": _with_heading},
        )

    yield book, finished
    book.close()


def write_text(
    sheet: Worksheet, row: int, column: int, text: str, style: Format
) -> None:
    """Write a text as it is: no formula, number, link or markup is made of it."""
    if text == "":
        sheet.write_blank(row, column, None, style)
    elif MISREAD.search(text):
        runs = [part for run in MISREAD.split(text) if run for part in (style, run)]
        sheet.write_rich_string(row, column, *runs, style)
    else:
        sheet.write_string(row, column, text, style)


def _with_language(core: bytes) -> bytes:
    closing = b"</cp:coreProperties>"
    language = f"<dc:language>{LANGUAGE}</dc:language>".encode()
    return core.replace(closing, language + closing)


def _with_heading(styles: bytes) -> bytes:
    """
    Return the styles with Heading 1, which the cells of titles have.

    XlsxWriter has no named styles, and Excel's navigation asks for this one.
    """
    text = styles.decode()
    fonts = re.findall(r"<font>.*?</font>", text, re.DOTALL)
    big = [place for place, font in enumerate(fonts) if '<sz val="16"/>' in font]
    if not big:
        return styles
    font = f'fontId="{big[0]}"'
    # Of the formats of cells those with the font of titles belong to the style.
    cells = re.sub(
        r"(<cellXfs\b.*?</cellXfs>)",
        lambda found: re.sub(
            rf'(<xf [^>]*{font}[^>]*)xfId="0"', r'\1xfId="1"', found[1]
        ),
        text,
        flags=re.DOTALL,
    )
    named = f'<xf numFmtId="0" {font} fillId="0" borderId="0" applyFont="1"/>'
    cells = re.sub(
        r'<cellStyleXfs count="1">(.*?)</cellStyleXfs>',
        rf'<cellStyleXfs count="2">\1{named}</cellStyleXfs>',
        cells,
        flags=re.DOTALL,
    )
    heading = '<cellStyle name="Heading 1" xfId="1" builtinId="16"/>'
    return re.sub(
        r'<cellStyles count="1">(.*?)</cellStyles>',
        rf'<cellStyles count="2">{heading}\1</cellStyles>',
        cells,
        flags=re.DOTALL,
    ).encode()
