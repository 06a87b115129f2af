"""``ohc lda``: write, update and check local delivery agreements."""

from pathlib import Path
from typing import Annotated

import typer

from ohc.agreements.options import Wanted
from ohc.cli.building import group, help_if_alone, talking
from ohc.errors import WrongWords
from ohc.outcome import Outcome
from ohc.output import Printing, console
from ohc.reference.establishments import Selection

Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="NAME...", help="Establishments."),
]

app = group(invoke_without_command=True)


@app.callback()
def lda(ctx: typer.Context) -> None:
    """
    Write local delivery agreements and check them.

    \b
    Examples:
      ohc lda generate --lead Lancashire -o agreements
      ohc lda status agreements
    """  # noqa: D301 - Click needs the sign itself
    help_if_alone(ctx)


@app.command()
@talking
def generate(names: Names = None, *, selection: Selection, wanted: Wanted) -> Outcome:
    """
    Write or update local delivery agreements.

    Writes one document for each establishment you name or select. If you name
    none, ohc uses your patch from ohc.toml, or else every establishment covered
    by the agreement. Completed fields are kept. Where someone has typed outside
    the fields, the new version is saved beside the old one. Exit code 3 means
    that something needs a decision from you.

    Examples:
      ohc lda generate winchester
      ohc lda generate --lead Lancashire -o agreements
      ohc lda generate --lead Lancashire --dry-run

    """
    from ohc.agreements.generating import generated

    return generated(names or (), selection, wanted=wanted, watch=console.watch_writing)


@app.command()
@talking
def status(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="Documents, folders, wildcards."),
    ] = None,
    *,
    selection: Selection,
    fields: Annotated[
        bool, typer.Option("--fields", help="Show every field, one on each line.")
    ] = False,
    as_at: Annotated[
        str | None,
        typer.Option(
            "--as-at",
            metavar="DATE",
            help="Date to check reviews against. Default: today.",
        ),
    ] = None,
    printing: Printing,
) -> Outcome:
    """
    Show what is complete, missing or due for review.

    If you select establishments, or have a patch in ohc.toml, those without an
    agreement are listed too. Exit code 3 means that something is missing.

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
@talking
def template(
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="mine.docx, .md, .html."),
    ] = None,
    *,
    force: Annotated[
        bool, typer.Option("--force", help="Replace FILE if it exists.")
    ] = False,
    listed: Annotated[
        bool, typer.Option("--list", help="List the placeholders instead.")
    ] = False,
) -> Outcome:
    """
    Save a copy of the agreement template to restyle.

    Use it with ohc lda generate --template. To save the guidance on filling in
    agreements instead, name it guidance.docx.

    Examples:
      ohc lda template -o mine.docx --force
      ohc lda template --list

    """
    if listed:
        from ohc.agreements.placeholder_list import placeholders

        return placeholders()
    from ohc.agreements.templates.template import write_template

    if not output:
        raise WrongWords(
            "Say where to save the template, such as: ohc lda template -o mine.docx",
            "To list its placeholders: ohc lda template --list",
        )
    return write_template(Path(output), force=force)


@app.command()
@talking
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
        bool, typer.Option("--force", help="Replace FILE if it exists.")
    ] = False,
) -> Outcome:
    """
    Create a workbook for entering local details.

    It has one row for each establishment. Complete it, then use it with ohc lda
    generate --answers.

    Examples:
      ohc lda answers --lead Lancashire -o answers.xlsx --force

    """
    from ohc.agreements.answers.form import write_form

    return write_form(tuple(names or ()), selection, Path(output), force=force)
