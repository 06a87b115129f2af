"""The start of the program: ``ohc``, and ``python -m ohc``, which is the same."""

import os
import sys

try:
    from ohc.files.interruptions import listen
except KeyboardInterrupt:
    # Before there is a handler; from then on the handler reports it.
    os.write(2, b"Error: Interrupted.\n")
    os._exit(130)


def run() -> None:
    """Run the command line of this process and end it with its exit code."""
    # First, because the rest takes a tenth of a second to load.
    listen()
    import gc
    from contextlib import suppress

    # Imported modules are never garbage: looking for it took a tenth of the start.
    gc.disable()
    from ohc.cli.root import main

    gc.freeze()
    gc.enable()
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, AttributeError):
            stream.flush()
    # Unloading every module would take another tenth; all files are closed.
    os._exit(code)


if __name__ == "__main__":
    run()
