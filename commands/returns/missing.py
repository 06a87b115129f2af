"""``ohc progress missing``: whose return is missing."""

from ohc.cli.returns import Paths, work
from ohc.outcome import Outcome
from ohc.output import Printing
from ohc.progress.options import ReadOptions, When
from ohc.reference.establishments import Selection


def missing(
    paths: Paths = None,
    *,
    selection: Selection,
    when: When,
    options: ReadOptions,
    printing: Printing,
) -> Outcome:
    """
    List establishments whose return is missing.

    The list shows the last return from each, and any files that were received but
    could not be counted.

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
