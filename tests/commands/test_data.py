"""``ohc data``: the tables as files, packed, and as a database."""

import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from conftest import Ohc
from frictionless import Package

from ohc.finding.making import building
from ohc.reference.tables import datasets_folder, table_names


def test_a_folder_has_every_table_byte_for_byte(ohc: Ohc) -> None:
    result = ohc("data", "-o", "tables")
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"Wrote tables: {len(table_names())} tables." in result.said
    names = {path.name for path in Path("tables").iterdir()}
    assert names == {"datapackage.json", *(f"{name}.csv" for name in table_names())}
    for path in Path("tables").iterdir():
        assert path.read_bytes() == (datasets_folder() / path.name).read_bytes()


def test_an_archive_is_the_same_twice(ohc: Ohc) -> None:
    assert ohc("data", "-o", "a.zip").exit_code == 0
    assert ohc("data", "-o", "b.zip").exit_code == 0
    assert Path("a.zip").read_bytes() == Path("b.zip").read_bytes()
    with zipfile.ZipFile("a.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == sorted(archive.namelist())
        assert {about.date_time for about in archive.infolist()} == {
            (2013, 4, 1, 0, 0, 0)
        }


def test_some_tables_leave_out_links_and_say_so(ohc: Ohc) -> None:
    result = ohc("data", "-o", "few", "--table", "estate", "--table", "scope")
    assert "Links to tables that are left out: estate to area_teams." in result.said
    package = json.loads(Path("few/datapackage.json").read_text("utf-8"))
    assert [each["name"] for each in package["resources"]] == ["estate", "scope"]
    links = {
        each["name"]: each["schema"].get("foreignKeys") for each in package["resources"]
    }
    assert links["estate"] is None
    assert links["scope"][0]["reference"]["resource"] == "estate"
    report = Package("few/datapackage.json").validate()
    assert report.valid, report.to_summary()


def test_a_database_is_the_same_twice_and_whole(ohc: Ohc) -> None:
    assert ohc("data", "-o", "a.sqlite").exit_code == 0
    assert ohc("data", "-o", "b.sqlite").exit_code == 0
    assert Path("a.sqlite").read_bytes() == Path("b.sqlite").read_bytes()
    with closing(sqlite3.connect("a.sqlite")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        [(people,)] = database.execute(
            "SELECT sum(population) FROM figures_once WHERE kind = 'prison'"
        )
    assert people == 80346


def test_without_fts5_the_rest_is_written(
    ohc: Ohc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "has_search", lambda: False)
    result = ohc("data", "-o", "a.sqlite")
    assert result.exit_code == 3
    assert "has no FTS5: no search index is written." in result.said
    with closing(sqlite3.connect("a.sqlite")) as database:
        names = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
    assert {*table_names(), "citations", "figures_once"} <= names
    assert not [name for name in names if "_fts" in name]


def test_a_python_that_makes_no_database_files_says_so(
    ohc: Ohc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "Connection", object)
    result = ohc("data", "-o", "a.sqlite")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "This Python's SQLite cannot make a database file." in result.said
    assert not Path("a.sqlite").exists()
    assert ohc("data", "-o", "a.zip").exit_code == 0


@pytest.mark.parametrize("name", ["tables", "a.zip", "a.sqlite"])
def test_what_is_there_is_replaced_with_force_alone(ohc: Ohc, name: str) -> None:
    assert ohc("data", "-o", name, *narrow(name)).exit_code == 0
    refused = ohc("data", "-o", name)
    assert refused.exit_code == 1
    assert "already exists" in refused.said
    assert ohc("data", "-o", name, "--force").exit_code == 0


def narrow(name: str) -> list[str]:
    return [] if name.endswith(".sqlite") else ["--table", "facts"]


def test_the_same_folder_again_is_not_a_fault(ohc: Ohc) -> None:
    assert ohc("data", "-o", "tables").exit_code == 0
    assert ohc("data", "-o", "tables").exit_code == 0


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_folder_of_others_is_never_written_to(ohc: Ohc, force: list[str]) -> None:
    Path("mine").mkdir()
    Path("mine/facts.csv").write_text("mine", encoding="utf-8")
    result = ohc("data", "-o", "mine", *force)
    assert result.exit_code == 1
    assert "has other files in it" in result.said
    assert Path("mine/facts.csv").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("words", "exit_code", "hint"),
    [
        (["-o", "a.xlsx"], 2, "ends in .zip or .sqlite"),
        (["-o", "a", "--table", "fact"], 2, "Did you mean facts?"),
        (["-o", "a.sqlite", "--table", "facts"], 2, "always has all tables"),
        (["-o", ""], 2, "needs a name"),
        (["-o", "nowhere/a.zip"], 1, "does not exist"),
        ([], 2, "--output"),
    ],
)
def test_what_cannot_be_written(
    ohc: Ohc, words: list[str], exit_code: int, hint: str
) -> None:
    result = ohc("data", *words)
    assert (result.exit_code, result.stdout) == (exit_code, "")
    assert hint in result.said
