"""The database: every row is in it, its links are whole, and it is always the same."""

import re
import sqlite3
from collections import Counter

import pytest

from ohc.finding.making import schema
from ohc.finding.making.all_entries import all_entries
from ohc.finding.making.building import built
from ohc.finding.making.entries import slug
from ohc.reference.tables import load_table

ENTRIES = [*all_entries()]
KEYS = Counter(key for entry in ENTRIES for key in entry.keys)


@pytest.fixture(scope="module")
def database() -> sqlite3.Connection:
    return built()


def test_built_twice_it_is_the_same_bytes(database: sqlite3.Connection) -> None:
    assert built().serialize() == database.serialize()


def test_its_links_and_its_pages_are_whole(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_every_table_has_all_its_rows(database: sqlite3.Connection) -> None:
    for resource in schema.resources():
        name = resource["name"]
        [(number,)] = database.execute(f'SELECT count(*) FROM "{name}"')  # noqa: S608
        assert number == len(load_table(name))


def test_every_declared_link_is_a_link(database: sqlite3.Connection) -> None:
    for resource in schema.resources():
        links = database.execute(
            f"PRAGMA foreign_key_list({resource['name']})"
        ).fetchall()
        declared = resource["schema"].get("foreignKeys", [])
        # Links to the estate lead to where a force that two teams list stands once.
        extra = {"estate": 1, "establishments": -1}.get(resource["name"], 0)
        assert len(links) == len(declared) + extra


def test_blank_is_null_and_codes_are_text(database: sqlite3.Connection) -> None:
    row = database.execute(
        "SELECT figure_group, population, nomis_code FROM establishments "
        "WHERE id = 'prison-garth'"
    ).fetchone()
    assert row == (None, 797, "GHI")


def test_joint_figures_are_in_one_row(database: sqlite3.Connection) -> None:
    [(people, places)] = database.execute(
        "SELECT sum(population), sum(places) FROM figures_once WHERE kind = 'prison'"
    )
    assert (people, places) == (80346, 122)


@pytest.mark.parametrize(
    ("where", "capacity", "population"),
    [
        ("function = 'High Security'", 6123, 5799),
        ("kind = 'prison' AND population >= 1200", 13438, 12960),
        ("kind = 'prison' AND region = 'NHS London'", 8280, 7681),
    ],
)
def test_sums_are_those_read_from_the_rows(
    database: sqlite3.Connection, where: str, capacity: int, population: int
) -> None:
    [sums] = database.execute(
        "SELECT sum(operational_capacity), sum(population) "  # noqa: S608
        f"FROM figures_once WHERE {where}"
    )
    assert sums == (capacity, population)


def test_a_paragraph_leads_to_all_that_cites_it(database: sqlite3.Connection) -> None:
    cited = dict(
        database.execute(
            "SELECT dataset, count(*) FROM citations WHERE paragraph = 'NPA 3.6' "
            "GROUP BY dataset"
        ).fetchall()
    )
    rows = [
        row for row in load_table("duties") if "NPA 3.6" in row["source"].split("; ")
    ]
    assert cited["duties"] == len(rows)


def test_tables_can_be_searched(database: sqlite3.Connection) -> None:
    ids = database.execute(
        "SELECT id FROM facts WHERE rowid IN "
        "(SELECT rowid FROM facts_fts WHERE facts_fts MATCH 'bedwatch')"
    ).fetchall()
    facts = {row["id"]: " ".join(row.values()) for row in load_table("facts")}
    assert {key for (key,) in ids} == {
        key for key, text in facts.items() if re.search(r"bedwatch", text, re.I)
    }


OF_TABLES = {
    "facts": lambda row: f"facts:{row['id']}",
    "duties": lambda row: f"duty:{row['matrix']}/{row['duty_id']}",
    "conflicts": lambda row: f"conflicts:{row['id']}",
    "commitments": lambda row: f"commitments:{row['id']}",
    "priorities": lambda row: f"priorities:{row['framework']}/{row['number']}",
    "budget": lambda row: f"budget:{slug(row['accommodation'])}",
    "estate": lambda row: f"estate:{row['id']}",
    "bodies": lambda row: f"bodies:{slug(row['body'])}",
    "agreement_requirements": lambda row: f"requirements:{row['id']}",
    "agreement_clauses": lambda row: f"clauses:{row['id']}",
    "agreement_terms": lambda row: f"agreement_terms:{row['id']}",
    "headline_counts": lambda row: f"headline_counts:{row['id']}",
    "documents": lambda row: f"documents:{row['short']}",
    "silence": lambda row: f"silence:{row['id']}",
    "area_teams": lambda row: f"area_teams:{slug(row['area_team'])}",
}
OF_LISTS = ("commitments:", "priorities:", "budget:")


@pytest.mark.parametrize("table", OF_TABLES)
def test_every_row_is_in_one_entry(table: str) -> None:
    for row in load_table(table):
        key = OF_TABLES[table](row)
        # A list stands for its members as well.
        assert KEYS[key] == (2 if key.startswith(OF_LISTS) else 1), key


def test_lists_are_made_from_the_tables() -> None:
    lists = {entry.keys[0]: entry for entry in ENTRIES if entry.kind == "list"}
    leads = {row["lead_team"] for row in load_table("area_teams")}
    assert {*lists["lists:lead-teams"].answer.split("; ")} == leads
    wessex = [
        row["name"] for row in load_table("estate") if row["area_team"] == "Wessex"
    ]
    assert len(lists["lists:area-team-wessex"].answer.split("; ")) == len(wessex)


def test_what_is_nearest_to_a_silence_is_there() -> None:
    for row in load_table("silence"):
        for key in row["nearest"].split("; "):
            assert KEYS[key], key


def test_every_clause_of_old_leads_to_what_replaced_it() -> None:
    known = {
        "term": {row["id"] for row in load_table("agreement_terms")},
        "row": {row["id"] for row in load_table("agreement_term_rows")},
        "part": {row["part"] for row in load_table("agreement_places")},
        "guidance": {row["id"] for row in load_table("agreement_guidance")},
        "silence": {row["id"] for row in load_table("silence")},
    }
    for row in load_table("agreement_clauses"):
        kind, _, key = row["replaced_by"].partition(":")
        assert key in known[kind], row
