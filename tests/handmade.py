"""Workbooks made by hand, part by part, and what our reader says of them."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping

from ohc.files.unreadable import Unreadable
from ohc.workbooks.judging import judge
from ohc.workbooks.reading import Readers, open_book
from ohc.workbooks.sheets import Book

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'

ROOT, TYPES = "_rels/.rels", "[Content_Types].xml"
WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
SHEET, STRINGS, STYLES = (
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
)

NONE, END, TABLE = 2**32 - 1, 2**32 - 2, 2**32 - 3
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

Part = str | bytes
Parts = Mapping[str, Part]


def sheet(rows: str, tail: str = "") -> str:
    """Return the XML of a sheet with these rows."""
    cells = f"<sheetData>{rows}</sheetData>"
    return f'{HEAD}<worksheet xmlns="{MAIN}">{cells}{tail}</worksheet>'


def row(*cells: str, number: int = 1) -> str:
    """Return the XML of a row."""
    return f'<row r="{number}">{"".join(cells)}</row>'


def text(place: str, words: str) -> str:
    """Return the XML of a cell with a text in it."""
    return f'<c r="{place}" t="inlineStr"><is><t>{words}</t></is></c>'


ONE = row(text("A1", "x"))


def strings(*words: str, about: str = "") -> str:
    """Return the XML of shared texts."""
    items = "".join(f"<si><t>{word}</t></si>" for word in words)
    return f'{HEAD}<sst xmlns="{MAIN}"{about}>{items}</sst>'


def styles(inside: str) -> str:
    """Return the XML of styles."""
    return f'{HEAD}<styleSheet xmlns="{MAIN}">{inside}</styleSheet>'


def workbook(
    names: Iterable[str] = ("Return",), state: str = "", about: str = ""
) -> str:
    """Return the XML of a workbook with sheets of these names."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}"{state} r:id="r{number}"/>'
        for number, name in enumerate(names, start=1)
    )
    inside = f"{about}<sheets>{listed}</sheets>"
    return f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{inside}</workbook>'


def relations(*targets: str, kind: str = "worksheet") -> str:
    """Return the XML of relations of one kind, r1 and so on."""
    listed = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, target in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}">{listed}</Relationships>'


def parts(
    rows: str = row(text("A1", "x")), changed: Parts | None = None
) -> dict[str, Part]:
    """Return the parts of a workbook with a sheet, some changed or added."""
    return {
        TYPES: f"{HEAD}<Types/>",
        ROOT: relations(WORKBOOK, kind="officeDocument"),
        WORKBOOK: workbook(),
        RELATIONS: relations("worksheets/sheet1.xml"),
        SHEET: sheet(rows),
        **(changed or {}),
    }


def zipped(files: Parts) -> bytes:
    """Return an archive of files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def book(rows: str = ONE, changed: Parts | None = None) -> bytes:
    """Return a workbook with a sheet, some of its parts changed or added."""
    return zipped(parts(rows, changed))


def forged(files: Parts, sizes: Mapping[str, int]) -> bytes:
    """Return an archive that says of some files that they have other sizes."""
    data = bytearray(zipped(files))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        place = archive.start_dir
    while data[place : place + 4] == b"PK\x01\x02":
        name, extra, comment = struct.unpack_from("<3H", data, place + 28)
        start = place + 46
        if size := sizes.get(data[start : start + name].decode()):
            struct.pack_into("<I", data, place + 24, size)
        place = start + name + extra + comment
    return bytes(data)


def with_wrong_sum(data: bytes, name: str) -> bytes:
    """Return an archive in which the check sum of a file is wrong."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = struct.pack("<I", zlib.crc32(archive.read(name)))
    return data.replace(found, struct.pack("<I", 1))


def compound(*streams: str, data: bytes = b"") -> bytes:
    """Return an OLE file with streams of these names, the data in the first."""
    content = data.ljust(-(-len(data) // 4096) * 4096, b"\0")
    sectors, filled = (len(streams) + 4) // 4, len(content) // 512
    header = OLE + bytes(16) + struct.pack("<5H", 62, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<8I", 1, 1, 0, 4096, END, 0, END, 0)
    header += struct.pack("<109I", 0, *[NONE] * 108)
    chain = [TABLE, *range(2, sectors + 1), END]
    chain += [*range(sectors + 2, sectors + 1 + filled), END] if filled else []
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
    # Every stream hangs right of the one before it.
    nexts = [*range(2, len(streams) + 1), NONE]
    entries = [_entry("Root Entry", 5, NONE, 1)]
    for number, name in enumerate(streams):
        size = 0 if number else len(content)
        entries.append(_entry(name, 2, nexts[number], NONE, sectors + 1, size))
    listed = b"".join(entries).ljust(512 * sectors, b"\0")
    return header + table + listed + content


def _entry(
    name: str, kind: int, right: int, child: int, start: int = 0, size: int = 0
) -> bytes:
    written = f"{name}\0".encode("utf-16-le")
    places = struct.pack("<HBB3I", len(written), kind, 1, NONE, right, child)
    begins = start if size else END
    tail = bytes(36) + struct.pack("<IQ", begins, size)
    return written.ljust(64, b"\0") + places + tail


def opened(data: bytes) -> Book:
    """Return what the reader makes of a file."""
    readers = Readers()
    try:
        return open_book(data, judge(data), readers)
    finally:
        readers.close()


def refused(data: bytes) -> tuple[str, str]:
    """Return the kind and the words with which a file is refused, "" if it is not."""
    try:
        opened(data)
    except Unreadable as error:
        return error.kind, error.message
    return "", ""


def grid(data: bytes) -> list[list[object]]:
    """Return the values of the first sheet of a file."""
    return [list(values) for values in opened(data).sheets[0].rows]
