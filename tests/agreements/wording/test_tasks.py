"""Each cell of Schedule 1 says no more and no less than the duties it sums up."""

import re
from collections.abc import Mapping

import pytest

from ohc.agreements.wording.schedules import task_groups
from ohc.reference.tables import load_table

WORDS = {
    ("accountable", "is"): "answers",
    ("advises", "is"): "advi",
    ("approves", "is"): "agrees",
    ("commissions", "is"): "commission",
    ("consulted", "will"): "will be consulted",
    ("contract_manages", "is"): "manages",
    ("decides", "is"): "decides",
    ("funds", "is"): "pays",
    ("funds", "should"): "should pay",
    ("jointly_commissions", "is"): "commissions jointly",
    ("leads", "is"): "leads",
    ("leads", "will"): "will lead",
    ("not_responsible", "does not"): "not",
    ("provides", "is"): "provide",
    ("responsible", "is"): "responsible",
    ("responsible", "must"): "must",
    ("responsible", "will"): "responsible",
    ("scrutinises", "is"): "inspects",
    ("supervises", "is"): "supervise",
    ("supports", "is"): "support",
}
"""What a cell says of a body, by its role in a duty and the force of that."""

NOMS_SIDE = {
    "NOMS",
    "Ministry of Justice",
    "HM Prison Service",
    "Contracted prison providers",
    "Mental Health Casework Section",
    "Governors and Directors",
}
PHE = {
    "Public Health England",
    "PHE Centres",
    "Public Health in Prisons Team",
    "Public Health England Health and Justice",
    "Health Protection Teams",
}
CALLED = {
    "Staff working in prisons": "Staff",
    "Prison Healthcare Board (England)": "National board",
    "Prison and Probation Ombudsman": "Prisons and Probation Ombudsman",
    "Secretary of State for Justice": "Justice Secretary",
    "Healthcare providers": "Providers",
}
TASKS = load_table("agreement_tasks")
DUTIES: dict[str, list[Mapping[str, str]]] = {}
for duty in load_table("duties"):
    if duty["matrix"] == "interfaces":
        DUTIES.setdefault(duty["duty_id"], []).append(duty)


def column_of(body: str) -> str:
    if body == "NHS England":
        return "nhs_england"
    if body in NOMS_SIDE:
        return "noms"
    return "phe" if body in PHE else "others"


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task["id"])
def test_a_cell_is_held_to_its_duties(task: Mapping[str, str]) -> None:
    named: set[str] = set()
    for key in task["duties"].split("; "):
        for duty in DUTIES[key]:
            if not duty["body"]:
                continue
            column = column_of(duty["body"])
            named.add(column)
            cell = task[column].lower()
            word = WORDS[duty["role"], duty["force"]]
            assert any(part in cell for part in alternatives(word)), (key, duty["body"])
            if column == "others":
                name = CALLED.get(duty["body"], duty["body"])
                assert name.lower() in cell, duty["body"]
    columns = ("nhs_england", "noms", "phe", "others")
    # The Governor is named where NPA 3.7 says what is none of the post's.
    filled = {each for each in columns if task[each].lstrip().lower()}
    assert filled - named <= ({"noms"} if "NPA 3.7" in task["source"] else set())
    assert named <= filled


def alternatives(word: str) -> tuple[str, ...]:
    """Return the words that say the same: pays with manages is responsible."""
    return {"responsible": ("responsible", "duty of care", "manages")}.get(
        word, (word,)
    )


def test_as_appropriate_is_a_star() -> None:
    for task in TASKS:
        duties = [each for key in task["duties"].split("; ") for each in DUTIES[key]]
        if any("as appropriate" in each["duty"] for each in duties):
            assert "*" in task["noms"] + task["phe"], task["id"]
        else:
            assert "*" not in task["noms"], task["id"]


def test_every_duty_of_the_lists_is_in_a_row_or_a_term() -> None:
    in_terms = {
        "pso-3100-review",
        "pso-3100-guidance",
        "clinical-governance-assurance",
        "enabling-funding-review",
        "constant-supervision-funding-review",
        "section-50-returns",
    }
    used = [key for task in TASKS for key in task["duties"].split("; ")]
    assert len(used) == len({*used})
    of_the_lists = {
        key
        for key, duties in DUTIES.items()
        if re.match(r"NPA (1\.|Annex B)", duties[0]["source"])
    }
    assert of_the_lists - {*used} == in_terms


def test_what_other_paragraphs_say_is_cited_in_its_row() -> None:
    for task in TASKS:
        for key in task["duties"].split("; "):
            for place in DUTIES[key][0]["source"].split("; "):
                # A footnote goes with its paragraph.
                paragraph = place.partition(" fn ")[0]
                assert {place, paragraph} & {*task["source"].split("; ")}, task["id"]


def test_no_cell_of_the_schedule_is_empty() -> None:
    for group in task_groups():
        for task in group.tasks:
            assert all((task.task, task.nhs_england, task.noms, task.others))
