"""What a page for a board says and shows, and what it gives away: nothing."""

import re
import shutil
from pathlib import Path

import pytest
from boards import page, text
from conftest import Ohc, start
from returned import returned


@pytest.fixture
def returns(playground: Path, empty_folder: Path) -> Path:
    shutil.copytree(playground / "returns", empty_folder / "returns")
    shutil.copy(playground / "ohc.toml", empty_folder)
    return empty_folder / "returns"


class TestWords:
    def test_national_priorities_are_named_and_not_drawn(
        self, ohc: Ohc, returns: Path
    ) -> None:
        html = page(ohc, str(returns))
        line = "Priorities 1, 2 and 7 are for the national partners and are not counted"
        assert line in text(html)
        assert html.count('<svg class="bar"') == 18

    def test_nothing_earlier_is_reported(self, ohc: Ohc, returns: Path) -> None:
        shown = text(page(ohc, str(returns), "--since", "none"))
        assert "Nothing earlier to compare with" in shown
        assert "What changed" not in shown

    def test_no_return_at_all(self, ohc: Ohc, returns: Path) -> None:
        shown = text(page(ohc, str(returns), "--period", "2014-15-Q1"))
        assert "Returns received 0 of 15 expected" in shown
        assert "Missing: every return. There is nothing to report yet" in shown
        for left_out in (
            "Progress by priority",
            "Ratings",
            "What changed",
            "Rated red, ",
        ):
            assert left_out not in shown

    def test_one_establishment_is_not_ranked(self, ohc: Ohc, returns: Path) -> None:
        shown = text(page(ohc, str(returns), "--name", "garth", "--since", "none"))
        assert "1 prison in 1 area team" in shown
        assert "National Partnership Agreement: Garth" in shown
        assert "Furthest behind" not in shown
        assert "Most red" not in shown
        assert "0 of 1 complete" in shown

    def test_every_rating_has_its_word_and_no_cell_is_empty(
        self, ohc: Ohc, returns: Path
    ) -> None:
        html = page(ohc, str(returns))
        ratings = re.findall(r'<td class="(red|amber\w*|green|blue)">(.*?)</td>', html)
        assert len(ratings) > 100
        for name, cell in ratings:
            assert f'class="unseen">{name.replace("_", "-")}</span>' in cell
        assert not re.findall(r"<t[hd][^>]*>\s*</t[hd]>", html)


class TestSafety:
    def test_names_and_notices_with_markup_are_text(
        self, ohc: Ohc, empty_folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("OHC_NOTICE", '<b>&"draft"')
        odd = {"C3.2": {"Status": '<b>&"done', "Owner": "<i>A & B"}}
        (empty_folder / "a <b>& b.xlsx").write_bytes(returned(answers=odd))
        right = {"C3.2": {"Status": "Complete"}}
        (empty_folder / "c.xlsx").write_bytes(returned("prison-kirkham", answers=right))
        html = page(ohc, ".", "--lead", "Lancashire")
        assert '<p class="notice">&lt;b&gt;&amp;&#34;draft&#34;</p>' in html
        assert "a &lt;b&gt;&amp; b.xlsx" in html
        assert "<b>&" not in html

    def test_no_folder_of_this_machine_is_on_it(self, ohc: Ohc, returns: Path) -> None:
        html = page(ohc, str(returns.absolute()))
        assert str(returns.parent) not in html
        assert "returns/" not in html
        assert "ohc.toml" not in html

    def test_nothing_is_fetched(self, ohc: Ohc, returns: Path) -> None:
        html = page(ohc, str(returns))
        for fetching in (
            "<script",
            "http",
            "url(//",
            "@import",
            "<img",
            "<link",
            "src=",
        ):
            assert fetching not in html
        assert {*re.findall(r"url\(([^)]*)\)", html)} <= {"#late", "#dots"}

    def test_links_lead_somewhere(self, ohc: Ohc, returns: Path) -> None:
        html = page(ohc, str(returns))
        targets = re.findall(r' id="([^"]+)"', html)
        assert len(targets) == len({*targets})
        assert {*re.findall(r'href="#([^"]+)"', html)} <= {*targets}

    @pytest.mark.parametrize("suffix", ["html", "xlsx", "docx", "png"])
    def test_the_same_bytes_in_every_process(
        self, ohc: Ohc, returns: Path, suffix: str
    ) -> None:
        if suffix in {"docx", "png"}:
            pytest.importorskip("resvg_py")
        words = ("progress", "report", str(returns), "--force", "-o", f"r.{suffix}")
        assert ohc(*words).exit_code == 3
        here = Path(f"r.{suffix}").read_bytes()
        done = start(*words, environment={"PYTHONHASHSEED": "2013"})
        assert done.returncode == 3, done.stderr
        assert Path(f"r.{suffix}").read_bytes() == here

    def test_a_tally_loads_nothing_of_it(self, returns: Path) -> None:
        code = (
            "import sys\nfrom ohc.cli.root import main\nmain(sys.argv[1:])\n"
            "print(sorted(n for n in sys.modules if n.startswith"
            "(('jinja2', 'markupsafe', 'resvg', 'ohc.reporting', 'ohc.pictures'))))"
        )
        done = start("progress", "tally", str(returns), code=code)
        assert done.stdout.decode().splitlines()[-1] == "[]"
