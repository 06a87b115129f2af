"""The tables of the SQLite database, made from the data package."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from ohc.reference.tables import datasets_folder, load_table

TYPES = {"integer": "INTEGER", "number": "REAL"}
"""SQLite types for those of the package; all others, even dates, are text."""

ONE_EACH = {"estate": "establishments"}
"""A police force may be listed twice in the estate, so links lead elsewhere."""

SEARCHED = (
    "facts",
    "duties",
    "conflicts",
    "commitments",
    "bodies",
    "establishments",
    "agreement_requirements",
)
"""Tables with their own search index, for people who open the file."""

FIGURES_ONCE = """
CREATE VIEW figures_once AS
SELECT coalesce(f.figure_group, f.id) AS figure, min(e.name) AS name,
  group_concat(DISTINCT f.id) AS ids, count(DISTINCT f.id) AS places,
  min(e.kind) AS kind, min(e.area_team) AS area_team, min(e.lead_team) AS lead_team,
  min(e.sub_region) AS sub_region, min(e.region) AS region, min(f.gender) AS gender,
  min(f.function) AS function, min(f.operator) AS operator,
  min(f.baseline_cna) AS baseline_cna, min(f.in_use_cna) AS in_use_cna,
  min(f.operational_capacity) AS operational_capacity,
  min(f.population) AS population
FROM establishments f JOIN estate e ON e.id = f.id
GROUP BY coalesce(f.figure_group, f.id)
"""


@cache
def resources() -> Sequence[Mapping[str, Any]]:
    """Return the description of each table in the data package, in its order."""
    text = (datasets_folder() / "datapackage.json").read_text(encoding="utf-8")
    described: list[Mapping[str, Any]] = json.loads(text)["resources"]
    return described


def make_tables(database: sqlite3.Connection) -> None:
    """Make every table with its links and rows, the citations and the view."""
    for resource in resources():
        database.execute(_definition(resource))
    for resource in resources():
        _fill(database, resource)
    _cite(database)
    database.execute(FIGURES_ONCE)


def make_search(database: sqlite3.Connection) -> None:
    """Make the search index of each table that has one. Needs FTS5."""
    for name in SEARCHED:
        columns = [
            field["name"] for field in _fields(name) if field["type"] == "string"
        ]
        listed = ", ".join(map(quoted, columns))
        # In double quotes, by which Datasette finds the index of a table.
        database.execute(
            f"CREATE VIRTUAL TABLE {quoted(f'{name}_fts')} USING FTS5 ("
            f'{listed}, tokenize="porter unicode61", content="{name}")'
        )
        database.execute(
            f"INSERT INTO {quoted(f'{name}_fts')} (rowid, {listed}) "
            f"SELECT rowid, {listed} FROM {quoted(name)}"
        )


def quoted(name: str) -> str:
    """Return the name of a table or a column as SQL has it: group is a word of SQL."""
    return f'"{name}"'


def _fields(name: str) -> Sequence[Mapping[str, Any]]:
    [resource] = [each for each in resources() if each["name"] == name]
    fields: Sequence[Mapping[str, Any]] = resource["schema"]["fields"]
    return fields


def _definition(resource: Mapping[str, Any]) -> str:
    schema = resource["schema"]
    columns = [
        f"{quoted(field['name'])} {TYPES.get(field['type'], 'TEXT')}"
        for field in schema["fields"]
    ]
    key = ", ".join(map(quoted, schema["primaryKey"]))
    parts = [*columns, f"PRIMARY KEY ({key})", *_links(resource)]
    return f"CREATE TABLE {quoted(resource['name'])} ({', '.join(parts)})"


def _links(resource: Mapping[str, Any]) -> Iterator[str]:
    if resource["name"] == "estate":
        yield _link(["id"], "establishments", ["id"])
    for link in resource["schema"].get("foreignKeys", []):
        there = link["reference"]["resource"]
        if resource["name"] == ONE_EACH.get(there):
            continue
        table = ONE_EACH.get(there, there)
        # SQLite needs a unique key: in area teams only the first column is.
        [key] = [
            each["schema"]["primaryKey"]
            for each in resources()
            if each["name"] == table
        ]
        pairs = zip(link["fields"], link["reference"]["fields"], strict=True)
        kept = [(column, name) for column, name in pairs if name in key]
        if len(kept) == len(key):
            yield _link([c for c, _ in kept], table, [n for _, n in kept])


def _link(columns: Sequence[str], table: str, names: Sequence[str]) -> str:
    return (
        f"FOREIGN KEY ({', '.join(map(quoted, columns))}) "
        f"REFERENCES {quoted(table)} ({', '.join(map(quoted, names))})"
    )


def _fill(database: sqlite3.Connection, resource: Mapping[str, Any]) -> None:
    fields = resource["schema"]["fields"]
    places = ", ".join("?" for _ in fields)
    # Text in a column of whole numbers would stay text, and add up to nothing.
    makers = [_MAKERS.get(field["type"], str) for field in fields]
    rows = (
        [
            make(cell) if cell else None
            for make, cell in zip(makers, row.values(), strict=True)
        ]
        for row in load_table(resource["name"])
    )
    database.executemany(
        f"INSERT INTO {quoted(resource['name'])} VALUES ({places})",
        rows,
    )


_MAKERS: Mapping[str, type] = {"integer": int, "number": float}


def _cite(database: sqlite3.Connection) -> None:
    database.execute(
        "CREATE TABLE citations (dataset TEXT, id TEXT, paragraph TEXT, "
        "PRIMARY KEY (paragraph, dataset, id)) WITHOUT ROWID"
    )
    cited = {
        (paragraph, resource["name"], "/".join(row[name] for name in key))
        for resource in resources()
        for key in [resource["schema"]["primaryKey"]]
        for row in load_table(resource["name"])
        for paragraph in row.get("source", "").split("; ")
        if paragraph
    }
    # The key is also the index, by paragraph first; rows in key order fill its pages.
    database.executemany(
        "INSERT INTO citations (paragraph, dataset, id) VALUES (?, ?, ?)",
        sorted(cited),
    )
