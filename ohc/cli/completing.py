"""Completion by the shell: what may be typed next, names of the estate included."""

import inspect
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Any

import typer
from typer._completion_classes import completion_init
from typer.completion import shell_complete
from typer.main import get_install_completion_arguments

from ohc.cli.running import COMPLETING
from ohc.errors import OhcError
from ohc.reference.tables import load_table

NAMES_OF: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "area_team": ("area_teams", "area_team"),
        "lead": ("area_teams", "lead_team"),
        "region": ("area_teams", "region"),
        "sub_region": ("area_teams", "sub_region"),
        "kind": ("estate", "kind"),
        "name": ("estate", "name"),
        "names": ("estate", "name"),
        "establishment": ("estate", "name"),
        "matrix_name": ("matrices", "matrix"),
    }
)
"""Parameters that name something we know, and the table and column of the names."""

HELP = ("Set up completion by Tab in this shell.", "Print the completion script.")


def completion_options() -> list[Any]:
    """Return the options of Typer's that set completion up, in our words."""
    options = get_install_completion_arguments()
    for option, text in zip(options, HELP, strict=True):
        option.help = text  # type: ignore[attr-defined]
    return [*options]


def answer(command: Any) -> None:
    """Tell a shell what may come next, and end. What cannot be is no news to it."""
    completion_init()
    # Typer would have Rich draw each line of help, which takes as long as all the rest.
    sys.modules["rich"] = None  # type: ignore[assignment]
    with suppress(OhcError):
        shell_complete(command, {}, "ohc", COMPLETING, os.environ[COMPLETING])
    raise typer.Exit


def complete_names(parameters: Iterable[inspect.Parameter]) -> None:
    """Let those parameters of a command be completed that name what we know."""
    for parameter in parameters:
        if source := NAMES_OF.get(parameter.name):
            [info] = parameter.annotation.__metadata__
            info.autocompletion = _completion(*source)


def _completion(table: str, column: str) -> Callable[[str], list[str]]:
    def complete(incomplete: str) -> list[str]:
        return names_that_begin(incomplete, (row[column] for row in load_table(table)))

    return complete


def names_that_begin(incomplete: str, known: Iterable[str]) -> list[str]:
    """
    Return the names that begin so, each once and as one word for any shell.

    >>> names_that_begin("kent", ["Wessex", "Kent & Medway"])
    ['kent-and-Medway']
    """
    names = dict.fromkeys(map(as_one_word, known))
    begun = incomplete.casefold()
    return [
        # As it was begun: the shell looks for what goes on from there.
        incomplete + name[len(incomplete) :]
        for name in names
        if name.casefold().startswith(begun)
    ]


def as_one_word(name: str) -> str:
    """
    Return a name as it needs no quotation marks, and is still understood.

    >>> as_one_word("Yarl's Wood"), as_one_word("Grendon/Spring Hill")
    ('Yarls-Wood', 'Grendon-Spring-Hill')
    """
    # Names are matched without regard to what stands between their words.
    return "-".join(re.findall(r"\w+", name.replace("'", "").replace("&", " and ")))
