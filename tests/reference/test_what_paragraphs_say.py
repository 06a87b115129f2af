"""Statements that were once wrong, each as its paragraph has it."""

import pytest
from conftest import Ohc

from ohc.outcome import TextRow
from ohc.reference.cards.establishment import card
from ohc.reference.cards.lettered import lettered
from ohc.reference.cards.matrices import parts_of
from ohc.reference.findings import findings
from ohc.reference.responsibility import duties
from ohc.reference.tables import load_table

LAST_BOARD = "National Prison Health Co-commissioning and Partnership Board for England"


def parts(duty: str, matrix: str = "") -> list[TextRow]:
    return [row for row in duties(matrix) if row["duty_id"] == duty]


def row_of(table: str, key: str) -> TextRow:
    rows = load_table(table)
    name = next(iter(rows[0]))
    return next(row for row in rows if row[name] == key)


def item(key: str, name: str) -> tuple[str, str]:
    """Return the value of a card's item, and its source."""
    row = next(row for row in card(key) if row["item"] == name)
    return str(row["value"]), str(row["source"])


def test_the_last_board_of_a_dispute_is_the_one_of_npa_3_20() -> None:
    for duty in ("decide-nationally", "final-decision"):
        assert [row["body"] for row in parts(duty, "disputes")] == [LAST_BOARD]
    [decide, _] = [
        row for row in findings("disputes") if "may be" in str(row["finding"])
    ]
    assert (decide["bodies"], decide["source"]) == (LAST_BOARD, "NPA 3.20")
    assert "Prison Healthcare Board (England)" in str(decide["finding"])


def test_an_agreement_does_not_make_the_boards_of_npa_3_3_and_3_20_one() -> None:
    step = row_of("agreement_term_rows", "disputes-steps-national")
    assert step["second"] == LAST_BOARD
    assert "No document says whether this is the board of NPA 3.3." in step["first"]
    clause = row_of("agreement_clauses", "disputes-national")["text"]
    assert LAST_BOARD in clause
    assert "No source makes it one with the national board." in clause


def test_local_authorities_are_on_partnership_boards_by_se_36() -> None:
    [row] = [
        row
        for row in parts("prison-partnership-members")
        if row["body"] == "Local authorities"
    ]
    assert (row["applies_to"], row["source"]) == ("", "SE 36")


def test_partnership_boards_watch_equity_of_access_by_se_36() -> None:
    texts = [row["duty"] for row in parts("prison-partnership-equity")]
    texts.append(row_of("facts", "partnership-board-task-equity")["value"])
    texts.append(row_of("agreement_requirements", "se-boards")["requirement"])
    texts.append(row_of("agreement_points", "boards")["text"])
    assert all("equity of access" in text for text in texts)
    assert not [text for text in texts if "equal" in text]


def test_the_first_task_of_partnership_boards_is_a_fact_by_se_36() -> None:
    fact = row_of("facts", "partnership-board-task-resources")
    assert "resources" in fact["value"]
    assert fact["source"] == "SE 36"


@pytest.mark.parametrize(
    ("matrix", "duty"),
    [("priorities", "c1-1"), ("interfaces", "core-specifications-commitment")],
)
def test_noms_co_commissions_by_c1_1_of_npa_2_31(matrix: str, duty: str) -> None:
    roles = {row["body"]: row["role"] for row in parts(duty, matrix)}
    assert roles["NOMS"] == "co_commissions"


def test_c2_2_has_no_due_date_in_npa_2_33() -> None:
    commitment = row_of("commitments", "C2.2")
    assert (commitment["due_text"], commitment["due_by"]) == ("", "")
    assert "2014-15" in commitment["commitment"]
    assert "date" not in row_of("facts", "phpqi-replacement")["unit"]


def test_c10_1_stays_within_what_custody_allows_by_npa_2_45() -> None:
    assert "as custody allows" in row_of("commitments", "C10.1")["commitment"]


def test_ambulances_of_se_46_are_emergency_ambulances() -> None:
    for row in (*duties(), *load_table("commissioners")):
        text = row.get("duty") or row.get("service", "")
        if "SE 46" in row["source"] and "ambulance" in text:
            assert "emergency ambulance" in text.lower(), row


@pytest.mark.parametrize("matrix", ["commissioning", "interfaces", "governance"])
def test_who_stays_accountable_by_npa_3_7_is_open(matrix: str) -> None:
    accountable = {
        row["body"]: row["force"]
        for row in parts("substance-misuse-devolved", matrix)
        if row["role"] == "accountable"
    }
    lead = "Area Team lead commissioner for Health and Justice"
    assert accountable == {lead: "either", "Local authorities": "either"}
    found = {str(row["finding"]) for row in findings(matrix)}
    assert "accountable: the source can mean either" in found


