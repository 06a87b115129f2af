"""How missing returns look: whose they are, and in words what came instead."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from ohc.outcome import Row, View
from ohc.output.fields import FIELDS
from ohc.problems import Problem
from ohc.progress.accounts.books import Books
from ohc.progress.accounts.ledger import Key
from ohc.progress.returns.received import UNANSWERED
from ohc.progress.words.periods import in_words
from ohc.record import Record
from ohc.reference.reporting_units import Unit

if TYPE_CHECKING:
    from ohc.progress.words.contacts import Contact

MISSING_FIELDS = (
    "body",
    "area_team",
    "lead_team",
    "last_return",
    "problem_files",
    "body_id",
    "region",
    "doubt",
    "why",
    "contact",
    "email",
)
NOTHING = "nothing"
OTHER = "not a return that counts"
"""A file that is named for its body, and of which no problem tells what it is."""


NOTHING_CAME = "nothing came"
UNREAD, UNFILLED = "cannot be read", "nothing filled in"
WHOSE, WHEN = "establishment unclear", "period disagrees"
TWO, UNUSED = "two returns", "cannot be used"
"""Why a return is missing, for programs."""


class _Rule(Record):
    """What came where a file has a problem that the rule holds for, and why not."""

    holds: Callable[[Problem], bool]
    words: str
    why: str


def _is(*kinds: str) -> Callable[[Problem], bool]:
    return lambda problem: problem.kind in kinds


RULES = (
    _Rule(_is("no-access"), "file cannot be opened", UNREAD),
    _Rule(_is("password-protected"), "file is protected by a password", UNREAD),
    _Rule(_is("not-a-workbook"), "file is {}", UNREAD),
    _Rule(_is("too-large"), "file is too large", UNREAD),
    _Rule(_is("unsafe"), "file is unsafe", UNREAD),
    _Rule(lambda problem: problem.message == UNANSWERED, "untouched form", UNFILLED),
    _Rule(_is("empty-file"), "file is empty", UNFILLED),
    _Rule(_is("damaged"), "file is damaged", UNREAD),
    _Rule(_is("body-disagrees"), "two establishments named", WHOSE),
    _Rule(_is("period-disagrees", "bad-date"), "period is unclear", WHEN),
    _Rule(_is("duplicate-return"), "two returns that differ", TWO),
    _Rule(_is("missing-sheet"), "a sheet is missing", UNUSED),
    _Rule(
        _is("missing-column", "unclear-column"),
        "a column is missing or unclear",
        UNUSED,
    ),
    _Rule(lambda problem: problem.level == "error", "answers not recognised", UNUSED),
    _Rule(_is("lock-file"), "workbook is open elsewhere", NOTHING_CAME),
)
"""The first that holds for a problem of a file says what came: the gravest first."""


class Came(Record):
    """A file that came and does not count: what it is, why, and its problem."""

    file: str
    words: str = OTHER
    why: str = UNUSED
    problem: Problem | None = None


def what_came(files: Iterable[str], problems: Sequence[Problem]) -> str:
    """
    Return in words what came in the place of a return: a few words for each file.

    >>> what_came([], [])
    'nothing'
    >>> spoilt = Problem("a.xlsx", "damaged", message="The file is cut short.")
    >>> what_came(["a.xlsx"], [spoilt])
    'file is damaged'
    """
    came = (of_file.words for of_file in files_that_came(files, problems))
    return "; ".join(dict.fromkeys(came)) or NOTHING


def files_that_came(files: Iterable[str], problems: Sequence[Problem]) -> list[Came]:
    """Return what came in the place of a return, file by file."""
    return [
        _of_file(file, [problem for problem in problems if problem.file == file])
        for file in files
    ]


def _of_file(file: str, problems: Sequence[Problem]) -> Came:
    for rule in RULES:
        for problem in problems:
            if rule.holds(problem):
                # After a semicolon stands what to do, which check says.
                kind = problem.found.partition(";")[0] or "not a workbook"
                return Came(file, rule.words.format(kind), rule.why, problem)
    return Came(file)


def missing_view(rows: Sequence[Row]) -> View:
    """Return how missing returns are shown; the files where there is room for them."""
    files = ("problem_files",) if any(row["problem_files"] for row in rows) else ()
    return View(
        columns=("body", "area_team", "lead_team", "last_return", "came", *files),
        fields={"last_return": FIELDS["last_return"]._replace(spoken=in_words)},
        sheet="Missing returns",
    )


def missing_rows(
    books: Books, contacts: "Mapping[str, Contact]" = MappingProxyType({})
) -> list[Row]:
    """
    Return a row for each return that is missing, with MISSING_FIELDS and ``came``.

    ``problem_files`` are files that came from the body and do not count, and files
    with problems that bear its id in their name: a hint, where nothing inside a
    file could be read. ``came`` says in words what is in them, for people.
    """
    return [
        _missing_row(unit, books, came=came, contact=contacts.get(unit.body.id))
        for _, unit, came in missing_returns(books)
    ]


def missing_returns(books: Books) -> Iterator[tuple[str, Unit, list[Came]]]:
    """Give the period and unit of each return that is missing, and what came of it."""
    spoilt = [problem.file for problem in books.problems if problem.file]
    for period, unit in books.missing:
        files = _files_of((unit.body.id, period), books, spoilt)
        yield period, unit, files_that_came(files, books.problems)


def _missing_row(
    unit: Unit, books: Books, *, came: Sequence[Came], contact: "Contact | None"
) -> Row:
    return {
        "body": unit.body.name,
        "area_team": unit.body.area_team,
        "lead_team": unit.body.lead_team,
        "last_return": books.last_period.get(unit.body.id, ""),
        "problem_files": "; ".join(of_file.file for of_file in came),
        "body_id": unit.body.id,
        "region": unit.body.region,
        "doubt": unit.doubt,
        "why": why_missing(came),
        "contact": contact.name if contact else "",
        "email": contact.email if contact else "",
        "came": "; ".join(dict.fromkeys(of_file.words for of_file in came)) or NOTHING,
    }


def why_missing(came: Sequence[Came]) -> str:
    """Return why a return is missing, in a stable word."""
    return next((of_file.why for of_file in came), NOTHING_CAME)


def _files_of(key: Key, books: Books, spoilt: Sequence[str]) -> Iterable[str]:
    """Return the files that may hold the return of a body and period, each once."""
    body_id, _ = key
    files = (
        *books.undecided.get(key, ()),
        *books.undecided.get((body_id, ""), ()),
        *_bearing(body_id, spoilt),
    )
    return dict.fromkeys(files)


def _bearing(body_id: str, names: Sequence[str]) -> list[str]:
    # prison-leeds is no part of prison-leeds-west, and may end in _2013-14-Q4.
    pattern = re.compile(rf"{re.escape(body_id)}(?![a-z-])", re.IGNORECASE)
    return [name for name in names if pattern.search(Path(name).name)]
