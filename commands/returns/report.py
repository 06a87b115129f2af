"""``ohc progress report``: the page for a board."""

from typing import Annotated

import typer

from ohc.cli.returns import Paths, work
from ohc.outcome import Outcome
from ohc.progress.options import ReadOptions, When
from ohc.reference.establishments import Selection

By = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="KEY",
        help="Rows of the ratings table: establishment, area-team, lead or "
        "region. Default: what fits on a page.",
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="PERIOD",
        help="Earlier period to compare with, or none. Default: the one before.",
    ),
]
AsAt = Annotated[
    str | None,
    typer.Option(
        "--as-at",
        metavar="DATE",
        help="Date for working out what is overdue. Default: last day of the period.",
    ),
]
Picture = Annotated[
    str | None,
    typer.Option(
        "--picture",
        metavar="NAME",
        help="For .svg and .png: priorities, ratings or moved. Default: priorities.",
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Save to FILE, which ends in .html, .docx, .xlsx, .svg or .png.",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")]


def report(  # noqa: PLR0913 - each is an option of its own
    paths: Paths = None,
    *,
    by: By = None,
    selection: Selection,
    when: When,
    since: Since = None,
    as_at: AsAt = None,
    options: ReadOptions,
    picture: Picture = None,
    output: Output = None,
    force: Force = False,
) -> Outcome:
    """
    Write a page about a period for a board to read.

    A page (.html) opens in any browser and prints on A4: what is complete, what is
    furthest behind, what changed, which returns are missing. A paper (.docx) and a
    workbook (.xlsx) say the same; a picture (.svg or .png) is for a slide. Give the
    returns for both periods to see what changed. The figures and exit codes are those
    of ohc progress tally, without commitments that do not take effect at
    establishments.

    Examples:
      ohc progress report returns -o report.html
      ohc progress report returns --by area-team --since none -o teams.html
      ohc progress report returns --picture ratings -o slide.svg

    """
    from ohc.reporting import board
    from ohc.reporting.page_request import Request

    request = Request(
        by=by, since=since, as_at=as_at, output=output, force=force, picture=picture
    )
    return board.reported(
        paths or (),
        request,
        selection=selection,
        when=when,
        options=options,
        work=work(),
    )
