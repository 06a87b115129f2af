"""Every command there is, found by walking the program itself."""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from typer.main import get_command

from ohc.cli.root import app


@dataclass(frozen=True, slots=True)
class Found:
    """A command by its words, with what its help says one may type."""

    words: tuple[str, ...]
    command: Any

    def __str__(self) -> str:
        return " ".join(self.words)

    @property
    def options(self) -> set[str]:
        return {flag for option in self.command.params for flag in option.opts}

    @property
    def names(self) -> list[str]:
        """The options that take the name of something that we know."""
        # Of a sheet or a column the files alone can say whether it is there.
        of_files = {"--sheet", "--status-column", "--rag-column"}
        return [
            option.opts[0]
            for option in self.command.params
            if getattr(option, "metavar", None) in {"NAME", "KIND"}
            and option.opts[0].startswith("-")
            and not of_files & {*option.opts}
        ]

    @property
    def prints_rows(self) -> bool:
        return "--columns" in self.options

    @property
    def is_group(self) -> bool:
        return hasattr(self.command, "list_commands")

    @property
    def examples(self) -> list[list[str]]:
        _, _, examples = (self.command.help or "").partition("Examples:")
        lines = map(str.strip, examples.splitlines())
        return [shlex.split(line)[1:] for line in lines if line.startswith("ohc ")]


def _walk(words: tuple[str, ...], command: Any) -> Iterator[Found]:
    if words:
        yield Found(words, command)
    if hasattr(command, "list_commands"):
        for name in command.list_commands(None):
            yield from _walk((*words, name), command.get_command(None, name))


COMMANDS = list(_walk((), get_command(app)))
PRINTING = [found for found in COMMANDS if found.prints_rows]
