"""Work that is done before a person or the system may end it."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

ENDING = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def undisturbed() -> Iterator[None]:
    """
    Put off Ctrl-C and a request to end until a file is written whole.

    Between the bytes of a file they would leave a temporary one behind, which nobody
    can tell from one that matters.
    """
    # Only there may handlers be changed, and only there do signals arrive.
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    kept: list[int] = []
    before = {number: signal.getsignal(number) for number in ENDING}
    try:
        for number, handler in before.items():
            # Who ignores it, as a shell's background does, goes on ignoring it.
            if handler is not None and handler != signal.SIG_IGN:
                signal.signal(number, lambda received, _: kept.append(received))
        yield
    finally:
        for number, handler in before.items():
            if handler is not None:
                signal.signal(number, handler)
    for received in dict.fromkeys(kept):
        signal.raise_signal(received)
