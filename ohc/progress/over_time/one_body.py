"""The history of one body, period by period, as an outcome of a command."""

from collections.abc import Container, Sequence
from typing import NamedTuple

from ohc.errors import GAPS, AmbiguousName, OhcError, UnknownName, WrongWords
from ohc.lines import in_quotes
from ohc.outcome import Outcome, Row
from ohc.problems import Problem
from ohc.progress import notes
from ohc.progress.accounts.choosing import real_periods
from ohc.progress.accounts.histories import HISTORY_FIELDS, NO_ROW, history_rows
from ohc.progress.accounts.ledger import Ledger
from ohc.progress.accounts.listing import listed_rows, problems_of
from ohc.progress.options import ReadOptions, Work
from ohc.progress.results import file_counts, sum_of_files, taken
from ohc.progress.returns.returns import Result
from ohc.progress.views import block
from ohc.progress.views.block import Asked
from ohc.progress.views.history_lists import (
    history_view,
    of_slips,
    of_what_does_not_apply,
    printed_lines,
)
from ohc.progress.views.titles import span
from ohc.progress.words.commitment_ids import as_id, commitments_by_id
from ohc.progress.words.periods import Period, by_end, in_words
from ohc.reference.establishments import Selection
from ohc.reference.reporting_units import (
    Body,
    bodies,
    chosen_bodies,
    find_body,
    is_team,
)
from ohc.reference.taking_effect import without_effect


class Part(NamedTuple):
    """The part of a history to show: the last periods, and some commitments."""

    last: int | None = None
    commitments: tuple[str, ...] = ()


def history_of(
    name: str,
    paths: Sequence[str],
    part: Part,
    *,
    options: ReadOptions,
    work: Work,
    force: bool = False,
) -> Outcome:
    """
    Return what one body returned, period by period, with HISTORY_FIELDS.

    Data formats have a row for each commitment and period, people see a line for each
    commitment. Raises UnknownName or AmbiguousName for the body, UnknownName for a
    commitment, WrongWords for a tracker, OhcError if no return has a period.
    """
    body = _body_named(name)
    wanted = _checked(part, options)
    results: list[Result] = []

    def keep(result: Result) -> None:
        # Other bodies are not shown, and many of their files would fill the memory.
        if any(returned.body == body for returned in result.returns):
            results.append(result)

    ledger = taken(paths, options, work=work, keep=keep)
    listed, _ = listed_rows(results, ledger)
    periods = _periods(ledger, body)
    every_row = history_rows(listed, body, periods=periods)
    # Cut afterwards, because the first one shown has changed since the one before.
    periods = periods[-(part.last or 0) :]
    shown = {period.name for period in periods}
    rows = [r for r in every_row if r["commitment"] in wanted and r["period"] in shown]
    problems = [p for p in problems_of(ledger) if p.body_id in {body.id, ""}]
    problem_records = [problem.row() for problem in problems]
    accounts = file_counts(ledger)
    content = {**accounts, "problems": problem_records}
    wrote = notes.write_summary(options.summary, content, force=force)
    lines = printed_lines(rows)
    asked = Asked(paths, options, Selection(name=(body.id,)))
    return Outcome(
        title=f"History of {body.name}: {_when(periods)}",
        columns=HISTORY_FIELDS,
        rows=lines,
        view=history_view(lines, periods),
        fields=HISTORY_FIELDS,
        records=rows,
        block=(
            *of_slips(rows),
            *of_what_does_not_apply(rows),
            *block.of_files(ledger),
            *block.of_problems(problems, asked),
        ),
        details=block.details(problems),
        closing=(*wrote, f"{sum_of_files(ledger)}."),
        exit_code=_exit_code(rows, _needless(ledger, body), problems=problems),
        problems=problem_records,
        accounts=accounts,
    )


def _body_named(name: str) -> Body:
    """Return the body with this name, or whose name begins like this."""
    if body := find_body(name):
        return body
    keys = chosen_bodies(Selection(name=(name,)))
    candidates = [bodies()[key] for key in sorted(keys) if not is_team(bodies()[key])]
    if not candidates:
        raise WrongWords(
            f"{in_quotes(name)} is not an establishment that sends returns.",
            "To see who does: ohc estate --kind prison",
        )
    if len(candidates) > 1:
        names = (f"{body.name} ({body.id})" for body in candidates)
        raise AmbiguousName("establishment", name, candidates=names)
    return candidates[0]


def _checked(part: Part, options: ReadOptions) -> set[str]:
    """Return the IDs of the commitments to show."""
    if options.framework == "none":
        raise WrongWords(
            "A history covers the 18 commitments; a tracker does not have them.",
            "Leave out --framework none, or use ohc progress read.",
        )
    if part.last is not None and part.last < 1:
        raise WrongWords(
            f"--last {part.last} is too few.", "Write a number such as --last 4"
        )
    keys = {as_id(words) for words in part.commitments}
    for key in sorted(keys - {*commitments_by_id()}):
        raise UnknownName("commitment", key, [*commitments_by_id()])
    return keys or {*commitments_by_id()}


def _periods(ledger: Ledger, body: Body) -> list[Period]:
    """Return all real periods, and those for which the body has a return."""
    own = [period for of, period, _ in ledger.known() if of == body]
    if not own:
        raise OhcError(
            f"There is no return from {body.name} in these files.",
            "Check the name and the folder.",
        )
    return sorted({*real_periods(ledger), *own}, key=by_end)


def _when(periods: Sequence[Period]) -> str:
    first, last = periods[0], periods[-1]
    return in_words(last.name) if first == last else span(first, last)


def _needless(ledger: Ledger, body: Body) -> set[tuple[str, str]]:
    """Return the commitments that need no row, each with a period of the body."""
    return {
        (commitment, period.name)
        for of, period, claims in ledger.known()
        if of == body
        for claim in claims
        for commitment in {*without_effect(body), *claim.completeness.needless}
    }


def _exit_code(
    rows: Sequence[Row],
    needless: Container[tuple[str, str]],
    *,
    problems: Sequence[Problem],
) -> int:
    """Return 3 if a return or row is missing, not counted or doubtful."""
    lacks = any(
        row["set_aside"] != NO_ROW or (row["commitment"], row["period"]) not in needless
        for row in rows
        if row["set_aside"]
    )
    return GAPS if lacks or any(p.level == "error" for p in problems) else 0
