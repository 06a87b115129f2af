"""What README.md and COMMANDS.md show, made by running the program."""

import shlex
import tempfile
from pathlib import Path

from commands_there_are import COMMANDS
from conftest import run_here

PLAIN = {"COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}


def shown(*lines: str, most: int = 0) -> str:
    """Return a console block: each command line, and all, or the most, that it said."""
    with tempfile.TemporaryDirectory() as folder:
        blocks = [f"$ {line}\n{_most(line, Path(folder), most)}" for line in lines]
    return f"\n```console\n{''.join(blocks).rstrip()}\n```\n"


def _most(line: str, folder: Path, most: int) -> str:
    """Return what a command printed, or its first lines and how many more."""
    found = _output(line, folder).splitlines(keepends=True)
    more = len(found) - most if most else 0
    return "".join([*found[:most], f"... {more} more lines\n"] if more > 0 else found)


def _output(line: str, folder: Path) -> str:
    program, *words = shlex.split(line)
    assert program == "ohc", line
    done = run_here(*words, folder=folder)
    assert done.returncode in {0, 3}, done.stderr.decode()
    return (done.stdout + done.stderr).decode()


def help_pages() -> str:
    """Return the help of every command, one section each."""
    pages = [("ohc", ["--help"])]
    pages += [(f"ohc {found}", [*found.words, "--help"]) for found in COMMANDS]
    return "\n" + "\n".join(
        f"## {title}\n\n```text\n{_help(words)}```\n" for title, words in pages
    )


def _help(words: list[str]) -> str:
    return run_here(*words).stdout.decode()
