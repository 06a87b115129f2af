"""The root group, main(), and the one boundary that errors do not pass."""

import os
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from types import MappingProxyType
from typing import Annotated, Any

import typer
from typer.main import get_command

from ohc import errors
from ohc.cli.building import LazyGroup, built, group, help_if_alone, told
from ohc.cli.long_dashes import refuse_long_dashes
from ohc.cli.running import COMPLETING
from ohc.lines import in_quotes
from ohc.output import console

COMMANDS = (
    "find",
    "estate",
    "budget",
    "matrix",
    "priorities",
    "progress",
    "lda",
    "report",
    "facts",
    "sources",
    "data",
    "demo",
    "config",
    "doctor",
)
"""Each is a module of ``ohc.commands``, imported when it is asked for."""


INSTEAD = {"help": "ohc -h", "version": "ohc --version"}
"""What people type, and what they mean."""


class RootGroup(LazyGroup):
    """The commands, found by name: importing all of them would slow each."""

    sections = MappingProxyType(
        {
            "Look things up": "find estate budget matrix priorities facts sources data",
            "Do the work": "progress lda report",
            "Set up": "demo config doctor",
        }
    )
    epilogue = "Help for one command: ohc COMMAND -h"

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.pending = {name: partial(_load, name) for name in COMMANDS}
        self.told = {name: partial(_told, name) for name in COMMANDS}

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command by its name; for what people often type, the right word."""
        if instead := INSTEAD.get(cmd_name):
            raise errors.WrongWords(f"{cmd_name} is not a command.", f"Type: {instead}")
        return super().get_command(ctx, cmd_name)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words, with Typer's options of completion where one may be meant."""
        # A command does not wait for them to be made.
        if not args or args[0].startswith("-"):
            from ohc.cli.completing import completion_options

            self.params += completion_options()
        rest: list[str] = super().parse_args(ctx, args)
        return rest


def _app(name: str) -> typer.Typer:
    app: typer.Typer = import_module(f"ohc.commands.{name}").app
    return app


def _told(name: str) -> str:
    app = _app(name)
    return told(app.registered_callback or app.registered_commands[0])


def _load(name: str) -> Any:
    command = built(_app(name))
    command.name = name
    return command


app = group(cls=RootGroup, invoke_without_command=True)


def _print_version(wanted: bool) -> None:
    if wanted:
        from ohc.version import __version__

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
        bool,
        typer.Option("--debug", help="Show technical details of an internal error."),
    ] = False,
) -> None:
    """
    Tools for commissioning healthcare in prisons in England.

    Look up published facts, add up progress returns and write local delivery
    agreements for prisons and other secure places.

    Describes the 2013 national agreement and the NHS structure of February
    2013. Later changes are not covered.

    \b
    Examples:
      ohc estate --area-team Wessex
      ohc progress tally returns
      ohc lda generate --lead Lancashire
    """  # noqa: D301 - Click needs the sign itself
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
        return _answer(error, words)


def _answer(error: Exception, words: Sequence[str]) -> int:
    if isinstance(error, errors.OhcError):
        return _explain(*filter(None, error.sentences()), exit_code=error.exit_code)
    if isinstance(error, typer.TyperException):
        path = getattr(getattr(error, "ctx", None), "command_path", "ohc")
        hint = f"Try '{path} -h' for help."
        message = _as_typed(error.format_message(), words)
        return _explain(message, hint, exit_code=error.exit_code)
    if isinstance(error, OSError):
        # A full disk, a folder that is gone, no permission: not a fault of ours.
        place = f" ({error.filename})" if error.filename else ""
        message = f"{error.strerror or error}{place}."
        return _explain(message, exit_code=errors.CANNOT)
    from ohc.cli import faults

    faults.report(error, debug="--debug" in words)
    return errors.FAULT


def _as_typed(message: str, words: Sequence[str]) -> str:
    """Return a message of Typer's with the words of the command as they are."""
    # It shows what is not seen as escapes, which would hide a number from the door.
    for word in words:
        for typed in (word, word.partition("=")[2]):
            message = message.replace(repr(typed), in_quotes(typed))
    return message


def _run(words: Sequence[str]) -> int:
    # Not app(), which expands wildcards on Windows and prints errors its own way.
    try:
        command = get_command(app)
        if os.environ.get(COMPLETING):
            from ohc.cli import completing

            completing.answer(command)
        refuse_long_dashes(command, words)
        with command.make_context("ohc", [*words]) as context:
            command.invoke(context)
        # Here, where a full disk is still caught and told, and not at the very end.
        sys.stdout.flush()
    except typer.Exit as end:
        sys.stdout.flush()
        return end.exit_code
    return 0


def _explain(message: str, *others: str, exit_code: int) -> int:
    console.say(f"Error: {message}")
    for sentence in others:
        console.say(sentence)
    return exit_code
