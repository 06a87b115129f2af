"""``ohc progress``: issue, check and add up returns."""

from functools import partial
from importlib import import_module
from types import MappingProxyType
from typing import Any

import typer
from typer.models import CommandInfo

from ohc.cli.building import (
    LazyGroup,
    built_alone,
    group,
    help_if_alone,
    talking,
    told,
)

COMMANDS = (
    "template check missing tally compare trend history report read inspect words"
)
"""Each is a module of ``ohc.commands.returns``, imported when it is asked for."""


class ProgressGroup(LazyGroup):
    """The commands about returns, in the order in which you need them in a quarter."""

    sections = MappingProxyType({"Commands, in the order you need them": COMMANDS})

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for name in COMMANDS.split():
            self.pending[name] = partial(_load, name)
            self.told[name] = partial(_told, name)


def _info(name: str) -> CommandInfo:
    # By name, as the root does: nothing imports a command.
    function = getattr(import_module(f"ohc.commands.returns.{name}"), name)
    return CommandInfo(name, callback=talking(function))


def _load(name: str) -> Any:
    return built_alone(_info(name))


def _told(name: str) -> str:
    return told(_info(name))


app = group(cls=ProgressGroup, invoke_without_command=True)


@app.callback()
def progress(ctx: typer.Context) -> None:
    """
    Issue, check and add up progress returns.

    \b
    Examples:
      ohc progress template --period 2014-15-Q1 --lead Lancashire -o forms
      ohc progress tally returns
      ohc progress missing returns -o chase.xlsx
    """  # noqa: D301 - Click needs the sign itself
    help_if_alone(ctx)
