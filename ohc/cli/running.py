"""How a command is run: its outcome through the door, its files watched over."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from ohc.files import inputs
from ohc.outcome import Outcome
from ohc.output import Talk, Voice, open_door
from ohc.record import Record

COMPLETING = "_OHC_COMPLETE"
"""The variable in which a shell asks what may come next, as Typer calls it."""


class Kept(Record):
    """Where the record of a run is kept, if it is."""

    manifest: str | None = None


class Typed(Record):
    """What was typed: a command, and the values of its options by their names."""

    command: str
    values: Mapping[str, Any]


def run_command(
    function: Callable[..., Outcome],
    arguments: Mapping[str, Any],
    *,
    talk: Talk,
    kept: Kept,
    typed: Typed,
) -> Outcome:
    """
    Return the outcome of a command, which has gone through the door by then.

    Raises OhcError.
    """
    printing = arguments.get("printing")
    with inputs.guarded():
        # Opened first: a format that there is not must not wait for the work.
        door = open_door(printing, talk) if printing else Voice(talk)
        if summary := getattr(arguments.get("options"), "summary", None):
            inputs.writes([summary])
        record: Callable[[Outcome], list[str]] | None = None
        if kept.manifest:
            from ohc.cli.manifest import run_of

            force = any(typed.values.get(name) for name in ("force", "overwrite"))
            record = run_of(
                kept.manifest, typed.command, values=typed.values, force=force
            ).record
        outcome = function(**arguments)
        door.show(outcome, partial(record, outcome) if record else tuple)
    return outcome
