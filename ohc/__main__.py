"""The start of the program: ``ohc``, and ``python -m ohc``, which is the same."""

import gc
import os
import sys
from contextlib import suppress


def run() -> None:
    """Run the command line of this process and end it with its exit code."""
    # Nothing that is imported is ever garbage: looking for it took a tenth of a start.
    gc.disable()
    try:
        from ohc.cli.root import main

        gc.freeze()
        gc.enable()
        code = main()
    except KeyboardInterrupt:
        # While the program itself was loading: main() says it for all that follows.
        code = 130
        with suppress(OSError, AttributeError, KeyboardInterrupt):
            sys.stderr.write("Error: Interrupted.\n")
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, AttributeError, KeyboardInterrupt):
            stream.flush()
    # Taking every module apart would take another tenth; all files are closed.
    os._exit(code)


if __name__ == "__main__":
    run()
