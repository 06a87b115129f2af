"""Errors end as sentences, faults as reports, and nothing as a traceback."""

import tempfile
from pathlib import Path

import pytest
from conftest import Ohc, start

from ohc import errors
from ohc.cli import root
from ohc.output import console
from ohc.version import __version__

FAULTY = """
import sys
from ohc.cli import root
def broken(_): return {}["a patient's name"]
import ohc.commands.estate as estate
estate.select = broken
sys.exit(root.main(sys.argv[1:]))
"""
INTERRUPTED = FAULTY.replace('{}["a patient\'s name"]', "interrupt()").replace(
    "import sys", "import sys\ndef interrupt(): raise KeyboardInterrupt", 1
)


def test_a_fault_of_ours_leaves_a_report_without_data(tmp_path: Path) -> None:
    done = start("estate", code=FAULTY, environment={"TMPDIR": str(tmp_path)})
    assert (done.returncode, done.stdout) == (errors.FAULT, b"")
    assert b"ohc failed (KeyError)" in done.stderr
    assert b"Traceback" not in done.stderr
    [report] = tmp_path.glob("ohc-fault-*.txt")
    text = report.read_text(encoding="utf-8")
    assert "estate.py" in text
    assert "in broken" in text
    assert "patient" not in text


def test_debug_shows_the_traceback(tmp_path: Path) -> None:
    done = start(
        "--debug", "estate", code=FAULTY, environment={"TMPDIR": str(tmp_path)}
    )
    assert done.returncode == errors.FAULT
    assert b"Traceback" in done.stderr


def test_a_report_that_cannot_be_written_is_reported_instead(
    ohc: Ohc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(Path("nowhere")))
    monkeypatch.setattr(root, "_load", lambda _: 1 / 0)
    result = ohc("estate")
    assert result.exit_code == errors.FAULT
    assert "root.py" in result.said


def test_an_interruption_is_130() -> None:
    done = start("estate", code=INTERRUPTED)
    assert (done.returncode, done.stdout) == (130, b"")
    assert done.stderr.strip() == b"Error: Interrupted."


def test_stdout_that_takes_no_more_is_exit_1() -> None:
    code = (
        "import sys\nfrom ohc.cli.root import main\n"
        "sys.stdout = open('/dev/full', 'w')\n"
        "code = main(['estate', '-f', 'csv'])\nsys.exit(code)"
    )
    done = start(code=code)
    assert done.returncode == 1
    assert b"write its output: No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["estat"], "Did you mean 'estate'?"),
        (["estate", "sumary"], "Did you mean 'summary'?"),
        (["estate", "--aera-team", "x"], "--area-team"),
        (["estate", "-a"], "requires an argument"),
        (["estate", "Wessex"], "No such command 'Wessex'"),
        (["nothing-like-it"], "No such command 'nothing-like-it'"),
    ],
)
def test_wrong_words_are_exit_2_with_the_nearest(
    ohc: Ohc, words: list[str], said: str
) -> None:
    result = ohc(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.said
    assert "-h' for help" in result.said


def test_the_program_alone_shows_its_help(ohc: Ohc) -> None:
    assert ohc() == ohc("--help")
    assert ohc().exit_code == 0


def test_the_version_is_one(ohc: Ohc) -> None:
    assert ohc("--version").stdout == f"ohc {__version__}\n"


def test_python_m_ohc_is_the_same() -> None:
    assert start("--version").stdout.strip() == f"ohc {__version__}".encode()


@pytest.mark.parametrize(
    ("text", "page", "spelled"),
    [
        ("\u2265 1", "cp1252", ">= 1"),
        ("caf\u00e9", "ascii", "cafe"),
        ("\u00a34m", "ascii", "GBP 4m"),
        ("\u4e2d", "cp437", "<U+4E2D>"),
        ("\u2018a\u2019 \u2013 b", "cp850", "'a' - b"),
    ],
)
def test_what_a_code_page_lacks_is_spelled_out(
    text: str, page: str, spelled: str
) -> None:
    console.prepare()
    assert text.encode(page, console.SPELLED).decode(page) == spelled


def test_spelling_is_for_writing_only() -> None:
    console.prepare()
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("ascii", console.SPELLED)
