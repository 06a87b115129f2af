"""The start of the program: ``ohc``, and ``python -m ohc``, which is the same."""

import os
import sys

try:
    from ohc.files.interruptions import listen
except KeyboardInterrupt:
    # Before anything can listen; from then on it is said by whoever does.
    os.write(2, b"Error: Interrupted.\n")
    os._exit(130)


def run() -> None:
    """Run the command line of this process and end it with its exit code."""
    # First of all: the rest takes a tenth of a second to load.
    listen()
    import gc
    from contextlib import suppress

    # Nothing that is imported is ever garbage: looking for it took a tenth of a start.
    gc.disable()
    from ohc.cli.root import main

    gc.freeze()
    gc.enable()
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, AttributeError):
            stream.flush()
    # Taking every module apart would take another tenth; all files are closed.
    os._exit(code)


if __name__ == "__main__":
    run()
