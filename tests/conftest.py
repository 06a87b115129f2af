"""What the tests share: the program, as a person starts it."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from ohc.cli.root import main
from ohc.playground.folder import write_playground

ROOT = Path(__file__).parent.parent
DOCUMENTS = ("README.md", "docs/GUIDE.md", "COMMANDS.md")
VALIDATOR = ROOT / ".ooxml" / "node_modules" / ".bin" / "ooxml-validator"
AXE = ROOT / ".axe" / "node_modules"
collect_ignore = [
    *([] if os.environ.get("OHC_SOURCES") else ["reference/test_wording.py"]),
    *([] if VALIDATOR.exists() else ["output/test_open_xml.py"]),
    *([] if AXE.exists() else ["output/test_in_a_browser.py"]),
]
"""The sources are not part of a clone, the others need npm: who has them tests."""

HEAVY = (
    *("pandas", "numpy", "openpyxl", "xlsxwriter", "python_calamine", "docx"),
    *("jinja2", "docxtpl", "lxml", "tabulate", "rapidfuzz", "rich", "platformdirs"),
    "tomllib",
)
"""Packages that a plain look-up must not load."""

COLOURS = ("NO_COLOR", "FORCE_COLOR")
KEPT = ("OHC_SOURCES",)
"""Of our own variables those that are no settings."""

MEASURING = ("COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START")
"""With these in its environment, a process measures which lines it runs."""

# A busy machine may take longer than 200 ms over one example, which is no fault.
hypothesis.settings.register_profile("without deadlines", deadline=None)
hypothesis.settings.load_profile("without deadlines")


@dataclass(frozen=True, slots=True)
class Result:
    exit_code: int
    stdout: str
    stderr: str

    @property
    def said(self) -> str:
        """Return what stands on stderr as one line, as if nothing were wrapped."""
        return " ".join(self.stderr.split())


Ohc = Callable[..., Result]


def isolate(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Work in that folder, without the settings of whoever runs the tests."""
    monkeypatch.chdir(folder)
    # Processes are measured only where a test is about one: measuring all of them
    # took more time than anything else.
    of_ohc = (
        name for name in os.environ if name.startswith("OHC_") and name not in KEPT
    )
    for name in (*of_ohc, *COLOURS, *MEASURING):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "nobody"))
    # One for all tests, so that what is kept there is made once.
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder.parent / "cache"))
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run every test in a folder of its own, without anyone's settings."""
    isolate(monkeypatch, tmp_path)
    return tmp_path


@pytest.fixture
def heard() -> Iterator[None]:
    """Let Ctrl+C be heard: what is started in the background may have it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session")
def generated_agreements(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the agreement of Winchester; not to be written to."""
    folder = tmp_path_factory.mktemp("generated")
    with pytest.MonkeyPatch.context() as monkeypatch:
        isolate(monkeypatch, folder)
        assert main(["lda", "generate", "winchester"]) == 0
    return folder / "agreements"


@pytest.fixture
def winchester(generated_agreements: Path, empty_folder: Path) -> Path:
    """Return what ``ohc lda generate winchester`` writes, for the test to change."""
    shutil.copytree(generated_agreements, empty_folder / "agreements")
    return Path("agreements/prison-winchester.docx")


@pytest.fixture(scope="session", autouse=True)
def templates_compiled_once() -> Iterator[None]:
    """Let Jinja compile a source once: three hundred tests fill the same template."""
    from jinja2 import Environment

    with pytest.MonkeyPatch.context() as monkeypatch:
        for method in (Environment.parse, Environment.compile):
            monkeypatch.setattr(Environment, method.__name__, remembering(method))
        yield


def remembering(method: Callable[..., Any]) -> Callable[..., Any]:
    """Return a method of Jinja's environment that works on each source once."""
    results: dict[object, Any] = {}

    def remembered(environment: Any, source: object, *rest: object) -> Any:
        # Constants are finalised and escaped as they are compiled.
        key = (source, environment.finalize, environment.autoescape, rest)
        if key not in results:
            results[key] = method(environment, source, *rest)
        return results[key]

    return remembered


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


def run_here(
    *words: object, encoding: str = "utf-8", folder: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run ``ohc`` in this process, with its output in that encoding."""
    out, err = (TextIOWrapper(BytesIO(), encoding) for _ in range(2))
    arguments = [str(word) for word in words]
    with chdir(folder or Path.cwd()), redirect_stdout(out), redirect_stderr(err):
        exit_code = main(arguments)
    out.flush()
    err.flush()
    written, said = (stream.buffer.getvalue() for stream in (out, err))
    return subprocess.CompletedProcess(arguments, exit_code, written, said)


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
