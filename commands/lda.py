"""``ohc lda``: local delivery agreements, written, written again and read back."""

from pathlib import Path
from typing import Annotated

import typer

from ohc.agreements.options import Wanted
from ohc.cli.building import command, group
from ohc.outcome import Outcome
from ohc.output import Printing, console
from ohc.reference.establishments import Selection

Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="NAME...", help="Establishments; else a selection."),
]

app = group(no_args_is_help=True)


@app.callback()
def lda() -> None:
    """Local delivery agreements: skeletons, generated anew, and read back."""


@app.command()
@command
def generate(names: Names = None, *, selection: Selection, wanted: Wanted) -> Outcome:
    """
    Write local delivery agreements to fill in, and anew without losing answers.

    Without names or a selection for the patch of the settings, else for every
    establishment in scope. What is filled in stays; where text was typed outside
    the places to fill in, a new version is written beside. Exit 3 where something
    is to be settled by hand.

    Examples:
      ohc lda generate winchester
      ohc lda generate --lead Lancashire -o agreements
      ohc lda generate --lead Lancashire --dry-run

    """
    from ohc.agreements.generating import generated

    return generated(names or (), selection, wanted=wanted, watch=console.watch_writing)


@app.command()
@command
def status(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="Documents, folders, wildcards."),
    ] = None,
    *,
    selection: Selection,
    fields: Annotated[
        bool, typer.Option("--fields", help="Print every answer, one a record.")
    ] = False,
    as_at: Annotated[
        str | None,
        typer.Option("--as-at", metavar="DATE", help="Day of the review; else today."),
    ] = None,
    printing: Printing,
) -> Outcome:
    """
    Read agreements back: what is filled in, what is missing, what is overdue.

    With a selection, or a patch in the settings, agreements that are not there are
    listed too. Exit 3 where anything is missing.

    Examples:
      ohc lda status agreements
      ohc lda status agreements --fields -f csv

    """
    from ohc.agreements.status import reported

    return reported(
        tuple(paths or ()),
        selection,
        as_at=as_at,
        watch=console.watch,
        fields=fields,
    )


@app.command()
@command
def template(
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FILE", help="mine.docx, .md, .html."),
    ],
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite FILE if it is there.")
    ] = False,
) -> Outcome:
    """
    Write the template that lays agreements out, to be restyled and taken back.

    Examples:
      ohc lda template -o mine.docx --force

    """
    from ohc.agreements.templates.template import write_template

    return write_template(Path(output), force=force)


@app.command()
@command
def answers(
    names: Names = None,
    *,
    selection: Selection,
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="FILE", help="answers.xlsx, .csv, .toml."
        ),
    ],
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite FILE if it is there.")
    ] = False,
) -> Outcome:
    """
    Write an empty workbook for local details, one row an establishment.

    Filled in, ohc lda generate --answers takes it.

    Examples:
      ohc lda answers --lead Lancashire -o answers.xlsx --force

    """
    from ohc.agreements.answers.form import write_form

    return write_form(tuple(names or ()), selection, Path(output), force=force)
