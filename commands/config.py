"""``ohc config``: settings, and where each comes from."""

import typer

from ohc.cli.building import command, group, help_if_alone
from ohc.outcome import Outcome
from ohc.output import Printing
from ohc.settings import SETTINGS_FIELDS, current_settings, settings_rows

app = group(invoke_without_command=True)


@app.callback()
def config(ctx: typer.Context) -> None:
    """Show settings, and where each comes from."""
    help_if_alone(ctx)


@app.command()
@command
def show(printing: Printing) -> Outcome:
    """
    Show every setting, its value and where it comes from.

    The area team and the lead are your patch. They are read from ohc.toml in
    this folder or above it, or from OHC_AREA_TEAM and OHC_LEAD (several parted
    by a semicolon), and never narrow what estate and budget print.

    Examples:
      ohc config show

    """
    return Outcome(
        title="Settings",
        columns=SETTINGS_FIELDS,
        rows=settings_rows(current_settings()),
    )
