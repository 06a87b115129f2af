"""Commands run in a child of this process, each within its time and its memory."""

import os
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, NoReturn

SECONDS, MEGABYTES = 10, 500
"""What no file may take: of a processor, and of memory."""

PATIENCE = 60
"""Seconds after which a command is ended, on a machine that does much else."""

HUNG = -999


class Ran(NamedTuple):
    """What a command came to: its exit code, its cost, and all that it wrote."""

    words: tuple[str, ...]
    exit_code: int
    seconds: float
    megabytes: float
    stdout: str
    stderr: str


def run(words: Sequence[str], folder: Path) -> Ran:
    """Run ``ohc`` in a folder, in a child process."""
    out, err = folder / "stdout.txt", folder / "stderr.txt"
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    child = os.fork()
    if not child:
        _work(words, folder=folder, out=out, err=err)
    status, seconds, megabytes = _wait(child)
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in (out, err)]
    return Ran(
        tuple(words),
        status,
        seconds=seconds,
        megabytes=megabytes,
        stdout=texts[0],
        stderr=texts[1],
    )


def _work(words: Sequence[str], *, folder: Path, out: Path, err: Path) -> NoReturn:
    code = 99
    try:
        # A group of its own, so that what it starts ends with it.
        os.setsid()
        os.chdir(folder)
        sys.stdout, sys.stderr = (
            path.open("w", encoding="utf-8", buffering=1) for path in (out, err)
        )
        from ohc.cli.root import main

        code = main([*words])
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _wait(child: int) -> tuple[int, float, float]:
    until = time.monotonic() + PATIENCE
    while True:
        done, status, used = os.wait4(child, os.WNOHANG)
        if done:
            seconds = used.ru_utime + used.ru_stime
            return os.waitstatus_to_exitcode(status), seconds, used.ru_maxrss / 1024
        if time.monotonic() > until:
            with suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)
            os.wait4(child, 0)
            return HUNG, PATIENCE, 0
        time.sleep(0.005)
