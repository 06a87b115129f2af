"""Old formats are read in a process of its own: one that dies costs one file."""

import io
import os
import pickle
import signal
import sys
from collections.abc import Iterator
from struct import pack

import pytest
from handmade import (
    ROOT,
    book,
    compound,
    grid,
    opened,
    refused,
    relations,
    zipped,
)

from ohc.files.unreadable import Unreadable
from ohc.workbooks.calamine import LENGTH, QUESTION, serve
from ohc.workbooks.judging import judge
from ohc.workbooks.other_formats.process import Reader, ReaderDied, ReaderRefused
from ohc.workbooks.reading import MEMORY, Readers, open_book

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)
MANIFEST = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


def ods(rows: str) -> bytes:
    tables = f'<table:table table:name="Return">{rows}</table:table>'
    inside = f"<office:spreadsheet>{tables}</office:spreadsheet>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {SPACES}><office:body>{inside}"
            "</office:body></office:document-content>",
            "META-INF/manifest.xml": MANIFEST,
        }
    )


def line(words: str, rows: int = 1) -> str:
    cell = f'<table:table-cell office:value-type="string"><text:p>{words}</text:p>'
    repeated = f'<table:table-row table:number-rows-repeated="{rows}">'
    return f"{repeated}{cell}</table:table-cell></table:table-row>"


def record(kind: int, data: bytes = b"") -> bytes:
    return pack("<HH", kind, len(data)) + data


def xls(*cells: bytes, stream: str = "Workbook", version: int = 0x0600) -> bytes:
    flag = b"\0" if version == 0x0600 else b""
    start = record(0x0809, pack("<HHHH", version, 5, 0, 0))
    at = len(start) + 4 + 7 + len(flag) + 6 + 4
    name = record(0x0085, pack("<IHB", at, 0, 6) + flag + b"Return")
    begin = record(0x0809, pack("<HHHH", version, 16, 0, 0))
    end = record(0x000A)
    return compound(stream, data=start + name + end + begin + b"".join(cells) + end)


def number(row: int, column: int, value: float) -> bytes:
    return record(0x0203, pack("<HHHd", row, column, 0, value))


REF = record(0x0205, pack("<HHHBB", 0, 1, 0, 0x17, 1))


def record12(kind: int, data: bytes = b"") -> bytes:
    """Return a record of an xlsb; its number has seven bits in each byte."""
    low, high = kind & 0x7F, kind >> 7
    return bytes([low | 0x80, high] if high else [low]) + bytes([len(data)]) + data


def text12(words: str) -> bytes:
    return pack("<I", len(words)) + words.encode("utf-16-le")


def xlsb(*cells: bytes) -> bytes:
    about = record12(156, pack("<II", 0, 1) + text12("r1") + text12("Return"))
    listed = record12(143) + about + record12(144)
    inside = record12(145) + record12(0, pack("<I", 0)) + b"".join(cells)
    size = record12(148, pack("<4I", 0, 0, 0, 1))
    return zipped(
        {
            "[Content_Types].xml": "",
            ROOT: relations("xl/workbook.bin", kind="officeDocument"),
            "xl/workbook.bin": record12(131) + listed + record12(132),
            "xl/_rels/workbook.bin.rels": relations("worksheets/Sheet1.bin"),
            "xl/worksheets/Sheet1.bin": record12(129) + size + inside + record12(146),
        }
    )


XLSB = xlsb(record12(5, pack("<IId", 0, 0, 7)), record12(3, pack("<IIB", 1, 0, 0x17)))
XLS = xls(number(0, 0, 7), REF)
ODS = ods(line("x"))
HUNGRY = ods(line("x" * 30_000, rows=1_000_000))
"""A small file whose rows need 30 GB."""


unix = pytest.mark.skipif(sys.platform == "win32", reason="limits and signals")


@pytest.fixture
def reader() -> Iterator[Reader]:
    made = Reader(seconds=1)
    yield made
    made.close()


@pytest.mark.parametrize(("data", "kind"), [(XLS, "xls"), (XLSB, "xlsb")])
def test_old_formats_are_read_with_their_errors(data: bytes, kind: str) -> None:
    found = opened(data)
    assert (found.format, grid(data)) == (kind, [[7, ""]])
    assert found.sheets[0].look.faults() == {"B1": "#REF!"}
    assert "files do not say how their cells are filled." in found.notes[0]
    assert not found.sheets[0].look.known


