"""The root group, main(), and the one boundary that errors do not pass."""

import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.main import get_command

from ohc import errors
from ohc.cli.building import LazyGroup, built, group, help_if_alone
from ohc.cli.long_dashes import refuse_long_dashes
from ohc.output import console
from ohc.version import __version__

COMMANDS = (
    "estate",
    "budget",
    "matrix",
    "priorities",
    "progress",
    "lda",
    "facts",
    "sources",
    "demo",
    "config",
    "doctor",
)
"""Each is a module of ``ohc.commands``, imported when it is asked for."""


class RootGroup(LazyGroup):
    """The commands, found by name: importing all of them would slow each."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.pending = {name: partial(_load, name) for name in COMMANDS}


def _load(name: str) -> Any:
    command = built(import_module(f"ohc.commands.{name}").app)
    command.name = name
    return command


app = group(cls=RootGroup, invoke_without_command=True)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ohc {__version__}")
        raise typer.Exit


@app.callback()
def ohc(
    ctx: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback acts
        bool,
        typer.Option(
            "--version",
            callback=_print_version,
            is_eager=True,
            help="Show the version.",
        ),
    ] = False,
    debug: Annotated[  # noqa: ARG001 - main() looks for it before Typer does
        bool, typer.Option("--debug", help="Show the traceback of a fault of ours.")
    ] = False,
) -> None:
    """
    Commissioning of health and justice services in England, as published in 2013.

    States the national agreement of 2013 and the structure of the NHS in
    February 2013; later changes are not covered.
    """
    help_if_alone(ctx)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code; errors become sentences."""
    words = tuple(sys.argv[1:] if arguments is None else arguments)
    console.prepare()
    try:
        return _run(words)
    except BrokenPipeError:
        # As with `ohc estate | head`: whoever read has had enough, and that is fine.
        console.let_go()
        return 0
    except (KeyboardInterrupt, typer.Abort):
        return _explain("Interrupted.", exit_code=errors.INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - the boundary
        return _answer(error, debug="--debug" in words)


def _answer(error: Exception, *, debug: bool) -> int:
    if isinstance(error, errors.OhcError):
        return _explain(error.message, error.hint, exit_code=error.exit_code)
    if isinstance(error, typer.TyperException):
        path = getattr(getattr(error, "ctx", None), "command_path", "ohc")
        hint = f"Try '{path} -h' for help."
        return _explain(error.format_message(), hint, exit_code=error.exit_code)
    if isinstance(error, OSError):
        # A full disk, a folder that is gone, no permission: not a fault of ours.
        place = f" ({error.filename})" if error.filename else ""
        message = f"{error.strerror or error}{place}."
        return _explain(message, exit_code=errors.CANNOT)
    from ohc.cli import faults

    faults.report(error, debug=debug)
    return errors.FAULT


def _run(words: Sequence[str]) -> int:
    # Not app(), which expands wildcards on Windows and prints errors its own way.
    try:
        command = get_command(app)
        refuse_long_dashes(command, words)
        with command.make_context("ohc", [*words]) as context:
            command.invoke(context)
        # Here, where a full disk is still caught and told, and not at the very end.
        sys.stdout.flush()
    except typer.Exit as end:
        sys.stdout.flush()
        return end.exit_code
    return 0


def _explain(message: str, hint: str = "", *, exit_code: int) -> int:
    console.say(f"Error: {message}")
    if hint:
        console.say(hint)
    return exit_code
