"""README.md, docs/GUIDE.md and COMMANDS.md say what the program does."""

import re
import shlex
import shutil
import textwrap
from pathlib import Path

import pytest
from cogapp import Cog
from commands_there_are import COMMANDS, Found
from conftest import DOCUMENTS, ROOT, Ohc, start
from documented_commands import BUNDLES, bundles_of

from ohc import errors
from ohc.output.fields import FIELDS
from ohc.problems import PROBLEM_KINDS

MOST_LINES_OF_README = 220
WIDEST = 100
DONE = {0, errors.GAPS}
every_document = pytest.mark.parametrize("name", DOCUMENTS)
every_command = pytest.mark.parametrize("found", COMMANDS, ids=str)


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


README, GUIDE, COMMANDS_PAGE = map(text_of, DOCUMENTS)
JOBS = re.findall(r"^\| .+ \| `ohc (.+)` \|$", README, flags=re.MULTILINE)


def section(heading: str) -> str:
    """Return what COMMANDS.md has below a heading of the second level."""
    _, _, after = COMMANDS_PAGE.partition(f"\n## {heading}\n")
    return after.partition("\n## ")[0]


def blocks(text: str) -> list[str]:
    """Return what stands in the fenced blocks of a document."""
    return re.findall(r"^```\w+\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "COMMANDS.md",
        # It runs some eighty commands.
        pytest.param("docs/GUIDE.md", marks=pytest.mark.slow),
    ],
)
def test_it_is_what_the_program_prints_today(name: str) -> None:
    # "make docs" writes them anew.
    assert Cog().main(["cog", "--check", str(ROOT / name)]) == 0


@every_document
def test_its_links_lead_somewhere(name: str) -> None:
    folder = (ROOT / name).parent
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)[^)]*\)", text_of(name)):
        assert (folder / target).exists(), target


@every_document
def test_its_links_within_lead_to_headings(name: str) -> None:
    links = re.findall(r"\]\(([^)#:]*)#([^)]+)\)", text_of(name))
    for file, anchor in links:
        target = (ROOT / name).parent / file if file else ROOT / name
        headings = re.findall(
            r"^#+ (.+)$", target.read_text(encoding="utf-8"), flags=re.MULTILINE
        )
        anchors = {re.sub(r"[^\w -]", "", line).lower() for line in headings}
        assert anchor in {words.replace(" ", "-") for words in anchors}


@every_document
def test_no_line_of_output_is_too_wide(name: str) -> None:
    lines = [line for block in blocks(text_of(name)) for line in block.splitlines()]
    assert len(lines) > 20
    assert [line for line in lines if len(line) > WIDEST] == []


def test_the_readme_is_short() -> None:
    lines = README.splitlines()
    assert len(lines) <= MOST_LINES_OF_README
    assert [line for line in lines if len(line) > WIDEST] == []


def test_the_readme_leads_to_the_other_documents() -> None:
    for name in (
        "docs/GUIDE.md",
        "COMMANDS.md",
        "SECURITY.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
    ):
        assert f"[{name}]({name})" in README


def test_there_are_jobs_to_try() -> None:
    assert len(JOBS) > 12


@pytest.mark.parametrize("line", JOBS)
def test_every_job_of_the_readme_runs(
    ohc: Ohc, playground: Path, empty_folder: Path, line: str
) -> None:
    shutil.copytree(playground, empty_folder, dirs_exist_ok=True)
    result = ohc(*shlex.split(line))
    assert result.exit_code in DONE, result.stderr


@every_command
def test_every_option_of_a_command_is_described_in_one_place(found: Found) -> None:
    own = section(f"ohc {found}")
    shared = section("Options that many commands share")
    bundles = [BUNDLES[name] for name in bundles_of(found)]
    fields = {field for bundle in bundles for field in bundle._fields}
    for param in found.command.params:
        if param.param_type_name == "argument" or param.name == "help":
            continue
        in_own = bool(re.search(rf"^  .*{param.opts[0]}\b", own, re.MULTILINE))
        assert in_own == (param.name not in fields), param.name
        assert in_own or f"{param.opts[0]} " in shared


def test_the_table_of_shared_options_has_who_takes_them() -> None:
    shared = section("Options that many commands share")
    assert "| `ohc progress tally` | yes | yes | yes |" in shared
    assert "| `ohc estate` | yes |  | yes |" in shared
    assert "`ohc demo`" not in shared


@pytest.mark.parametrize("name", ["README.md", "docs/GUIDE.md", "COMMANDS.md"])
def test_every_exit_code_is_published(name: str) -> None:
    codes = {
        errors.CANNOT,
        errors.WRONG_WORDS,
        errors.GAPS,
        errors.FAULT,
        errors.INTERRUPTED,
        errors.ENDED,
    }
    assert {*errors.EXIT_CODES} == {0, *codes}
    rows = re.findall(r"^\| (\d+) \| \w.+ \|$", text_of(name), flags=re.MULTILINE)
    assert {int(code) for code in rows} == {*errors.EXIT_CODES}


def test_stable_words_are_published() -> None:
    kinds = section("Kinds of problems")
    assert re.findall(r"^\| `([\w-]+)` \|", kinds, re.MULTILINE) == [*PROBLEM_KINDS]
    assert "| `missing-sheet` | error or warning | " in kinds
    fields = section("Fields")
    assert re.findall(r"^\| `(\w+)` \|", fields, re.MULTILINE) == sorted(FIELDS)
    assert "| `not_started` | Not started |" in fields


def test_the_python_of_the_guide_runs(playground: Path, empty_folder: Path) -> None:
    shutil.copytree(playground / "returns", empty_folder / "returns")
    # The one below it needs a cluster.
    code, _ = re.findall(r"```python\n(.*?)```", GUIDE, flags=re.DOTALL)
    done = start(code=code)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_settings_of_the_guide_are_understood(ohc: Ohc) -> None:
    [lines] = re.findall(r"((?:    (?:lead|due_by_april_2014) = .*\n)+)", GUIDE)
    Path("ohc.toml").write_text(textwrap.dedent(lines), encoding="utf-8")
    shown = ohc("config", "show").stdout
    assert "Thames Valley" in shown
    assert "2014-04-01" in shown


def test_every_target_of_make_in_the_readme_exists() -> None:
    makefile = text_of("Makefile")
    targets = re.findall(r"`make (\w+)`", README)
    assert {"demo", "test", "slow", "fuzz", "bench"} <= {*targets}
    for target in targets:
        assert f"\n{target}:" in makefile
