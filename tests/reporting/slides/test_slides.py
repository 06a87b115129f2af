"""Pictures for a slide: the same figures as the page, in drawings that are read."""

import re
import shutil
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from boards import cells, page, records
from conftest import Ohc, start

from ohc.reporting.parts import PICTURES

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


class TestRatings:
    def test_its_cells_are_those_of_the_page(self, ohc: Ohc, returns: Path) -> None:
        picture = drawn(ohc, returns, "--picture", "ratings")
        described = picture.findtext("svg:desc", namespaces=NS) or ""
        html = page(ohc, str(returns))
        names = re.findall(r'<th scope="col">(C[\d.]+)</th>', html)
        assert len(names) == 11
        rated = [row for row in cells(html, "ratings") if len(row) == len(names) + 3]
        del rated[-1]
        assert len(rated) == 12
        for name, _, *ratings, _ in rated:
            spoken = (text.split(maxsplit=1)[1] for text in ratings)
            pairs = zip(names, spoken, strict=True)
            assert f"{name}: {', '.join(map(' '.join, pairs))}." in described
        assert "Styal: No return that counts: nothing came." in described

    def test_its_title_counts_what_is_red(self, ohc: Ohc, returns: Path) -> None:
        red = sum(row["red"] for row in records(ohc, "tally", str(returns)))
        picture = drawn(ohc, returns, "--picture", "ratings")
        title = picture.findtext("svg:title", namespaces=NS)
        assert title == f"{red} of 128 answers are rated red"
        fills = [shape.get("fill") for shape in picture.findall(".//svg:rect", NS)]
        # One of them is in the key.
        assert fills.count("#B3142B") == red + 1

    def test_teams_have_shares_and_their_returns(self, ohc: Ohc, returns: Path) -> None:
        picture = drawn(ohc, returns, "--picture", "ratings", "--by", "area-team")
        texts = [item.text for item in picture.findall(".//svg:text", NS)]
        assert {"Returns", "All", "3/8", "5/5", "28%"} <= {*texts}
        title = picture.findtext("svg:title", namespaces=NS) or ""
        assert title.endswith("answers are rated red or amber-red")

    def test_all_of_it_stands_within_the_picture(self, ohc: Ohc, returns: Path) -> None:
        picture = drawn(ohc, returns, "--picture", "ratings")
        for shape in picture.findall(".//svg:rect", NS):
            x, y = float(shape.get("x", "0")), float(shape.get("y", "0"))
            assert x + float(shape.get("width", "0")) <= 1280
            assert y + float(shape.get("height", "0")) <= 720

    def test_what_could_not_be_read_is_not_drawn(self, ohc: Ohc, returns: Path) -> None:
        where = ("--region", "NHS North of England", "--by", "establishment")
        words = ("--picture", "ratings", "-o", "p.svg")
        result = ohc("progress", "report", returns, *where, *words)
        assert (result.exit_code, result.stdout) == (1, "")
        assert "lines are more than can be read in a picture" in result.said
        assert not Path("p.svg").exists()


class TestMoved:
    def test_it_says_what_compare_says(self, ohc: Ohc, returns: Path) -> None:
        ways = [row["movement"] for row in records(ohc, "compare", str(returns))]
        better, worse = ways.count("improved"), ways.count("worsened")
        picture = drawn(ohc, returns, "--picture", "moved")
        title = picture.findtext("svg:title", namespaces=NS)
        assert title == (
            f"{better} answers improved and {worse} worsened since quarter 3"
        )
        described = picture.findtext("svg:desc", namespaces=NS) or ""
        assert sum(map(int, re.findall(r"(\d+) improved", described))) == better
        assert sum(map(int, re.findall(r"(\d+) worsened", described))) == worse

    def test_without_an_earlier_period_there_is_nothing(
        self, ohc: Ohc, returns: Path
    ) -> None:
        words = ("--since", "none", "--picture", "moved", "-o", "p.svg")
        result = ohc("progress", "report", returns, *words)
        assert (result.exit_code, result.stdout) == (1, "")
        assert "no earlier period to compare with" in result.said


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--picture", "trend", "-o", "p.svg"], "'trend' is not a picture."),
        (["--picture", "moved", "-o", "p.html"], "ends in .svg or .png"),
    ],
)
def test_a_picture_that_there_is_not_is_exit_2(
    ohc: Ohc, returns: Path, words: list[str], message: str
) -> None:
    result = ohc("progress", "report", returns, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert not [*Path().glob("p.*")]


@pytest.mark.parametrize("picture", PICTURES)
def test_the_same_bytes_in_every_process(ohc: Ohc, returns: Path, picture: str) -> None:
    chosen = ("--picture", picture, "-o", "p.svg", "--force")
    words = ("progress", "report", str(returns), *chosen)
    assert ohc(*words).exit_code == 3
    here = Path("p.svg").read_bytes()
    assert start(*words, environment={"PYTHONHASHSEED": "2013"}).returncode == 3
    assert Path("p.svg").read_bytes() == here


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
