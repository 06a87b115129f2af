"""``ohc progress tally``: the returns of a period added up."""

from ohc.cli.returns import Paths, work
from ohc.outcome import Outcome
from ohc.output import Printing
from ohc.progress.options import By, ReadOptions, When
from ohc.reference.establishments import Selection


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
