"""What the commands about returns share: their paths, and how they are read."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ohc.output import console
from ohc.progress.options import Work
from ohc.reference.taking_effect import LocalFacts

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH...", help="Files, folders, zip archives or wildcards."
    ),
]


def work() -> Work:
    """Return how files are read: today, with whoever watches, on all processors."""
    # The day where the analyst is: nothing below this reads the clock.
    today = date.today()  # noqa: DTZ011
    return Work(today, console.watch, all_processors=True, read_facts=facts_in)


def facts_in(path: Path) -> LocalFacts:
    """Return what an answers workbook says. Raises OhcError."""
    # Here, because few folders of returns have one.
    from ohc.agreements.answers.answers import read_facts

    return read_facts(path)
