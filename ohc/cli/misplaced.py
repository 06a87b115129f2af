"""Options that stand before the sub-command that they are meant for."""

from collections.abc import Iterator, Mapping
from typing import Any

import typer

from ohc.errors import WrongWords
from ohc.lines import as_typed, listed


def refuse_misplaced(ctx: typer.Context, values: Mapping[str, Any]) -> None:
    """Raise WrongWords for options before a sub-command, with the command to type."""
    typed = {
        f"--{name.replace('_', '-')}": value
        for name, value in values.items()
        if (source := ctx.get_parameter_source(name)) and source.name == "COMMANDLINE"
    }
    if typed:
        path = [*ctx.command_path.split(), ctx.invoked_subcommand or ""]
        raise WrongWords(
            f"{listed(typed)} must come after {ctx.invoked_subcommand}.",
            f"Type: {as_typed([*path, *_flags(typed)])}",
        )


def _flags(typed: Mapping[str, Any]) -> Iterator[str]:
    """Give options and their values as words of a command."""
    for flag, value in typed.items():
        if value is True:
            yield flag
        else:
            for text in value if isinstance(value, list) else [value]:
                yield from (flag, str(text))
