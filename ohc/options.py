"""Options that commands share, each declared once, and how a command takes them."""

import inspect
from collections.abc import Callable
from functools import partial, wraps
from typing import Annotated, Any, get_type_hints

import typer
from typer.core import TyperGroup
from typer.main import get_command, get_command_from_info, get_command_name
from typer.models import CommandInfo

from ohc.errors import WrongWords
from ohc.outcome import Outcome
from ohc.output import Voice, open_door

Names = list[str]
KEYWORD = inspect.Parameter.KEYWORD_ONLY

OPTIONS: dict[str, Any] = {
    "area_team": Annotated[
        Names, typer.Option("--area-team", "-a", metavar="NAME", help="Area team.")
    ],
    "lead": Annotated[
        Names,
        typer.Option(
            *("--lead", "-l"),
            metavar="NAME",
            help="Lead team: all the area teams of its sub-region.",
        ),
    ],
    "region": Annotated[
        Names, typer.Option("--region", "-r", metavar="NAME", help="Region.")
    ],
    "sub_region": Annotated[
        Names, typer.Option("--sub-region", metavar="NAME", help="Sub-region.")
    ],
    "kind": Annotated[
        Names,
        typer.Option(
            *("--kind", "-k"), metavar="KIND", help="prison, police, irc, stc or sch."
        ),
    ],
    "name": Annotated[
        Names,
        typer.Option(
            *("--name", "-n"), metavar="NAME", help="Establishment or police force."
        ),
    ],
    "text": Annotated[
        list[str] | None, typer.Argument(help="Words, in any order and form.")
    ],
    "topic": Annotated[
        Names, typer.Option("--topic", "-t", metavar="NAME", help="Only this topic.")
    ],
    "body": Annotated[
        Names,
        typer.Option("--body", "-b", metavar="NAME", help="Only what this body is in."),
    ],
    "group": Annotated[
        Names, typer.Option("--group", "-g", metavar="NAME", help="Only this group.")
    ],
    "search": Annotated[
        str | None,
        typer.Option("--search", "-s", metavar="TEXT", help="Only duties with words."),
    ],
    "format": Annotated[
        str | None,
        typer.Option(
            *("--format", "-f"),
            metavar="FORMAT",
            help="table, plain, csv, tsv, json, jsonl, md, html, xlsx, docx, "
            "or a format of tabulate.",
        ),
    ],
    "output": Annotated[
        str | None,
        typer.Option(
            *("--output", "-o"),
            metavar="FILE",
            help="Write to FILE; its suffix chooses the format.",
        ),
    ],
    "columns": Annotated[
        Names,
        typer.Option(
            "--columns", metavar="NAMES", help="Only these columns, parted by commas."
        ),
    ],
    "from_file": Annotated[
        str | None,
        typer.Option(
            "--from-file", metavar="LIST", help="Read the paths in LIST, - for stdin."
        ),
    ],
    "framework": Annotated[
        str,
        typer.Option(
            "--framework",
            metavar="NAME",
            help="npa-2013, or none for trackers whose items are not ours.",
        ),
    ],
    "read_colours": Annotated[
        bool,
        typer.Option(
            "--read-colours", help="Count a RAG that is a fill alone, as an inference."
        ),
    ],
    "period": Annotated[
        str | None,
        typer.Option(
            *("--period", "-p"),
            metavar="PERIOD",
            help="2013-14-Q4 or 2014-01; else the latest there is.",
        ),
    ],
    "returns_due": Annotated[
        str | None,
        typer.Option(
            "--returns-due",
            metavar="DATE",
            help="Day until which returns are not late.",
        ),
    ],
    "by": Annotated[
        list[str],
        typer.Option(
            "--by",
            metavar="KEY",
            help="priority, commitment, area-team, lead, region, establishment, "
            "period, status or rag; several are crossed.",
        ),
    ],
    "across": Annotated[
        str | None,
        typer.Option("--across", metavar="KEY", help="Lay one count out by this key."),
    ],
    "laid_out": Annotated[
        str, typer.Option("--count", metavar="FIELD", help="The count laid out.")
    ],
    "as_at": Annotated[
        str | None,
        typer.Option(
            "--as-at", metavar="DATE", help="Day of overdue; else the period's last."
        ),
    ],
    "summary": Annotated[
        str | None,
        typer.Option(
            "--summary", metavar="FILE", help="Write accounts and problems as JSON."
        ),
    ],
    "force": Annotated[
        bool, typer.Option("--force", help="Overwrite FILE if it is there.")
    ],
}
"""Every field of the bundles (Selection, Printing, Given ...), as an option."""


