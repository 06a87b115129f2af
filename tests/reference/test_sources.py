"""The documents, what they state, and where they disagree."""

import json
from itertools import chain

import pytest
from conftest import Ohc

from ohc.reference import search, sources
from ohc.reference.names import plain
from ohc.reference.reconciling import reconcile
from ohc.reference.search import Question
from ohc.reference.tables import load_table


def answers(words: str) -> set[tuple[str, str, str]]:
    rows = sources.find_facts(Question((words,)))
    return {(row["value"], row["unit"], row["source"]) for row in rows}


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("receptions per year", ("130000", "SE 68")),
        ("how many leave a local prison each day", ("100", "SE 68")),
        ("reoffending rate of young people", ("34.1", "SE 19")),
        ("how many SARCs", ("36", "HJ Sexual Assault Referral Centres")),
        ("who leads SARCs", ("NHS England", "HJ Sexual Assault Referral Centres")),
        (
            "which specification covers mandatory drug testing",
            ("Mandatory drug testing", "NPA Annex B"),
        ),
        ("when did PCTs take over", ("2004 to 2006", "NPA A1.4")),
        ("when did PCTs take over", ("2007 to 2009", "NPA 1.3")),
    ],
)
def test_what_analysts_ask_is_answered(asked: str, answer: tuple[str, str]) -> None:
    assert answer in {(value, source) for value, _, source in answers(asked)}


def test_there_are_five_documents(ohc: Ohc) -> None:
    found = json.loads(ohc("sources", "-f", "json").stdout)
    assert [one["short"] for one in found] == ["SE", "NPA", "HJ", "ELF1", "ELF2"]


def test_every_source_names_a_document_that_there_is() -> None:
    shorts = {row["short"] for row in load_table("documents")}
    leads = {row["lead_source"].split("; ")[0] for row in load_table("area_teams")}
    for table in ("conflicts", "facts", "commissioners", "budget", "duties"):
        for row in load_table(table):
            for part in row["source"].split("; "):
                assert part in leads or part.split(" ")[0] in shorts, (table, row)


def test_the_ten_lead_teams_are_facts_as_the_teams_have_them() -> None:
    rows = [row for row in load_table("facts") if row["id"].startswith("lead-team-")]
    leads = {row["lead_team"] for row in load_table("area_teams")}
    assert {row["value"].split(" (")[0] for row in rows} == leads
    assert len(rows) == 10


def test_the_features_of_the_culture_are_facts() -> None:
    rows = sources.find_facts(Question(("culture",)))
    assert sum(row["source"] == "SE 9" for row in rows) == 10


@pytest.mark.parametrize(
    ("words", "stem"),
    [("leaves", "leav"), ("leaving", "leav"), ("sarcs", "sarc"), ("on", "on")],
)
def test_words_are_found_in_any_form(words: str, stem: str) -> None:
    assert search.stem(words) == stem


def test_short_words_are_whole_and_thousands_have_no_commas() -> None:
    rows = [
        {"id": "a", "item": "L&D schemes", "value": "10"},
        {"id": "b", "item": "Learning disability", "value": "260000"},
    ]
    assert search.find(rows, "L&D") == rows[:1]
    assert search.find(rows, "260,000") == rows[1:]


def test_rows_are_found_by_thousands_with_commas_and_without() -> None:
    rows = [{"value": ""}, {"value": "130,000"}, {"value": "13"}]
    assert search.find(rows, "130000") == search.find(rows, "130,000") == rows[1:2]
    assert search.find(rows, "the") == rows
    assert search.find([], "130000") == []


@pytest.mark.parametrize("table", ["facts", "conflicts"])
def test_a_table_is_searched_by_its_lines_as_by_its_rows(table: str) -> None:
    rows = load_table(table)
    asked = {row["topic"] for row in rows} | {"260,000", "prisoner's", "C&A", "the"}
    for words in sorted(asked):
        assert search.find_in(table, words) == search.find(rows, words), words


def test_what_people_say_is_looked_for_as_what_the_documents_say() -> None:
    # Of two rows that say the same in other forms, the last counts.
    rows = {
        " ".join(map(search.stem, plain(row["said"]).split())): row
        for row in load_table("synonyms")
        if len(row["said"].split()) <= search.LONGEST_PHRASE
    }
    for row in rows.values():
        looked_for = {*chain(*search.concepts(row["said"]))}
        meant = {tuple(search.stems(text)) for text in row["means"].split("; ")}
        assert meant <= looked_for, row["said"]


