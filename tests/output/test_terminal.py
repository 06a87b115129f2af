"""What a person sees on a terminal, and what a pipe gets instead."""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import start

from ohc.outcome import Outcome
from ohc.output import terminal

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


def test_a_small_window_says_once_what_every_row_has() -> None:
    code, screen = watched("estate", "-a", "Wessex", width=80)
    lines = without_colour(screen).splitlines()
    assert code == 0
    assert "area_team: Wessex" in lines
    assert "wave: (blank)" in lines
    assert any(
        re.search(r"prison-isle-of-wight +Isle of Wight +", one) for one in lines
    )
    assert max(map(len, lines)) <= 80


def test_a_window_too_small_leaves_columns_out_and_names_them() -> None:
    _, screen = watched("estate", width=80)
    text = without_colour(screen)
    assert "Left out for want of room: " in text
    assert "Wormwood Scrubs" in text
    assert text.count("\n") > 181


def test_a_wide_window_shows_every_column() -> None:
    _, screen = watched("estate", "-k", "stc", width=200)
    assert "Left out" not in screen
    assert re.search(
        r"id +name +published_name +kind .* source", without_colour(screen)
    )


def test_columns_that_were_chosen_are_all_shown() -> None:
    _, screen = watched(
        *("estate", "-a", "Wessex", "--columns", "name,area_team,region"), width=40
    )
    assert "Left out" not in screen
    assert "Wessex" in without_colour(screen).splitlines()[-3]


def test_totals_stand_below() -> None:
    _, screen = watched("estate", "summary", "-r", "London", width=120)
    assert re.search(r"Total +9 +2 +0 +0 +11 +1", without_colour(screen))


def test_colour_is_for_those_who_want_it() -> None:
    words = ("estate", "-a", "Wessex")
    assert "\x1b" in watched(*words, width=80)[1]
    assert "\x1b" not in watched(*words, width=80, environment={"NO_COLOR": "1"})[1]
    dumb = watched(*words, width=80, environment={"TERM": "dumb"})[1]
    assert "\x1b" not in dumb
    piped = start(*words).stdout.decode()
    assert dumb == piped.replace("\r\n", "\n")


def test_an_old_code_page_gets_a_table_too() -> None:
    code, screen = watched(
        *("estate", "-a", "Wessex"),
        width=80,
        environment={"PYTHONIOENCODING": "cp437", "NO_COLOR": "1"},
    )
    assert code == 0
    assert "Winchester" in screen


def test_control_characters_of_data_do_not_reach_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    table = Outcome("T", ("a",), [{"a": "red\x1b[31m"}])
    terminal.show(table, chosen=False)
    assert "red\\x1b[31m" in capsys.readouterr().out


def test_a_long_text_wraps_rather_than_goes() -> None:
    _, screen = watched("budget", width=200)
    assert "later_note" in without_colour(screen)
    assert "Left out" not in screen


def test_what_is_left_out_is_said_below_the_table() -> None:
    _, screen = watched("estate", width=60)
    assert "Left out for want of room" in screen.splitlines()[-1]


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
