"""``ohc progress inspect``: how a workbook is read."""

from typing import Annotated

import typer

from ohc.outcome import Outcome
from ohc.output import Printing


def inspect(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A workbook, CSV or TSV.")
    ],
    *,
    framework: Annotated[
        str,
        typer.Option(
            "--framework",
            metavar="NAME",
            help="none for a tracker, npa-2013 for a return.",
        ),
    ] = "none",
    printing: Printing,
) -> Outcome:
    """
    Show how ohc reads a workbook's columns and words.

    With -o columns.toml you get a file that you can correct and keep beside the
    returns: ohc then reads them that way.

    Examples:
      ohc progress inspect returns/2013-14-Q4/prison-hindley_2013-14-Q4.xlsx

    """
    from ohc.progress.inspection import inspected_file

    return inspected_file(file, framework)
