"""The contract that every command keeps, a new one without a line of test."""

import re
import shutil
import subprocess
import sys
from os import link
from pathlib import Path
from typing import Any

import pytest
from commands_there_are import COMMANDS, PRINTING, Found
from conftest import HEAVY, ROOT, Ohc, run_here, start

from ohc.output import console
from ohc.output.formats import DATA, PRINTED

ALLOWED = {
    "config": {"platformdirs", "tomllib"},
    "find": {"platformdirs"},
    "doctor": {"platformdirs", "tomllib"},
    "lda": {"platformdirs", "tomllib", "lxml"},
    "progress": {"platformdirs", "tomllib", "python_calamine", "rapidfuzz"},
}
"""Heavy packages that a command needs for what it does."""

FOLDERS = {"progress": "returns", "lda": "agreements", "report": "returns"}
"""What the examples of a command read."""

DONE = {0, 3}
"""An example over returns ends with gaps, because some are spoilt."""

FORMATS = (*PRINTED, *DATA, "grid", "latex", "rst")
OF_EVERY_COMMAND = {"json"}
IN_EVERY_FORMAT = {"budget", "estate", "lda status", "progress tally"}
"""
The fast tests run examples as they stand, so as tables on the screen, and these
formats and these commands; ``make slow`` all others.
"""

every_command = pytest.mark.parametrize("found", COMMANDS, ids=str)
every_printing = pytest.mark.parametrize("found", PRINTING, ids=str)
WAY_OUT = re.compile("Did you mean .+[?]|Choose from: .+[.]|To list them all: ohc .+")
LOADED = """
import sys
from ohc.cli.root import main
code = main(sys.argv[1:])
print("loaded:", *sorted({name.split(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(code)
"""


@pytest.fixture(autouse=True)
def returns_to_read(
    request: pytest.FixtureRequest, playground: Path, empty_folder: Path
) -> None:
    """Put returns and agreements where the examples look for them."""
    found = getattr(request.node, "callspec", None)
    group = found.params.get("found", COMMANDS[0]).words[0] if found else ""
    if folder := FOLDERS.get(group):
        # Linked, not copied: ohc writes a file anew and leaves the old one as it is.
        shutil.copytree(playground / folder, empty_folder / folder, copy_function=link)


def test_every_module_of_commands_is_a_command() -> None:
    modules = {path.stem for path in (ROOT / "commands").glob("[!_]*.py")}
    groups = {found.words[0] for found in COMMANDS}
    assert modules == groups
    # A long command of a group has a module of its own: returns.words.
    own = {path.stem for path in (ROOT / "commands/returns").glob("[!_]*.py")}
    of_progress = {found.words[-1] for found in COMMANDS if len(found.words) > 1}
    assert own <= of_progress


@every_command
class TestEveryCommand:
    def test_h_and_help_say_the_same(self, ohc: Ohc, found: Found) -> None:
        short, long = ohc(*found.words, "-h"), ohc(*found.words, "--help")
        assert short == long
        assert short.exit_code == 0
        assert short.stdout.startswith(f"Usage: ohc {found}")
        assert short.stderr == ""

    def test_its_help_has_examples_of_itself(self, found: Found) -> None:
        assert found.examples or found.is_group
        for example in found.examples:
            assert tuple(example[: len(found.words)]) == found.words

    def test_an_unknown_option_is_exit_2(self, ohc: Ohc, found: Found) -> None:
        result = ohc(*found.words, "--no-such-option")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "--no-such-option" in result.said

    def test_its_examples_work(self, ohc: Ohc, found: Found) -> None:
        for example in found.examples:
            result = ohc(*example)
            assert result.exit_code in DONE, (example, result.stderr)

    def test_it_is_documented(self, found: Found) -> None:
        text = (ROOT / "COMMANDS.md").read_text(encoding="utf-8")
        assert f"\n## ohc {found}\n" in text


def in_a_format(found: Found, name: str) -> Any:
    """Return a command and a format for a test, which may be a slow one."""
    is_fast = name in OF_EVERY_COMMAND or str(found) in IN_EVERY_FORMAT
    marks = () if is_fast else pytest.mark.slow
    return pytest.param(found, name, marks=marks, id=f"{found}-{name}")


