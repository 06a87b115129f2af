"""What to say of a tally: where it comes from, what is missing, what is wrong."""

import json
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from ohc import __version__, files
from ohc.errors import GAPS
from ohc.problems import Problem, summarised
from ohc.progress.accounts import Asked, Books
from ohc.progress.ledger import Ledger
from ohc.progress.units import NATIONAL, TEAM, doubts
from ohc.reference import Row

MOST_SAID = 60
FEW = 4


def headline(books: Books, asked: Asked, origin: str) -> list[str]:
    """Return of which period it is and who was expected, a sentence each."""
    said = []
    if books.period and not asked.period and not asked.all_periods:
        said.append(f"Period {books.period.name}: the latest there is.")
    if not books.period:
        said.append("No return names a period: give one with --period.")
    said.append(f"Expected: {books.accounts.returns_expected} returns of {origin}.")
    if books.other_periods:
        others = ", ".join(f"{n} of {when}" for when, n in books.other_periods.items())
        said.append(f"Rows of other periods set aside: {others} (see --by period).")
    teams = [name for name, _ in books.counted if name.startswith((TEAM, NATIONAL))]
    if teams:
        names = ", ".join(books.names[name].name for name in teams)
        said.append(f"Tallied, though not expected to return: {names}.")
    return said


def doubtful(books: Books) -> list[str]:
    """Return what is uncertain of the returns expected, a sentence each."""
    return doubts(unit for due in books.expected.values() for unit in due)


def remarks(ledger: Ledger) -> list[str]:
    """Return what was noticed of files, a sentence each, with some of the files."""
    said = []
    for note, names in ledger.notes.items():
        more = f" and {len(names) - FEW} more" if len(names) > FEW else ""
        said.append(f"{', '.join(names[:FEW])}{more}: {note}")
    return said


def problem_lines(
    problems: Sequence[Problem], *, aside: Collection[str] = ()
) -> list[str]:
    """
    Return a line for each problem, and where to see all if they are too many.

    Missing returns are one line; files set aside with their period none.
    """
    said = [p for p in problems if p.kind != "missing-return" and p.file not in aside]
    lines = summarised(said, MOST_SAID, "--summary FILE.json has all of them.")
    missing = [one.expected for one in problems if one.kind == "missing-return"]
    if missing:
        lines.append(f"{len(missing)} returns missing: {', '.join(missing)}.")
    return lines


def missing_rows(books: Books) -> list[Row]:
    """
    Return a row for each return that is missing: whose, and what came of them.

    ``problem_files`` are files that were skipped and bear the body's id in their
    name: a hint, since nothing inside says whose they are.
    """
    spoilt = [one.file for one in books.problems if not one.sheet and one.file]
    return [
        {
            "body": unit.body.name,
            "area_team": unit.body.area_team,
            "lead_team": unit.body.lead_team,
            "last_return": books.last_period.get(unit.body.id, ""),
            "problem_files": "; ".join(_bearing(unit.body.id, spoilt)),
            "body_id": unit.body.id,
            "region": unit.body.region,
            "doubt": unit.doubt,
        }
        for _, unit in books.missing
    ]


def _bearing(body_id: str, names: Sequence[str]) -> list[str]:
    pattern = re.compile(rf"{re.escape(body_id)}(?![a-z-])", re.IGNORECASE)
    return [name for name in dict.fromkeys(names) if pattern.search(Path(name).name)]


def exit_code(books: Books, asked: Asked, today: Any) -> int:
    """
    Return 3 where there are gaps: files skipped, rows set aside, returns missing.

    Rows of other periods are no gap, nor are missing returns before they are due.
    """
    accounts = books.accounts
    aside = accounts.rows_set_aside - sum(books.other_periods.values())
    overdue = asked.returns_due is None or asked.returns_due < today
    missing = accounts.returns_missing and overdue
    return GAPS if accounts.files_skipped or aside or missing else 0


def write_summary(
    target: str | None, content: Mapping[str, Any], *, force: bool
) -> list[str]:
    """Write a summary as JSON where one was asked for, and say so."""
    if target is None:
        return []
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    return [f"Wrote {files.write(Path(target), text, force=force)}."]


def summary_of(books: Books, origin: str, as_at: str) -> dict[str, Any]:
    """Return accounts, problems and what is missing, for programs."""
    return {
        "ohc": __version__,
        "period": books.period.name if books.period else None,
        "as_at": as_at,
        "expected_from": origin,
        **books.accounts._asdict(),
        "problems_by_kind": dict(Counter(one.kind for one in books.problems)),
        "missing": [unit.body.id for _, unit in books.missing],
        "problems": [one.row() for one in books.problems],
    }
