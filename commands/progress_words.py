"""``ohc progress words``: what is not recognised, and settling what it means."""

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
        typer.Option("--set", metavar="WORD=MEANING", help="Settle it in words.csv."),
    ] = None,
    options: ReadOptions,
    printing: Printing,
) -> Outcome:
    """
    List words that are not recognised, and settle what they mean.

    words.csv beside the returns keeps what is settled: --set adds to it. Or write
    all words with -o words.csv, fill in the column means, and keep it beside the
    returns. Trackers are read too. Exit 3 where a word is not recognised.

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
