"""Pages in Chromium: what axe finds, what a window shows, what A4 holds."""

import json
import re
import shutil
import subprocess
from collections import Counter
from contextlib import chdir
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from commands_there_are import PRINTING
from conftest import AXE, ROOT, isolate
from fonts import skip_without_arial
from returned import returned

from ohc.cli.root import main
from ohc.output.web_page import BETWEEN_WORDS, LONGEST_WORD
from ohc.playground.folder import write_playground

pytestmark = pytest.mark.slow
JUDGE = ROOT / "tests" / "browser" / "judge.js"
WORD = re.compile("<word .*?>(.*?)</word>")
ALSO = {
    "wolds": ["estate", "show", "Wolds"],
    "tasks": ["matrix", "tasks"],
    "sarc": ["facts", "sarc"],
    "map-of-england": ["estate", "map"],
    "tally-of-demo": ["progress", "tally", "returns"],
    "tally-by-establishment": ["progress", "tally", "returns", "--by", "establishment"],
}
BOARD = {
    "board": ["returns"],
    "board-of-teams": ["returns", "--by", "area-team"],
    "board-without-returns": ["returns", "--period", "2014-15-Q1"],
    "board-of-one": ["returns", "--name", "Garth", "--since", "none"],
    "board-of-many": [
        "returns",
        *("--region", "NHS North of England", "--region", "NHS London"),
        *("--region", "NHS South", "--by", "establishment"),
    ],
    "board-over-time": ["quarters", "--name", "Garth"],
}
"""Pages for a board, which have no other form to print."""


def write_quarters(folder: Path) -> None:
    """Write returns of one prison for three quarters."""
    folder.mkdir()
    for period in ("2013-14-Q2", "2013-14-Q3", "2013-14-Q4"):
        data = returned(period=period)
        (folder / f"prison-garth_{period}.xlsx").write_bytes(data)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what the browser says of a page of each command, by its words."""
    browser, node = shutil.which("chromium"), shutil.which("node")
    if not (browser and node and shutil.which("pdftotext")):
        pytest.skip("Chromium, Node.js or pdftotext is not here")
    folder = tmp_path_factory.mktemp("pages")
    written: list[Path] = []
    with pytest.MonkeyPatch.context() as monkeypatch:
        isolate(monkeypatch, folder)
        write_playground(folder, force=True)
        examples = {"-".join(item.words): item.examples[0] for item in PRINTING}
        with chdir(folder):
            for name, words in {**examples, **ALSO}.items():
                target = folder / f"{name}.html"
                shown = words[: words.index("-o")] if "-o" in words else words
                done = main([*shown, "-f", "html", "-o", str(target), "--force"])
                assert done in {0, 3}, words
                written.append(target)
            write_quarters(folder / "quarters")
            for name, words in BOARD.items():
                target = folder / f"{name}.html"
                done = main(["progress", "report", *words, "-o", str(target)])
                assert done == (0 if "quarters" in words else 3), words
                written.append(target)
    verdicts = subprocess.run(
        [node, JUDGE, AXE, browser, *written], capture_output=True, check=False
    )
    assert verdicts.returncode == 0, verdicts.stderr.decode()
    by_path: dict[str, Any] = json.loads(verdicts.stdout)
    return by_path


def test_axe_finds_nothing(pages: dict[str, Any]) -> None:
    assert {path: page["violations"] for path, page in pages.items()} == {
        path: [] for path in pages
    }


def test_no_page_scrolls_sideways_or_asks_for_anything(pages: dict[str, Any]) -> None:
    for path, page in pages.items():
        assert page["widths"] == [[1280, 1280], [320, 320]], path
        assert page["requests"] == [], path


def test_a_board_sees_every_column_in_a_window_of_1280(pages: dict[str, Any]) -> None:
    skip_without_arial()
    shown = {path: page["scrolled"] for path, page in pages.items() if "/board" in path}
    assert len(shown) == len(BOARD)
    assert shown == {path: [] for path in shown}


def test_tab_reaches_all_there_is_in_order_and_all_of_it_has_a_name(
    pages: dict[str, Any],
) -> None:
    for path, page in pages.items():
        assert page["reached"] == page["there"], path
        assert {role for role, _ in page["there"]} <= {"link", "group"}, path
        assert all(name.strip() for _, name in page["there"]), path
    [board] = [page for path, page in pages.items() if path.endswith("/board.html")]
    names = [name for _, name in board["reached"]]
    assert names[:3] == [
        "See what was received instead",
        "See what slipped back",
        "See what is not counted, and why",
    ]
    assert "Ratings that establishments gave" in names


def test_without_scripts_it_looks_the_same(pages: dict[str, Any]) -> None:
    assert [
        path for path, page in pages.items() if not page["sameWithoutScripts"]
    ] == []


def test_nothing_is_cut_off_on_paper(pages: dict[str, Any]) -> None:
    for path, page in pages.items():
        # A longer word may be broken where it does not fit.
        words = [word for word in page["text"].split() if len(word) <= LONGEST_WORD]
        lost = Counter(parts(" ".join(words))) - Counter(on_paper(path))
        assert not lost, path


def test_the_tally_is_printed_on_one_page(pages: dict[str, Any]) -> None:
    [path] = [path for path in pages if path.endswith("tally-of-demo.html")]
    assert on_paper(path)[-4:] == ["Page", "1", "of", "1"]


def test_the_first_page_for_a_board_is_complete_in_itself(
    pages: dict[str, Any],
) -> None:
    [path] = [path for path in pages if path.endswith("/board.html")]
    first, second = (" ".join(on_paper(path, page)) for page in (1, 2))
    assert "Progress by priority" in first
    assert "55 fall due the next day" in first
    # The last of the bars, and what is not drawn.
    assert "12 Opt out testing for blood borne viruses" in first
    assert "not counted here." in first
    assert second.startswith("Ratings that establishments gave")
    # What slipped back stands there as a whole, to its last line.
    assert "Complete in quarter 3 but not now" in second
    assert "Forest Bank Greater Manchester C6.2" in second


def test_a_total_is_printed_once_where_its_table_ends(pages: dict[str, Any]) -> None:
    # Browsers repeat the foot of a table on every sheet, where it totals nothing.
    [path] = [path for path in pages if path.endswith("/board-of-many.html")]
    second, third = (" ".join(on_paper(path, sheet)) for sheet in (2, 3))
    assert "No return that counts" in second
    assert "No return that counts" in third
    assert " ".join(on_paper(path)).count("All: red") == 1


def on_paper(path: str, sheet: int = 0) -> list[str]:
    """Return the words of a page as it is printed; those cut off are not whole."""
    program = shutil.which("pdftotext") or "pdftotext"
    paper = Path(path).with_suffix(".pdf")
    only = ["-f", str(sheet), "-l", str(sheet)] if sheet else []
    done = subprocess.run(
        [program, *only, "-bbox", paper, "-"], capture_output=True, check=True
    )
    return parts(" ".join(map(unescape, WORD.findall(done.stdout.decode()))))


def parts(text: str) -> list[str]:
    """Return the parts of a text that a line end does not break."""
    return [part for part in BETWEEN_WORDS.split(text) if part]
