"""``ohc progress check``: problems in returns, and feedback on them."""

from ohc.cli.returns import Paths, work
from ohc.outcome import Outcome
from ohc.output import Printing
from ohc.progress.options import Earlier, Only, ReadOptions, Replies
from ohc.reference.establishments import Selection


def check(
    paths: Paths = None,
    *,
    selection: Selection,
    only: Only,
    replies: Replies,
    earlier: Earlier,
    options: ReadOptions,
    printing: Printing,
) -> Outcome:
    """
    List problems in returns, and write feedback on them.

    Problems are grouped by what to do. A problem in one file does not stop the
    others being read. Rows with an error are not counted until it is corrected;
    rows with a warning are counted as written. --feedback writes a page for each
    establishment with something to put right; no return is changed. Exit code 3
    means that there are errors or warnings.

    Examples:
      ohc progress check returns
      ohc progress check returns --lead Lancashire --level error -o problems.xlsx
      ohc progress check returns --feedback feedback --reply-by 2014-04-30

    """
    from ohc.progress.checks import checks

    send = None
    if replies.feedback is not None:
        from ohc.reporting.correspondence.feedback import feedback

        read = (*(paths or ()), *earlier.previous)
        send = feedback(replies, options, read=read, force=printing.force)
    return checks.checked(
        paths or (),
        options,
        selection=selection,
        only=only,
        earlier=earlier,
        send=send,
        work=work(),
        force=printing.force,
    )
