"""A workbook, opened with care: its sheets, their values and what values hide."""

import os
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from ohc.workbooks import look, styles
from ohc.workbooks.child import Merged, Raw, rows_of
from ohc.workbooks.delimited import rows_of_text
from ohc.workbooks.judge import Judged
from ohc.workbooks.package import Package
from ohc.workbooks.unreadable import Unreadable

MOST_CELLS = 3_000_000
"""A grid of more cells is not asked for: 10,000 returns have as many."""

MEMORY = 256_000_000
XLS_MEMORY = 1_000_000_000
"""Bytes: for an xls the reader lays claim to the area declared, and does not use it."""

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
SPOILT = (
    "Its content cannot be read: it is spoilt, or of a make that the reader does not "
    "know. Open it in Excel and save it anew as xlsx."
)


class Sheet(NamedTuple):
    """A sheet: its rows of values from A1 on, and what values do not show."""

    name: str
    hidden: bool
    rows: Sequence[Sequence[Any]]
    merged: Sequence[Merged]
    look: look.Look


class Book(NamedTuple):
    """A workbook by its true format, with what is worth saying of the whole."""

    format: str
    sheets: Sequence[Sheet]
    notes: tuple[str, ...] = ()


class Readers:
    """The readers that a batch of files shares, to be closed at its end."""

    def __init__(self) -> None:
        self._process: Any = None

    def apart(self, data: bytes, memory: int) -> Raw:
        """Return the sheets of an old format, read in a process of its own."""
        from ohc.workbooks.process import Reader, ReaderDied, ReaderRefused

        self._process = self._process or Reader()
        try:
            raw: Raw = self._process.read(data, memory)
        except ReaderRefused as error:
            raise Unreadable("damaged", SPOILT) from error
        except ReaderDied as error:
            raise Unreadable(
                "too-large",
                "Reading it takes more time or memory than a return can need.",
            ) from error
        return raw

    def close(self) -> None:
        """End what was started."""
        if self._process:
            self._process.close()


def open_book(
    data: bytes, judged: Judged, readers: Readers, prose: Container[str] = ()
) -> Book:
    """
    Return a workbook with its sheets.

    Sheets that are known as ``prose`` are left out of an xlsx where they have no
    third column, since they hold no table then.

    Raises Unreadable for what cannot be read, in the words of the kinds of
    problems.
    """
    if judged.format == "text":
        rows, notes = rows_of_text(data)
        return Book("text", (Sheet("", False, rows, (), look.Unseen({})),), notes)
    if judged.format == "xlsx" and judged.package:
        return _xlsx_book(data, judged.package, prose)
    return _old_book(data, judged, readers)


def _xlsx_book(data: bytes, package: Package, prose: Container[str]) -> Book:
    parts = _parts(package)
    xmls = {}
    for name, part in parts:
        xmls[name] = package.part(part) if part in package else b""
    without = {name for name in xmls if name in prose and b'r="C' not in xmls[name]}
    for name, xml in xmls.items():
        if name not in without:
            _refuse_far(name, *look.area(xml))
    if "xl/sharedStrings.xml" in package:
        package.part("xl/sharedStrings.xml")
    found = _styles(package)
    sheets = []
    for name, hidden, rows, merged in _calm(data, without):
        seen = look.Look(xmls.get(name, b""), found)
        sheets.append(Sheet(name, hidden, rows, merged, seen))
    if parts and not sheets and not without:
        raise Unreadable("damaged", "No sheet of the workbook can be read.")
    return Book("xlsx", sheets)


def _refuse_far(sheet: str, cells: int, farthest: str) -> None:
    if cells > MOST_CELLS:
        raise Unreadable(
            "too-large",
            f"A value in cell {farthest} of sheet {sheet} makes it "
            f"{cells:,} cells large: delete what stands outside the table.",
            found=farthest,
        )


def _calm(data: bytes, without: Container[str]) -> Raw:
    """Return what the reader gives; what it prints when it panics is not shown."""
    from python_calamine import CalamineError

    try:
        with _hushed():
            return rows_of(data, without)
    except (CalamineError, OSError, ValueError) as error:
        raise Unreadable("damaged", SPOILT) from error


@contextmanager
def _hushed() -> Iterator[None]:
    try:
        kept = os.dup(2)
    except OSError:  # There is no stderr, as under pythonw.
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(nowhere)
        os.close(kept)


def _parts(package: Package) -> Sequence[tuple[str, str]]:
    workbook, relations = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
    if workbook not in package or relations not in package:
        return ()
    return _sheet_parts(package.part(workbook), package.part(relations))


@lru_cache(maxsize=64)
def _sheet_parts(workbook: bytes, relations: bytes) -> Sequence[tuple[str, str]]:
    targets = _targets(relations)
    return tuple(
        (attributes.get("name", ""), targets.get(attributes.get("id", ""), ""))
        for found in _SHEET.finditer(workbook)
        if (attributes := _attributes(found[1]))
    )


def _targets(relations: bytes) -> Mapping[str, str]:
    targets = {}
    for found in _RELATION.finditer(relations):
        attributes = _attributes(found[1])
        target = attributes.get("Target", "")
        path = target[1:] if target.startswith("/") else f"xl/{target}"
        targets[attributes.get("Id", "")] = str(PurePosixPath(path))
    return targets


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)


def _attributes(xml: bytes) -> Mapping[str, str]:
    return {
        name.decode().rpartition(":")[2]: _unescaped(
            (a or b).decode("utf-8", "replace")
        )
        for name, a, b in _ATTRIBUTE.findall(xml)
    }


def _styles(package: Package) -> styles.Styles:
    if "xl/styles.xml" not in package:
        return styles.Styles()
    theme = "xl/theme/theme1.xml"
    written = package.part("xl/styles.xml")
    shaded = b"fgColor theme" in written and theme in package
    return styles.parse(written, package.part(theme) if shaded else b"")


def _old_book(data: bytes, judged: Judged, readers: Readers) -> Book:
    from ohc.workbooks import survey

    try:
        found = _survey(judged)
    except survey.Spoilt as error:
        raise Unreadable("damaged", "The file is cut short or spoilt.") from error
    sheet, _, cell = found.farthest.rpartition("!")
    _refuse_far(sheet, max(found.grid, found.together), cell)
    memory = XLS_MEMORY if judged.format == "xls" else MEMORY
    sheets = [
        Sheet(name, hidden, rows, merged, look.Unseen(found.errors.get(name, {})))
        for name, hidden, rows, merged in readers.apart(data, memory)
    ]
    note = f"{judged.format} files do not tell the fills of their cells."
    return Book(judged.format, sheets, (note,))


def _survey(judged: Judged) -> Any:
    from ohc.workbooks import survey

    if judged.package is None:
        return survey.of_xls(judged.stream)
    if judged.format == "ods":
        return survey.of_ods(judged.package.part("content.xml"))
    return survey.of_xlsb(_xlsb_sheets(judged.package))


def _xlsb_sheets(package: Package) -> Iterator[tuple[str, bytes]]:
    from ohc.workbooks import survey

    relations = "xl/_rels/workbook.bin.rels"
    if relations in package:
        targets = _targets(package.part(relations))
        for key, name in survey.xlsb_names(package.part("xl/workbook.bin")).items():
            if (part := targets.get(key, "")) in package:
                yield name, package.part(part)
