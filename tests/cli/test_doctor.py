"""What may go wrong on this machine, found and said."""

from pathlib import Path

import pytest
from conftest import Ohc, start

from ohc.cli.doctor import BROKEN, FINE, examine
from ohc.finding.making import building


def result_of(folder: Path, check: str) -> tuple[str, str]:
    rows = {str(row["check"]): row for row in examine(folder)}
    return str(rows[check]["result"]), str(rows[check]["detail"])


def test_a_sound_machine_is_fine_and_nothing_is_left_behind(
    ohc: Ohc, tmp_path: Path
) -> None:
    assert ohc("doctor").exit_code == 0
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_to_is_broken(tmp_path: Path) -> None:
    assert result_of(tmp_path, "this folder")[0] == FINE
    found = result_of(tmp_path / "gone", "this folder")
    assert found == (BROKEN, f"{tmp_path / 'gone'}: No such file or directory")


def test_damaged_settings_are_broken_and_exit_1(ohc: Ohc) -> None:
    Path("ohc.toml").write_text("area_team = 7\n", encoding="utf-8")
    result = ohc("doctor", "-f", "jsonl")
    assert result.exit_code == 1
    [found] = [line for line in result.stdout.splitlines() if '"settings"' in line]
    assert f'"result": "{BROKEN}"' in found
    assert "area_team in " in found


def test_an_old_code_page_is_something_to_mind() -> None:
    done = start("doctor", "-f", "csv", environment={"PYTHONIOENCODING": "cp437"})
    assert done.returncode == 0
    assert (
        "characters of the output,mind,cp437; what it cannot show"
        in done.stdout.decode()
    )


def test_packages_are_told_by_name_and_version(tmp_path: Path) -> None:
    result, detail = result_of(tmp_path, "packages")
    assert result == FINE
    assert "typer 0." in detail
    assert "pandas " in detail


def test_whether_this_python_can_search_is_reported(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    result, detail = result_of(tmp_path, "search")
    assert result == FINE
    assert f"will be kept at {tmp_path / 'own'}" in detail
    monkeypatch.setattr(building, "has_search", lambda: False)
    result, detail = result_of(tmp_path, "search")
    assert result == BROKEN
    assert "no FTS5" in detail
