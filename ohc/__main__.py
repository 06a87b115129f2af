"""The start of the program: ``ohc``, and ``python -m ohc``, which is the same."""

import gc
import os
import sys

# Nothing that is imported is ever garbage: looking for it took a tenth of a start.
gc.disable()
try:
    from ohc.files.interruptions import listen
except KeyboardInterrupt:
    # Before there is a handler; from then on the handler reports it.
    os.write(2, b"Error: Interrupted.\n")
    os._exit(130)

SELDOM = 20_000
"""How many things are made before some are looked at: Python's own number is 700."""


def run() -> None:
    """Run the command line of this process and end it with its exit code."""
    # First, because the rest takes a tenth of a second to load.
    listen()
    from contextlib import suppress

    from ohc.cli.root import main

    gc.freeze()
    # Seldom, as a command loads modules of its own and makes few things in circles.
    gc.set_threshold(SELDOM)
    gc.enable()
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, AttributeError):
            stream.flush()
    # Unloading every module would take another tenth; all files are closed.
    os._exit(code)


if __name__ == "__main__":
    run()