@pytest.mark.parametrize(
    ("found", "name"),
    [in_a_format(found, name) for found in PRINTING for name in FORMATS],
)
def test_it_prints_every_format(ohc: Ohc, found: Found, name: str) -> None:
    for number, example in enumerate(found.examples):
        if {"-f", "-o", "--columns"} & {*example}:
            continue
        target = Path(f"out{number}.{name}")
        result = ohc(*example, "-f", name, "-o", target)
        assert result.exit_code in DONE, result.stderr
        assert result.stdout == ""
        assert f"Wrote {target}: " in result.said
        assert target.stat().st_size > 0


def test_the_fast_tests_have_commands_in_every_format() -> None:
    assert {str(found) for found in PRINTING} >= IN_EVERY_FORMAT
    assert {*FORMATS} >= OF_EVERY_COMMAND


@every_printing
class TestEveryCommandThatPrints:
    def test_a_wrong_format_is_exit_2(self, ohc: Ohc, found: Found) -> None:
        result = ohc(*found.examples[0], "--format", "jsno")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "Did you mean json?" in result.said

    def test_a_wrong_column_is_exit_2(self, ohc: Ohc, found: Found) -> None:
        result = ohc(*found.examples[0], "--columns", "no-such-column")
        assert (result.exit_code, result.stdout) == (2, "")
        assert WAY_OUT.search(result.said)

    def test_a_wrong_name_is_exit_2(self, ohc: Ohc, found: Found) -> None:
        for option in found.names:
            result = ohc(*found.examples[0], option, "Nosuchname")
            assert (result.exit_code, result.stdout) == (2, ""), option
            assert WAY_OUT.search(result.said), option

    def test_it_never_overwrites_unasked(self, ohc: Ohc, found: Found) -> None:
        target = Path("board.csv")
        target.write_text("mine", encoding="utf-8")
        result = ohc(*found.examples[0], "-o", target)
        assert (result.exit_code, result.stdout) == (1, "")
        assert target.read_text(encoding="utf-8") == "mine"
        assert ohc(*found.examples[0], "-o", target, "--force").exit_code in DONE
        assert target.read_text(encoding="utf-8-sig") != "mine"

    def test_a_pipe_gets_no_escape_and_no_heavy_package(self, found: Found) -> None:
        done = start(
            *found.examples[0],
            code=LOADED,
            environment={"FORCE_COLOR": "1"},
        )
        assert done.returncode in DONE, done.stderr
        assert b"\x1b" not in done.stdout + done.stderr
        loaded = done.stderr.decode().split("loaded:")[1].split()
        assert not {*HEAVY} & {*loaded} - ALLOWED.get(found.words[0], set())

    @pytest.mark.parametrize(
        "pages",
        [
            ("cp1252", "ascii"),
            pytest.param(("cp850", "cp437"), marks=pytest.mark.slow),
        ],
        ids=str,
    )
    def test_no_code_page_crashes_it(
        self, found: Found, pages: tuple[str, str]
    ) -> None:
        whole = run_here(*found.examples[0]).stdout.decode()
        for page in pages:
            done = run_here(*found.examples[0], encoding=page)
            assert done.returncode in DONE, (page, done.stderr)
            if found.words == ("doctor",):
                continue  # it tells the code page itself
            expected = whole.encode(page, console.SPELLED)
            # Spelled out, words are longer: lines break elsewhere, no more than that.
            gone = rb"[ \n-]+"
            assert re.sub(gone, b"", done.stdout) == re.sub(gone, b"", expected), page


def with_first_of_each_group() -> list[Any]:
    """Return every command that prints; but for one of a group they are slow."""
    groups: set[str] = set()
    params = []
    for found in PRINTING:
        is_first = found.words[0] not in groups
        groups.add(found.words[0])
        marks = () if is_first else pytest.mark.slow
        params.append(pytest.param(found, marks=marks, id=str(found)))
    return params


@pytest.mark.parametrize("found", with_first_of_each_group())
def test_a_broken_pipe_is_silent(found: Found) -> None:
    words = [sys.executable, "-m", "ohc", *found.examples[0], "-f", "json"]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdout=pipe, stderr=pipe) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        said = process.stderr.read()
        assert b"ipe" not in said
        assert said == b"" or found.words[0] in {"progress", "lda", "find"}
        assert process.wait() == 0
