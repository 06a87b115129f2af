"""The files that a figure was made of, and what has changed since."""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import Ohc
from returned import SOUND, put, returned, summary, zipped

GARTH, KIRKHAM = returned(), returned("prison-kirkham")
CHANGED = returned(answers={**SOUND, "C5.1": {"Status": "Complete"}})
TALLY = ("progress", "tally", "returns", "--lead", "Lancashire")
CHECK = ("progress", "check", "returns")


def files(path: str = "summary.json") -> dict[str, dict[str, str]]:
    """Return the files of a summary by their names."""
    content: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    return {row["name"]: row for row in content["files"]}


def against(ohc: Ohc, *words: str, code: int = 3) -> dict[str, str]:
    """Return what has changed since the summary: the kind of each file."""
    result = ohc(*CHECK, "--against", "summary.json", "-f", "json", *words)
    assert result.exit_code == code, result.stderr
    kinds = ("changed-file", "new-file", "gone-file")
    problems = json.loads(result.stdout)
    return {p["file"]: p["kind"] for p in problems if p["kind"] in kinds}


def test_a_summary_says_which_files_it_is_made_of(ohc: Ohc) -> None:
    put({"a.xlsx": GARTH, "b.xlsx": b"%PDF-1.4", "c.xlsx": returned(answers={})})
    put({"d.xlsx": returned("prison-kirkham", "2013-14-Q3")})
    ohc(*TALLY, "--period", "2013-14-Q4", "--summary", "summary.json")
    rows = files()
    assert rows["returns/a.xlsx"] == {
        "name": "returns/a.xlsx",
        "sha256": hashlib.sha256(GARTH).hexdigest(),
        "state": "counted",
        "body_id": "prison-garth",
        "period": "2013-14-Q4",
    }
    states = {Path(name).stem: row["state"] for name, row in rows.items()}
    # Of a blank form and of another period nothing is counted.
    not_counted = {"c": "not counted", "d": "not counted"}
    assert states == {"a": "counted", "b": "skipped", **not_counted}
    assert rows["returns/b.xlsx"]["body_id"] == ""
    assert summary()["files_given"] == len(rows)


def test_every_summary_has_them(ohc: Ohc) -> None:
    put({"a.xlsx": GARTH})
    words = ("returns", "--summary", "summary.json", "--force")
    for command in ("check", "read", "missing", "tally"):
        ohc("progress", command, *words)
        assert files()["returns/a.xlsx"]["state"] == "counted", command
        Path("summary.json").unlink()
    ohc("progress", "report", *words, "-o", "r.html", "--lead", "Lancashire")
    assert files()["returns/a.xlsx"]["state"] == "counted"


def test_trackers_are_counted_by_their_rows(ohc: Ohc) -> None:
    put({"a.csv": b"Action,Status,Owner\nA,Complete,me\nB,Delayed,you\n"})
    words = ("returns", "--summary", "summary.json", "--framework", "none")
    ohc("progress", "tally", *words)
    assert files()["returns/a.csv"]["state"] == "counted"


def test_an_archive_is_one_file(ohc: Ohc) -> None:
    packed = zipped({"a.xlsx": GARTH, "b.xlsx": b"%PDF-1.4"})
    put({"q4.zip": packed})
    ohc(*TALLY, "--summary", "summary.json")
    [row] = files().values()
    assert row["sha256"] == hashlib.sha256(packed).hexdigest()
    assert (row["name"], row["state"]) == ("returns/q4.zip", "counted")


def test_nothing_has_changed(ohc: Ohc) -> None:
    put({"a.xlsx": GARTH, "b.xlsx": KIRKHAM})
    ohc(*TALLY, "--summary", "summary.json")
    result = ohc(*CHECK, "--against", "summary.json", "--level", "warning")
    assert not against(ohc, code=result.exit_code)


def test_what_changed_since_is_named(ohc: Ohc) -> None:
    put({"a.xlsx": GARTH, "b.xlsx": KIRKHAM})
    ohc(*TALLY, "--summary", "summary.json")
    put({"a.xlsx": CHANGED, "c.xlsx": returned("prison-wymott")})
    Path("returns/b.xlsx").unlink()
    assert against(ohc) == {
        "returns/a.xlsx": "changed-file",
        "returns/b.xlsx": "gone-file",
        "returns/c.xlsx": "new-file",
    }
    # They are of somebody, so a selection has them too.
    assert against(ohc, "--name", "Kirkham") == {"returns/b.xlsx": "gone-file"}
    said = ohc(*CHECK, "--against", "summary.json").stdout
    assert "has changed since summary.json was" in " ".join(said.split())


def test_another_folder_or_name_is_not_a_change(
    ohc: Ohc, monkeypatch: pytest.MonkeyPatch
) -> None:
    put({"a.xlsx": GARTH, "b.xlsx": KIRKHAM})
    ohc(*TALLY, "--summary", "summary.json")
    Path("returns/a.xlsx").rename("returns/renamed.xlsx")
    assert against(ohc, code=0) == {}
    shutil.copytree("returns", "elsewhere/returns")
    shutil.copy("summary.json", "elsewhere")
    Path("elsewhere/returns/b.xlsx").write_bytes(CHANGED)
    shutil.rmtree("returns")
    shutil.copytree("elsewhere/returns", "2013-14-Q4/returns")
    monkeypatch.chdir("2013-14-Q4")
    shutil.copy("../summary.json", ".")
    assert against(ohc) == {"returns/b.xlsx": "changed-file"}


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"files": 1}', '{"files": [{"name": "a"}]}', "[" * 99999]
)
def test_what_is_not_a_summary_is_refused(ohc: Ohc, text: str) -> None:
    put({"a.xlsx": GARTH})
    Path("summary.json").write_text(text, encoding="utf-8")
    words = ("--against", "summary.json", "--feedback", "out")
    result = ohc(*CHECK, *words)
    assert result.exit_code == 1
    assert "Give a file that --summary wrote." in result.said
    assert not Path("out").exists()
    result = ohc(*CHECK, "--against", "nowhere.json")
    assert result.exit_code == 1
    assert "ohc cannot read nowhere.json" in result.said


def test_a_summary_is_never_written_over_the_one_it_is_held_against(ohc: Ohc) -> None:
    put({"a.xlsx": GARTH})
    ohc(*TALLY, "--summary", "summary.json")
    before = Path("summary.json").read_bytes()
    words = ("--against", "summary.json", "--summary", "summary.json", "--force")
    assert ohc(*CHECK, *words).exit_code == 1
    assert Path("summary.json").read_bytes() == before


def test_no_page_is_written_where_the_summary_cannot_be(ohc: Ohc) -> None:
    put({"a.xlsx": returned(answers={"C5.1": {"Status": "Dun"}})})
    Path("summary.json").write_bytes(b"")
    words = ("--feedback", "out", "--summary", "summary.json")
    result = ohc(*CHECK, *words)
    assert result.exit_code == 1
    assert "already exists" in result.said
    assert not Path("out").exists()
