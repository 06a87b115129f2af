"""``ohc config``: settings, where each one comes from, and a file for your own."""

from pathlib import Path

import typer

from ohc.cli.building import command, group, help_if_alone
from ohc.cli.settings_file import write_settings
from ohc.outcome import Outcome
from ohc.output import Printing
from ohc.settings import (
    FILE,
    SETTINGS_FIELDS,
    current_settings,
    folder_of_settings,
    settings_rows,
)

app = group(invoke_without_command=True)


@app.callback()
def config(ctx: typer.Context) -> None:
    """Show your settings, or write a file for them."""
    help_if_alone(ctx)


@app.command()
@command
def show(printing: Printing) -> Outcome:
    """
    Show your settings and where each one comes from.

    Your area team and lead team are your patch. ohc reads them from ohc.toml in
    this folder or above it, or from OHC_AREA_TEAM and OHC_LEAD (separate several
    with a semicolon). They do not affect ohc estate or ohc budget.

    Examples:
      ohc config show

    """
    return Outcome(
        title="Settings",
        columns=SETTINGS_FIELDS,
        rows=settings_rows(current_settings()),
    )


@app.command()
@command
def init() -> Outcome:
    """
    Write ohc.toml in this folder, with every setting explained.

    A setting takes effect when you delete the # before it. An existing file is never
    replaced.

    Examples:
      ohc config init

    """
    above = folder_of_settings(Path.cwd())
    written = write_settings(Path())
    instead = f" Here it is used instead of {above / FILE}." if above else ""
    return Outcome(
        title="",
        columns=(),
        rows=(),
        closing=(f"Wrote {written}. Open it in a text editor.{instead}",),
    )
