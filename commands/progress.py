"""``ohc progress``: issue, check and add up returns."""

from importlib import import_module
from types import MappingProxyType
from typing import Annotated, Any

import typer

from ohc.cli.building import LazyGroup, group, help_if_alone, talking
from ohc.cli.returns import Paths, work
from ohc.outcome import Outcome
from ohc.output import Printing
from ohc.progress.options import By, Extent, ReadOptions, When
from ohc.reference.establishments import Selection


class ProgressGroup(LazyGroup):
    """The commands about returns, in the order in which you need them in a quarter."""

    sections = MappingProxyType(
        {
            "Commands, in the order you need them": "template check missing tally "
            "compare trend history report read inspect words"
        }
    )


app = group(cls=ProgressGroup, invoke_without_command=True)


def _own(name: str) -> Any:
    """Return a command that has a module of its own."""
    # By name, as in the root command: nothing imports a command.
    return getattr(import_module(f"ohc.commands.returns.{name}"), name)


@app.callback()
def progress(ctx: typer.Context) -> None:
    """
    Issue, check and add up progress returns.

    \b
    Examples:
      ohc progress template --period 2014-15-Q1 --lead Lancashire -o forms
      ohc progress tally returns
      ohc progress missing returns -o chase.xlsx
    """  # noqa: D301 - Click needs the sign itself
    help_if_alone(ctx)


app.command()(talking(_own("template")))
app.command()(talking(_own("check")))


@app.command()
@talking
def read(
    paths: Paths = None, *, options: ReadOptions, extent: Extent, printing: Printing
) -> Outcome:
    """
    Show every row of the returns in one table.

    A row that is not counted says why in the field set_aside. From a tracker of
    your own (--framework none) every column is kept. Exit code 3 means that a row
    is not counted, a file could not be read or a period is unclear.

    Examples:
      ohc progress read returns -f csv
      ohc progress read returns -o rows.xlsx

    """
    from ohc.progress import results

    return results.rows_read(
        paths or (), options, work=work(), extent=extent, force=printing.force
    )


@app.command()
@talking
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


app.command()(talking(_own("words")))


@app.command()
@talking
def tally(
    paths: Paths = None,
    *,
    by: By,
    selection: Selection,
    when: When,
    options: ReadOptions,
    printing: Printing,
) -> Outcome:
    """
    Add up the returns for a period.

    One return counts for each establishment and period. Anything ohc does not
    recognise is left out of the figures and listed; it never guesses. Exit code 3
    means that files were skipped, rows were not counted, returns are missing or a
    period is unclear.

    Examples:
      ohc progress tally returns
      ohc progress tally returns --by priority --by area-team -o tally.xlsx
      ohc progress tally returns --across rag
      ohc progress tally returns --across area-team --count delayed

    """
    from ohc.progress import tallying

    return tallying.tallied(
        paths or (),
        by,
        selection=selection,
        when=when,
        options=options,
        work=work(),
        force=printing.force,
    )


app.command()(talking(_own("compare")))
app.command()(talking(_own("trend")))
app.command()(talking(_own("history")))
app.command()(talking(_own("report")))


app.command()(talking(_own("missing")))
