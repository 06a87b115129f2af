"""
Rows of a workbook as python-calamine gives them, and a process that serves them.

Run by its path, this is the process of :mod:`ohc.workbooks.other_formats.process`. It
imports only the reader: bytes in, rows out, with a limit of memory if the system has
such limits.
"""

import contextlib
import io
import struct
import sys
import time
from collections.abc import Callable, Container
from typing import Any, BinaryIO

QUESTION = struct.Struct("<QQQ")
"""
Before a workbook: how many bytes it has, and how many bytes and seconds of a processor
the reader may use.
"""

LENGTH = struct.Struct("<Q")
"""Before an answer: how many bytes it has."""

LARGEST_ANSWER = 64_000_000
"""Bytes: a longer answer ends the process, as too much memory does."""

Merged = tuple[int, int, int, int]
Raw = list[tuple[str, bool, list[list[Any]], list[Merged]]]
"""
Of each sheet: its name, whether it is hidden, its rows from A1 on, and its merged
ranges (first row, first column, last row, last column, from 0).
"""


def rows_of(data: bytes, without: Container[str] = ()) -> Raw:
    """Return the sheets of a workbook with their rows, cells from A1 on."""
    import python_calamine as calamine

    work_sheet = calamine.SheetTypeEnum.WorkSheet
    sheets: Raw = []
    with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for about in book.sheets_metadata:
            if about.typ is not work_sheet or about.name in without:
                continue
            sheet = book.get_sheet_by_name(about.name)
            hidden = about.visible is not calamine.SheetVisibleEnum.Visible
            merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
            # Without the blank cells before the first cell, which take memory too.
            top, left = sheet.start or (0, 0)
            rows: list[list[Any]] = [[] for _ in range(top)]
            filled = sheet.to_python()
            rows += ([""] * left + row for row in filled) if left else filled
            sheets.append((about.name, hidden, rows, merged))
    return sheets


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    # Processor seconds: the same work takes as many on a busy computer.
    until = int(time.process_time()) + 1 + seconds
    limits = (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, until),
        (resource.RLIMIT_CORE, 0),
    )
    for limit, most in limits:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(limit, (most, resource.getrlimit(limit)[1]))


def serve(
    questions: BinaryIO, answers: BinaryIO, *, read: Callable[[bytes], Any] = rows_of
) -> None:
    """Answer each workbook with its rows, or with why it cannot be read."""
    import pickle

    answers.write(b"+")
    answers.flush()
    while len(sizes := questions.read(QUESTION.size)) == QUESTION.size:
        length, memory, seconds = QUESTION.unpack(sizes)
        data = questions.read(length)
        # Set again for each: an xls may claim memory that another file must not have.
        _limit(memory, seconds)
        packed = pickle.dumps(_answer(data, read))
        if len(packed) > LARGEST_ANSWER:
            return
        answers.write(LENGTH.pack(len(packed)))
        answers.write(packed)
        answers.flush()
        # The parent process unpacks it now, so it need not be in memory twice.
        del data, packed


def _answer(data: bytes, read: Callable[[bytes], Any]) -> Any:
    try:
        return read(data)
    except MemoryError:
        # This ends the process, which the parent process expects.
        raise
    except BaseException as error:  # noqa: BLE001 - a panic is no Exception
        return f"{error}"[:200]


if __name__ == "__main__":
    import python_calamine  # noqa: F401 - before anyone waits

    serve(sys.stdin.buffer, sys.stdout.buffer)
