"""Paragraph 13, to the pound."""

import json

from conftest import Ohc

from ohc.outcome import Row
from ohc.reference.funding import budget, sum_note

STATED = {
    "Prisons & Young Offender Institutions": ("NHS/NOMS", "NHS", "£470m", 470_000_000),
    "Secure Children's Homes": ("NHS", "NHS", "£1.4m", 1_400_000),
    "Secure Training Centres": ("Youth Justice Board", "NHS", "TBC", ""),
    "Immigration Removal Centres": (
        *("UK Borders Agency", "Mid-transition to NHS", "£6m", 6_000_000),
    ),
    "Police Custody Suites": (
        *("Individual police forces", "Mid-transition to NHS", "£66m", 66_000_000),
    ),
    "Courts (Liaison and Diversion Services)": (
        *("DH Funded", "NHS", "£19.4m", 19_400_000),
    ),
}


def test_the_table_is_as_published() -> None:
    found = {
        row["accommodation"]: (
            row["current_commissioner"],
            row["commissioner_from_2013_14"],
            row["resources_text"],
            row["resources_gbp"],
        )
        for row in budget()
    }
    assert found == STATED
    assert {row["resources_year"] for row in budget()} == {"2012/13"}


def test_to_be_confirmed_is_null_and_not_nought(ohc: Ohc) -> None:
    records = json.loads(ohc("budget", "-f", "json").stdout)
    amounts = {record["resources_text"]: record["resources_gbp"] for record in records}
    assert amounts["TBC"] is None
    assert amounts["£470m"] == 470_000_000
    assert len(records) == 6


def test_the_sum_is_a_note_that_says_what_it_is(ohc: Ohc) -> None:
    assert sum_note(budget()) == (
        "The amounts stated add up to about £562.8m (2012/13, "
        "approximate). Our sum, not the source's; what is still to be confirmed is "
        "left out: Secure Training Centres."
    )
    assert "£562.8m" in ohc("budget").said
    assert "562" not in ohc("budget").stdout
    assert ohc("budget", "-f", "csv").stderr == ""


def test_what_became_of_police_custody_is_reported_with_its_source() -> None:
    notes = {str(row["accommodation"]): row for row in budget() if row["later_note"]}
    police = notes["Police Custody Suites"]
    assert "Police and Crime Commissioners" in str(police["later_note"])
    assert str(police["later_source"]).startswith("HJ ")


def test_the_sum_of_the_budget_is_in_millions() -> None:
    # 470 + 1.4 + 6 + 66 + 19.4, as STATED has them in pounds.
    stated = [pounds for *_, pounds in STATED.values() if isinstance(pounds, int)]
    assert sum(stated) == 562_800_000
    assert "add up to about \N{POUND SIGN}562.8m (" in sum_note(budget())
    row: Row = {"accommodation": "A", "resources_year": "2012/13"}
    note = sum_note([{**row, "resources_gbp": 1_234_500_000}])
    assert "add up to about \N{POUND SIGN}1,234.5m (" in note
