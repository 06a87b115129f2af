"""What to say of a tally: where it comes from, what is missing, what is wrong."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ohc.errors import CANNOT, GAPS
from ohc.files import writing
from ohc.outgoing import content_for_programs
from ohc.problems import UNUSED, Problem, summarised
from ohc.progress import period_notes
from ohc.progress.accounts.books import Books, TallyScope
from ohc.progress.accounts.ledger import Ledger
from ohc.reference.reporting_units import NATIONAL, Body, doubts, is_team
from ohc.reference.taking_effect import without_effect
from ohc.version import __version__

MOST_SHOWN = 60
"""Problems: more fill no screen that anyone reads to its end."""

FEW = 4

ASKED = frozenset({"missing-column", "unclear-column"})
"""Kinds of problems that ask which column is meant."""


def headline(books: Books, scope: TallyScope, *, origin: str) -> list[str]:
    """Return of which period it is and who was expected, a sentence each."""
    sentences: list[str] = []
    # A period that someone asked for need not be told to them.
    if books.period and not scope.period and not scope.all_periods:
        sentences += period_notes.of_which_period(books)
    expected = books.accounts.returns_expected
    sentences.append(f"Expected: {expected} returns of {origin}.")
    if books.other_periods:
        sentences += _of_other_periods(books)
    if books.elsewhere:
        rows = sum(books.elsewhere.values())
        teams = {body.name for body in books.names.values() if is_team(body)}
        hint = " --teams tallies the returns of teams."
        are_teams = not teams.isdisjoint(books.elsewhere) and not scope.teams
        sentences.append(
            f"Set aside, because not asked for: {rows} rows of "
            f"{some(sorted(books.elsewhere))}.{hint if are_teams else ''}"
        )
    return sentences


def of_blanks(rows: int, *, teams: bool) -> list[str]:
    """Return what blank answers count as that nobody had to give, if there are any."""
    if not rows:
        return []
    body = Body(NATIONAL if teams else "", "")
    of_whom = (
        "for establishments" if teams else "for national bodies or Approved Premises"
    )
    where = "at teams" if teams else "at establishments"
    answers = "1 blank answer" if rows == 1 else f"{rows} blank answers"
    sentence = (
        f"{len(without_effect(body))} commitments are {of_whom} and do not take effect "
        f"{where}: {answers} to them {'counts' if rows == 1 else 'count'} as not "
        "applicable."
    )
    return [sentence]


def _of_other_periods(books: Books) -> Iterator[str]:
    others = books.other_periods
    listed = ", ".join(f"{rows} of {period}" for period, rows in others.items())
    yield f"Rows of other periods set aside: {listed} (see --by period)."
    ours = books.accounts.rows_read - sum(others.values())
    # One return with a mistyped year is the latest of all, and would stand for all.
    if books.period and max(others.values()) > 2 * ours:
        yield f"Mind: few rows are of {books.period.name}."


def title(books: Books, scope: TallyScope, *, day: date | None, foreign: bool) -> str:
    """Return the title of a tally: its period, part of the estate, what came."""
    at = f", as at {day:%d/%m/%Y}" if day else ""
    if foreign:
        return f"Progress of items{at}"
    accounts = books.accounts
    # Of teams none is expected.
    came = f"{accounts.returns_received} of {accounts.returns_expected} returns"
    came = f", {came}" if accounts.returns_expected else ""
    name = books.period.name if books.period and day else "all periods"
    named = [value for values in scope.selection for value in values]
    where = ", ".join(named) or "the whole estate in scope"
    return f"Progress, {name}, {where}{at}{came}"


def absent(books: Books) -> list[str]:
    """Return whose returns are missing, by name, for a document."""
    names = [unit.body.name for _, unit in books.missing]
    return [f"Missing: {', '.join(names)}."] if names else []


def doubtful(books: Books) -> list[str]:
    """Return what is uncertain of the returns expected, a sentence each."""
    units = (unit for due in books.expected.values() for unit in due)
    return [
        f"Whether a return is expected is uncertain: {doubt}" for doubt in doubts(units)
    ]


def remarks(ledger: Ledger) -> list[str]:
    """Return what was noticed of files, a sentence each, with some of the files."""
    return [f"{some(names)}: {note}" for note, names in ledger.notes.items()]


def some(names: Sequence[str]) -> str:
    """Return names in a row, or the first few and how many more."""
    more = f" and {len(names) - FEW} more" if len(names) > FEW else ""
    return f"{', '.join(names[:FEW])}{more}"


def problem_lines(
    problems: Sequence[Problem], *, aside: Collection[str] = ()
) -> list[str]:
    """
    Return a line for each problem, and where to see all if they are too many.

    Missing returns are one line, and so are returns that say the same of their
    period; files set aside with their period none.
    """
    shown = period_notes.folded(
        [
            problem
            for problem in problems
            if problem.kind != "missing-return" and problem.file not in aside
        ]
    )
    lines = summarised(shown, MOST_SHOWN, advice="--summary FILE.json has all of them.")
    missing = [
        problem.expected for problem in problems if problem.kind == "missing-return"
    ]
    if missing:
        lines.append(f"{len(missing)} returns missing: {', '.join(missing)}.")
    return lines


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
    """Return whether a file beside the returns is none of ours, and not used."""
    return any(problem.kind == UNUSED for problem in problems)


def asked(problems: Iterable[Problem]) -> bool:
    """Return whether a problem asks which column is meant."""
    return any(problem.kind in ASKED for problem in problems)


def write_summary(
    target: str | None, content: Mapping[str, Any], *, force: bool
) -> list[str]:
    """Write a summary as JSON where one was asked for, and say so."""
    if target is None:
        return []
    import json

    outgoing = content_for_programs(content)
    text = json.dumps(outgoing, ensure_ascii=False, indent=1) + "\n"
    return [f"Wrote {writing.write(Path(target), text, force=force)}."]


def summary_of(books: Books, origin: str, *, as_at: str) -> dict[str, Any]:
    """Return accounts, problems and what is missing, for programs."""
    return {
        "ohc": __version__,
        "period": books.period.name if books.period else None,
        "as_at": as_at,
        "expected_from": origin,
        **books.accounts._asdict(),
        "problems_by_kind": dict(Counter(problem.kind for problem in books.problems)),
        "missing": [unit.body.id for _, unit in books.missing],
        "problems": [problem.row() for problem in books.problems],
    }
