"""``ohc config``: settings, and where each one comes from."""

import typer

from ohc.cli.building import command, group, help_if_alone
from ohc.outcome import Outcome
from ohc.output import Printing
from ohc.settings import SETTINGS_FIELDS, current_settings, settings_rows

app = group(invoke_without_command=True)


@app.callback()
def config(ctx: typer.Context) -> None:
    """Show your settings and where each one comes from."""
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
