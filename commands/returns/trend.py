"""``ohc progress trend``: progress over several quarters."""

from typing import Annotated

import typer

from ohc.cli.returns import Paths, work
from ohc.outcome import Outcome
from ohc.output import Printing
from ohc.progress.options import ReadOptions, When
from ohc.reference.establishments import Selection

By = Annotated[
    list[str] | None,
    typer.Option(
        "--by",
        metavar="KEY",
        help="priority, commitment, area-team, lead, region or establishment. Repeat "
        "to combine.",
    ),
]
Last = Annotated[
    int | None,
    typer.Option("--last", metavar="N", help="Only the last N quarters. Default: 4."),
]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="PERIOD", help="Every quarter from this one on."),
]


def trend(  # noqa: PLR0913 - each is an option of its own
    paths: Paths = None,
    *,
    by: By = None,
    last: Last = None,
    since: Since = None,
    selection: Selection,
    when: When,
    options: ReadOptions,
    printing: Printing,
) -> Outcome:
    """
    Show progress over several quarters, like for like.

    Only answers that are counted and apply in every quarter shown are compared, so
    that a missing return or a prison that closed cannot look like progress. Exit
    codes are those of ohc progress tally.

    Examples:
      ohc progress trend returns
      ohc progress trend returns --by area-team -o trend.docx

    """
    from ohc.progress.over_time import trending

    return trending.trended(
        paths or (),
        trending.Course(tuple(by or ()), last, since=since),
        selection=selection,
        when=when,
        options=options,
        work=work(),
        force=printing.force,
    )
