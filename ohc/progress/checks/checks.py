"""The problems of returns as a command lists them, and what is written about them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from ohc.errors import GAPS
from ohc.outcome import Outcome
from ohc.problems import PROBLEM_FIELDS, Problem, by_level
from ohc.progress import notes
from ohc.progress.accounts.checking import chosen_problems, find_level
from ohc.progress.accounts.ledger import Ledger
from ohc.progress.accounts.listing import problems_of
from ohc.progress.options import (
    EVERYTHING,
    NOTHING_EARLIER,
    Earlier,
    Only,
    ReadOptions,
    Sent,
    Work,
)
from ohc.progress.request import USUAL
from ohc.progress.results import WHOLE_ESTATE, counts, file_sentence, taken
from ohc.progress.views import block
from ohc.progress.views.block import Asked
from ohc.progress.views.brief_lists import brief_view
from ohc.progress.views.problem_lists import problem_rows, problem_title
from ohc.progress.words.periods import find_period
from ohc.reference.establishments import Selection, select


def checked(  # noqa: PLR0913 - each is asked for by an option of its own
    paths: Sequence[str],
    options: ReadOptions,
    *,
    work: Work,
    selection: Selection = WHOLE_ESTATE,
    only: Only = EVERYTHING,
    earlier: Earlier = NOTHING_EARLIER,
    send: Callable[[Ledger, Sequence[Problem]], Sent] | None = None,
    force: bool = False,
) -> Outcome:
    """
    Return the problems of returns, with PROBLEM_FIELDS; missing ones are none.

    They are handed to ``send``, which may write to those who can put them right.
    Raises UnknownName or AmbiguousName, NoPeriod, and what :func:`taken` raises.
    """
    level = find_level(only.level)
    period = find_period(only.only_period).name if only.only_period else ""
    # A name that is not understood is reported before the work begins.
    select(selection)
    ledger, every_problem = _found_in(paths, options, earlier, work=work)
    problems = chosen_problems(every_problem, selection, period=period, level=level)
    left_out = len(every_problem) - len(problems)
    more = f" {left_out:,} more are outside your selection." if left_out else ""
    asked = Asked(paths, options, selection, period=only.only_period or "")
    send_on = asked.check(["-o", "problems.xlsx"])
    rows = [problem.row() for problem in problems]
    printed, view = problem_rows(rows)
    notes.check_summary(options.summary, force=force)
    sent = send(ledger, problems) if send else Sent()
    content = {**counts(ledger), "problems": rows, **notes.files_of(ledger)}
    wrote = notes.write_summary(options.summary, content, force=force)
    return Outcome(
        title=problem_title(rows, ledger.files_given),
        columns=PROBLEM_FIELDS,
        rows=printed,
        view=view,
        fields=PROBLEM_FIELDS,
        records=rows,
        block=tuple(block.of_files(ledger)),
        brief=brief_view(printed, view),
        next_step=f"To send this list on: {send_on}" if rows else "",
        closing=(
            *sent.closing,
            *wrote,
            f"{file_sentence(ledger)}; {by_level(problems)}.{more}",
        ),
        written=sent.written,
        exit_code=GAPS if any(row["level"] != "note" for row in rows) else 0,
        problems=rows,
        accounts=counts(ledger),
    )


def _found_in(
    paths: Sequence[str], options: ReadOptions, earlier: Earlier, *, work: Work
) -> tuple[Ledger, list[Problem]]:
    """Return the ledger of all files, and every problem of theirs."""
    reach = USUAL._replace(sums=earlier.against is not None)
    ledger = taken(paths, options, work=work, reach=reach)
    before = taken(earlier.previous, options, work=work) if earlier.previous else None
    problems = problems_of(ledger, before)
    if earlier.against is None:
        return ledger, problems
    from ohc.progress.checks.file_sums import changes

    return ledger, [*problems, *changes(ledger, Path(earlier.against))]
