"""The contract that every bundled table keeps, a new one without a line of test."""

import csv
import json
from typing import Any

import pytest
from conftest import ROOT
from frictionless import Package

from ohc.reference import load_table, table_names

DATASETS = ROOT / "datasets"
PACKAGE = json.loads((DATASETS / "datapackage.json").read_text(encoding="utf-8"))
DESCRIBED: dict[str, Any] = {one["name"]: one for one in PACKAGE["resources"]}
every_table = pytest.mark.parametrize("table", table_names())


def test_every_table_is_described_and_every_description_has_a_table() -> None:
    assert sorted(DESCRIBED) == table_names()


def test_the_data_package_is_valid() -> None:
    report = Package(str(DATASETS / "datapackage.json")).validate()
    assert report.valid, report.to_summary()


def schema(table: str) -> dict[str, Any]:
    found: dict[str, Any] = DESCRIBED[table]["schema"]
    return found


@every_table
class TestEveryTable:
    def test_has_rows(self, table: str) -> None:
        assert load_table(table)

    def test_header_is_as_described(self, table: str) -> None:
        fields = [field["name"] for field in schema(table)["fields"]]
        assert list(load_table(table)[0]) == fields
        assert all(field["description"] for field in schema(table)["fields"])

    def test_key_is_unique_and_never_blank(self, table: str) -> None:
        key = schema(table)["primaryKey"]
        found = [tuple(row[name] for name in key) for row in load_table(table)]
        assert len(found) == len(set(found))
        assert all(part for parts in found for part in parts)

    def test_every_row_has_a_source(self, table: str) -> None:
        assert all(row["source"] for row in load_table(table))

    def test_no_cell_has_stray_space_or_control(self, table: str) -> None:
        for row in load_table(table):
            for name, cell in row.items():
                assert cell == " ".join(cell.split()), (name, cell)
                assert cell.isprintable(), (name, cell)

    def test_no_row_is_ragged(self, table: str) -> None:
        with (DATASETS / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
            lengths = {len(row) for row in csv.reader(lines)}
        assert len(lengths) == 1

    def test_is_utf_8_with_unix_lines(self, table: str) -> None:
        content = (DATASETS / f"{table}.csv").read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in content
        assert content.endswith(b"\n")

    def test_foreign_keys_lead_somewhere(self, table: str) -> None:
        for link in schema(table).get("foreignKeys", []):
            there = link["reference"]
            known = {
                tuple(row[name] for name in there["fields"])
                for row in load_table(there["resource"])
            }
            for row in load_table(table):
                wanted = tuple(row[name] for name in link["fields"])
                assert wanted in known or not any(wanted), (table, wanted)

    def test_has_sources_and_a_licence(self, table: str) -> None:
        assert DESCRIBED[table]["sources"]
        assert DESCRIBED[table]["licenses"]
