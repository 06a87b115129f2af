"""``ohc progress read``: every row of the returns in one table."""

from ohc.cli.returns import Paths, work
from ohc.outcome import Outcome
from ohc.output import Printing
from ohc.progress.options import Extent, ReadOptions


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
