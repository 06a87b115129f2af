"""Words that progress commands share: what to read, of when, and by what."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ohc.record import Record

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from ohc.progress.words.local_answers import FactsReader

Watch = Callable[[int, int], None]


def unwatched(done: int, total: int) -> None:
    """Show nobody how far it is."""


class Work(Record):
    """
    How the files are read: on which day, who is told how far it is, who helps.

    An ``executor`` of the interface of ``concurrent.futures`` reads chunks of files
    for us, be it of this machine or of a cluster. Without one all are read in this
    process, but for ``all_processors``, which starts others where that pays.
    ``read_facts`` reads an answers workbook; without it none is looked for.
    """

    today: date
    watch: Watch = unwatched
    executor: "Executor | None" = None
    all_processors: bool = False
    read_facts: "FactsReader | None" = None


class ReadOptions(Record):
    """Which files are to be read, beside the paths, and how; where accounts go."""

    from_file: str | None = None
    framework: str = "npa-2013"
    read_colours: bool = False
    summary: str | None = None
    sheets: tuple[str, ...] = ()
    status_column: str | None = None
    rag_column: str | None = None


class Extent(Record):
    """Which columns of the returns are listed beside the fields that we know."""

    all_columns: bool = False
    known_columns: bool = False


FIELDS_OF_OURS = Extent()
"""Of returns the fields that we know; of trackers every column besides."""


class When(Record):
    """Of which period, and when its returns were due."""

    period: str | None = None
    returns_due: str | None = None


class Only(Record):
    """Of which period, and how grave, the problems are that are listed."""

    only_period: str | None = None
    level: str | None = None


EVERYTHING = Only()


class By(Record):
    """What a tally is by, and as at which day."""

    by: tuple[str, ...] = ()
    across: str | None = None
    laid_out: str | None = None
    as_at: str | None = None
    teams: bool = False


class Sent(Record):
    """What was written to be sent: what to say of it, and the files."""

    closing: tuple[str, ...] = ()
    written: tuple[Path, ...] = ()


class Replies(Record):
    """What pages are written for establishments, and how and by when they answer."""

    feedback: str | None = None
    paper: str = "docx"
    reply_by: str | None = None
    return_to: str | None = None
    sender: str | None = None


class Earlier(Record):
    """What returns are compared with: those of last quarter, the files of a figure."""

    previous: tuple[str, ...] = ()
    against: str | None = None


NOTHING_EARLIER = Earlier()


class Chasing(Record):
    """What letters are written to chase returns, and how and by when to answer."""

    letters: str | None = None
    paper: str = "docx"
    reply_by: str | None = None
    return_to: str | None = None
    sender: str | None = None
