"""What README.md and docs/GUIDE.md show, made by running the program."""

import os
import shlex
import tempfile
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from conftest import run_here

from ohc.errors import EXIT_CODES

WIDTH = "80"


def shown(*lines: str, most: int = 0, notes: bool = True, demo: bool = False) -> str:
    """
    Return a console block: each command line, and all, or the most, that it said.

    Without ``notes`` it has what goes to stdout alone. With ``demo`` the commands
    run in the practice folder.
    """
    with tempfile.TemporaryDirectory() as temporary, usual_width():
        folder = Path(temporary)
        if demo:
            run_here("demo", "play", folder=folder)
            folder /= "play"
        outputs = [_output(line, folder, notes=notes) for line in lines]
    blocks = [
        f"$ {line}\n{_most(output, most)}"
        for line, output in zip(lines, outputs, strict=True)
    ]
    return f"\n```console\n{''.join(blocks).rstrip()}\n```\n"


def written(line: str, path: str) -> str:
    """Return a block with a command line and the text of a file that it wrote."""
    with tempfile.TemporaryDirectory() as temporary, usual_width():
        folder = Path(temporary)
        run_here("demo", "play", folder=folder)
        _output(line, folder / "play", notes=False)
        text = (folder / "play" / path).read_text(encoding="utf-8")
    typed = " \\\n    ".join(textwrap.wrap(line, 76, break_on_hyphens=False))
    return f"\n```console\n$ {typed}\n```\n\n```text\n{text.rstrip()}\n```\n"


@contextmanager
def usual_width() -> Iterator[None]:
    """Let the outputs be as wide as a window of a usual size, whoever makes them."""
    before = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = WIDTH
    try:
        yield
    finally:
        os.environ.pop("COLUMNS")
        if before is not None:
            os.environ["COLUMNS"] = before


def _most(output: str, most: int) -> str:
    """Return what a command printed, or its first lines and how many more."""
    lines = output.splitlines(keepends=True)
    more = len(lines) - most if most else 0
    return "".join([*lines[:most], f"... {more} more lines\n"] if more > 0 else lines)


def _output(line: str, folder: Path, *, notes: bool) -> str:
    program, *words = shlex.split(line)
    assert program == "ohc", line
    done = run_here(*words, folder=folder)
    assert done.returncode in {0, 3}, done.stderr.decode()
    return (done.stdout + (done.stderr if notes else b"")).decode()


def exit_codes() -> str:
    """Return the table of exit codes."""
    rows = [f"| {code} | {meaning} |\n" for code, meaning in EXIT_CODES.items()]
    return "\n| Exit code | Means |\n|---|---|\n" + "".join(rows)
