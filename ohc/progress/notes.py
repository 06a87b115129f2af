"""What to say of a tally: where it comes from, what is missing, what is wrong."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ohc.errors import CANNOT, GAPS
from ohc.files import writing
from ohc.outcome import Row
from ohc.problems import Problem, summarised
from ohc.progress.accounts.books import Books, TallyScope
from ohc.progress.accounts.ledger import Ledger
from ohc.reference.reporting_units import doubts
from ohc.version import __version__

MOST_SAID = 60
FEW = 4


def headline(books: Books, scope: TallyScope, origin: str) -> list[str]:
    """Return of which period it is and who was expected, a sentence each."""
    said = []
    if books.period and not scope.period and not scope.all_periods:
        said.append(f"Period {books.period.name}: the latest there is.")
    said.append(f"Expected: {books.accounts.returns_expected} returns of {origin}.")
    if books.other_periods:
        others = ", ".join(f"{n} of {when}" for when, n in books.other_periods.items())
        said.append(f"Rows of other periods set aside: {others} (see --by period).")
        ours = books.accounts.rows_read - sum(books.other_periods.values())
        if books.period and max(books.other_periods.values()) > 2 * ours:
            said.append(f"Mind: few rows are of {books.period.name}.")
    if books.elsewhere:
        rows = sum(books.elsewhere.values())
        said.append(
            f"Set aside, because not asked for: {rows} rows of "
            f"{_some(sorted(books.elsewhere))}. --teams tallies the returns of teams."
        )
    return said


def no_period(books: Books) -> list[str]:
    """Return what to do where nothing tells which period is meant."""
    if books.period or books.counted:
        return []
    return ["No return tells its period, so nothing is expected: name one by --period."]


def title(books: Books, scope: TallyScope, day: date | None, *, foreign: bool) -> str:
    """Return the title of a tally: of which period and part of the estate."""
    if foreign:
        return "Progress of items"
    name = books.period.name if books.period and day else "all periods"
    named = [value for values in scope.selection for value in values]
    at = f", as at {day:%d/%m/%Y}" if day else ""
    return f"Progress, {name}, {', '.join(named) or 'the whole estate in scope'}{at}"


def absent(books: Books) -> list[str]:
    """Return whose returns are missing, by name, for a document."""
    names = [unit.body.name for _, unit in books.missing]
    return [f"Missing: {', '.join(names)}."] if names else []


def doubtful(books: Books) -> list[str]:
    """Return what is uncertain of the returns expected, a sentence each."""
    found = doubts(unit for due in books.expected.values() for unit in due)
    return [f"Whether a return is expected is uncertain: {line}" for line in found]


def remarks(ledger: Ledger) -> list[str]:
    """Return what was noticed of files, a sentence each, with some of the files."""
    return [f"{_some(names)}: {note}" for note, names in ledger.notes.items()]


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - FEW} more" if len(names) > FEW else ""
    return f"{', '.join(names[:FEW])}{more}"


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

    ``problem_files`` are files that came from the body and do not count, and files
    with problems that bear its id in their name: a hint, where nothing inside a
    file could be read.
    """
    spoilt = [one.file for one in books.problems if one.file]
    return [
        {
            "body": unit.body.name,
            "area_team": unit.body.area_team,
            "lead_team": unit.body.lead_team,
            "last_return": books.last_period.get(unit.body.id, ""),
            "problem_files": "; ".join(
                dict.fromkeys(
                    (
                        *books.undecided.get((unit.body.id, period), ()),
                        *books.undecided.get((unit.body.id, ""), ()),
                        *_bearing(unit.body.id, spoilt),
                    )
                )
            ),
            "body_id": unit.body.id,
            "region": unit.body.region,
            "doubt": unit.doubt,
        }
        for period, unit in books.missing
    ]


def _bearing(body_id: str, names: Sequence[str]) -> list[str]:
    pattern = re.compile(rf"{re.escape(body_id)}(?![a-z-])", re.IGNORECASE)
    return [name for name in names if pattern.search(Path(name).name)]


def exit_code(books: Books, scope: TallyScope) -> int:
    """
    Return 3 where there are gaps: files skipped, rows set aside, returns missing.

    Rows of other periods are no gap, nor are missing returns before they are due.
    """
    accounts = books.accounts
    aside = accounts.rows_set_aside - sum(books.other_periods.values())
    aside -= sum(books.elsewhere.values())
    if books.period is None and not books.counted:
        return CANNOT
    today = date.today()  # noqa: DTZ011 - the analyst's day
    overdue = scope.returns_due is None or scope.returns_due < today
    missing = accounts.returns_missing and overdue
    return GAPS if accounts.files_skipped or aside or missing else 0


def write_summary(
    target: str | None, content: Mapping[str, Any], *, force: bool
) -> list[str]:
    """Write a summary as JSON where one was asked for, and say so."""
    if target is None:
        return []
    import json

    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    return [f"Wrote {writing.write(Path(target), text, force=force)}."]


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
