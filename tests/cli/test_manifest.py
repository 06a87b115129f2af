"""The record of a run: its files, options, versions and counts."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from commands_there_are import COMMANDS
from conftest import Ohc
from returned import put, returned

from ohc.files.digests import Known, known

TALLY = ("progress", "tally", "returns", "-a", "Lancashire")


def recorded(path: str = "run.json") -> dict[str, Any]:
    content: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    return content


def digest(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


@pytest.fixture
def one_return() -> str:
    put({"a.xlsx": returned()})
    return "returns/a.xlsx"


def test_a_run_is_recorded_whole(ohc: Ohc, one_return: str) -> None:
    result = ohc(
        *(*TALLY, "-o", "t.xlsx", "--summary", "sum.json"), "--manifest", "run.json"
    )
    content = recorded()
    assert content["command"] == "ohc progress tally"
    assert content["options"]["area_team"] == ["Lancashire"]
    assert content["options"]["paths"] == ["returns"]
    assert content["exit_code"] == result.exit_code
    assert content["counts"]["files_given"] == 1
    counts = recorded("sum.json")
    assert content["problems_by_kind"] == counts["problems_by_kind"]
    assert {name: counts[name] for name in content["counts"]} == content["counts"]
    assert content["packages"]["python-calamine"]
    assert content["started"] <= content["finished"]
    [entry] = content["inputs"]
    assert entry == known(one_return)._asdict()
    assert entry["sha256"] == digest(one_return)
    outputs = {entry["name"]: entry["sha256"] for entry in content["outputs"]}
    assert outputs == {name: digest(name) for name in ("sum.json", "t.xlsx")}
    assert "Wrote run.json." in result.said
    # Scripts read the last line.
    assert result.stderr.splitlines()[-1].startswith("1 file given = ")


def test_settings_that_were_read_are_inputs(ohc: Ohc, one_return: str) -> None:
    Path("ohc.toml").write_text('lead = "Lancashire"\n', encoding="utf-8")
    ohc("progress", "tally", "returns", "--manifest", "run.json")
    names = [entry["name"] for entry in recorded()["inputs"]]
    assert {Path(name).name for name in names} == {"a.xlsx", "ohc.toml"}
    assert one_return in names


@pytest.mark.usefixtures("one_return")
def test_a_setting_of_the_environment_is_recorded(
    ohc: Ohc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OHC_LEAD", "Lancashire")
    ohc("progress", "tally", "returns", "--manifest", "run.json")
    assert recorded()["environment"] == {"OHC_LEAD": "Lancashire"}


def test_an_agreement_that_stays_as_it_is_is_an_output_too(ohc: Ohc) -> None:
    words = ("lda", "generate", "Garth", "-f", "md", "--manifest", "run.json")
    ohc(*words)
    first = recorded()["outputs"]
    assert [entry["name"] for entry in first] == ["agreements/prison-garth.md"]
    ohc(*words, "--force")
    assert recorded()["outputs"] == first
    ohc(*words, "--force", "--dry-run")
    assert recorded()["outputs"] == []


def test_a_record_replaces_nothing_unasked(ohc: Ohc, one_return: str) -> None:
    before = Path(one_return).read_bytes()
    result = ohc(*TALLY, "-o", "t.csv", "--manifest", one_return, "--force")
    assert result.exit_code == 1
    assert "one of the files that ohc reads" in result.said
    assert Path(one_return).read_bytes() == before
    Path("run.json").write_text("mine", encoding="utf-8")
    result = ohc(*TALLY, "-o", "t.csv", "--manifest", "run.json")
    # Before the work, so that nothing else is written.
    assert (result.exit_code, Path("t.csv").exists()) == (1, False)
    assert "run.json already exists" in result.said
    assert ohc(*TALLY, "-o", "same.json", "--manifest", "same.json").exit_code == 1


def test_a_file_that_cannot_be_read_is_known_by_its_name_alone() -> None:
    assert known("nowhere.xlsx") == Known("nowhere.xlsx", None, None, None)


def test_every_command_that_talks_of_its_files_keeps_a_record() -> None:
    options = {str(found): found.options for found in COMMANDS}
    talking = {name for name, flags in options.items() if "--quiet" in flags}
    assert talking == {name for name, flags in options.items() if "--manifest" in flags}
    assert {"lda generate", "progress tally", "progress template", "report"} <= talking
