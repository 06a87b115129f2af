"""An internal error: what is said of it, and a report without anyone's data."""

import platform
import sys
import tempfile
import traceback

from ohc.lines import unbroken
from ohc.output import console
from ohc.version import __version__


def report(error: Exception, *, debug: bool) -> None:
    """
    Say that the error is in ohc, and leave a report of where it happened.

    The report names files, lines and functions of the program; not the words
    of the command, no message and no value, which may be somebody's data.
    """
    if debug:
        for part in traceback.format_exception(error):
            for written in part.splitlines():
                console.say(written, is_whole=True)
    console.say(
        f"Error: ohc failed ({type(error).__name__}). This is an error in ohc, not in "
        "your data."
    )
    # No message of the exception: it may quote a cell, and so a patient's number.
    places = [
        f"{frame.filename}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    lines = [
        f"ohc {__version__}, Python {platform.python_version()}, {sys.platform}",
        type(error).__name__,
        *places,
    ]
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix="ohc-fault-", suffix=".txt", delete=False
        ) as file:
            file.write("\n".join(lines) + "\n")
    except OSError:
        for line in lines:
            console.say(line)
    else:
        console.say(
            f"Please report it and send {unbroken(file.name)}, which contains none of "
            f"your data."
        )
        console.say("For technical details: ohc --debug COMMAND")
