"""What to say of a tally: where it comes from, what is missing, what is wrong."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ohc.errors import CANNOT, GAPS
from ohc.lines import counted
from ohc.patch import Origin
from ohc.problems import UNUSED, Problem
from ohc.progress import period_notes
from ohc.progress.accounts.books import Books, TallyScope
from ohc.progress.accounts.ledger import Key, Ledger
from ohc.reference.reporting_units import NATIONAL, Body
from ohc.reference.taking_effect import without_effect
from ohc.version import __version__

ASKED = frozenset({"missing-column", "unclear-column"})
"""Kinds of problems that ask which column is meant."""


def of_blanks(rows: int, *, teams: bool) -> list[str]:
    """Return what blank answers count as that nobody had to give, if there are any."""
    if not rows:
        return []
    body = Body(NATIONAL if teams else "", "")
    of_whom = (
        "for establishments" if teams else "for national bodies or Approved Premises"
    )
    where = "at teams" if teams else "at establishments"
    sentence = (
        f"{len(without_effect(body))} commitments are {of_whom} and do not apply "
        f"{where}. {counted(rows, 'blank answer')} to them "
        f"{'is' if rows == 1 else 'are'} counted as not applicable."
    )
    return [sentence]


def exit_code(books: Books, scope: TallyScope, *, today: date) -> int:
    """
    Return 3 where there are gaps: files skipped, rows set aside, returns missing.

    So is a row that is gone though it had to be answered, and a period in doubt,
    whether or not its return counts. Rows of other periods are no gap, nor are
    missing returns before they are due.
    """
    accounts = books.accounts
    aside = accounts.rows_set_aside - sum(books.other_periods.values())
    aside -= sum(books.elsewhere.values())
    # Where it is not clear what is counted, nothing that follows from it is whole.
    unclear = asked(books.problems)
    if books.period is None and not books.counted and not unclear:
        return CANNOT
    overdue = scope.returns_due is None or scope.returns_due < today
    missing = accounts.returns_missing and overdue
    unanswered = any(return_.unanswered for return_ in books.completeness.values())
    doubt = period_notes.are_in_doubt(books.problems, aside=books.other_files)
    in_returns = aside or unanswered or doubt or unclear or unused(books.problems)
    return GAPS if accounts.files_skipped or missing or in_returns else 0


def unused(problems: Iterable[Problem]) -> bool:
    """Return whether a settings file beside the returns is not used."""
    return any(problem.kind == UNUSED for problem in problems)


def asked(problems: Iterable[Problem]) -> bool:
    """Return whether a problem asks which column is meant."""
    return any(problem.kind in ASKED for problem in problems)


def check_summary(target: str | None, *, force: bool) -> None:
    """Raise CannotWrite where a summary cannot be written: before pages are."""
    if target is not None:
        from ohc.files import writing

        writing.check_target(Path(target), force=force)


def write_summary(
    target: str | None, content: Mapping[str, Any], *, force: bool
) -> list[str]:
    """Write a summary as JSON where one was asked for, and say so."""
    if target is None:
        return []
    from ohc.output.json_records import write_json

    return [f"Wrote {write_json(Path(target), content, force=force)}."]


def files_of(ledger: Ledger, keys: Container[Key] | None = None) -> dict[str, Any]:
    """Return the files that a summary is made of, where a ledger has kept them."""
    if type(ledger) is Ledger:
        return {}
    from ohc.progress.checks.file_sums import file_rows

    return {"files": file_rows(ledger, keys)}


def summary_of(
    books: Books, origin: Origin, *, as_at: date | None, ledger: Ledger | None = None
) -> dict[str, Any]:
    """Return accounts, problems, what is missing and which files, for programs."""
    return {
        "ohc": __version__,
        "period": books.period.name if books.period else None,
        "as_at": as_at.isoformat() if as_at else "",
        "expected_from": origin.whole,
        **books.accounts._asdict(),
        "problems_by_kind": dict(Counter(problem.kind for problem in books.problems)),
        "missing": [unit.body.id for _, unit in books.missing],
        "problems": [problem.row() for problem in books.problems],
        **(files_of(ledger, books.counted) if ledger else {}),
    }
