"""Many files read by others too give what one process alone would have given."""

import multiprocessing
import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from returned import WORK, put, returned, wrong_in

from ohc.files.gathering import InputFile, gather
from ohc.progress.manner import Manner
from ohc.progress.returns import batch
from ohc.progress.returns.path_periods import Start
from ohc.progress.returns.reading import FileReader
from ohc.progress.returns.returns import Result

LINES = "Reporting body ID,Period,Commitment,Status\nprison-garth,2013-14-Q4,{},{}\n"


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Sequence[InputFile]:
    """Put 30 files, a form and a spoilt one among them, to be sent by threes."""
    monkeypatch.setattr(batch, "CHUNK", 3)
    words = ("Complete", "Delayed", "Compleet")
    contents = {
        f"{number:02}.csv": LINES.format("C1.1", words[number % 3]).encode()
        for number in range(28)
    }
    folder = put({**contents, "form.xlsx": returned(), "spoilt.xlsx": b"PK\3\4 spoilt"})
    return gather([str(folder)]).files


class Mute(Executor):
    """Answers the first chunks, then breaks in one of the ways in which pools do."""

    def __init__(self, broken: Callable[[Future[Any]], object]) -> None:
        self.sent = 0
        self._broken = broken

    def submit(
        self, function: Callable[..., Any], /, *words: Any, **more: Any
    ) -> Future[Any]:
        self.sent += 1
        future: Future[Any] = Future()
        if self.sent < 3:
            future.set_result(function(*words, **more))
        else:
            self._broken(future)
        return future


def shut_down(_: Future[Any]) -> None:
    raise RuntimeError("cannot schedule new futures after shutdown")


def read(
    files: Sequence[InputFile], executor: Executor | None = None, *, helps: bool = False
) -> Iterator[Result]:
    for answer in batch.read_all(files, FileReader(Manner()), executor, helps=helps):
        yield from answer


@pytest.mark.parametrize("helps", [False, True])
def test_other_processes_give_the_same_in_the_same_order(
    files: Sequence[InputFile], *, helps: bool
) -> None:
    # Windows starts its processes so; what runs there must be named and picklable.
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, spawned, initializer=batch.start_worker) as pool:
        assert [*read(files, pool, helps=helps)] == [*read(files)]


@pytest.mark.parametrize(
    "broken",
    [
        lambda future: future.set_exception(EOFError("a worker died")),
        lambda future: future.cancel(),
        shut_down,
    ],
)
def test_a_pool_that_breaks_costs_no_file(
    files: Sequence[InputFile], broken: Callable[[Future[Any]], object]
) -> None:
    executor = Mute(broken)
    assert [*read(files, executor)] == [*read(files)]
    assert executor.sent > 2


def test_no_more_is_sent_ahead_than_may_wait(
    files: Sequence[InputFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "AHEAD", 2)
    executor = Mute(lambda future: future.cancel())
    assert next(read(files, executor)).file.endswith("00.csv")
    assert executor.sent == 2


def test_what_nobody_has_begun_is_read_here(files: Sequence[InputFile]) -> None:
    never: list[Future[Any]] = []
    executor = Mute(never.append)
    results = [*read(files, executor, helps=True)]
    assert results == [*read(files)]
    assert never
    assert all(future.cancelled() for future in never)


class Slow(Mute):
    """Has begun each chunk at once, and answers it a little later."""

    def submit(
        self, function: Callable[..., Any], /, *words: Any, **more: Any
    ) -> Future[Any]:
        self.sent += 1
        future: Future[Any] = Future()
        future.set_running_or_notify_cancel()
        answer = partial(function, *words, **more)
        Timer(0.1, lambda: future.set_result(answer())).start()
        return future


def test_who_would_wait_reads_what_was_not_sent_yet(
    files: Sequence[InputFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "AHEAD", 2)
    executor = Slow(print)
    assert [*read(files, executor, helps=True)] == [*read(files)]
    assert 0 < executor.sent < len(files) / batch.CHUNK


def test_a_chunk_is_read_in_a_thread_as_well(files: Sequence[InputFile]) -> None:
    with ThreadPoolExecutor(2) as pool:
        assert [*read(files, pool)] == [*read(files)]


def test_few_files_make_no_pool(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    everyone = WORK._replace(all_processors=True)
    with batch.executor_for(batch.MANY - 1, everyone) as executor:
        assert executor is None
    with batch.executor_for(batch.MANY, everyone) as executor:
        assert isinstance(executor, ProcessPoolExecutor)
    with batch.executor_for(batch.MANY, WORK) as executor:
        assert executor is None


def test_what_a_path_says_is_known_in_other_processes_too() -> None:
    folder = put({"2013-14-Q3/a.csv": LINES.format("C5.1", "Delayed").encode()})
    manner = Manner(start=Start(str(Path.cwd()), base=str(Path.cwd())))
    sent = pickle.dumps((gather([str(folder)]).files, manner))
    [[result]] = batch.read_chunk(*pickle.loads(sent))  # noqa: S301 - our own
    assert [problem.kind for problem in wrong_in(result)] == ["period-disagrees"]
