"""What a person sees on a terminal, and what a pipe gets instead."""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import start

from ohc.output.screen import terminal
from ohc.output.screen.drawing import Line

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals", allow_module_level=True)

import fcntl
import pty
import struct
import termios


def watched(
    *words: str, width: int, environment: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """Run ``ohc`` on a terminal of that width; return its exit code and screen."""
    child, screen = pty.fork()
    if child == 0:
        os.environ |= {"TERM": "xterm-256color", **(environment or {})}
        os.environ.pop("COLUMNS", None)
        os.execv(sys.executable, [sys.executable, "-m", "ohc", *words])  # noqa: S606
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    seen = b""
    while True:
        try:
            part = os.read(screen, 65536)
        except OSError:
            part = b""
        if not part:
            break
        seen += part
    os.close(screen)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), seen.decode().replace("\r\n", "\n")


def without_colour(screen: str) -> str:
    return re.sub("\x1b\\[[0-9;]*m", "", screen)


def test_a_window_is_never_too_narrow_for_a_line() -> None:
    code, screen = watched("estate", "-a", "Wessex", width=80)
    lines = without_colour(screen).splitlines()
    assert code == 0
    assert lines[1].startswith("Area team: Wessex. Lead team: Thames Valley.")
    assert "Blank in every row: wave." in lines
    assert max(map(len, lines)) <= 80


def test_columns_that_were_chosen_are_all_shown() -> None:
    _, screen = watched(
        *("estate", "-a", "Wessex", "--columns", "name,area_team,region"), width=40
    )
    assert "Left out" not in screen
    assert "Wessex" in without_colour(screen).splitlines()[-3]


def test_a_terminal_and_a_pipe_get_the_same_text() -> None:
    _, screen = watched("budget", width=80)
    table, _, rest = without_colour(screen).partition("Left out")
    assert rest
    assert table == start("budget").stdout.decode().replace("\r\n", "\n")


def test_colour_is_for_those_who_want_it() -> None:
    words = ("estate", "-a", "Wessex")
    assert "\x1b" in watched(*words, width=80)[1]
    assert "\x1b" not in watched(*words, width=80, environment={"NO_COLOR": "1"})[1]
    assert "\x1b" not in watched(*words, width=80, environment={"TERM": "dumb"})[1]


def test_an_old_code_page_gets_a_table_too() -> None:
    code, screen = watched(
        *("estate", "-a", "Wessex"),
        width=80,
        environment={"PYTHONIOENCODING": "cp437", "NO_COLOR": "1"},
    )
    assert code == 0
    assert "Winchester" in screen


def test_headings_are_bold_and_markup_is_text(
    capsys: pytest.CaptureFixture[str],
) -> None:
    terminal.show([Line("Vale [bold]x[/bold]", bold=True), Line("a" * 300)])
    assert capsys.readouterr().out == "Vale [bold]x[/bold]\n" + "a" * 300 + "\n"


def test_long_work_shows_one_line_that_goes_away(playground: Path) -> None:
    returns = str(playground / "returns")
    code, screen = watched("progress", "tally", returns, width=100)
    assert code == 3
    assert "Reading 10 of 30 files" in screen
    # What follows begins where the line was.
    assert re.search(r"Reading 29 of 30 files\r +\r", screen)
    _, one = watched("progress", "check", f"{returns}/2013-14-Q3", width=100)
    assert "Reading" not in one
    assert b"Reading" not in start("progress", "tally", returns).stderr