def test_repeated_rows_of_opendocument_are_as_many_rows() -> None:
    data = ods(line("x", 3) + line("y"))
    assert (opened(data).format, grid(data)) == ("ods", [["x"], ["x"], ["x"], ["y"]])


def test_the_process_answers_each_workbook_until_no_more_come() -> None:
    files, memory = [ODS, b"no workbook", book()], 2**62
    asked = b"".join(QUESTION.pack(len(one), memory, 2**40) + one for one in files)
    answers = io.BytesIO()
    serve(io.BytesIO(asked), answers)
    answers.seek(0)
    found: list[object] = [answers.read(1)]
    while size := answers.read(LENGTH.size):
        packed = answers.read(*LENGTH.unpack(size))
        found.append(pickle.loads(packed))  # noqa: S301 - our own
    rows: object = [("Return", False, [["x"]], [])]
    assert found == [b"+", rows, found[2], rows]
    assert isinstance(found[2], str)


def test_workbooks_of_excel_5_are_read() -> None:
    assert grid(xls(number(0, 0, 7), stream="Book", version=0x0500)) == [[7]]


BROKEN = {"[Content_Types].xml": "", "xl/workbook.bin": "?"}
WITH_TABLES = ods("</table:table>" + '<table:table table:name="a">' * 3_001)
CLOSED = xls().replace(record(0x0085)[:2], record(0x002F)[:2], 1)


@pytest.mark.parametrize(
    ("data", "kind", "said"),
    [
        (xls(number(0, 0, 7), number(65535, 255, 7)), "too-large", "cell IV65536"),
        (ods(line("", 9) + line("x", 1_048_568)), "damaged", "is damaged"),
        (ods(line("x", 4_000_000)), "damaged", "is damaged"),
        (ods(line("x") + "<table:table-row/>" * 1_200_000), "too-large", "a hundred"),
        (WITH_TABLES, "too-large", "a hundred"),
        (HUNGRY, "too-large", "time or memory"),
        (CLOSED, "password-protected", "Ask for a copy without"),
        (XLS[:-4000], "damaged", "is damaged"),
        (zipped(BROKEN), "damaged", "save it as .xlsx"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, kind: str, said: str) -> None:
    found, message = refused(data)
    assert (found, said in message) == (kind, True), (found, message)


@unix
def test_a_file_that_takes_all_memory_costs_that_file_only() -> None:
    readers = Readers()
    with pytest.raises(Unreadable, match="memory"):
        open_book(HUNGRY, judge(HUNGRY), readers)
    assert open_book(ODS, judge(ODS), readers).sheets[0].rows == [["x"]]
    readers.close()


@pytest.mark.slow
@unix
def test_a_file_on_which_the_reader_hangs_costs_that_file_only(reader: Reader) -> None:
    reader.read(ODS, MEMORY)
    assert reader.pid
    os.kill(reader.pid, signal.SIGSTOP)
    with pytest.raises(ReaderDied):
        reader.read(ODS, MEMORY)
    assert reader.read(ODS, MEMORY)[0][2] == [["x"]]


@unix
def test_a_reader_that_died_between_two_files_is_started_again(reader: Reader) -> None:
    reader.read(ODS, MEMORY)
    first = reader.pid
    assert first
    os.kill(first, signal.SIGKILL)
    os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
    assert reader.read(ODS, MEMORY)[0][2] == [["x"]]
    assert reader.pid not in {None, first}


def test_what_the_reader_refuses_costs_no_process(reader: Reader) -> None:
    with pytest.raises(ReaderRefused):
        reader.read(b"no workbook", MEMORY)
    first = reader.pid
    assert reader.read(book(), MEMORY)[0][0] == "Return"
    assert reader.pid == first


@unix
def test_a_closed_reader_leaves_no_process_and_can_be_closed_again() -> None:
    reader = Reader()
    reader.close()
    reader.read(ODS, MEMORY)
    first = reader.pid
    reader.close()
    reader.close()
    assert reader.pid is None
    with pytest.raises(ProcessLookupError):
        os.kill(first or 0, 0)
