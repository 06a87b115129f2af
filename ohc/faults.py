"""A fault of ours: what is said of it, and a report without anyone's data."""

import platform
import sys
import tempfile
import traceback
from datetime import datetime
from pathlib import Path

from ohc import __version__
from ohc.output import console


def report(error: Exception, *, debug: bool) -> None:
    """
    Say that the fault is ours, and leave a report of where it happened.

    The report names files, lines and functions of the program; not the words
    of the command, no message and no value, which may be somebody's data.
    """
    if debug:
        traceback.print_exception(error)
    console.say(f"Error: a fault of ours ({type(error).__name__}), not of your data.")
    places = [
        f"{frame.filename}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    path = Path(tempfile.gettempdir()) / f"ohc-fault-{stamp}.txt"
    lines = [
        f"ohc {__version__}, Python {platform.python_version()}, {sys.platform}",
        type(error).__name__,
        *places,
    ]
    try:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError:
        console.say("\n".join(lines))
    else:
        console.say(f"Please send us {path}; it holds no data. --debug shows more.")