def test_words_that_do_not_count_are_reported(ohc: Ohc) -> None:
    assert ("has only words that ohc ignores, so nothing was left out.") in ohc(
        "facts", "the", "-f", "csv"
    ).said
    assert ("has only words that ohc ignores, so nothing was left out.") in ohc(
        "matrix", "tasks", "--search", ""
    ).said
    assert ohc("facts", "-f", "csv").stderr == ""


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        ("facts Doncaster", "Nearest: place, HMP/YOI Doncaster: ohc find Doncaster"),
        ("facts 470m xyzzy", "Nearest: budget, Prisons & Young Offender Institutions"),
        ("facts pathfinder police xyzzy", "Police custody healthcare: Pathfinder"),
        ("sources conflicts Doncaster", "Nearest: place, HMP/YOI Doncaster"),
        ("matrix -s Doncaster", "Nearest: place, HMP/YOI Doncaster"),
    ],
)
def test_where_nothing_has_all_words_the_nearest_answer_is_reported(
    ohc: Ohc, words: str, nearest: str
) -> None:
    result = ohc(*words.split())
    assert (result.exit_code, result.stdout) == (0, "")
    assert nearest in result.said


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("bed watches", "bedwatches"),
        ("GP", "general practice"),
    ],
)
def test_words_of_people_find_those_of_the_documents(typed: str, written: str) -> None:
    rows = sources.find_facts(Question((typed,)))
    assert rows
    ids = {row["id"] for row in rows}
    assert ids >= {row["id"] for row in sources.find_facts(Question((written,)))} or (
        ids & {row["id"] for row in sources.find_facts(Question((written,)))}
    )


def test_all_words_of_a_meaning_must_be_there() -> None:
    rows = [
        {"id": "a", "item": "general practice"},
        {"id": "b", "item": "general health"},
        {"id": "c", "item": "GP"},
    ]
    assert [row["id"] for row in search.find(rows, "gp")] == ["a", "c"]


def test_figures_come_first_where_someone_asks_how_many() -> None:
    rows = sources.find_facts(Question(("how", "many", "SARCs")))
    assert rows[0]["value"] == "36"


def test_every_fact_is_found_by_its_own_words() -> None:
    for row in load_table("facts")[::25]:
        found = sources.find_facts(Question((row["item"], row["value"])))
        assert row["id"] in {one["id"] for one in found}, row["id"]


def test_words_are_found_in_any_order_and_with_hyphens_or_without() -> None:
    row = {"topic": "x", "item": "Re-offending rate", "value": "of young people"}
    for words in ("young reoffending", "rates re-offending", "what is the YOUNG rate"):
        assert search.find([row], words) == [row], words
    assert search.find([row], "old rate") == []


def test_nothing_found_names_the_nearest_topics(ohc: Ohc) -> None:
    result = ohc("facts", "receptions", "in", "Atlantis", "-f", "json")
    assert (result.exit_code, result.stdout) == (0, "[]\n")
    assert "contains 'receptions in Atlantis'." in result.said
    assert "Nearest topics: receptions" in result.said
    assert "Nothing matches" not in result.said
    assert "Try fewer words, or see the topics: ohc facts" in ohc("facts", "xyzzy").said


def test_a_topic_narrows_and_a_wrong_one_is_exit_2(ohc: Ohc) -> None:
    rows = json.loads(ohc("facts", "--topic", "receptions", "-f", "json").stdout)
    assert {row["topic"] for row in rows} == {"receptions"}
    result = ohc("facts", "--topic", "receptoins")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Did you mean receptions?" in result.said


def test_conflicts_are_found_by_words() -> None:
    found = sources.find_conflicts(Question(("120", "118")))
    assert any("118" in row["second"] for row in found)
    assert len(sources.find_conflicts(Question())) == len(load_table("conflicts"))


def test_counts_are_held_against_the_appendix() -> None:
    rows = {str(row["source"]).split(";")[0]: row for row in reconcile()}
    held = {
        source: (rows[source]["published"], rows[source]["distinct"])
        for source in ("SE 11a", "HJ Prison healthcare", "SE 11d", "SE 32")
    }
    assert held == {
        "SE 11a": (120, 122),
        "HJ Prison healthcare": (118, 122),
        "SE 11d": (12, 10),
        "SE 32": (10, 10),
    }
    assert rows["HJ Sexual Assault Referral Centres"]["listed"] == "not listed"
    assert rows["SE 11f"]["listed"] == "not listed"


def test_what_no_source_explains_is_left_open() -> None:
    for row in reconcile():
        if row["difference"] in {"", 0}:
            continue
        assert "o source" in str(row["note"]), row


def test_what_the_appendix_does_not_mark_has_no_difference() -> None:
    rows = [row for row in reconcile() if row["what"] == "Police forces"]
    assert [(row["published"], row["difference"]) for row in rows] == [(39, "")]
