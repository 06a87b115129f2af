"""``ohc progress``: return workbooks out, returns in, and what they add up to."""

from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from ohc.cli.building import command, group
from ohc.cli.returns import Paths, work
from ohc.outcome import Outcome
from ohc.output import Printing
from ohc.progress.options import By, Extent, Only, ReadOptions, When
from ohc.reference.establishments import Selection

app = group(no_args_is_help=True)


def _own(name: str) -> Any:
    """Return a command that has a module of its own."""
    # By name, as the root does: nothing imports a command.
    return getattr(import_module(f"ohc.commands.progress_{name}"), name)


@app.callback()
def progress() -> None:
    """Progress on the commitments: return workbooks out, returns in, and tallies."""


@app.command()
@command
def template(
    selection: Selection,
    period: Annotated[
        str, typer.Option("--period", "-p", metavar="PERIOD", help="As 2013-14-Q4.")
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FOLDER", help="Where to write.")
    ],
    force: Annotated[bool, typer.Option("--force", help="Overwrite forms.")] = False,
) -> Outcome:
    """
    Write a return workbook for each reporting unit in scope and open in the period.

    Without a selection for the patch of the settings, else for the whole estate.

    Examples:
      ohc progress template --period 2014-15-Q1 --lead Lancashire -o forms

    """
    from ohc.progress.forms import issued

    return issued(selection, period, folder=Path(output), force=force)


@app.command()
@command
def check(
    paths: Paths = None,
    *,
    selection: Selection,
    only: Only,
    options: ReadOptions,
    printing: Printing,
) -> Outcome:
    """
    List what is wrong with returns: the file, sheet and cell, and what to do.

    An error must be corrected; a warning counts. Exit 3 where there is either.

    Examples:
      ohc progress check returns
      ohc progress check returns --lead Lancashire --level error -o problems.xlsx

    """
    from ohc.progress import results

    how, force = work(), printing.force
    return results.checked(
        paths or (), options, selection=selection, only=only, work=how, force=force
    )


@app.command()
@command
def read(
    paths: Paths = None, *, options: ReadOptions, extent: Extent, printing: Printing
) -> Outcome:
    """
    Print every row of the returns, tidy: one record a commitment and body.

    A row that does not count says why in set_aside. Exit 3 where there is one, a
    file that could not be read, or a period in doubt. Of trackers (--framework
    none) every column is kept: one that we do not know under its own words.

    Examples:
      ohc progress read returns -f csv
      ohc progress read returns -o rows.xlsx

    """
    from ohc.progress import results

    return results.rows_read(
        paths or (), options, work=work(), extent=extent, force=printing.force
    )


@app.command()
@command
def inspect(
    file: Annotated[str, typer.Argument(help="A workbook, CSV or TSV.")],
    *,
    framework: Annotated[
        str, typer.Option("--framework", metavar="NAME", help="none, or npa-2013.")
    ] = "none",
    printing: Printing,
) -> Outcome:
    """
    Show what is understood of a workbook: its columns, and the words in them.

    One record for each word of a status or RAG column and for each other column.
    -o columns.toml writes it down to be corrected; kept beside the returns, it is
    read with them.

    Examples:
      ohc progress inspect returns/2013-14-Q4/prison-hindley_2013-14-Q4.xlsx
      ohc progress inspect returns/2013-14-Q4/prison-hindley_2013-14-Q4.xlsx -f json

    """
    from ohc.progress.inspection import inspected_file

    return inspected_file(file, framework)


app.command()(command(_own("words")))


@app.command()
@command
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
    Add up the returns of a period: how many rows say what, with their accounts.

    One return counts for each body and period. What is not understood is set
    aside and named, never guessed; files, returns and rows add up, and total and
    set_aside of a line are all its rows. Exit 3 where files were skipped, rows set
    aside, returns are missing or a period is in doubt.

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


app.command()(command(_own("compare")))


@app.command()
@command
def missing(
    paths: Paths = None,
    *,
    selection: Selection,
    when: When,
    options: ReadOptions,
    printing: Printing,
) -> Outcome:
    """
    List the establishments of which a return is missing, and what they sent last.

    Files of theirs that have problems are named: by their content, or where that
    cannot be read because the name of the file has their id.

    Examples:
      ohc progress missing returns --period 2013-14-Q4
      ohc progress missing returns --period 2013-14-Q4 -o chase.xlsx

    """
    from ohc.progress import results

    return results.not_returned(
        paths or (),
        selection,
        when=when,
        options=options,
        work=work(),
        force=printing.force,
    )
