"""What the tests share: the program, as a person starts it."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from ohc.cli.root import main
from ohc.playground.folder import write_playground

ROOT = Path(__file__).parent.parent
VALIDATOR = ROOT / ".ooxml" / "node_modules" / ".bin" / "ooxml-validator"
collect_ignore = [
    *([] if os.environ.get("OHC_SOURCES") else ["reference/test_wording.py"]),
    *([] if VALIDATOR.exists() else ["output/test_open_xml.py"]),
]
"""The sources are not part of a clone, the validator needs npm: who has them tests."""

HEAVY = (
    *("pandas", "numpy", "openpyxl", "xlsxwriter", "python_calamine", "docx"),
    *("jinja2", "docxtpl", "lxml", "tabulate", "rapidfuzz", "rich", "platformdirs"),
    "tomllib",
)
"""Packages that a plain look-up must not load."""

UNMEASURED = {"COVERAGE_PROCESS_CONFIG": "", "COVERAGE_PROCESS_START": ""}
"""Keeps out of a process what measures coverage, and the packages it loads."""


@dataclass(frozen=True, slots=True)
class Result:
    exit_code: int
    stdout: str
    stderr: str


Ohc = Callable[..., Result]


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run every test in a folder of its own, without anyone's settings."""
    monkeypatch.chdir(tmp_path)
    for name in ("OHC_AREA_TEAM", "OHC_LEAD", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "nobody"))
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.fixture(scope="session")
def playground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder to play in, with invented returns; not to be written to."""
    folder = tmp_path_factory.mktemp("play")
    write_playground(folder, force=False)
    return folder


@pytest.fixture
def ohc(capsysbinary: pytest.CaptureFixture[bytes]) -> Ohc:
    """Return a function that runs a command line in this process."""

    def run(*words: object) -> Result:
        capsysbinary.readouterr()
        exit_code = main([str(word) for word in words])
        out, err = capsysbinary.readouterr()
        return Result(exit_code, out.decode("utf-8"), err.decode("utf-8"))

    return run


def start(
    *words: object,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    code: str = "",
) -> subprocess.CompletedProcess[bytes]:
    """Run ``ohc`` (or the code) in a process of its own, piped."""
    program = ["-c", code] if code else ["-m", "ohc"]
    return subprocess.run(
        [sys.executable, *program, *map(str, words)],
        capture_output=True,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        check=False,
        timeout=60,
    )
