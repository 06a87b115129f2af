"""A file is written whole before Ctrl-C ends the work."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from ohc.files import writing
from ohc.files.interruptions import undisturbed

pytestmark = pytest.mark.usefixtures("heard")
unix = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")

LISTENING = """
import os, signal, subprocess, sys, time
from ohc.files.interruptions import accompanied, listen
listen()
"""
WITH_A_READER = f"""{LISTENING}
reader = accompanied(subprocess.Popen([sys.executable, "-c", "while True: pass"]))
print(reader.pid, flush=True)
while True: pass
"""
WITH_A_POOL = f"""{LISTENING}
from concurrent.futures import ProcessPoolExecutor
from ohc.progress.returns.batch import start_worker
pool = ProcessPoolExecutor(1, initializer=start_worker)
print(pool.submit(os.getpid).result(), flush=True)
pool.submit(time.sleep, 600)
while True: pass
"""


def ended(code: str, number: int) -> tuple[int, bytes, int]:
    """Return how code ends that prints a process of its own, and that process."""
    pipe = subprocess.PIPE
    process = subprocess.Popen([sys.executable, "-c", code], stdout=pipe, stderr=pipe)
    assert process.stdout
    companion = int(process.stdout.readline())
    process.send_signal(number)
    _, said = process.communicate(timeout=60)
    return process.returncode, said, companion


def is_gone(number: int) -> bool:
    """Return whether a process is gone, once it had some time for it."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return True
        # Whoever takes in orphans may leave them lying about dead.
        status = Path(f"/proc/{number}/status")
        with suppress(OSError):
            if "State:\tZ" in status.read_text(encoding="utf-8"):
                return True
        time.sleep(0.01)
    return False


@unix
@pytest.mark.parametrize("code", [WITH_A_READER, WITH_A_POOL])
@pytest.mark.parametrize(
    ("name", "exit_code", "sentence"),
    [
        ("SIGINT", 130, b"Error: Interrupted.\n"),
        ("SIGTERM", 143, b"Error: ended by the system.\n"),
        ("SIGHUP", 143, b"Error: ended by the system.\n"),
    ],
)
def test_a_run_that_ends_takes_its_processes_with_it(
    code: str, name: str, exit_code: int, sentence: bytes
) -> None:
    returned, said, companion = ended(code, getattr(signal, name))
    assert (returned, said) == (exit_code, sentence)
    # At once: they were waited for.
    with pytest.raises(ProcessLookupError):
        os.kill(companion, 0)


@unix
def test_a_pool_ends_where_its_parent_was_killed() -> None:
    returned, said, companion = ended(WITH_A_POOL, signal.SIGKILL)
    assert (returned, said) == (-signal.SIGKILL, b"")
    assert is_gone(companion)


@unix
def test_the_sentence_is_reported_though_stderr_leads_nowhere_just_now() -> None:
    # So it is while a workbook is read by what may panic.
    code = (
        f"{LISTENING}os.dup2(os.open(os.devnull, os.O_WRONLY), 2)\n"
        "print(os.getpid(), flush=True)\nwhile True: pass"
    )
    assert ended(code, signal.SIGTERM)[:2] == (143, b"Error: ended by the system.\n")


@unix
def test_the_end_comes_whatever_goes_wrong_on_the_way() -> None:
    code = (
        f"{LISTENING}from ohc.files import interruptions\n"
        "class Odd:\n    def kill(self): raise KeyError\n"
        "odd = interruptions.accompanied(Odd())\n"
        "print(os.getpid(), flush=True)\n"
        "while True:\n    try: time.sleep(0.01)\n    except KeyError: pass"
    )
    assert ended(code, signal.SIGTERM)[0] == 143


@unix
def test_who_ignores_a_signal_goes_on_ignoring_it() -> None:
    code = (
        "import signal\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        f"{LISTENING}os.kill(os.getpid(), signal.SIGHUP)\nprint('on')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, timeout=60
    )
    assert done.stdout == b"on\n"


@unix
@pytest.mark.parametrize("module", ["ohc.files.interruptions", "typer"])
def test_the_program_listens_before_it_loads(module: str) -> None:
    code = (
        "import builtins, os, signal, sys\nload = builtins.__import__\n"
        "def stop(name, *rest):\n"
        f"    if name == {module!r}: os.kill(os.getpid(), signal.SIGINT)\n"
        "    return load(name, *rest)\n"
        "builtins.__import__ = stop\n"
        "sys.argv[1:] = ['estate', '-f', 'csv']\n"
        "from ohc.__main__ import run\nrun()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout) == (130, b"")
    assert done.stderr == b"Error: Interrupted.\n"


def test_an_interruption_waits_until_the_work_is_done() -> None:
    done = []

    def work() -> None:
        with undisturbed():
            signal.raise_signal(signal.SIGINT)
            done.append("whole")
        done.append("never")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == ["whole"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_work_that_fails_fails_as_it_is() -> None:
    with pytest.raises(OSError, match="full"), undisturbed():
        raise OSError("full")
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_who_ignores_an_interruption_goes_on_ignoring_it() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with undisturbed():
            signal.raise_signal(signal.SIGINT)
        assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_thread_of_its_own_writes_as_well(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    thread = threading.Thread(
        target=writing.write, args=(target, b"x"), kwargs={"force": False}
    )
    thread.start()
    thread.join()
    assert target.read_bytes() == b"x"
