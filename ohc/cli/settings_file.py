"""A file of settings to start from: each is explained, and none is in force."""

import os
from collections.abc import Iterator
from pathlib import Path

from ohc.errors import CannotWrite
from ohc.files import writing
from ohc.settings import FILE

EXPLAINED = {
    "lead": ("Your lead team: all area teams of its sub-region.", '"Lancashire"'),
    "area_team": ("Or your area teams, one or several.", '["Wessex", "Thames Valley"]'),
    "due_by_april_2014": (
        'The date of "By April 2014", which decides what is overdue.',
        '"2014-04-01"',
    ),
    "notice": ("Text for the top of every page and paper.", '"Draft"'),
    "round.period": ("The quarter or month of the round.", '"2014-15-Q1"'),
    "round.returns_due": ("The day by which returns are due.", '"2014-07-18"'),
    "round.return_to": (
        "Where to send returns: printed on forms and letters.",
        '"health.justice@example.org"',
    ),
    "round.sender": ("Who signs feedback and letters.", '"Lancashire Area Team"'),
}
"""What a file of settings says of each, and an example of its value."""


def write_settings(folder: Path) -> Path:
    """
    Write ohc.toml with every setting explained and none in force; return its path.

    Raises CannotWrite where the folder has one.
    """
    target = folder / FILE
    if os.path.lexists(target):
        raise CannotWrite(f"{target} already exists.", "Open it in a text editor.")
    return writing.write(target, "\n".join([*_lines(), ""]), force=False)


def _lines() -> Iterator[str]:
    yield "# Settings of ohc for this folder and those below it."
    yield "# To use a setting, delete the # before it and write your own value."
    section = ""
    for name, (explanation, example) in EXPLAINED.items():
        table, _, key = name.rpartition(".")
        if table != section:
            # In force, as a setting below it would otherwise belong to no section.
            yield from ("", "# The round of returns that is under way.", f"[{table}]")
            section = table
        yield from ("", f"# {explanation}", f"# {key} = {example}")
