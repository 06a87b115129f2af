"""The contract that every bundled table keeps, a new one without a line of test."""

import csv
import json
import re
from typing import Any

import pytest
from conftest import ROOT
from titles_of_fields import PRINTED, headings

from ohc.errors import UnknownName
from ohc.reference.responsibility import organisations
from ohc.reference.tables import load_table, table_names

DATASETS = ROOT / "datasets"
PACKAGE = json.loads((DATASETS / "datapackage.json").read_text(encoding="utf-8"))
DESCRIBED: dict[str, Any] = {one["name"]: one for one in PACKAGE["resources"]}
PARAGRAPH = re.compile(
    r"""
    SE\ (\d+[a-f]?(\ fn\ \d+)?|Appendix\ 1|title\ page|Acknowledgements)
    |NPA\ ([123]\.\d+|4\.11|A1\.\d+)(\ fn\ \d+)?
    |NPA\ (Annex\ [ABC]|Joint\ Statement|title\ page)
    |HJ\ [A-Z][^;]+
    |ELF[12]\ [A-Z][^;]+
    # Our copy of Appendix 1 has lost which teams lead; this page names them.
    |NHS\ England\ web\ page\ Offender\ health,\ March\ 2013
    """,
    re.VERBOSE,
)
"""A place in one of the five documents."""

OURS = (
    *("conflicts", "facts", "commissioners", "duties", "priorities", "commitments"),
    *("agreement_clauses", "agreement_fields"),
    *("agreement_requirements", "agreement_sections"),
)
every_table = pytest.mark.parametrize("table", table_names())


def test_every_table_is_described_and_every_description_has_a_table() -> None:
    assert sorted(DESCRIBED) == table_names()


def test_the_data_package_is_valid() -> None:
    # It takes a second to import.
    from frictionless import Package

    report = Package(str(DATASETS / "datapackage.json")).validate()
    assert report.valid, report.to_summary()


def schema(table: str) -> dict[str, Any]:
    found: dict[str, Any] = DESCRIBED[table]["schema"]
    return found


@pytest.mark.parametrize("table", PRINTED)
def test_fields_are_titled_as_people_see_them(table: str) -> None:
    shown = headings(PRINTED[table])
    titles = {field["name"]: field.get("title") for field in schema(table)["fields"]}
    # A field that no command prints needs no title.
    assert titles == {name: shown.get(name) for name in titles}
    assert not {*titles.values()} & {*titles}, "a key is no heading"


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

    def test_every_place_is_cited_in_the_one_way(self, table: str) -> None:
        fields = [name for name in load_table(table)[0] if name.endswith("source")]
        for row in load_table(table):
            for name in fields if table in OURS else ():
                for place in row[name].split("; "):
                    assert PARAGRAPH.fullmatch(place), (name, place)

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


def test_a_table_that_there_is_not_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match=r"Did you mean estate[?]"):
        load_table("estat")


def test_paragraphs_that_do_not_exist_are_not_cited() -> None:
    # NPA has no 2.18 to 2.25, and its annex A no 1.7 and 1.8.
    missing = {f"NPA 2.{number}" for number in range(18, 26)} | {"NPA A1.7", "NPA A1.8"}
    for table in OURS:
        for row in load_table(table):
            assert not missing & {*row["source"].split("; ")}, row


def test_every_body_is_found_by_every_name_of_it() -> None:
    for row in load_table("bodies"):
        for name in (row["body"], *row["other_names"].split("; ")):
            assert not name or row["body"] in organisations().find(name), name


def test_a_duty_has_one_text_and_one_group() -> None:
    texts: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for row in load_table("duties"):
        key = (row["matrix"], row["duty_id"])
        texts.setdefault(key, set()).add((row["group"], row["duty"]))
    assert not {key: found for key, found in texts.items() if len(found) > 1}


def test_units_do_not_overlap_and_dates_are_in_order() -> None:
    for row in load_table("reporting_units"):
        assert not row["from"] or not row["to"] or row["from"] <= row["to"]
        assert bool(row["uncertain"]) <= bool(row["from"] or row["to"])


def test_an_inference_says_that_it_is_one() -> None:
    for row in load_table("establishments"):
        assert row["operator_basis"] in {"", "stated"} or row[
            "operator_basis"
        ].startswith("inferred: ")
        assert bool(row["operator"]) == bool(row["operator_basis"])
