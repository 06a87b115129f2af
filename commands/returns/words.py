"""``ohc progress words``: words that are not recognised, and their meanings."""

from typing import Annotated

import typer

from ohc.cli.returns import Paths, work
from ohc.outcome import Outcome
from ohc.output import Printing
from ohc.progress.options import ReadOptions


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
