"""``ohc demo``: a practice folder."""

from pathlib import Path
from typing import Annotated

import typer

from ohc.cli.building import command, group
from ohc.outcome import Outcome

app = group()


@app.command()
@command
def demo(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="A new folder.")],
    *,
    force: Annotated[
        bool, typer.Option("--force", help="Use a folder that already has files.")
    ] = False,
) -> Outcome:
    """
    Create a practice folder with made-up returns.

    Some returns contain deliberate errors; READ ME.md lists them. report.html is
    a page for a board: open it in a browser. tally.bat adds up the returns; tally.xml
    runs it every night (Task Scheduler). tally.ps1 and tally.sh do the same in
    PowerShell and on other systems.

    Examples:
      ohc demo play

    """
    from ohc.playground.folder import INVENTED, LEAD, write_playground
    from ohc.playground.page import write_page

    written = write_playground(Path(folder), force=force)
    page = write_page(Path(folder), lead=LEAD, notice=INVENTED, force=force)
    return Outcome(
        title="",
        columns=(),
        rows=(),
        warnings=written.spoilt,
        closing=(
            f"Wrote {written.files + 1} files into {folder}. {INVENTED}",
            f"Next, type: cd {folder}, then: ohc progress tally returns",
            f"Open the page for the board: {page}",
        ),
    )
