"""The record of a run: what was asked and read, with what, and what came of it."""

import os
import platform
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from ohc.cli.doctor import installed_packages
from ohc.files import inputs, writing
from ohc.files.digests import known
from ohc.outcome import Outcome
from ohc.output.json_records import write_json
from ohc.settings import VARIABLES
from ohc.version import __version__


class Run(NamedTuple):
    """
    A run of a command that is to be recorded in a file.

    ``options`` are the values of its arguments and options, ``force`` says that they
    allow to replace the file.
    """

    target: Path
    command: str
    options: Mapping[str, Any]
    started: str
    force: bool

    def record(self, outcome: Outcome) -> list[str]:
        """Write the record, and return a sentence that says so. Raises CannotWrite."""
        content = self._content(outcome)
        return [f"Wrote {write_json(self.target, content, force=self.force)}."]

    def _content(self, outcome: Outcome) -> dict[str, Any]:
        files = inputs.of_this_command()
        return {
            "ohc": __version__,
            "python": platform.python_version(),
            "system": platform.platform(),
            "packages": installed_packages()[0],
            "command": self.command,
            "options": self.options,
            "environment": _environment(),
            "folder": os.getcwd(),  # noqa: PTH109 - text
            "started": self.started,
            "finished": now(),
            "exit_code": outcome.exit_code,
            "counts": dict(outcome.accounts),
            "problems_by_kind": dict(Counter(row["kind"] for row in outcome.problems)),
            "inputs": [known(path)._asdict() for path in files.read],
            "outputs": [known(path)._asdict() for path in files.done],
        }


def run_of(target: str, command: str, *, values: Mapping[str, Any], force: bool) -> Run:
    """Return a run that begins. Raises CannotWrite where the file is there already."""
    inputs.writes([target])
    path = Path(target)
    writing.check_target(path, force=force)
    options = {
        name: value for name, value in values.items() if value not in (None, False, [])
    }
    return Run(path, command, options=options, started=now(), force=force)


def now() -> str:
    """Return the time in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _environment() -> dict[str, str]:
    """Return the variables that settings were taken from."""
    names = (name for name in VARIABLES.values() if name in os.environ)
    return {name: os.environ[name] for name in names}
