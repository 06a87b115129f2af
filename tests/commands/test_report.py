"""A folder of pages about one patch: those of the commands, and an index."""

import re
import shutil
from pathlib import Path

import pytest
from conftest import Ohc

PAGES = {
    "budget.html",
    "commitments.html",
    "estate.html",
    "index.html",
    "responsibilities.html",
}


@pytest.fixture
def patch(playground: Path, empty_folder: Path) -> Path:
    for name in ("returns", "agreements"):
        shutil.copytree(playground / name, empty_folder / name)
    shutil.copy(playground / "ohc.toml", empty_folder)
    return empty_folder


def names(folder: str) -> set[str]:
    return {path.name for path in Path(folder).iterdir()}


def test_without_returns_it_has_what_is_published(ohc: Ohc) -> None:
    result = ohc("report", "--lead", "Lancashire", "-o", "pages")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"Wrote 5 pages. Open {Path('pages/index.html')}.\n"
    assert names("pages") == PAGES


@pytest.mark.usefixtures("patch")
def test_the_index_leads_to_every_page_and_nowhere_else(ohc: Ohc) -> None:
    words = ("report", "returns", "--agreements", "agreements", "-o", "pages")
    result = ohc(*words)
    assert result.exit_code == 3
    assert "15 returns expected = 12 received + 3 missing" in result.stderr
    index = Path("pages/index.html").read_text(encoding="utf-8")
    links = {*re.findall(r'href="([^"]*)"', index)}
    assert links == {*PAGES, "progress.html", "agreements.html"} - {"index.html"}
    assert links | {"index.html"} == names("pages")
    assert "Healthcare in the secure estate: the Lancashire lead team" in index


@pytest.mark.usefixtures("patch")
def test_pages_are_those_that_the_commands_write(ohc: Ohc) -> None:
    assert ohc("report", "returns", "-o", "pages").exit_code == 3
    for words, name in (
        (("budget",), "budget"),
        (("estate", "map", "--lead", "Lancashire"), "estate"),
        (("priorities", "commitments"), "commitments"),
        (("matrix", "roles"), "responsibilities"),
        (("progress", "report", "returns"), "progress"),
    ):
        assert ohc(*words, "-o", "own.html", "--force").exit_code in {0, 3}
        own = Path("own.html").read_bytes()
        assert Path(f"pages/{name}.html").read_bytes() == own, name


def test_pages_that_are_there_stay(ohc: Ohc) -> None:
    Path("pages").mkdir()
    Path("pages/budget.html").write_text("mine", encoding="utf-8")
    result = ohc("report", "-o", "pages")
    assert (result.exit_code, result.stdout) == (1, "")
    assert names("pages") == {"budget.html"}
    assert Path("pages/budget.html").read_text(encoding="utf-8") == "mine"
    assert ohc("report", "-o", "pages", "--force").exit_code == 0


def test_a_wrong_name_makes_no_folder(ohc: Ohc) -> None:
    assert ohc("report", "--lead", "Lancshire", "-o", "pages").exit_code == 2
    Path("file").write_text("mine", encoding="utf-8")
    assert ohc("report", "-o", "file").exit_code == 1
    assert names(".") == {"file"}
