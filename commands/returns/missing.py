"""``ohc progress missing``: whose return is missing."""

from ohc.cli.returns import Paths, work
from ohc.outcome import Outcome
from ohc.output import Printing
from ohc.progress.options import Chasing, ReadOptions, When
from ohc.reference.establishments import Selection


def missing(
    paths: Paths = None,
    *,
    selection: Selection,
    when: When,
    chasing: Chasing,
    options: ReadOptions,
    printing: Printing,
) -> Outcome:
    """
    List missing returns, and write letters to chase them.

    The list shows the last return from each, and any files that were received but
    could not be counted. --letters writes a letter to each of them; contacts.csv
    beside the returns says who gets it. Nothing is sent.

    Examples:
      ohc progress missing returns --period 2013-14-Q4
      ohc progress missing returns --period 2013-14-Q4 -o chase.xlsx
      ohc progress missing returns --letters letters --return-to hj@nhs.example

    """
    from ohc.progress import results

    send = None
    if chasing.letters is not None:
        from ohc.reporting.correspondence.letters import letters

        send = letters(chasing, work().today, read=paths or (), force=printing.force)
    return results.not_returned(
        paths or (),
        selection,
        when=when,
        options=options,
        work=work(),
        send=send,
        force=printing.force,
    )
