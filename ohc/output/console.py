"""The terminal, pipe or code page at the other end of stdout and stderr."""

import codecs
import errno
import os
import sys
from contextlib import suppress
from typing import TextIO

from ohc.errors import CannotWrite
from ohc.lines import NO_BREAK, tamed
from ohc.privacy import line

SPELLED = "ohc-spelled"

IN_A_PIPE = 100
NARROWEST = 40
LABEL = 13
"""So wide are a label and the space behind it."""

LONG_WORK = 20
"""So many files are worth a line that says how far one is."""

BOXES = range(0x2500, 0x2580)
"""Lines and corners that tables are drawn with."""
SPELLINGS = {
    "\N{GREATER-THAN OR EQUAL TO}": ">=",
    "\N{LESS-THAN OR EQUAL TO}": "<=",
    "\N{EN DASH}": "-",
    "\N{EM DASH}": "-",
    "\N{MINUS SIGN}": "-",
    "\N{HORIZONTAL ELLIPSIS}": "...",
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{LEFT DOUBLE QUOTATION MARK}": '"',
    "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
    "\N{RIGHTWARDS ARROW}": "->",
    "\N{MULTIPLICATION SIGN}": "x",
    "\N{BULLET}": "*",
    "\N{MIDDLE DOT}": "-",
    "\N{POUND SIGN}": "GBP ",
    "\N{EURO SIGN}": "EUR ",
}


def spell(error: UnicodeError) -> tuple[str, int]:
    """Return what stands for characters that a code page does not have."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    import unicodedata

    def spelling(char: str) -> str:
        if char in SPELLINGS:
            return SPELLINGS[char]
        if ord(char) in BOXES:
            return _line(unicodedata.name(char))
        # Accents are dropped: Zoe reads better than Zo<U+00EB>.
        bare = unicodedata.normalize("NFKD", char).encode("ascii", "ignore")
        return bare.decode() or code_point(char)

    missing = error.object[error.start : error.end]
    return "".join(map(spelling, missing)), error.end


def code_point(char: str) -> str:
    """Return what stands for a character that cannot be written."""
    return f"<U+{ord(char):04X}>"


def _line(name: str) -> str:
    across, down = "HORIZONTAL" in name, "VERTICAL" in name
    if across and not down:
        return "-"
    return "|" if down and not across else "+"


def clean(cell: str | int) -> str:
    """Return the text of a cell so that it does not command a terminal."""
    return tamed(str(cell))


def prepare() -> None:
    """
    Make stdout and stderr spell out what their code page does not have.

    A stream that is closed, as under pythonw, is replaced by one to nowhere.
    """
    codecs.register_error(SPELLED, spell)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - until the end
        # Whoever calls main() may have put anything in the place of a stream.
        elif reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors=SPELLED)


def code_page() -> str:
    """Return the encoding of stdout."""
    return getattr(sys.stdout, "encoding", None) or "utf-8"


def spelled(text: str) -> str:
    """Return the text as stdout will show it."""
    page = code_page()
    return text.encode(page, SPELLED).decode(page)


def is_watched() -> bool:
    """Return whether a person looks at stdout on a terminal that can draw."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def has_colour() -> bool:
    """Return whether the terminal may get colour (https://no-color.org)."""
    return is_watched() and not os.environ.get("NO_COLOR")


def window(*, of_messages: bool = False) -> int:
    """Return how many characters go on a line of stdout, or of stderr."""
    stream = sys.stderr if of_messages else sys.stdout
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit() and int(columns):
        width = int(columns)
    elif stream.isatty() and os.environ.get("TERM") != "dumb":
        width = _width_of_terminal(stream)
        # An old Windows console breaks a line that fills it to the last column.
        width -= os.name == "nt" and "WT_SESSION" not in os.environ
    else:
        width = IN_A_PIPE
    return max(width, NARROWEST)


def _width_of_terminal(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or IN_A_PIPE
    except (OSError, ValueError):
        return IN_A_PIPE


def say(message: str, *, label: str = "", is_whole: bool = False) -> None:
    """
    Print a message for the person at the keyboard, on stderr, if it takes one.

    It is wrapped at words, below itself where it has a label, unless it is to stay
    whole: a line that scripts read. Whatever the message quotes, no number of a person
    is in it, nor another line.
    """
    clear()
    text = line(message)
    before = label.ljust(LABEL) if label else ""
    margin = " " * len(before)
    parts = [text.replace(NO_BREAK, " ")] if is_whole else _wrapped(text, len(margin))
    with suppress(OSError):
        for part in parts:
            print(f"{before}{part}", file=sys.stderr, flush=True)  # noqa: T201 - the one place
            before = margin


def _wrapped(text: str, margin: int) -> list[str]:
    width = window(of_messages=True) - margin
    if len(text) <= width and text.isascii():
        return [text]
    # Here, because most commands say nothing long.
    from ohc.output.screen.wrapping import wrapped

    # Nothing is cut: a path or a command is to be copied.
    return wrapped(text, width, cut=False)


def watch(done: int, total: int) -> None:
    """Show on one line of a terminal how many of how many files are read."""
    _watch("Reading", done, total=total)


def watch_writing(done: int, total: int) -> None:
    """Show on one line of a terminal how many of how many files are written."""
    _watch("Writing", done, total=total)


_watched: list[int] = []
"""How wide the lines are that show how far it is, as long as one stands there."""


def _watch(what: str, done: int, *, total: int) -> None:
    if total < LONG_WORK or not sys.stderr.isatty():
        return
    if done == total:
        clear()
    elif done % max(1, total // 200) == 0:
        text = f"{what} {done:,} of {total:,} files"
        _watched.append(len(text))
        print(f"\r{text}", end="", file=sys.stderr, flush=True)  # noqa: T201


def clear() -> None:
    """Take away the line that shows how far it is, before anything else is printed."""
    if _watched:
        blank = " " * max(_watched)
        _watched.clear()
        with suppress(OSError):
            print(f"\r{blank}\r", end="", file=sys.stderr, flush=True)  # noqa: T201


def put(content: str | bytes) -> None:
    """
    Print a result on stdout: text in its code page, bytes as they are.

    Raises BrokenPipeError where the reader has had enough, CannotWrite where
    stdout takes no more.
    """
    clear()
    try:
        if isinstance(content, str):
            sys.stdout.write(content)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        let_go()
        if os.name == "nt" and error.errno == errno.EINVAL:
            # So Windows says that a pipe is closed.
            raise BrokenPipeError from error
        raise CannotWrite(f"ohc cannot write its output: {error.strerror}.") from error


def let_go() -> None:
    """Send what is still to be flushed nowhere, so that the end is silent."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
