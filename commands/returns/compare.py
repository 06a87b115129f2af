"""``ohc progress compare``: what changed between two periods."""

from typing import Annotated

import typer

from ohc.cli.returns import work
from ohc.outcome import Outcome
from ohc.output import Printing
from ohc.progress.options import ReadOptions
from ohc.reference.establishments import Selection


def compare(
    old: Annotated[
        str | None,
        typer.Argument(
            metavar="OLD", help="Returns of the earlier period, or of both."
        ),
    ] = None,
    new: Annotated[
        str | None, typer.Argument(metavar="NEW", help="Returns of the later period.")
    ] = None,
    *,
    period: Annotated[
        str | None,
        typer.Option(
            "--period",
            "-p",
            metavar="PERIOD",
            help="The later period, such as 2013-14-Q4.",
        ),
    ] = None,
    old_period: Annotated[
        str | None,
        typer.Option("--old-period", metavar="PERIOD", help="The earlier period."),
    ] = None,
    selection: Selection,
    options: ReadOptions,
    printing: Printing,
) -> Outcome:
    """
    Show what improved or worsened between two periods.

    Give two folders, the earlier period first, or one folder that has both.
    Commitments that are no longer complete come first.

    Examples:
      ohc progress compare returns
      ohc progress compare returns/2013-14-Q3 returns/2013-14-Q4

    """
    from ohc.progress import comparing

    sides = comparing.Sides(old or "", new, old_period=old_period, period=period)
    return comparing.moved(
        sides,
        selection=selection,
        options=options,
        work=work(),
        force=printing.force,
    )
