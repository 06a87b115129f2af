"""How a function that returns an outcome becomes a command."""

import inspect
import os
from collections.abc import Callable, Mapping
from functools import cache, partial, wraps
from types import MappingProxyType
from typing import Any, get_type_hints

import typer
from typer._click.shell_completion import CompletionItem
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_command_from_info, get_command_name
from typer.models import CommandInfo, TyperInfo

from ohc.cli import helping
from ohc.cli.options import OPTIONS
from ohc.cli.running import COMPLETING, Kept, Typed, run_command
from ohc.outcome import Outcome
from ohc.output import Talk

KEYWORD = inspect.Parameter.KEYWORD_ONLY


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
    """A group whose commands are built when they are asked for."""

    # Building a command costs Typer a part of the start that is felt, so one that is
    # called does not wait for its neighbours.

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.pending: dict[str, Callable[[], Any]] = {}
        self.told: dict[str, Callable[[], str]] = {}

    sections: Mapping[str, str] = MappingProxyType({})
    """The commands of each heading of the help, their names separated by spaces."""

    epilogue = ""
    """What the help says last."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option of the help, in our words."""
        return helping.help_option(super().get_help_option(ctx))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the commands by their jobs, then the options."""
        names = self.list_commands(ctx)
        helping.write_commands(names, ctx, formatter, sections=self.sections)
        helping.write_options(self.get_params(ctx), ctx, formatter)
        if self.epilogue:
            formatter.write_paragraph()
            formatter.write_text(self.epilogue)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - Typer's signature
        """Return the commands in the order in which help lists them."""
        return list(self.pending)

    def line_about(self, name: str, room: int) -> str:
        """Return what a command does in a line, without its options being built."""
        text = inspect.cleandoc(self.told[name]())
        return TyperCommand(name, help=text).get_short_help_str(room)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Return the commands and options that begin so, for a shell."""
        # Without what each does: to load them all would take longer than all the rest.
        names = [name for name in self.pending if name.startswith(incomplete)]
        options: list[Any] = super(TyperGroup, self).shell_complete(ctx, incomplete)
        return [*map(CompletionItem, names), *options]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - as above
        """Return a command by its name, or nothing if there is none."""
        if cmd_name in self.pending:
            return self.pending[cmd_name]()
        # There is none: build all, since Typer suggests names from what is registered.
        self.commands.update({name: make() for name, make in self.pending.items()})
        return None


def built_alone(info: CommandInfo) -> Any:
    """Return a command of a group, without its neighbours."""
    return get_command_from_info(
        _prepared(info), pretty_exceptions_short=False, rich_markup_mode=None
    )


def _prepared(info: CommandInfo) -> CommandInfo:
    info.cls = helping.SectionedCommand
    _sign(info.callback)
    return info


def told(info: CommandInfo | TyperInfo) -> str:
    """Return what the function of a command says of it."""
    return getattr(info.callback, "__doc__", "") or ""


def built(app: typer.Typer) -> Any:
    """Return an app as a command; a group's own commands wait until asked for."""
    if app.registered_callback is None:
        for info in app.registered_commands:
            _prepared(info)
        return get_command(app)
    _sign(app.registered_callback.callback)
    registered, app.registered_commands = app.registered_commands, []
    try:
        command: Any = get_command(app)
    finally:
        app.registered_commands = registered
    for info in registered:
        function: Any = info.callback
        name = info.name or get_command_name(function.__name__)
        command.pending[name] = partial(built_alone, info)
        command.told[name] = partial(told, info)
    return command


def help_if_alone(ctx: typer.Context) -> None:
    """Print the help of a group that was called without a command."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


def command(
    function: Callable[..., Outcome], *, talks: bool = False
) -> Callable[..., None]:
    """
    Return a command for Typer made of a function that returns an outcome.

    Its parameters that are bundles (Selection, Printing) become an option a
    field; the outcome goes through the door that its Printing asks for. On a
    group, options given before a sub-command are refused rather than dropped.
    What ``talks`` has options that say how much it says, and keep a record of it.
    """

    @wraps(function)
    def run(ctx: typer.Context, **values: Any) -> None:
        if ctx.invoked_subcommand:
            if before := _as_typed(ctx, values):
                from ohc.cli.misplaced import misplaced

                raise misplaced(ctx, before)
            return
        typed = Typed(ctx.command_path, dict(values))
        talk = Talk(*(values.pop(name) for name in Talk._fields if talks))
        kept = Kept(*(values.pop(name) for name in Kept._fields if talks))
        bundled = _bundled(values, _bundles(function))
        outcome = run_command(function, bundled, talk=talk, kept=kept, typed=typed)
        if outcome.exit_code:
            raise typer.Exit(outcome.exit_code)

    run.__dict__["talks"] = talks
    # Click keeps the lines of a paragraph apart that begins with this sign.
    help_text = inspect.cleandoc(function.__doc__ or "")
    run.__doc__ = help_text.replace("Examples:", "\b\nExamples:")
    return run


def _as_typed(ctx: typer.Context, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that someone typed, and not those by default."""
    return {
        name: value
        for name, value in values.items()
        if (source := ctx.get_parameter_source(name)) and source.name == "COMMANDLINE"
    }


def talking(function: Callable[..., Outcome]) -> Callable[..., None]:
    """Return a command that reads or writes people's files: -v, -q, --manifest."""
    return command(function, talks=True)


# When a command is built: its neighbours' options would take a tenth of its start.
def _sign(callback: Any) -> None:
    """Give a command of ours the signature that Typer reads: an option a field."""
    function = getattr(callback, "__wrapped__", None)
    if function is None:
        return
    context = inspect.Parameter("ctx", KEYWORD, annotation=typer.Context)
    parameters = [context, *_flat_parameters(function, _bundles(function))]
    if callback.__dict__["talks"]:
        for name, bundle in (("kept", Kept), ("talk", Talk)):
            parameters += _options(inspect.Parameter(name, KEYWORD), {name: bundle})
    if os.environ.get(COMPLETING):
        from ohc.cli.completing import complete_names

        complete_names(parameters)
    callback.__signature__ = inspect.Signature(parameters)
    callback.__annotations__ = {option.name: option.annotation for option in parameters}


@cache
def _bundles(function: Callable[..., Outcome]) -> dict[str, Any]:
    """Return the parameters that are bundles of options, and the type of each."""
    hints = get_type_hints(function, include_extras=True)
    del hints["return"]
    return {name: hint for name, hint in hints.items() if hasattr(hint, "_fields")}


def _bundled(values: dict[str, Any], bundles: dict[str, Any]) -> dict[str, Any]:
    """Return the values of options, those that a bundle has as fields within it."""
    left = dict(values)
    for name, bundle in bundles.items():
        fields = {field: _frozen(left.pop(field)) for field in bundle._fields}
        left[name] = bundle(**fields)
    return left


def _flat_parameters(
    function: Callable[..., Outcome], bundles: dict[str, Any]
) -> list[inspect.Parameter]:
    return [
        option
        for parameter in inspect.signature(function).parameters.values()
        for option in _options(parameter, bundles)
    ]


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
            # A list is how Typer knows an option that may be given twice.
            default=[] if default == () else default,
            annotation=OPTIONS[field](),
        )
        for field, default in defaults.items()
    ]


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
