"""The scripts that add up returns every night, as text and where a shell is there."""

import io
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from ohc.playground.night_job import scripts_of

SPACE = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
WORDS = "progress tally returns --output tally.xlsx --summary accounts.json --force"


def text_of(name: str, encoding: str) -> str:
    return scripts_of(Path())[name].decode(encoding)


WINDOWS = {"tally.bat": "ascii", "tally.ps1": "utf-8-sig", "tally.xml": "utf-16"}


@pytest.mark.parametrize("name", WINDOWS)
def test_lines_end_as_on_windows(name: str) -> None:
    text = text_of(name, WINDOWS[name])
    assert text.count("\n") == text.count("\r\n") > 20
    assert text.endswith("\r\n")


@pytest.mark.parametrize("name", ["tally.bat", "tally.ps1"])
def test_a_script_is_ascii_and_its_quotation_marks_are_closed(name: str) -> None:
    text = text_of(name, WINDOWS[name])
    assert text.isascii()
    for line in text.splitlines():
        assert line.count('"') % 2 == 0, line


def test_powershell_sets_its_encoding_and_closes_what_it_opens() -> None:
    assert scripts_of(Path())["tally.ps1"].startswith(b"\xef\xbb\xbf")
    text = text_of("tally.ps1", "utf-8-sig")
    for opening, closing in ("{}", "()"):
        assert text.count(opening) == text.count(closing)
    # A folder such as "Returns [2014]" is no pattern.
    assert re.findall(r"(?<=\s)-(?:Path|LiteralPath)\b", text) == ["-LiteralPath"] * 4
    assert text.rstrip().endswith("exit $code")
    assert f"'{WORDS}' -split ' '" in text


@pytest.mark.parametrize("variable", ["%~dp0", "%USERPROFILE%", "%ohc%", "%~nx0"])
def test_a_batch_file_quotes_every_path(variable: str) -> None:
    uses = 0
    for line in text_of("tally.bat", "ascii").splitlines():
        for outside in line.split('"')[::2]:
            assert variable not in outside, line
        uses += variable in line
    assert uses


def test_a_batch_file_keeps_the_exit_code_before_anything_changes_it() -> None:
    lines = text_of("tally.bat", "ascii").splitlines()
    run = lines.index(f"%run% {WORDS} >>tally.log 2>&1")
    assert lines[run + 1] == 'set "code=%errorlevel%"'
    assert lines[-1] == "exit /b %code%"
    assert lines.index('pushd "%~dp0"') < run < lines.index("popd")
    # Digits just before > are the number of a stream: "Exit code 3>>log" loses the 3.
    assert not [line for line in lines if re.search(r"[\d%]>>tally", line)]


def test_only_a_double_click_waits() -> None:
    [wait] = [
        line for line in text_of("tally.bat", "ascii").splitlines() if "timeout" in line
    ]
    assert wait.startswith('if "%~1"=="" if not "!line:%~nx0=!"=="!line!" timeout ')
    # Not pause, which would hold a night job for ever.
    assert wait.endswith("timeout /t 60")


def test_a_task_runs_whether_or_not_anyone_is_logged_on(tmp_path: Path) -> None:
    folder = tmp_path / "R & D"
    data = scripts_of(folder)["tally.xml"]
    assert data.startswith(b"\xff\xfe")
    task = ET.fromstring(data)
    assert task.tag == f"{SPACE}Task"
    texts = {node.tag.removeprefix(SPACE): node.text for node in task.iter()}
    assert texts["LogonType"] == "Password"
    assert texts["RunLevel"] == "LeastPrivilege"
    assert texts["MultipleInstancesPolicy"] == "IgnoreNew"
    assert texts["Command"] == "cmd.exe"
    # With /s the outer marks go: a path with & in it stays in its own.
    path = folder.resolve() / "tally.bat"
    assert texts["Arguments"] == f'/d /s /c ""{path}" night"'


def test_a_task_has_what_its_schema_requires() -> None:
    task = ET.fromstring(scripts_of(Path())["tally.xml"])
    parts = [node.tag.removeprefix(SPACE) for node in task]
    assert parts == [
        "RegistrationInfo",
        "Triggers",
        "Principals",
        "Settings",
        "Actions",
    ]
    [trigger] = task.iterfind(f"{SPACE}Triggers/{SPACE}CalendarTrigger")
    # The schema has them in this order, and a schedule of one kind.
    names = [node.tag.removeprefix(SPACE) for node in trigger]
    assert names == ["StartBoundary", "ScheduleByDay"]
    assert trigger.findtext(f"{SPACE}ScheduleByDay/{SPACE}DaysInterval") == "1"
    [principal] = task.iterfind(f"{SPACE}Principals/{SPACE}Principal")
    [actions] = task.iterfind(f"{SPACE}Actions")
    assert principal.get("id") == actions.get("Context")


def windows(path: Path) -> str:
    return "Z:" + str(path).replace("/", "\\")


def put_program(target: Path, *, runs: Path) -> None:
    """Write an ohc.exe as pip does: a launcher, the program to start, an archive."""
    distlib = pytest.importorskip("pip._vendor.distlib")
    launcher = Path(distlib.__file__).parent / "t64.exe"
    if not launcher.is_file():
        pytest.skip("this pip has no launchers for Windows")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("__main__.py", "")
    start = rf"#!C:\windows\system32\cmd.exe /c {windows(runs)}"
    content = [launcher.read_bytes(), start.encode(), b"\r\n", archive.getvalue()]
    target.parent.mkdir(parents=True)
    target.write_bytes(b"".join(content))


@pytest.mark.slow
def test_the_batch_file_runs_in_the_cmd_of_wine(tmp_path: Path) -> None:
    wine = shutil.which("wine")
    if not wine:
        pytest.skip("wine is not installed: no cmd to run tally.bat in")
    prefix = tmp_path / "prefix"
    environment = {**os.environ, "WINEPREFIX": str(prefix), "WINEDEBUG": "-all"}
    folder = tmp_path / "R & D (1)"
    folder.mkdir()
    (folder / "tally.bat").write_bytes(scripts_of(folder)["tally.bat"])

    def run() -> subprocess.CompletedProcess[bytes]:
        words = [wine, "cmd", "/d", "/c", "tally.bat", "night"]
        return subprocess.run(
            words, cwd=folder, env=environment, capture_output=True, check=False
        )

    assert b"Not done" in run().stdout
    [home] = [path for path in prefix.glob("drive_c/users/*") if path.name != "Public"]
    stub = tmp_path / "stub.bat"
    stub.write_bytes(b"@echo off\r\necho %*\r\necho a gap 1>&2\r\nexit 3\r\n")
    put_program(home / "ohc" / "Scripts" / "ohc.exe", runs=stub)
    done = run()
    assert done.returncode == 3
    assert b"Done, with gaps" in done.stdout
    log = (folder / "tally.log").read_text(encoding="utf-8")
    first, second = log.split("Exit code 9009\n")
    assert "ohc progress" in first
    assert WORDS in second
    assert "a gap" in second
    assert second.endswith("Exit code 3\n")
