"""Options that stand before the sub-command that they are meant for."""

from collections.abc import Iterator, Mapping
from typing import Any

import typer

from ohc.errors import WrongWords
from ohc.lines import as_typed, listed


def misplaced(ctx: typer.Context, values: Mapping[str, Any]) -> WrongWords:
    """Return what to say of options before a sub-command: the command to type."""
    typed = {f"--{name.replace('_', '-')}": value for name, value in values.items()}
    path = [*ctx.command_path.split(), ctx.invoked_subcommand or ""]
    return WrongWords(
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
