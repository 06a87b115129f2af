"""Write the forms of a period: for whom, when they are due back, and where to."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ohc.errors import CannotWrite, WrongWords
from ohc.files import inputs, writing
from ohc.lines import counted, some
from ohc.outcome import Outcome, Remark
from ohc.patch import Origin, patch_unless
from ohc.progress.forms import file_name
from ohc.progress.issuing.last_quarter import LastQuarter, last_quarter
from ohc.progress.issuing.quarter_form import Going, quarter_form
from ohc.progress.issuing.round_settings import Round, as_line, current_round
from ohc.progress.options import Work
from ohc.progress.request import find_day
from ohc.progress.words.periods import Period, find_period, in_words
from ohc.reference.establishments import Selection
from ohc.reference.reporting_units import (
    Body,
    bodies,
    chosen_bodies,
    doubts,
    expected,
    is_team,
)
from ohc.reference.taking_effect import LocalFacts


class Issue(NamedTuple):
    """
    Which forms to write, and how to send them out.

    ``previous`` are returns for the period before. With ``teams`` the forms are for
    area teams and the national team.
    """

    folder: Path
    period: str | None = None
    previous: tuple[str, ...] = ()
    return_by: str | None = None
    return_to: str | None = None
    teams: bool = False
    force: bool = False


def issued(
    selection: Selection, issue: Issue, *, facts: LocalFacts, work: Work
) -> Outcome:
    """
    Write the forms of a period for part of the estate, and return what was done.

    Without a selection, for the patch in the settings or else the whole estate. The
    round in the settings gives what is not named. Raises NoPeriod; WrongWords if no
    period is named, nobody in the selection reports, or a date or an address is not
    valid; OhcError if there are no returns for an earlier period; CannotWrite.
    """
    current = current_round()
    period = _period(issue, current)
    current = current.for_period(period)
    going = Going(
        return_by=find_day(issue.return_by, "--return-by") or current.returns_due,
        return_to=current.return_to
        if issue.return_to is None
        else as_line(issue.return_to, "--return-to"),
        facts=facts,
    )
    chosen, origin = patch_unless(selection)
    units = [] if issue.teams else expected(chosen, period.end)
    who = _teams(chosen) if issue.teams else [unit.body for unit in units]
    _refuse_nobody(who, period, origin)
    if issue.previous:
        last = last_quarter(issue.previous, period, who, work=work)
        going = going._replace(last=last)
    written = write_forms(
        {issue.folder / file_name(body, period): body for body in who},
        period,
        going,
        force=issue.force,
    )
    done = (
        f"Wrote {counted(len(written), 'workbook')} into {issue.folder} for "
        f"{in_words(period.name)}: {origin.text}."
    )
    return Outcome(
        title="",
        columns=(),
        rows=(),
        block=tuple(_of_round(issue, current)),
        warnings=tuple(doubts(units)),
        closing=(done, *(_of_last(going.last, who) if going.last else ())),
        written=tuple(written),
    )


def _period(issue: Issue, current: Round) -> Period:
    if issue.period:
        return find_period(issue.period)
    if not current.period:
        raise WrongWords(
            "Say which period the forms are for, such as: --period 2014-15-Q1"
        )
    return current.period


def _teams(selection: Selection) -> list[Body]:
    """Return the area teams of a selection; for the whole estate, also the national."""
    chosen = chosen_bodies(selection)
    return [body for body in bodies().values() if body.id in chosen and is_team(body)]


def _refuse_nobody(who: Sequence[Body], period: Period, origin: Origin) -> None:
    if not who:
        raise WrongWords(
            f"No establishment reports for {in_words(period.name)}: {origin.text}.",
            "Prisons covered by the agreement report. For one of them: ohc estate show "
            "NAME",
        )


def write_forms(
    files: dict[Path, Body], period: Period, going: Going, *, force: bool
) -> list[Path]:
    """
    Write the form of each body to its path, and return the paths.

    Creates the folder if needed. Raises CannotWrite before anything is written if one
    of the files exists and force is not given, unless it is from an interrupted run,
    which is then continued. If the disk is full, it says how many were written.
    """
    content = {path: quarter_form(body, period, going) for path, body in files.items()}
    inputs.writes(content)
    for folder in {path.parent for path in content}:
        writing.make_folder(folder)
    # All are checked first: nobody wants half of the forms.
    there = [target for target in content if target.exists()]
    is_cut_short = len(there) < len(content) and all(
        writing.holds(target, content[target]) for target in there
    )
    if there and not force and not is_cut_short:
        raise CannotWrite(
            f"{len(there)} of {len(content)} workbooks already exist, such as "
            f"{there[0]}; none was written.",
            "Add --force to replace them, with anything people have filled in.",
        )
    return writing.write_all(content, force=force)


def _of_round(issue: Issue, current: Round) -> Iterator[Remark]:
    """Give a note on what was used from the settings of the round."""
    named = {
        "period": issue.period,
        "returns_due": issue.return_by,
        "return_to": issue.return_to,
    }
    told = current.told(*(name for name, value in named.items() if value is None))
    if told:
        yield Remark("Round", told)


def _of_last(last: LastQuarter, who: Sequence[Body]) -> Iterator[str]:
    """Give a sentence on how many earlier returns are shown, and whose are missing."""
    none = [body.name for body in who if body.id not in last.carried]
    kind = "month" if last.period.is_month else "quarter"
    lacking = f" There was none from {some(none, most=10)}." if none else ""
    yield (
        f"Last {kind} is shown from {counted(len(last.carried), 'return')} for "
        f"{in_words(last.period.name)}.{lacking}"
    )