def group(**settings: Any) -> typer.Typer:
    """Return a Typer app that helps in plain text and leaves errors to main()."""
    return typer.Typer(
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        **{"cls": LazyGroup, **settings},
    )


class LazyGroup(TyperGroup):
    """A group whose commands are built when they are asked for: each has its price."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.pending: dict[str, Callable[[], Any]] = {}

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - Typer's signature
        """Return the commands in the order in which help lists them."""
        return list(self.pending)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - as above
        """Return a command by its name, or nothing if there is none."""
        if cmd_name in self.pending:
            return self.pending[cmd_name]()
        # Typer suggests from what is registered.
        self.commands.update({name: make() for name, make in self.pending.items()})
        return None


def _built(info: CommandInfo) -> Any:
    return get_command_from_info(
        info, pretty_exceptions_short=False, rich_markup_mode=None
    )


def built(app: typer.Typer) -> Any:
    """Return an app as a command; a group's own commands wait until asked for."""
    if app.registered_callback is None:
        return get_command(app)
    registered, app.registered_commands = app.registered_commands, []
    try:
        command: Any = get_command(app)
    finally:
        app.registered_commands = registered
    for info in registered:
        function: Any = info.callback
        name = info.name or get_command_name(function.__name__)
        command.pending[name] = partial(_built, info)
    return command


def help_if_alone(ctx: typer.Context) -> None:
    """Print the help of a group that was called without a command."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


def shown(function: Callable[..., Outcome]) -> Callable[..., None]:
    """
    Return a command for Typer made of a function that returns an outcome.

    Its parameters that are bundles (Selection, Printing) become an option a
    field; the outcome goes through the door that its Printing asks for. On a
    group, options given before a sub-command are refused rather than dropped.
    """
    hints = get_type_hints(function, include_extras=True)
    del hints["return"]
    bundles = {name: hint for name, hint in hints.items() if hasattr(hint, "_fields")}

    @wraps(function)
    def command(ctx: typer.Context, **words: Any) -> None:
        if ctx.invoked_subcommand:
            _refuse_misplaced(ctx, words)
            return
        for name, bundle in bundles.items():
            given = {field: _frozen(words.pop(field)) for field in bundle._fields}
            words[name] = bundle(**given)
        printing = words.get("printing")
        door = open_door(printing) if printing else Voice()
        outcome = function(**words)
        door.show(outcome)
        if outcome.exit_code:
            raise typer.Exit(outcome.exit_code)

    context = inspect.Parameter("ctx", KEYWORD, annotation=typer.Context)
    options = [
        option
        for parameter in inspect.signature(function).parameters.values()
        for option in _options(parameter, bundles)
    ]
    command.__signature__ = inspect.Signature([context, *options])  # type: ignore[attr-defined]
    command.__annotations__ = {one.name: one.annotation for one in [context, *options]}
    # Click keeps the lines of a paragraph apart that begins with this sign.
    words_of_help = inspect.cleandoc(function.__doc__ or "")
    command.__doc__ = words_of_help.replace("Examples:", "\b\nExamples:")
    return command


def _options(
    parameter: inspect.Parameter, bundles: dict[str, Any]
) -> list[inspect.Parameter]:
    if parameter.name not in bundles:
        return [parameter.replace(kind=KEYWORD)]
    defaults = bundles[parameter.name]._field_defaults
    return [
        inspect.Parameter(
            field,
            KEYWORD,
            default=[] if default == () else default,
            annotation=OPTIONS[field],
        )
        for field, default in defaults.items()
    ]


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _refuse_misplaced(ctx: typer.Context, words: dict[str, Any]) -> None:
    given = [
        name
        for name in words
        if (source := ctx.get_parameter_source(name)) and source.name == "COMMANDLINE"
    ]
    if given:
        flags = ", ".join(f"--{name.replace('_', '-')}" for name in given)
        raise WrongWords(
            f"{flags} stands before {ctx.invoked_subcommand}, which would not see it.",
            f"Put it behind: {ctx.command_path} {ctx.invoked_subcommand} "
            f"--{given[0].replace('_', '-')} ...",
        )
