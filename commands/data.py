"""``ohc data``: the tables for other tools."""

from typing import Annotated

import typer

from ohc.cli.building import command, group
from ohc.outcome import Outcome

app = group()


@app.command()
@command
def data(
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FOLDER|FILE",
            help="Folder, or file that ends in .zip or .sqlite.",
        ),
    ],
    *,
    table: Annotated[
        list[str] | None,
        typer.Option(
            "--table", metavar="TABLE", help="Only this table. Repeat for several."
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace what ohc wrote before.")
    ] = False,
) -> Outcome:
    """
    Write all the tables for other tools, such as R or Excel.

    A folder or .zip file has the tables as CSV, with a description of each column
    (datapackage.json). A .sqlite file is a database of linked tables, with a table
    of citations, a view that has each joint figure once, and search indexes.

    Examples:
      ohc data -o tables
      ohc data -o ohc.sqlite
      ohc data -o facts.zip --table facts --table documents

    """
    from ohc.finding.handing_out import hand_out

    handed = hand_out(output, table or (), force=force)
    return Outcome(
        title="",
        columns=(),
        rows=(),
        warnings=handed.remarks,
        written=(handed.target,),
        exit_code=handed.exit_code,
    )