def test_step_1_of_a_dispute_and_what_nobody_is_told_agree_on_npa_3_18() -> None:
    raised = {row["body"] for row in parts("raise-directly", "disputes")}
    assert raised == {"Healthcare providers", "Establishments"}
    conflict = row_of("conflicts", "complaint-dispute-duties-without-a-body")
    assert "first raising" not in conflict["second"]
    doubt = row_of(
        "agreement_doubts", "disputes-complaint-dispute-duties-without-a-body"
    )
    marked = doubt["duties"].split("; ")
    assert "raise-directly" not in marked
    for duty in marked:
        assert {row["body"] for row in parts(duty, "disputes")} == {""}, duty


@pytest.mark.parametrize(
    ("key", "source"),
    [
        ("prison-garth", "SE Appendix 1"),
        ("prison-hollesley-bay", "Prison estate data"),
        ("sch-st-catherines", "NHS ODS epraccur"),
        ("irc-brook-house", "NHS ODS epraccur"),
        ("police-lancashire", "SE Appendix 1"),
    ],
)
def test_a_name_has_the_source_it_is_from(key: str, source: str) -> None:
    assert item(key, "Name")[1] == source


def test_a_name_that_appendix_1_does_not_print_is_not_from_there() -> None:
    for row in load_table("estate"):
        name, source = item(row["id"], "Name")
        printed = row["published_name"].removesuffix(f" {row['kind'].upper()}")
        assert (source == row["source"]) == (name == printed), row["id"]


def test_appendix_1_prints_no_kind_for_the_lincolnshire_secure_unit() -> None:
    value, source = item("sch-lincolnshire-secure-unit", "Kind")
    assert "Appendix 1 prints no kind" in value
    assert source != "SE Appendix 1"
    assert item("sch-barton-moss", "Kind")[1] == "SE Appendix 1"


def test_each_part_has_its_source_where_a_row_has_several() -> None:
    [lines] = parts_of(parts("ambulance", "complaints"))
    assert lines.splitlines() == [
        "Ambulance trusts: responsible (should) [NPA 3.12 fn 42]",
        "NHS England: not responsible [NPA 3.12]",
    ]
    [lines] = parts_of(parts("social-care", "complaints"))
    assert "[" not in lines


def test_a_printed_matrix_has_no_cell_without_a_source(ohc: Ohc) -> None:
    printed = ohc("matrix", "complaints", "--search", "ambulance", "-f", "md").stdout
    assert "NHS England: not responsible \\[NPA 3.12\\]" in printed
    # Two bodies would stand side by side, were there one source for both.
    assert "| Duty | Who does what | Source |" in printed


def test_a_letter_has_its_source_where_a_row_has_several() -> None:
    paper = lettered(parts("ambulance", "complaints"), title="T")
    assert paper
    assert paper.rows[0]["NHS England"] == "no [NPA 3.12]"


def test_prison_controllers_are_of_contracted_prisons_by_annex_c() -> None:
    [row] = [
        row
        for row in parts("local-members", "governance")
        if row["body"] == "Prison controllers"
    ]
    assert row["applies_to"] == "contracted"


def test_sexual_assault_services_are_co_commissioned_by_hj() -> None:
    roles = {
        row["body"]: row["role"]
        for row in duties("commissioning")
        if row["source"] == "HJ Sexual Assault Referral Centres"
        and row["force"] == "will"
        and row["body"]
    }
    assert set(roles.values()) == {"co_commissions"}
    assert {"Police healthcare", "Local authorities"} <= {*roles}


def test_findings_of_two_investigations_wait_unless_material_by_npa_3_16() -> None:
    texts = {row["duty"] for row in parts("mixed-sharing", "complaints")}
    assert all("affects the other" in text and "material" in text for text in texts)


def test_an_official_name_is_not_from_appendix_1_unless_it_spells_one_out() -> None:
    spelt = {"STC": "Secure Training Centre", "IRC": "Immigration Removal Centre"}
    for row in load_table("establishments"):
        if row["official_name"] and row["source"] == "SE Appendix 1":
            printed = item(row["id"], "Printed as")[0]
            name, _, kind = printed.rpartition(" ")
            assert row["official_name"] == f"{name} {spelt[kind]}"


@pytest.mark.parametrize(
    "duty",
    [
        "clinical-governance-confidence",
        "local-crc",
        "crc-inclusion",
        "regional-crc-nps",
    ],
)
def test_need_to_is_must_as_in_se_64(duty: str) -> None:
    assert {row["force"] for row in parts("tiers-together")} == {"must"}
    assert {row["force"] for row in parts(duty)} == {"must"}


@pytest.mark.parametrize("duty", ["cqc-regulation", "cqc-standards"])
def test_cqc_regulates_every_kind_of_place_by_npa_3_22(duty: str) -> None:
    assert {row["applies_to"] for row in parts(duty, "scrutiny")} == {""}
