"""``ohc progress history``: one establishment, quarter by quarter."""

from typing import Annotated

import typer

from ohc.cli.returns import Paths, work
from ohc.outcome import Outcome
from ohc.output import Printing
from ohc.progress.options import ReadOptions

Last = Annotated[
    int | None,
    typer.Option("--last", metavar="N", help="Only the last N quarters."),
]
Commitments = Annotated[
    list[str] | None,
    typer.Option(
        "--commitment",
        metavar="ID",
        help="Only this commitment, such as C3.2. Repeat for several.",
    ),
]


def history(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="An establishment, such as Garth.")
    ],
    paths: Paths = None,
    *,
    last: Last = None,
    commitment: Commitments = None,
    options: ReadOptions,
    printing: Printing,
) -> Outcome:
    """
    Show one establishment, quarter by quarter.

    Commitments that are no longer complete come first, then those whose forecast
    has moved later. Exit code 3 means that a return is missing or that something in
    one is not counted.

    Examples:
      ohc progress history Garth returns
      ohc progress history Garth returns --commitment C3.2 -o garth.docx

    """
    from ohc.progress.over_time import one_body

    return one_body.history_of(
        name,
        paths or (),
        one_body.Part(last, tuple(commitment or ())),
        options=options,
        work=work(),
        force=printing.force,
    )
