"""Who does what, laid out and complete."""

import json
from collections import Counter

import openpyxl
import pytest
from conftest import Ohc

from ohc.errors import UnknownName
from ohc.outcome import TextRow
from ohc.reference.applicability import applying, traits
from ohc.reference.findings import findings
from ohc.reference.responsibility import (
    Ask,
    duties,
    lay_out,
    matrices,
    organisations,
)
from ohc.reference.tables import load_table

BULLETS_OF_SE_71 = {
    ("Planning", "National Offender Health Team"): 5,
    ("Planning", "Local team"): 8,
    ("Planning", "Regional team"): 1,
    ("Securing and procuring", "National Offender Health Team"): 3,
    ("Securing and procuring", "Local team"): 5,
    ("Securing and procuring", "Regional team"): 2,
    ("Monitoring", "National Offender Health Team"): 3,
    ("Monitoring", "Local team"): 9,
    ("Monitoring", "Regional team"): 2,
}
"""Counted in the table itself: 37 bullets, and a sentence without one."""


def duty(**given: str) -> TextRow:
    plain = dict.fromkeys(("matrix", "group", "duty", "applies_to"), "x")
    part = {"duty_id": "a", "body": "NOMS", "role": "leads", "force": "is"}
    return {**plain, **part, "source": "SE 1", **given}


def test_every_bullet_of_the_task_table_is_there() -> None:
    rows = duties("tasks")
    assert Counter((row["group"], row["body"]) for row in rows) == BULLETS_OF_SE_71
    assert {row["force"] for row in rows} == {"might"}


@pytest.mark.parametrize(
    ("group", "number"),
    [
        ("Primary care", 4),
        ("Planned secondary care", 5),
        ("Community care", 22),
        ("Public health", 7),
        ("Screening", 3),
        ("Funding and management", 8),
        ("Public health support", 22),
    ],
)
def test_every_member_of_the_role_lists_is_there(group: str, number: int) -> None:
    rows = [row for row in duties("roles") if row["group"] == group]
    assert len({row["duty_id"] for row in rows}) == number


def test_what_a_source_denies_is_kept() -> None:
    denied = {
        (row["body"], row["source"])
        for row in duties("roles")
        if row["role"] == "not_responsible"
    }
    assert ("Public Health England", "NPA 1.34") in denied


def test_six_places_word_the_exception_of_emergency_care() -> None:
    rows = [r for r in duties("landscape") if r["group"] == "Emergency care: wordings"]
    assert len({row["source"] for row in rows}) == 6


def test_all_ten_matrices_are_there_and_have_all_duties() -> None:
    of_each = Counter({row["matrix"]: len(duties(row["matrix"])) for row in matrices()})
    assert len(matrices()) == 10
    assert of_each == Counter(row["matrix"] for row in duties())


def test_bodies_across_and_the_source_last() -> None:
    rows = [
        duty(body="NOMS", role="supervises", force="is", source="NPA 1.30 fn 33"),
        duty(body="NHS England", role="funds", force="should", source="NPA 1.22"),
    ]
    columns, laid_out = lay_out(rows)
    assert columns == ("group", "duty", "NOMS", "NHS England", "source")
    [row] = laid_out
    assert (row["NOMS"], row["NHS England"]) == ("supervises", "funds (should)")
    assert row["source"] == "NPA 1.30 fn 33; NPA 1.22"
    assert row["who"] == "supervises: NOMS; funds (should): NHS England"


def test_a_force_is_left_out_only_where_the_caption_gives_it() -> None:
    rows = [duty(force="might"), duty(duty_id="b", force="should")]
    _, laid_out = lay_out(rows)
    assert [row["NOMS"] for row in laid_out] == ["leads (might)", "leads (should)"]
    _, tasks = lay_out([duty(matrix="tasks", force="might")])
    assert tasks[0]["NOMS"] == "leads"


def test_a_denial_keeps_its_force() -> None:
    rows = [
        duty(role="not_responsible", force="may"),
        duty(duty_id="b", role="not_responsible", force="does not"),
    ]
    _, laid_out = lay_out(rows)
    cells = [row["NOMS"] for row in laid_out]
    assert cells == ["not responsible (may)", "not responsible"]


def test_captions_go_with_every_matrix_that_is_shown(ohc: Ohc) -> None:
    said = ohc("matrix", "--group", "Planning").stderr
    assert "tasks: Indicative" in said


def test_a_party_is_in_what_the_parties_do(ohc: Ohc) -> None:
    rows = duties("priorities", Ask(body=("NOMS",)))
    assert {"c1-1", "c2-1", "c7-1"} <= {row["duty_id"] for row in rows}
    said = ohc("matrix", "priorities", "--body", "NOMS").stderr
    assert "the parties are NHS England, NOMS and Public Health England" in said


def test_noms_shares_its_list_with_those_named_beside_it() -> None:
    rows = [row for row in duties("roles") if row["duty_id"] == "noms-side"]
    assert {row["body"] for row in rows} == {
        *("NOMS", "Ministry of Justice", "HM Prison Service"),
        "Contracted prison providers",
    }


def test_every_service_of_the_lists_is_commissioned_and_managed() -> None:
    for row in duties("roles"):
        if row["group"] in {"Primary care", "Community care", "Screening"}:
            roles = {
                r["role"] for r in duties("roles") if r["duty_id"] == row["duty_id"]
            }
            assert roles == {"commissions", "contract_manages"}, row["duty_id"]


