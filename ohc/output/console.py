"""The terminal, pipe or code page at the other end of stdout and stderr."""

import codecs
import errno
import os
import sys
from contextlib import suppress

from ohc.errors import CannotWrite
from ohc.lines import tamed
from ohc.privacy import line

SPELLED = "ohc-spelled"

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


def say(message: str) -> None:
    """
    Print one line for the person at the keyboard, on stderr, if it takes one.

    Whatever the message quotes, no number of a person is in it, nor another line.
    """
    with suppress(OSError):
        print(line(message), file=sys.stderr, flush=True)  # noqa: T201 - the one place


def watch(done: int, total: int) -> None:
    """Show on one line of a terminal how many of how many files are read."""
    _watch("Reading", done, total=total)


def watch_writing(done: int, total: int) -> None:
    """Show on one line of a terminal how many of how many files are written."""
    _watch("Writing", done, total=total)


def _watch(what: str, done: int, *, total: int) -> None:
    if total < LONG_WORK or not sys.stderr.isatty():
        return
    if done == total:
        print("\r" + " " * 40 + "\r", end="", file=sys.stderr, flush=True)  # noqa: T201
    elif done % max(1, total // 200) == 0:
        line = f"\r{what} {done:,} of {total:,} files"
        print(line, end="", file=sys.stderr, flush=True)  # noqa: T201


def put(content: str | bytes) -> None:
    """
    Print a result on stdout: text in its code page, bytes as they are.

    Raises BrokenPipeError where the reader has had enough, CannotWrite where
    stdout takes no more.
    """
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
        raise CannotWrite(f"The output cannot be written: {error.strerror}.") from error


def let_go() -> None:
    """Send what is still to be flushed nowhere, so that the end is silent."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
