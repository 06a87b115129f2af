"""A file is written whole before Ctrl-C ends the work."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ohc.files import writing
from ohc.files.interruptions import undisturbed


@pytest.fixture(autouse=True)
def heard() -> Iterator[None]:
    """Let Ctrl+C be heard: what is started in the background may have it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


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


@pytest.mark.parametrize(("age", "is_left"), [(3_500, True), (3_700, False)])
def test_what_an_older_run_left_is_taken_away(
    tmp_path: Path, age: int, is_left: bool
) -> None:
    draft = tmp_path / f".ohc-{'a' * 16}.tmp"
    others = [tmp_path / ".ohc-mine.tmp", tmp_path / f"ohc-{'a' * 16}.tmp"]
    for path in (draft, *others):
        path.write_text("x")
        moment = path.stat().st_mtime - age
        os.utime(path, (moment, moment))
    writing.tidy(tmp_path)
    assert draft.exists() == is_left
    assert all(path.exists() for path in others)
