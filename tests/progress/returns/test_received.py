"""What a return answers, what it need not, and which of its rows are gone."""

import pytest
from answered import GARTH, table, whole
from returned import ROWS, put, result_of, returned, wrong_in

from ohc.problems import Problem
from ohc.reference.reporting_units import bodies
from ohc.reference.taking_effect import without_effect

NATIONAL = "national-team"
NOT_HERE = without_effect(bodies()[GARTH])


def missing_rows(data: bytes) -> list[Problem]:
    problems = result_of(data).problems
    return [problem for problem in problems if problem.kind == "missing-row"]


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("C5.1", "Delayed"),
        ("C4.1", "N/A"),  # only a prison can tell whether it takes effect there
        ("C5.1", "Delaid"),  # somebody answered, though nobody knows what
        ("C1.1", ",Red"),
        ("C1.1", ",,0%"),
        ("C1.1", ",,half"),
        ("C1.1", ",,,,30/04/2014"),
        ("C1.1", ",,,,31/02/2014"),
        ("C1.1", ",,,,,,,to be done"),
    ],
)
def test_a_return_is_received_where_something_is_answered(
    key: str, answer: str
) -> None:
    [returned_table] = result_of(whole({key: answer})).returns
    assert returned_table.set_aside == ""


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("C5.1", ""),
        ("C5.1", "Please select"),
        ("C5.1", "TBC,TBC"),
        ("C1.1", "Complete"),  # it does not take effect at a prison
        ("C5.1", ",,,Head of healthcare"),
        ("C5.1", ",,,,,31/03/2014"),
        ("C5.1", ",,,,,,minutes"),
    ],
)
def test_what_a_form_goes_out_with_is_not_an_answer(key: str, answer: str) -> None:
    result = result_of(whole({key: answer}))
    [returned_table] = result.returns
    assert returned_table.set_aside == "empty-file"
    assert {entry.set_aside for entry in returned_table.entries} == {"empty-file"}
    [problem] = [one for one in result.problems if one.kind != "contradiction"]
    assert (problem.kind, problem.level, problem.counted) == (
        "empty-file",
        "error",
        False,
    )
    assert (problem.body_id, problem.period) == (GARTH, "2013-14-Q4")


def test_a_team_answers_for_national_commitments_and_for_no_others() -> None:
    [of_nation] = result_of(whole({"C1.1": "Complete"}, NATIONAL)).returns
    [of_prisons] = result_of(whole({"C5.1": "Complete"}, NATIONAL)).returns
    assert (of_nation.set_aside, of_prisons.set_aside) == ("", "empty-file")


def test_a_blank_that_takes_no_effect_is_not_applicable() -> None:
    rows = {
        "C5.1": "Delayed",
        "C1.2": "Complete",  # given all the same
        "C2.1": ",Red",
        "C2.2": ",,,,30/04/2014",
        "C3.3": ",,,Head of healthcare,,31/03/2014,minutes",
        "C3.4": "TBC",
    }
    [returned_table] = result_of(whole(rows)).returns
    status_of = {entry.commitment: entry.status for entry in returned_table.entries}
    blank = {key for key, status in status_of.items() if status == "not_applicable"}
    assert blank == {"C1.1", "C3.3", "C3.4", "C7.1"}
    assert returned_table.completeness.left_blank == len(blank)
    assert (status_of["C1.2"], status_of["C2.1"]) == ("complete", "unstated")
    assert (status_of["C2.2"], status_of["C4.1"]) == ("unstated", "unstated")
    assert {entry.status_as_written for entry in returned_table.entries} == {
        "",
        "Complete",
        "Delayed",
        "TBC",
    }


def test_whose_return_nobody_knows_may_have_every_effect() -> None:
    [returned_table] = result_of(whole({"C1.1": "Complete"}, "prison-garht")).returns
    assert returned_table.set_aside == ""
    assert "not_applicable" not in {entry.status for entry in returned_table.entries}


def test_a_row_that_is_gone_is_a_problem_in_the_header() -> None:
    rows = {key: "Delayed" for key in ROWS if key not in {"C12.1", "C1.1"}}
    needed, other = missing_rows(table(rows))
    assert needed.message == (
        "The return has no row for C12.1. Put the row back and answer it."
    )
    assert (needed.cell, needed.expected, needed.commitment) == ("C1", "C12.1", "C12.1")
    assert (needed.level, needed.counted) == ("error", False)
    assert (other.expected, other.level) == ("C1.1", "note")
    assert "does not apply here" in other.message
    assert (needed.body_id, needed.period) == (GARTH, "2013-14-Q4")


@pytest.mark.parametrize(
    ("there", "problems"),
    [
        (18, 0),
        (17, 1),
        (9, 9),  # as many as are there: one by one
        (8, 1),  # more: all in one message
    ],
)
def test_where_most_rows_are_gone_one_message_names_them(
    there: int, problems: int
) -> None:
    # The 7 that do not take effect come first, so that all that are gone do.
    ids = sorted(ROWS, key=NOT_HERE.__contains__, reverse=True)
    gone = missing_rows(table(dict.fromkeys(ids[:there], "Delayed"), body=GARTH))
    needed = [problem for problem in gone if problem.level == "error"]
    assert len(needed) == problems
    named = [key for problem in needed for key in problem.expected.split("; ")]
    assert named == [key for key in ROWS if key in ids[there:]]


def test_an_id_mistyped_over_its_own_summary_is_not_a_row_that_is_gone() -> None:
    from openpyxl import load_workbook

    put({"a.xlsx": returned(answers={"C12.1": {"Status": "Delayed"}})})
    book = load_workbook("returns/a.xlsx")
    book["Return"][f"A{ROWS['C5.1']}"] = "C13.1"
    book.save("returns/b.xlsx")
    with open("returns/b.xlsx", "rb") as file:  # noqa: PTH123 - one read
        result = result_of(file.read())
    assert [problem.kind for problem in result.problems] == ["unknown-commitment"]
    # The accounts have it, because no row is counted for it.
    assert result.returns[0].completeness.rows_absent == 1


def test_a_tracker_has_no_rows_that_are_gone() -> None:
    from ohc.progress.words.vocabulary import vocabulary

    data = b"Action,Status\nMend,\nPaint,\n"
    result = result_of(data, known=vocabulary()._replace(framework="none"))
    assert (wrong_in(result), len(result.returns[0].entries)) == ([], 2)
