"""Pages in Chromium: what axe finds, what a window shows, what A4 holds."""

import json
import re
import shutil
import subprocess
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
from commands_there_are import PRINTING
from conftest import AXE, ROOT, isolate

from ohc.cli.root import main
from ohc.playground.folder import write_playground

pytestmark = pytest.mark.slow
JUDGE = ROOT / "tests" / "browser" / "judge.js"
BREAKS = re.compile(r"[\s\u00ad\u2010\u2011-]+")
"""Where a line may end; pdftotext joins a word that is broken at its hyphen."""

ALSO = {
    "wolds": ["estate", "show", "Wolds"],
    "tasks": ["matrix", "tasks"],
    "sarc": ["facts", "sarc"],
    "tally-of-demo": ["progress", "tally", "returns"],
    "tally-by-establishment": ["progress", "tally", "returns", "--by", "establishment"],
}


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


def test_nothing_is_cut_off_on_paper(pages: dict[str, Any]) -> None:
    for path, page in pages.items():
        printed = joined(on_paper(Path(path).with_suffix(".pdf")))
        lost = [word for word in page["text"].split() if joined(word) not in printed]
        assert lost == [], path


def test_the_tally_is_printed_on_one_page(pages: dict[str, Any]) -> None:
    [path] = [path for path in pages if path.endswith("tally-of-demo.html")]
    printed = on_paper(Path(path).with_suffix(".pdf"))
    assert "Page 1 of 1" in printed


def on_paper(path: Path) -> str:
    done = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True)
    return done.stdout.decode()


def joined(text: str) -> str:
    return BREAKS.sub("", text)
