"""Open a workbook safely, whatever its format."""

import os
import re
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from functools import partial
from struct import Struct
from typing import Any, TypeVar

from ohc.files.package import MOST_PARTS, Package
from ohc.files.unreadable import SPOILT, Unreadable
from ohc.workbooks.apart import Apart
from ohc.workbooks.calamine import Raw, rows_of
from ohc.workbooks.judging import Judged
from ohc.workbooks.sheets import LONGEST, Book, Sheet
from ohc.workbooks.xlsx import comments, contents, look, styles
from ohc.workbooks.xlsx.parts import targets

T = TypeVar("T")
MEMORY = 256_000_000
CLAIMED_CELL, MOST_CLAIMED = 32, 30_000_000
"""
Bytes for a cell, and cells: of an xls the reader lays claim to the areas that it
declares, without using that memory.
"""

TABLE = b"<table:table "
_DIMENSIONS = rb"(?s)\x00\x02\x0e\x00(.{12})"
_AREA = Struct("<2I2H")

LARGEST_CONTENT = 20_000_000
"""Bytes of OpenDocument XML, which needs ten times as many for a cell as an xlsx."""

SINCE_1904 = "it counts days from 1904; its dates were read so."
NO_STYLES = "it has too many styles to read, so colours and percentages are not known."


class Readers:
    """The readers that a batch of files shares; close them at the end."""

    def __init__(self) -> None:
        self._process: Any = None
        self._apart = Apart()

    def apart(self, data: bytes, memory: int) -> Raw:
        """Return the sheets of a file in an old format, read in a separate process."""
        from ohc.workbooks.other_formats.process import (
            Reader,
            ReaderDied,
            ReaderRefused,
        )

        self._process = self._process or Reader()
        try:
            raw: Raw = self._process.read(data, memory)
        except ReaderRefused as error:
            raise Unreadable("damaged", SPOILT) from error
        except ReaderDied as error:
            raise Unreadable(
                "too-large",
                "Reading it takes far more time or memory than a return should need. "
                "Ask for it again, or split it.",
            ) from error
        return raw

    def done_apart(self, work: Callable[..., T], *about: Any) -> T:
        """Return the result of work on a large file. Raises Unreadable."""
        return self._apart.done(work, *about)

    def close(self) -> None:
        """End the processes that were started."""
        self._apart.close()
        if self._process:
            self._process.close()


def open_book(
    data: bytes, judged: Judged, readers: Readers, prose: Container[str] = ()
) -> Book:
    """
    Return a workbook with its sheets.

    Sheets known as ``prose`` are left out of an xlsx if they have no third column,
    because then they have no table.

    Raises Unreadable, with a kind of problem, if the file cannot be read.
    """
    if judged.format == "text":
        # Imported here, because returns are workbooks.
        from ohc.workbooks.delimited import rows_of_text

        text = rows_of_text(data)
        unseen = look.Unseen({})
        sheet = Sheet("", hidden=False, rows=text.rows, merged=(), look=unseen)
        sheet.unclosed = text.unclosed
        return Book("text", [sheet], notes=text.notes)
    if judged.format == "xlsx" and judged.package:
        content = contents.contents(judged.package, prose)
        return _xlsx_book(data, content, readers)
    return _old_book(data, judged, readers)


def _xlsx_book(data: bytes, content: contents.Contents, readers: Readers) -> Book:
    raw = _as_it_came(data, content, readers) if content.is_sound(data) else []
    if [name for name, *_ in raw] != [part.name for part in content.parts]:
        # If the reader sees other sheets, or may do so, it is given only these.
        raw = readers.apart(content.rewritten(), MEMORY)
    if len(raw) != len(content.parts):
        raise Unreadable("damaged", SPOILT)
    if content.may_have_long_texts():
        _refuse_long(raw)
    known = styles.parse(content.styles, content.theme)
    sheets = [
        Sheet(
            part.name,
            hidden=part.hidden,
            rows=rows,
            merged=merged,
            look=look.look_at(xml, known),
        )
        for part, xml, (*_, rows, merged) in zip(
            content.parts, content.sheets, raw, strict=True
        )
    ]
    notes = ((NO_STYLES, known.too_many), (SINCE_1904, content.is_1904))
    return Book(
        "xlsx",
        sheets,
        notes=tuple(note for note, holds in notes if holds),
        list_sources=partial(_list_sources, content),
        comments=partial(comments.comments_of, content.package, content.parts),
    )


