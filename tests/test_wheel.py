"""What is installed: every file of ours, and nothing but ``ohc``."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from audit import required
from conftest import ROOT, start

FOLDERS = ("ohc", "commands", "datasets", "templates")


def ours() -> list[str]:
    git = shutil.which("git")
    assert git
    command = [git, "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    return [name for name in listed if (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Build a wheel from the sdist of our files and return the names in it."""
    copy = tmp_path_factory.mktemp("copy")
    for name in ours():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, copy / name)
    build = ["-m", "build", "--no-isolation", "--outdir", "dist", "."]
    subprocess.run([sys.executable, *build], cwd=copy, capture_output=True, check=True)
    [built] = (copy / "dist").glob("*.whl")
    return zipfile.ZipFile(built).namelist()


@pytest.mark.slow
def test_the_wheel_has_every_file_of_ours(wheel: list[str]) -> None:
    expected = {
        name if name.startswith("ohc/") else f"ohc/{name}"
        for name in ours()
        if name.split("/")[0] in FOLDERS
    }
    assert expected <= {*wheel}
    assert len(expected) > 30


@pytest.mark.slow
def test_the_wheel_has_one_top_level_name(wheel: list[str]) -> None:
    names = {Path(name).parts[0] for name in wheel}
    assert {name for name in names if not name.endswith(".dist-info")} == {"ohc"}


USED = """
import sys
before = set(sys.modules)
import ohc, ohc.output.screen.terminal
from importlib.metadata import packages_distributions
from ohc.cli.root import main
ohc.budget()
for name in ("table", "grid", "xlsx"): main(["estate", "-f", name, "-o", "x." + name])
main(["config", "show", "-o", "x.csv"])
main(["estate", "-a", "Wesex"])
owners = packages_distributions()
loaded = {name.split(".")[0] for name in set(sys.modules) - before}
print(*sorted({owner for name in loaded for owner in owners.get(name, [])}))
"""


def test_what_is_imported_is_what_is_required() -> None:
    used = {*start(code=USED).stdout.decode().lower().split()}
    assert {"ohc", "pandas", "typer", "rapidfuzz", "tabulate"} <= used
    assert used <= required("ohc")
