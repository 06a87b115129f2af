"""Settings, and where they come from."""

import json
import re
from pathlib import Path

import pytest
from conftest import Ohc
from platformdirs import user_config_path

from ohc.settings import Setting, notice, own_folder, settings


def shown(ohc: Ohc) -> dict[str, tuple[str | None, str]]:
    records = json.loads(ohc("config", "show", "-f", "json").stdout)
    return {one["setting"]: (one["value"], one["origin"]) for one in records}


def test_nothing_set_is_reported(ohc: Ohc) -> None:
    assert {*shown(ohc).values()} == {(None, "not set")}
    assert [*shown(ohc)] == [
        *("area_team", "lead", "due_by_april_2014", "notice"),
        *("round.period", "round.returns_due", "round.return_to", "round.sender"),
    ]


def test_a_notice_is_kept_as_it_is_written(
    ohc: Ohc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ohc.toml").write_text('notice = "Draft: not agreed"\n', "utf-8")
    assert shown(ohc)["notice"] == ("Draft: not agreed", str(tmp_path / "ohc.toml"))
    monkeypatch.setenv("OHC_NOTICE", "Draft; second")
    assert notice() == "Draft; second"


def test_the_nearest_file_upwards_holds(
    ohc: Ohc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ohc.toml").write_text('area-team = "bnsssg"\n', encoding="utf-8-sig")
    below = tmp_path / "2013" / "returns"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    team = "Bristol, North Somerset, Somerset & South Gloucestershire"
    assert shown(ohc)["area_team"] == (team, str(tmp_path / "ohc.toml"))


def test_the_environment_comes_first(
    ohc: Ohc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ohc.toml").write_text('lead = "Kent"\narea_team = ["Essex"]\n')
    monkeypatch.setenv("OHC_AREA_TEAM", "wessex; Kent")
    origin = "environment variable OHC_AREA_TEAM"
    assert shown(ohc)["area_team"] == ("Wessex; Kent & Medway", origin)
    assert shown(ohc)["lead"] == ("Kent & Medway", str(tmp_path / "ohc.toml"))


def test_a_day_that_is_none_is_reported_with_its_place(
    ohc: Ohc, tmp_path: Path
) -> None:
    written = tmp_path / "ohc.toml"
    written.write_text('due_by_april_2014 = "2014-04-30"\n', encoding="utf-8")
    assert shown(ohc)["due_by_april_2014"] == ("2014-04-30", str(written))
    written.write_text('due_by_april_2014 = "30 April"\n', encoding="utf-8")
    result = ohc("config", "show")
    assert result.exit_code == 2
    assert "'30 April'" in result.said
    assert str(written) in result.said


def test_ones_own_file_comes_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    (own / "ohc").mkdir(parents=True)
    (own / "ohc" / "ohc.toml").write_text('lead = "London"\n')
    monkeypatch.setenv("XDG_CONFIG_HOME", str(own))
    found = settings(tmp_path, {})
    assert found[1] == Setting("lead", ("London",), str(own / "ohc" / "ohc.toml"))


@pytest.mark.parametrize(
    ("content", "exit_code", "words"),
    [
        (b"area_team = Wessex", 1, "ohc cannot read"),
        (b"x = " + b"[" * 5000, 1, "a list or section is nested"),
        (b"#" * 1_000_001, 1, "it is larger than 1 MB"),
        (b'area_taem = "Wessex"', 2, "Did you mean area_team?"),
        (b"area_team = 7", 2, "must be text in quotation marks"),
        (b'area_team = "Wesex"', 2, "It is set in: "),
    ],
)
def test_a_damaged_file_is_answered(
    ohc: Ohc, content: bytes, exit_code: int, words: str
) -> None:
    Path("ohc.toml").write_bytes(content)
    result = ohc("config", "show")
    assert (result.exit_code, result.stdout) == (exit_code, "")
    assert words in result.said
    assert "ohc.toml" in result.said


def test_settings_that_are_too_much_are_answered(ohc: Ohc) -> None:
    for content in (b"#" * 1_000_001, b"a = " + b"[" * 50_000):
        Path("ohc.toml").write_bytes(content)
        assert ohc("config", "show").exit_code == 1


def test_a_setting_that_appears_twice_is_answered(ohc: Ohc) -> None:
    Path("ohc.toml").write_text('area_team = "Essex"\narea-team = "Wessex"\n')
    result = ohc("config", "show")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "area_team appears twice" in result.said


def test_only_the_nearest_file_holds(
    ohc: Ohc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ohc.toml").write_text('lead = "Kent"\n')
    below = tmp_path / "below"
    below.mkdir()
    (below / "ohc.toml").write_text('area_team = "Essex"\n')
    monkeypatch.chdir(below)
    assert shown(ohc)["lead"] == (None, "not set")


def test_a_folder_of_that_name_is_not_a_file(ohc: Ohc) -> None:
    Path("ohc.toml").mkdir()
    assert ohc("config", "show").exit_code == 0


def test_the_patch_never_narrows_a_look_up(
    ohc: Ohc, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ohc("estate", "-f", "csv")
    monkeypatch.setenv("OHC_AREA_TEAM", "Wessex")
    Path("ohc.toml").write_text('lead = "Kent"\n')
    assert ohc("estate", "-f", "csv") == before


def test_config_alone_shows_its_help(ohc: Ohc) -> None:
    result = ohc("config")
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: ohc config")


def test_a_file_of_settings_explains_each_and_sets_none(
    ohc: Ohc, tmp_path: Path
) -> None:
    result = ohc("config", "init")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.said == "Wrote ohc.toml. Open it in a text editor."
    assert {*shown(ohc).values()} == {(None, "not set")}
    target = tmp_path / "ohc.toml"
    text = target.read_text(encoding="utf-8")
    # Without the marks, as the file says, its examples are settings that hold.
    target.write_text(re.sub(r"(?m)^# (\w+ = )", r"\1", text), encoding="utf-8")
    origins = {origin for _, origin in shown(ohc).values()}
    assert origins == {str(target)}


def test_a_file_of_settings_is_never_replaced(ohc: Ohc, tmp_path: Path) -> None:
    (tmp_path / "ohc.toml").write_text('lead = "Kent"\n', encoding="utf-8")
    result = ohc("config", "init")
    assert result.exit_code == 1
    assert "ohc.toml already exists. Open it" in result.said
    assert shown(ohc)["lead"][0] == "Kent & Medway"


def test_a_new_file_of_settings_says_which_one_it_hides(
    ohc: Ohc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ohc.toml").write_text('lead = "Kent"\n', encoding="utf-8")
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert f"instead of {tmp_path / 'ohc.toml'}." in ohc("config", "init").said
    assert shown(ohc)["lead"][0] is None


@pytest.mark.parametrize("base", ["", "/srv/settings", "relative", "~/kept"])
def test_own_settings_are_where_platformdirs_has_them(
    base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", base)
    assert own_folder() == user_config_path("ohc", appauthor=False)
