"""Workbooks of plain cells, written in every format that people send."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from itertools import count
from struct import pack

import xlsxwriter

Value = str | float | bool
Grid = Sequence[Sequence[Value]]
Sheets = Mapping[str, Grid]

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FREE, END, TABLE = 2**32 - 1, 2**32 - 2, 2**32 - 3
SECTOR = 512
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def as_xlsx(sheets: Sheets, comment: str = "") -> bytes:
    """Return an xlsx, with a comment on its last cell and a row struck through."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        line = book.add_format({"font_strikeout": True, "bg_color": "#FF0000"})
        for name, grid in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(grid):
                for column, value in enumerate(row):
                    sheet.write(number, column, value, line if number == 7 else None)
            if comment and grid:
                sheet.write_comment(len(grid) - 1, 0, comment)
    return buffer.getvalue()


def as_csv(sheets: Sheets) -> bytes:
    """Return the last sheet as a CSV file with a byte mark."""
    text = io.StringIO()
    csv.writer(text).writerows([*sheets.values()][-1])
    return text.getvalue().encode("utf-8-sig", "replace")


def as_ods(sheets: Sheets) -> bytes:
    """Return an ods file."""
    tables = "".join(
        f'<table:table table:name="{escape(name)}">{"".join(map(_ods_row, grid))}'
        "</table:table>"
        for name, grid in sheets.items()
    )
    body = f"<office:spreadsheet>{tables}</office:spreadsheet>"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES}>'
        f"<office:body>{body}</office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return _zipped(
        {
            "mimetype": kind.encode(),
            "META-INF/manifest.xml": b"<manifest/>",
            "content.xml": content.encode("utf-8", "replace"),
        }
    )


def _ods_row(row: Sequence[Value]) -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="float" office:value="{value}"/>'
        if isinstance(value, int | float)
        else '<table:table-cell office:value-type="string">'
        f"<text:p>{escape(value)}</text:p></table:table-cell>"
        for value in row
    )
    return f"<table:table-row>{cells}</table:table-row>"


def as_xls(sheets: Sheets) -> bytes:
    """Return an xls file: the records of BIFF8 in an OLE container."""
    bodies = [b"".join(_xls_cells(grid)) for grid in sheets.values()]
    start = _record(0x0809, pack("<HH", 0x0600, 5) + bytes(12))
    names = [_short(name[:31], "<B") for name in sheets]
    offset = len(start) + sum(10 + len(name) for name in names) + 4
    globals_stream, sheets_stream = start, b""
    for name, body in zip(names, bodies, strict=True):
        globals_stream += _record(0x0085, pack("<IH", offset, 0) + name)
        part = _record(0x0809, pack("<HH", 0x0600, 16) + bytes(12)) + body
        part += _record(0x000A)
        sheets_stream += part
        offset += len(part)
    return _compound(globals_stream + _record(0x000A) + sheets_stream)


def _xls_cells(grid: Grid) -> Iterator[bytes]:
    for row, values in enumerate(grid):
        for column, value in enumerate(values[:256]):
            place = pack("<HHH", row, column, 0)
            if isinstance(value, int | float):
                yield _record(0x0203, place + pack("<d", value))
            elif value:
                yield _record(0x0204, place + _short(value[:4000], "<H"))


def _short(text: str, length: str) -> bytes:
    encoded = text.encode("utf-16-le", "replace")
    return pack(length, len(encoded) // 2) + b"\1" + encoded


def _record(kind: int, data: bytes = b"") -> bytes:
    return pack("<HH", kind, len(data)) + data


def _compound(stream: bytes) -> bytes:
    content = stream.ljust(max(4096, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    filled = len(content) // SECTOR
    # A sector of the table names 128 others: itself, one of entries, and the stream.
    tables = -(-(filled + 2) // 127)
    header = OLE + bytes(16) + pack("<5H", 62, 3, 0xFFFE, 9, 6) + bytes(10)
    header += pack("<8I", tables, tables, 0, 4096, END, 0, END, 0)
    header += pack("<109I", *range(tables), *[FREE] * (109 - tables))
    chain = [*[TABLE] * tables, END, *range(tables + 2, tables + 1 + filled), END]
    table = pack(f"<{len(chain)}I", *chain).ljust(SECTOR * tables, b"\xff")
    entries = _entry("Root Entry", 5, child=1, start=END, size=0)
    entries += _entry("Workbook", 2, child=FREE, start=tables + 1, size=len(content))
    return header + table + entries.ljust(SECTOR, b"\0") + content


def _entry(name: str, kind: int, *, child: int, start: int, size: int) -> bytes:
    written = f"{name}\0".encode("utf-16-le")
    places = pack("<HBB3I", len(written), kind, 1, FREE, FREE, child)
    return written.ljust(64, b"\0") + places + bytes(36) + pack("<IQ", start, size)


def as_xlsb(sheets: Sheets) -> bytes:
    """Return an xlsb file: records of BIFF12 in an archive."""
    listed = b"".join(
        _twelve(0x9C, pack("<II", 0, number) + _wide(f"r{number}") + _wide(name))
        for number, name in zip(count(1), sheets, strict=False)
    )
    workbook = _twelve(0x83) + _twelve(0x8F) + listed + _twelve(0x90) + _twelve(0x84)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"/>'.encode(),
        "_rels/.rels": _relations("officeDocument", "xl/workbook.bin"),
        "xl/workbook.bin": workbook,
        "xl/_rels/workbook.bin.rels": _relations(
            "worksheet",
            *(f"worksheets/sheet{n}.bin" for n, _ in enumerate(sheets, start=1)),
        ),
    }
    for number, grid in enumerate(sheets.values(), start=1):
        # The reader looks for the size of a sheet before its cells.
        begin = _twelve(0x81) + _twelve(0x94, bytes(16)) + _twelve(0x91)
        cells = begin + b"".join(_xlsb_cells(grid))
        parts[f"xl/worksheets/sheet{number}.bin"] = (
            cells + _twelve(0x92) + _twelve(0x82)
        )
    return _zipped(parts)


def _xlsb_cells(grid: Grid) -> Iterator[bytes]:
    for row, values in enumerate(grid):
        yield _twelve(0, pack("<I", row) + bytes(13))
        for column, value in enumerate(values):
            place = pack("<II", column, 0)
            if isinstance(value, int | float):
                yield _twelve(5, place + pack("<d", value))
            elif value:
                yield _twelve(6, place + _wide(value[:4000]))


def _wide(text: str) -> bytes:
    encoded = text.encode("utf-16-le", "replace")
    return pack("<I", len(encoded) // 2) + encoded


def _twelve(kind: int, data: bytes = b"") -> bytes:
    """Return a record of BIFF12: numbers over 127 take a second byte."""
    size, length = len(data), b""
    while size > 127:
        length += bytes([size & 127 | 128])
        size >>= 7
    number = bytes([kind, 1]) if kind > 127 else bytes([kind])
    return number + length + bytes([size]) + data


def _relations(kind: str, *targets: str) -> bytes:
    listed = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, target in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{listed}</Relationships>'.encode()


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


WRITERS: Mapping[str, Callable[[Sheets], bytes]] = {
    "xlsx": as_xlsx,
    "csv": as_csv,
    "ods": as_ods,
    "xls": as_xls,
    "xlsb": as_xlsb,
}
"""How a grid is written, by the suffix of the file."""
