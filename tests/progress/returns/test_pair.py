"""Two processes read many files, and give what one would have given."""

from pathlib import Path

import pytest
from returned import put, returned

from ohc.files.gathering import gather
from ohc.progress.returns import pair, reading
from ohc.progress.returns.reading import FileReader, Manner
from ohc.progress.returns.returns import Result

LINES = "Reporting body ID,Period,Commitment,Status\nprison-garth,2013-14-Q4,{},{}\n"


@pytest.fixture
def folder() -> Path:
    """Put 180 small files, a form and a spoilt one among them."""
    words = ("Complete", "Delayed", "Compleet")
    files = {
        f"{number:03}.csv": LINES.format("C1.1", words[number % 3]).encode()
        for number in range(178)
    }
    return put({**files, "form.xlsx": returned(), "spoilt.xlsx": b"PK\3\4 spoilt"})


def one_after_another(folder: Path) -> list[Result]:
    reader = FileReader(Manner())
    return [one for file in gather([str(folder)]).files for one in reader.read(file)]


def by_two(folder: Path) -> list[Result]:
    files, reader = gather([str(folder)]).files, FileReader(Manner())
    read = pair.read_by_two(files, Manner(), reader)
    return [one for found in read for one in found]


def test_the_order_and_the_results_are_the_same(folder: Path) -> None:
    assert by_two(folder) == one_after_another(folder)


def test_a_second_process_that_ends_early_loses_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pair, "SERVE", "raise SystemExit(1)")
    assert by_two(folder) == one_after_another(folder)


def test_one_that_ends_half_way_loses_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = "import itertools, ohc.progress.pair as p\n"
    once += "p.FileReader.read = lambda *_, c=itertools.count(): 1 // (3 - next(c))\n"
    monkeypatch.setattr(pair, "SERVE", once + pair.SERVE)
    assert by_two(folder) == one_after_another(folder)


def test_whoever_stops_listening_leaves_no_process(folder: Path) -> None:
    files, reader = gather([str(folder)]).files, FileReader(Manner())
    read = pair.read_by_two(files, Manner(), reader)
    assert next(iter(read))
    read.close()  # type: ignore[attr-defined]


def test_few_files_start_no_second_process() -> None:
    assert reading.MANY > pair.LEAD + pair.CHUNK
