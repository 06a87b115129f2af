"""A closed folder, or a file that vanishes, costs itself and no other."""

import shutil
from pathlib import Path

import pytest
from conftest import Ohc
from permissions import close, start_bound

from ohc.files.gathering import InputFile
from ohc.progress.manner import Beside

HINDLEY = "2013-14-Q4/prison-hindley_2013-14-Q4.xlsx"
GARTH = "2013-14-Q4/prison-garth_2013-14-Q4.xlsx"


@pytest.fixture(autouse=True)
def returns(playground: Path) -> None:
    """Put a return into a folder that is open, and another beside it."""
    for folder, name in (("open", HINDLEY), ("closed", GARTH)):
        target = Path("r", folder, Path(name).name)
        target.parent.mkdir(parents=True)
        shutil.copy(playground / "returns" / name, target)
    shutil.copytree(playground / "agreements", "agreements")


@pytest.mark.parametrize("paths", [["r"], ["r/*/*.xlsx"], ["r/open", "r/closed"]])
def test_the_others_are_read(paths: list[str]) -> None:
    close("r/closed")
    done = start_bound("progress", "check", *paths, "-f", "csv")
    Path("r/closed").chmod(0o755)
    assert done.returncode == 3
    assert "r/closed,,,no-access" in done.stdout
    assert "2 files given = 1 read + 1 skipped; 18 rows read" in done.stderr


def test_a_closed_file_is_an_error_and_the_others_are_read() -> None:
    close("r/closed/prison-garth_2013-14-Q4.xlsx")
    done = start_bound("progress", "check", "r", "-f", "csv", "--level", "error")
    assert done.returncode == 3
    assert "prison-garth_2013-14-Q4.xlsx,,,no-access" in done.stdout
    assert "2 files given = 1 read + 1 skipped" in done.stderr


@pytest.mark.parametrize("group", [("progress", "tally"), ("lda", "status")])
def test_a_closed_folder_alone_is_exit_1(group: tuple[str, str]) -> None:
    close("r/closed")
    done = start_bound(*group, "r/closed")
    Path("r/closed").chmod(0o755)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(
        "Error: You do not have permission to open the folder r/closed."
    )
    assert "Ask for access to it." in done.stderr


def test_agreements_in_a_closed_folder_are_not_others() -> None:
    Path("agreements/signed").mkdir()
    close("agreements/signed")
    done = start_bound("lda", "status", "agreements", "-f", "csv")
    Path("agreements/signed").chmod(0o755)
    assert done.returncode == 3
    assert (
        'agreements/signed,,,,,,,"no-access: You do not have permission to open'
        in done.stdout
    )


def test_settings_in_a_closed_folder_above_are_not_an_error() -> None:
    Path("above/here").mkdir(parents=True)
    close("above")
    done = start_bound("config", "show", "-f", "csv")
    assert done.returncode == 0
    Path("above").chmod(0o755)


def test_a_file_that_vanishes_is_named(
    ohc: Ohc, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = Beside.vocabulary

    def vanishing(self: Beside, file: InputFile) -> object:
        # Between the listing of the folder and the reading of its files.
        Path("r/closed/prison-garth_2013-14-Q4.xlsx").unlink(missing_ok=True)
        return beside(self, file)

    monkeypatch.setattr(Beside, "vocabulary", vanishing)
    result = ohc("progress", "check", "r")
    assert result.exit_code == 3
    assert "The file is no longer there" in " ".join(result.stdout.split())
    assert "2 files given = 1 read + 1 skipped" in result.said
