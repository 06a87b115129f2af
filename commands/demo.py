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

    Some returns contain deliberate errors; READ ME.md lists them.

    Examples:
      ohc demo play

    """
    from ohc.playground.folder import INVENTED, write_playground

    written = write_playground(Path(folder), force=force)
    return Outcome(
        title="",
        columns=(),
        rows=(),
        warnings=written.spoilt,
        closing=(
            f"Wrote {written.files} files into {folder}. {INVENTED}",
            f"Next, type: cd {folder}, then: ohc progress tally returns",
        ),
    )
