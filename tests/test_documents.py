"""README.md and COMMANDS.md say what the program does."""

import re
import shutil
import textwrap
from pathlib import Path

import pytest
from cogapp import Cog
from conftest import ROOT, Ohc, start

DOCUMENTS = ("README.md", "COMMANDS.md")
every_document = pytest.mark.parametrize("name", DOCUMENTS)


@every_document
def test_it_is_what_the_program_prints_today(name: str) -> None:
    # "make docs" writes them anew.
    assert Cog().main(["cog", "--check", str(ROOT / name)]) == 0


@every_document
def test_its_links_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
        assert (ROOT / target).exists(), target


def test_the_python_of_the_readme_runs(playground: Path, empty_folder: Path) -> None:
    shutil.copytree(playground / "returns", empty_folder / "returns")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [code] = re.findall(r"```python\n(.*?)```", readme, flags=re.DOTALL)
    done = start(code=code)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_settings_of_the_readme_are_understood(ohc: Ohc) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [lines] = re.findall(r"((?:    (?:lead|due_by_april_2014) = .*\n)+)", readme)
    Path("ohc.toml").write_text(textwrap.dedent(lines), encoding="utf-8")
    shown = ohc("config", "show").stdout
    assert "Thames Valley" in shown
    assert "2014-04-01" in shown


def test_every_target_of_make_in_the_readme_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"`make (\w+)`", readme):
        assert f"\n{target}:" in makefile
