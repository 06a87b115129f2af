"""``ohc progress template``: the forms of a quarter."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from ohc.cli.returns import work
from ohc.outcome import Outcome
from ohc.reference.establishments import Selection

PeriodOf = Annotated[
    str | None,
    typer.Option(
        "--period",
        "-p",
        metavar="PERIOD",
        help="Such as 2013-14-Q4 or 2014-01. Default: that of ohc.toml.",
    ),
]
Folder = Annotated[
    str, typer.Option("--output", "-o", metavar="FOLDER", help="Folder to write to.")
]
Previous = Annotated[
    list[str] | None,
    typer.Option(
        "--previous",
        metavar="PATH",
        help="Returns of last quarter, to show beside each question.",
    ),
]
ReturnBy = Annotated[
    str | None,
    typer.Option(
        "--return-by",
        metavar="DATE",
        help="Date by which to send the forms back.",
    ),
]
ReturnTo = Annotated[
    str | None,
    typer.Option(
        "--return-to",
        metavar="ADDRESS",
        help="Where to send them: printed on the form.",
    ),
]
Answers = Annotated[
    str | None,
    typer.Option(
        "--answers",
        metavar="FILE",
        help="Workbook of lda answers: which commitments apply at which prison.",
    ),
]
Teams = Annotated[
    bool,
    typer.Option("--teams", help="Forms for area teams and the national team instead."),
]
Force = Annotated[bool, typer.Option("--force", help="Replace workbooks that exist.")]


Facts = Mapping[str, Mapping[str, str]]
"""The local details of each place, by its ID and then by field of the workbook."""


def template(  # noqa: PLR0913 - each is an option of its own
    selection: Selection,
    period: PeriodOf = None,
    *,
    output: Folder,
    previous: Previous = None,
    return_by: ReturnBy = None,
    return_to: ReturnTo = None,
    answers: Answers = None,
    teams: Teams = False,
    force: Force = False,
) -> Outcome:
    """
    Create a return workbook for each establishment.

    The form says what applies there and, with --previous, what was returned last
    quarter. If you select no establishments, ohc uses your patch from ohc.toml, or
    else the whole estate. Those that were not open in the period get no workbook.

    Examples:
      ohc progress template --period 2014-15-Q1 --lead Lancashire -o forms
      ohc progress template -p 2014-15-Q1 --previous returns/2013-14-Q4 -o next

    """
    from ohc.progress.issuing import issuing

    issue = issuing.Issue(
        Path(output),
        period,
        previous=tuple(previous or ()),
        return_by=return_by,
        return_to=return_to,
        teams=teams,
        force=force,
    )
    facts, notes = _facts(answers)
    outcome = issuing.issued(selection, issue, facts=facts, work=work())
    return outcome._replace(warnings=(*notes, *outcome.warnings))


def _facts(answers: str | None) -> tuple[Facts, tuple[str, ...]]:
    """Return the answers in the workbook of local details, and notes on them."""
    if answers is None:
        return {}, ()
    from ohc.agreements.answers.answers import read_answers

    answered = read_answers(Path(answers))
    return answered.answered, answered.notes
