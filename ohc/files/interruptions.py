"""How a run ends early: at once, with a sentence, and nothing of it left behind."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any
from weakref import WeakSet

from ohc.errors import ENDED, INTERRUPTED

SENTENCES = {
    INTERRUPTED: "Error: Interrupted.\n",
    ENDED: "Error: ended by the system.\n",
}
CODES = {
    "SIGINT": INTERRUPTED,
    "SIGTERM": ENDED,
    # A terminal that is closed.
    "SIGHUP": ENDED,
    # On Windows: Ctrl+Break, a console that is closed, someone who logs off.
    "SIGBREAK": ENDED,
}
"""The signals that ask a run to end, and the exit code of each."""

ENDING = {
    getattr(signal, name): code for name, code in CODES.items() if hasattr(signal, name)
}

WIDEST = 40
"""Columns that a line of progress may fill: Reading 1,000,000 of 1,000,000 files."""

PATIENCE = 1.0
"""Seconds for each process of ours to be gone once it is ended."""

_companions: WeakSet[Any] = WeakSet()
_voices: dict[int, int] = {}
"""Of the process that talks to the person: where stderr leads, even if closed since."""


def listen() -> None:
    """
    From now on end this process at once where a person or the system asks for it.

    An exception in its place is lost where it comes in a callback or a destructor,
    and a stranger's code may catch it.
    """
    # Kept apart: stderr leads nowhere while a reader may panic.
    with suppress(OSError, ValueError):
        _voices[os.getpid()] = os.dup(sys.__stderr__.fileno()) if sys.__stderr__ else -1
    for number in ENDING:
        # Who ignores it, as a shell's background does, goes on ignoring it.
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _end)


def follow() -> None:
    """Let this process, which reads for another, end as that one does: in silence."""
    import multiprocessing
    import threading

    # Where it was forked it has what its parent noted; whose end is not its to bring.
    _companions.clear()
    _voices.clear()
    for number in ENDING:
        signal.signal(number, _end)
    # Ctrl+C reaches all processes of a terminal; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if parent := multiprocessing.parent_process():
        # Nobody is left to tell it to end where its parent was killed.
        watch = threading.Thread(target=_outlive, args=(parent,), daemon=True)
        watch.start()


def accompanied(process: Any) -> Any:
    """Return a process that was started, and that is to end with this one."""
    _companions.add(process)
    return process


@contextmanager
def undisturbed() -> Iterator[None]:
    """
    Put off Ctrl-C and a request to end until a file is written whole.

    Between the bytes of a file they would leave a temporary one behind, which nobody
    can tell from one that matters.
    """
    import threading

    # Only there may handlers be changed, and only there do signals arrive.
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    kept: list[int] = []
    before = {number: signal.getsignal(number) for number in ENDING}
    try:
        for number, handler in before.items():
            if handler is not None and handler != signal.SIG_IGN:
                signal.signal(number, lambda received, _: kept.append(received))
        yield
    finally:
        for number, handler in before.items():
            if handler is not None:
                signal.signal(number, handler)
    for received in dict.fromkeys(kept):
        signal.raise_signal(received)


def _end(received: int, _: FrameType | None) -> None:
    for number in ENDING:
        # A second Ctrl+C must not cut the end short.
        signal.signal(number, signal.SIG_IGN)
    code = ENDING[signal.Signals(received)]
    try:
        _say(SENTENCES[code])
        _end_companions()
    finally:
        # Whatever went wrong: who called this may be a fence that swallows it.
        os._exit(code)


def _say(sentence: str) -> None:
    # Not by print: the signal may have come in the middle of one.
    voice = _voices.get(os.getpid(), -1)
    with suppress(OSError):
        # A line of progress may stand there, without an end.
        start = f"\r{' ' * WIDEST}\r" if os.isatty(voice) else ""
        os.write(voice, f"{start}{sentence}".encode())
    with suppress(OSError, ValueError):
        # What other threads think of the end of their processes is no news.
        if sys.__stderr__ and voice >= 0:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stderr__.fileno())


def _end_companions() -> None:
    import subprocess

    for process in list(_companions):
        with suppress(OSError):
            process.kill()
        # Waited for, so that it leaves no zombie.
        with suppress(OSError, subprocess.TimeoutExpired):
            process.wait(PATIENCE)
    # Only where a pool was started, which loads it.
    pools = sys.modules.get("multiprocessing")
    for worker in pools.active_children() if pools else ():
        # A thread of the pool may have ended it in the same moment.
        with suppress(OSError, ValueError, AssertionError):
            worker.terminate()
            worker.join(PATIENCE)
            worker.kill()
            worker.join(PATIENCE)


def _outlive(parent: Any) -> None:
    parent.join()
    _end_companions()
    os._exit(ENDED)
