"""The picture for a slide: the same figures as the page, in a drawing that is read."""

import re
import shutil
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from boards import page
from conftest import Ohc, start

NS = {"svg": "http://www.w3.org/2000/svg"}


@pytest.fixture
def returns(playground: Path, empty_folder: Path) -> Path:
    shutil.copytree(playground / "returns", empty_folder / "returns")
    shutil.copy(playground / "ohc.toml", empty_folder)
    return empty_folder / "returns"


def drawn(ohc: Ohc, returns: Path, *words: str) -> ET.Element:
    result = ohc("progress", "report", returns, *words, "-o", "p.svg", "--force")
    assert result.exit_code == 3, result.stderr
    return ET.fromstring(Path("p.svg").read_text(encoding="utf-8"))


def test_it_says_in_words_what_the_page_says(ohc: Ohc, returns: Path) -> None:
    html = page(ohc, str(returns))
    described = drawn(ohc, returns).findtext("svg:desc", namespaces=NS) or ""
    bars = re.findall(r'aria-label="(\d+ complete, [^"]*)"', html)
    assert len(bars) == 9
    assert all(f": {words}." in described for words in bars)


def test_its_title_is_what_it_shows(ohc: Ohc, returns: Path) -> None:
    title = "52% of answers on the priorities say complete"
    assert drawn(ohc, returns).findtext("svg:title", namespaces=NS) == title


def test_bars_fill_their_length_and_stay_within_the_picture(
    ohc: Ohc, returns: Path
) -> None:
    picture = drawn(ohc, returns)
    bars: dict[str, float] = {}
    for shape in picture.findall("svg:rect", NS):
        if float(shape.get("x", "0")) >= 470 and float(shape.get("y", "0")) > 140:
            y = shape.get("y", "")
            bars[y] = bars.get(y, 0) + float(shape.get("width", "0"))
    assert len(bars) == 9
    assert all(length == pytest.approx(640, abs=0.1) for length in bars.values())
    rows = [float(words.get("y", "0")) for words in picture.findall("svg:text", NS)]
    assert max(rows) < 720


def test_a_long_notice_does_not_run_out_of_it(
    ohc: Ohc, returns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OHC_NOTICE", "Draft <b> for discussion only " * 20)
    picture = drawn(ohc, returns)
    [notice] = [
        words.text or ""
        for words in picture.findall("svg:text", NS)
        if words.get("fill") == "#801650"
    ]
    assert notice.startswith("Draft <b> for")
    assert len(notice) <= 136


def test_without_an_answer_there_is_nothing_to_draw(ohc: Ohc, returns: Path) -> None:
    words = (returns, "--period", "2014-15-Q1", "-o", "p.svg")
    result = ohc("progress", "report", *words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "nothing to draw" in result.stderr
    assert not Path("p.svg").exists()


def test_the_same_bytes_in_every_process(returns: Path) -> None:
    made = set()
    for seed in ("0", "2013"):
        words = ("progress", "report", str(returns), "-o", "p.svg", "--force")
        assert start(*words, environment={"PYTHONHASHSEED": seed}).returncode == 3
        made.add(Path("p.svg").read_bytes())
    assert len(made) == 1


def test_without_its_package_a_png_says_what_to_install(
    ohc: Ohc, returns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So Python marks a module that cannot be imported.
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    result = ohc("progress", "report", returns, "-o", "p.png")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "pip install resvg-py" in result.stderr
    assert not Path("p.png").exists()


def test_a_png_is_the_picture(ohc: Ohc, returns: Path) -> None:
    pytest.importorskip("resvg_py")
    assert ohc("progress", "report", returns, "-o", "p.png").exit_code == 3
    data = Path("p.png").read_bytes()
    assert data.startswith(b"\x89PNG")
    assert int.from_bytes(data[16:20]) == 1920
