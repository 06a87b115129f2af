"""The area of the cells in an xls workbook, from its BIFF5 or BIFF8 records."""

from collections.abc import Iterator
from struct import Struct

from ohc.workbooks.other_formats.area import Area, Spoilt, Survey, error_word, surveyed

BOF, EOF = 0x0809, 0x000A
FILEPASS, CODEPAGE, BOUNDSHEET, DIMENSIONS = 0x002F, 0x0042, 0x0085, 0x0200
FORMULA, STRING, MULRK, BOOLERR = 0x0006, 0x0207, 0x00BD, 0x0205
LEAST = {
    0x0203: 14,  # NUMBER
    0x027E: 10,  # RK
    0x00FD: 10,  # LABELSST
    0x0204: 8,  # LABEL
    0x00D6: 8,  # RSTRING
    FORMULA: 20,
    STRING: 2,
    MULRK: 12,
    BOOLERR: 8,
    DIMENSIONS: 10,
}
"""
The records that are read, and the least bytes of each: MS-XLS 2.4.

BLANK and MULBLANK are left out, because readers ignore them too.
"""

LEAST_OF_A_SHEET = 8
ERROR_RESULT = 2
LARGEST = 65_536 * 256
OLDER = {0x0002, 0x0007, 0x0200, 0x0300, 0x0400, 0x0500}
"""Versions whose texts are bytes in a code page, without a flag before them."""

CODECS = {1200: "latin-1", 10_000: "mac_roman"}

_HEADER = Struct("<HH")
_PLACE = Struct("<HH")
_LONG = Struct("<I")
_ROWS_AND_COLUMNS = {10: Struct("<4H"), 14: Struct("<2I2H")}

_Record = tuple[int, int, int]
"""The number of a record, where its data begin and where they end."""


def of_xls(stream: bytes) -> Survey:
    """
    Return the survey of the stream Workbook, or Book, of an OLE file.

    Cells are counted as python-calamine counts them: without formatted blank cells and
    those that belong to charts in a sheet. Raises Spoilt, also for encrypted workbooks
    and versions before Excel 5.
    """
    return surveyed(_areas(stream))


def is_encrypted_xls(stream: bytes) -> bool:
    """Return whether the stream says, before its first end, that it is encrypted."""
    try:
        return any(kind == FILEPASS for kind, *_ in _globals(stream))
    except Spoilt:
        return False


def _records(stream: bytes, start: int) -> Iterator[_Record]:
    size = len(stream)
    if start + 4 > size or _HEADER.unpack_from(stream, start)[0] != BOF:
        raise Spoilt("There is no workbook or sheet where one should begin.")
    header = _HEADER.unpack_from
    while start + 4 <= size:
        kind, length = header(stream, start)
        end = start + 4 + length
        if end > size:
            break
        yield kind, start + 4, end
        start = end
    if start < size:
        raise Spoilt("The workbook ends in the middle of a record.")


def _globals(stream: bytes) -> Iterator[_Record]:
    for record in _records(stream, 0):
        if record[0] == EOF:
            return
        yield record


def _areas(stream: bytes) -> Iterator[Area]:
    seen = 0
    for name, start in _sheets(stream):
        area = Area(name)
        seen += _survey_sheet(stream, start, area=area) - start
        # If sheets overlap, one could be read many thousand times.
        if seen > len(stream):
            raise Spoilt("The sheets of the workbook overlap.")
        yield area


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    codepage, version = 1200, 0x0600
    for kind, start, end in _globals(stream):
        data = stream[start:end] if kind in {BOF, CODEPAGE, BOUNDSHEET} else b""
        if kind == BOF:
            version = int.from_bytes(data[:2], "little")
        elif kind == CODEPAGE:
            codepage = int.from_bytes(data[:2], "little")
        elif kind == FILEPASS:
            raise Spoilt("The workbook is encrypted.")
        elif kind == BOUNDSHEET:
            if len(data) < LEAST_OF_A_SHEET:
                raise Spoilt("A sheet of the workbook has no name.")
            name = _name(data[6:], codepage, flagged=version not in OLDER)
            yield name, _LONG.unpack_from(data)[0]


def _name(data: bytes, codepage: int, *, flagged: bool) -> str:
    length, text = data[0], data[1:]
    if flagged and text[0] & 1:
        name = text[1 : 1 + 2 * length].decode("utf-16-le", "replace")
        return name.replace("\0", "")
    text = text[1:] if flagged else text
    # Excel 5 wrote bytes in the code page of its Windows.
    try:
        name = text[:length].decode(CODECS.get(codepage, f"cp{codepage}"), "replace")
    except LookupError:
        name = text[:length].decode("latin-1")
    return name.replace("\0", "")


def _survey_sheet(stream: bytes, start: int, *, area: Area) -> int:
    """Widen an area to the cells of a sheet, and return where the sheet ends."""
    depth, formula = 0, (0, 0)
    for kind, at, end in _records(stream, start):
        if kind == BOF:
            depth += 1
        elif kind == EOF:
            depth -= 1
            if not depth:
                return end
        # A chart in a sheet has records of its own that look like cells.
        elif depth == 1 and kind in LEAST:
            if end - at < LEAST[kind]:
                raise Spoilt("A record of a cell is too short.")
            if kind == FORMULA:
                formula = _PLACE.unpack_from(stream, at)
            _survey_record(area, kind, data=stream[at:end], formula=formula)
    raise Spoilt("A sheet of the workbook has no end, so cells may be missing.")


def _survey_record(
    area: Area, kind: int, *, data: bytes, formula: tuple[int, int]
) -> None:
    if kind == DIMENSIONS:
        _check_dimensions(data)
        return
    # The text of a formula follows it, without a place of its own.
    row, column = formula if kind == STRING else _PLACE.unpack_from(data)
    columns = _columns(data, column) if kind == MULRK else 1
    area.hold(row, column, columns=columns)
    if kind == BOOLERR and data[7]:
        area.mark(error_word(data[6]), row=row, column=column)
    elif kind == FORMULA and data[6] == ERROR_RESULT and data[12:14] == b"\xff\xff":
        area.mark(error_word(data[8]), row=row, column=column)


def _columns(data: bytes, first: int) -> int:
    columns, rest = divmod(len(data) - 6, 6)
    last = int.from_bytes(data[-2:], "little")
    if rest or last != first + columns - 1:
        raise Spoilt("A row of numbers does not have as many columns as it says.")
    return columns


def _check_dimensions(data: bytes) -> None:
    # python-calamine reserves as much memory as is claimed, and crashes if it cannot.
    layout = _ROWS_AND_COLUMNS.get(len(data))
    if not layout:
        raise Spoilt("The size of a sheet is not where it should be.")
    top, bottom, left, right = layout.unpack_from(data)
    claimed = (bottom - top) % 2**32 * ((right - left) % 2**32)
    if bottom and right and claimed > LARGEST:
        raise Spoilt("A sheet claims to be larger than any can be.")
