"""What only a process of its own shows: exit codes, streams, interruptions."""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import run_here, start

if sys.platform == "win32":
    pytest.skip("these are shells of other systems", allow_module_level=True)

FULL = Path("/dev/full")


def shell(line: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of the shell in which ``ohc`` is the program under test."""
    program = f'"{sys.executable}" -m ohc'
    words = ["/bin/bash", "-c", line.replace("ohc ", f"{program} ", 1)]
    return subprocess.run(words, capture_output=True, check=False, timeout=60)


@pytest.mark.parametrize(
    ("words", "exit_code"),
    [
        (["estate", "-a", "Wessex"], 0),
        (["estate", "-o", "nowhere/a.csv"], 1),
        (["estate", "-a", "Wesex"], 2),
        (["matrix", "--check"], 3),
    ],
)
def test_the_program_ends_with_its_exit_code(words: list[str], exit_code: int) -> None:
    assert start(*words).returncode == exit_code


@pytest.mark.parametrize("page", ["cp1252", "cp850", "cp437", "ascii"])
def test_the_code_page_is_that_of_the_environment(page: str) -> None:
    done = start("estate", environment={"PYTHONIOENCODING": page})
    assert (done.returncode, done.stderr) == (0, run_here("estate").stderr)
    assert done.stdout == run_here("estate", encoding=page).stdout


@pytest.mark.parametrize(
    ("line", "exit_code"),
    [
        ("ohc estate -a Wessex >&-", 0),
        ("ohc estate -a Wessex -o a.csv >&- 2>&-", 0),
        ("ohc estate -a Wesex 2>&-", 2),
        ("ohc estate -a Wesex 2>/dev/full", 2),
        ("ohc budget 2>/dev/full", 0),
        ("ohc estate >/dev/full", 1),
        ("ohc --version >/dev/full", 1),
        ("ohc --help >/dev/full", 1),
    ],
)
def test_closed_and_full_streams_do_not_change_the_exit(
    line: str, exit_code: int
) -> None:
    done = shell(line)
    assert done.returncode == exit_code, done.stderr
    assert b"Traceback" not in done.stderr


def test_messages_never_get_into_the_output() -> None:
    done = shell("ohc estate -a Wessex -r 'NHS London' -f csv 2>&-")
    assert done.returncode == 0
    assert done.stdout.count(b"\n") == 1
    assert b"Nothing" not in done.stdout


def test_an_early_end_of_the_reader_is_silent() -> None:
    done = shell("ohc estate -f json | head -c 10")
    assert (done.stdout, done.stderr) == (b'[\n  {"id":', b"")


def test_only_one_of_many_writers_writes(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "ohc", "estate", "-k", "stc", "-o", "same.csv"]
    pipe = subprocess.PIPE
    writers = [
        subprocess.Popen(words, cwd=tmp_path, stdout=pipe, stderr=pipe)
        for _ in range(12)
    ]
    said = [writer.communicate()[1] for writer in writers]
    assert sum(b"Wrote same.csv" in text for text in said) == 1
    assert sorted(writer.returncode for writer in writers) == [0] + [1] * 11
    assert [path.name for path in tmp_path.iterdir()] == ["same.csv"]


def test_a_folder_that_is_gone_is_exit_1() -> None:
    done = shell("mkdir gone && cd gone && rmdir ../gone && ohc config show")
    assert done.returncode == 1
    assert b"Error: No such file or directory" in done.stderr


def test_help_does_not_load_what_commands_do() -> None:
    code = (
        "import sys\nfrom ohc.cli.root import main\nmain(['--help'])\n"
        "print('loaded:', *sys.modules, file=sys.stderr)"
    )
    done = start(code=code)
    loaded = done.stderr.decode().split("loaded:")[1].split()
    assert not [name for name in loaded if name.startswith("ohc.workbooks")]
    assert {n for n in loaded if n.startswith("ohc.progress.")} == {
        "ohc.progress.options"
    }


def loaded_by(code: str) -> set[str]:
    """Return the modules of ohc that a process has loaded after some code."""
    told = "\nprint('loaded:', *sys.modules, file=sys.stderr)"
    done = start(code=f"import sys\n{code}{told}")
    loaded = done.stderr.decode().split("loaded:")[1].split()
    return {name for name in loaded if name.startswith("ohc.")}


def test_a_command_about_returns_does_not_load_its_neighbours() -> None:
    loaded = loaded_by("from ohc.cli.root import main\nmain(['progress', 'tally'])")
    commands = {name for name in loaded if name.startswith("ohc.commands.returns.")}
    assert commands == {"ohc.commands.returns.tally"}


def test_a_short_list_does_not_load_what_draws_other_tables_or_writes_files() -> None:
    code = "from ohc.cli.root import main\nmain(['estate', '-a', 'Wessex'])"
    loaded = loaded_by(code)
    assert "ohc.output.screen.page" in loaded
    assert not loaded & {
        "ohc.output.screen.stacking",
        "ohc.files.writing",
        "ohc.cli.misplaced",
        "ohc.values",
    }


def test_a_card_does_not_load_what_refuses_options_or_draws_pictures() -> None:
    code = "from ohc.cli.root import main\nmain(['estate', 'show', 'Garth'])"
    loaded = loaded_by(code)
    assert "ohc.reference.cards.establishment" in loaded
    assert not loaded & {"ohc.cli.misplaced", "ohc.files.writing", "ohc.values"}
    assert not any(name.startswith("ohc.pictures") for name in loaded)


def test_a_tally_of_returns_does_not_load_what_reads_trackers() -> None:
    loaded = loaded_by("from ohc.progress import tallying")
    assert "ohc.progress.tables.tables" in loaded
    rooms = {
        "ohc.progress.tables": "masters slots likely_headers doubtful_items word_lists",
        "ohc.progress.words": "columns_toml word_list file_periods unread_days",
        "ohc.progress.doubts": "of_trackers two_bodies",
        "ohc.progress.accounts": "listing other_columns trackers",
        "ohc.progress.views": "brief_lists problem_lists row_lists missing_lists",
        "ohc.files": "decoding writing toml_text",
        "ohc.workbooks": "delimited quoting turned",
    }
    late = {f"{room}.{name}" for room, names in rooms.items() for name in names.split()}
    assert not loaded & late
