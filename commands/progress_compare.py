"""``ohc progress compare``: what changed; ``ohc progress words``: what words mean."""

from typing import Annotated

import typer

from ohc.cli.returns import Paths, work
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


def words(
    paths: Paths = None,
    *,
    settle: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="WORD=MEANING", help="Add what a word means to words.csv."
        ),
    ] = None,
    options: ReadOptions,
    printing: Printing,
) -> Outcome:
    """
    List words ohc does not recognise; say what they mean.

    ohc reads what words mean from words.csv, beside the returns. Add a word with
    --set, or save the list there with -o and fill in the column "means".
    Exit code 3 means that a word is not recognised.

    Examples:
      ohc progress words returns
      ohc progress words returns -o returns/words.csv
      ohc progress words returns --set "Compleet=complete"

    """
    from ohc.progress.unrecognised import unrecognised

    return unrecognised(
        paths or (),
        options,
        settle=settle or (),
        output=printing.output,
        work=work(),
        force=printing.force,
    )