def test_scrutiny_reaches_removal_centres(ohc: Ohc) -> None:
    rows = json.loads(ohc("matrix", "scrutiny", "--for", "Dover", "-f", "json").stdout)
    groups = {row["group"] for row in rows}
    assert {"HM Inspectorate of Prisons", "Independent Monitoring Boards"} <= groups
    assert "Prison and Probation Ombudsman" not in groups


def test_how_parts_of_names_were_understood_is_reported(ohc: Ohc) -> None:
    said = ohc("matrix", "task", "--group", "plan").stderr
    assert "'task' was read as the matrix tasks." in said
    assert "'plan' was read as the group Planning." in said
    assert ohc("matrix", "tasks", "--for", "").exit_code == 2


def test_check_takes_no_selection(ohc: Ohc) -> None:
    result = ohc("matrix", "tasks", "--check", "--for", "Dover")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "There are no gaps" in ohc("matrix", "tasks", "--check").said


def test_columns_are_those_of_the_form_that_is_shown(ohc: Ohc) -> None:
    assert ohc("matrix", "tasks", "--columns", "force").exit_code == 2
    assert ohc("matrix", "tasks", "--columns", "who").exit_code == 0
    assert ohc("matrix", "tasks", "--columns", "force", "-f", "csv").exit_code == 0
    assert ohc("matrix", "tasks", "--columns", "who", "-f", "csv").exit_code == 2


def test_asked_for_a_body_all_parts_of_its_duties_stay() -> None:
    rows = duties("roles", Ask(body=("NOMS",), search="bedwatches"))
    assert {row["body"] for row in rows} >= {"NOMS", "NHS England"}
    assert duties("roles", Ask(group=("Screening",)))
    with pytest.raises(UnknownName, match="'Nobody' is not a"):
        duties("roles", Ask(body=("Nobody",)))


def test_bodies_are_known_by_their_other_names() -> None:
    assert organisations().find("NHS CB") == ("NHS England",)
    board = organisations().find("Prison Health Board (England)")
    assert board == organisations().find("Prison Healthcare Board (England)")


def test_what_does_not_add_up_is_in_the_conflicts_too(ohc: Ohc) -> None:
    known = [{*row["source"].split("; ")} for row in load_table("conflicts")]
    found = [row for one in matrices() for row in findings(one["matrix"])]
    assert found
    for row in found:
        sources = {*str(row["source"]).split("; ")}
        assert any(sources <= conflict for conflict in known), row
    assert ohc("matrix", "--check").exit_code == 3
    assert ohc("matrix", "tasks", "--check").exit_code == 0


def test_no_body_is_unknown() -> None:
    found = [row["finding"] for one in matrices() for row in findings(one["matrix"])]
    assert "unknown body" not in found


def test_a_route_that_is_not_its_own_is_left_out() -> None:
    rows = [duty(applies_to="public"), duty(applies_to="contracted"), duty()]
    rows[2] = {**rows[2], "applies_to": ""}
    kept, notes = applying(rows, "HMP Doncaster")
    assert [row["applies_to"] for row in kept] == ["contracted", ""]
    assert notes == ()


def test_where_no_source_states_the_route_both_stay_and_it_is_reported() -> None:
    kept, [note] = applying(
        [duty(applies_to="public"), duty(applies_to="pfi")], "Leeds"
    )
    assert len(kept) == 2
    assert "to be decided locally, as no source says whether" in note
    assert traits("prison-leeds") == dict.fromkeys(traits("prison-leeds"))
    assert traits("prison-wolds")["contracted"] is None


def test_the_agreement_does_not_apply_outside_its_scope(ohc: Ohc) -> None:
    result = ohc("matrix", "complaints", "--for", "Dover", "-f", "json")
    assert (result.exit_code, result.stdout) == (0, "[]\n")
    assert "out of scope" in ohc("matrix", "complaints", "--for", "Dover").said
    kinds = json.loads(
        ohc("matrix", "commissioning", "--for", "Dover", "-f", "json").stdout
    )
    routes = {row["applies_to"] for row in kinds}
    assert not any("sch" in str(route) for route in routes - {None})


def test_a_workbook_has_the_matrix_and_its_long_form(ohc: Ohc) -> None:
    ohc("matrix", "tasks", "-o", "tasks.xlsx")
    book = openpyxl.load_workbook("tasks.xlsx")
    assert book.sheetnames == ["Matrix", "Data", "Notes"]
    heads = [[cell.value for cell in sheet[4]] for sheet in book][:2]
    assert heads[0] == ["Group", "Duty", "National team", "Regional team", "Local team"]
    assert heads[1][:3] == ["matrix", "group", "duty_id"]


def test_without_a_name_all_matrices_answer(ohc: Ohc) -> None:
    rows = json.loads(ohc("matrix", "--body", "HealthWatch", "-f", "json").stdout)
    assert {row["matrix"] for row in rows} == {"scrutiny"}
    assert len(json.loads(ohc("matrix", "-f", "json").stdout)) == 10


def test_parts_are_words_that_people_say(ohc: Ohc) -> None:
    printed = ohc("matrix", "tasks").stdout
    assert "manages the contract" in printed
    assert "contract manages" not in printed