def _refuse_long(raw: Raw) -> None:
    """Raise Unreadable for a text that is too long for any spreadsheet program."""
    # Each step of reading looks at the whole text: ten million characters take longer
    # than a thousand returns.
    for name, _, rows, _ in raw:
        for number, row in enumerate(rows, start=1):
            for value in row:
                if value.__class__ is str and len(value) > LONGEST:
                    raise Unreadable(
                        "too-large",
                        f"A cell in row {number} of sheet {name} has {len(value):,} "
                        "characters. Excel allows 32,767. Shorten its text.",
                    )


def _list_sources(content: contents.Contents) -> Any:
    # Imported here, because lists are needed only for trackers.
    from ohc.workbooks.xlsx import validations

    return validations.list_sources(content.sheets, names=content.names)


def _as_it_came(data: bytes, content: contents.Contents, readers: Readers) -> Raw:
    if content.is_small():
        # Packed, all of it would be unpacked again, and each sheet even twice.
        return _calm(content.unpacked() or data, content.without)
    everything = readers.apart(data, MEMORY)
    return [sheet for sheet in everything if sheet[0] not in content.without]


def _calm(data: bytes, without: Container[str]) -> Raw:
    """Return the reader's result, without showing what it prints when it panics."""
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


def _old_book(data: bytes, judged: Judged, readers: Readers) -> Book:
    from ohc.workbooks.other_formats import survey

    try:
        surveyed = _survey(judged)
    except survey.Spoilt as error:
        raise Unreadable("damaged", "The file is damaged.") from error
    sheet, _, cell = surveyed.farthest.rpartition("!")
    contents.refuse_far(sheet, max(surveyed.grid, surveyed.together), cell)
    memory = MEMORY + CLAIMED_CELL * min(_claimed(judged.stream), MOST_CLAIMED)
    raw = readers.apart(data, memory)
    _refuse_long(raw)
    sheets = [
        Sheet(
            name,
            hidden=hidden,
            rows=rows,
            merged=merged or surveyed.merged.get(name, ()),
            look=look.Unseen(surveyed.errors.get(name, {})),
        )
        for name, hidden, rows, merged in raw
    ]
    note = f"{judged.format} files do not say how their cells are filled."
    return Book(judged.format, sheets, notes=(note,))


def _claimed(stream: bytes) -> int:
    areas = (_AREA.unpack(record) for record in re.findall(_DIMENSIONS, stream))
    return sum(
        max(bottom - top, 0) * max(right - left, 0)
        for top, bottom, left, right in areas
    )


def _survey(judged: Judged) -> Any:
    from ohc.workbooks.other_formats import survey

    if judged.package is None:
        return survey.of_xls(judged.stream)
    if judged.format == "ods":
        content = judged.package.part("content.xml")
        if len(content) > LARGEST_CONTENT or content.count(TABLE) > MOST_PARTS:
            raise Unreadable("too-large", "It is larger than a hundred returns.")
        return survey.of_ods(content)
    return survey.of_xlsb(_xlsb_sheets(judged.package))


def _xlsb_sheets(package: Package) -> Iterator[tuple[str, bytes]]:
    from ohc.workbooks.other_formats import survey

    relations = "xl/_rels/workbook.bin.rels"
    if relations in package:
        parts = targets(package, "xl", relations)
        for key, name in survey.xlsb_names(package.part("xl/workbook.bin")).items():
            if part := parts.get(key):
                yield name, package.part(part)
