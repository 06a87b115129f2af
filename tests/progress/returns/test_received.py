"""What a return answers, what it need not, and which of its rows are gone."""

import pytest
from conftest import Ohc
from returned import ROWS, put, result_of, returned, summary, wrong_in

from ohc.problems import Problem
from ohc.reference.reporting_units import bodies
from ohc.reference.taking_effect import without_effect

HEAD = (
    "Reporting body ID,Period,Commitment,Status,RAG,Percent complete,Owner,"
    "Forecast date,Date achieved,Evidence,Comment"
)
GARTH, NATIONAL = "prison-garth", "national-team"
NOT_HERE = without_effect(bodies()[GARTH])


def table(rows: dict[str, str], body: str = GARTH) -> bytes:
    """Return a table with what each commitment answers, as its cells from Status on."""
    lines = [f"{body},2013-14-Q4,{key},{answer}" for key, answer in rows.items()]
    return "\n".join([HEAD, *lines]).encode()


def whole(answers: dict[str, str], body: str = GARTH) -> bytes:
    """Return a table of all 18 commitments, those without an answer blank."""
    return table({key: answers.get(key, "") for key in ROWS}, body)


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
def test_what_a_form_goes_out_with_is_no_answer(key: str, answer: str) -> None:
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
        "C12.1 is not in the return. Put its row back and answer it."
    )
    assert (needed.cell, needed.expected, needed.commitment) == ("C1", "C12.1", "C12.1")
    assert (needed.level, needed.counted) == ("error", False)
    assert (other.expected, other.level) == ("C1.1", "note")
    assert "does not take effect here" in other.message
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


def test_an_id_mistyped_over_its_own_summary_is_no_row_that_is_gone() -> None:
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


def test_rows_absent_and_commitments_read_are_18_a_return(ohc: Ohc) -> None:
    short = {key: "Delayed" for key in ROWS if key not in {"C12.1", "C9.1"}}
    twice = table(short) + b"\n" + table({"C5.1": "Delayed"}).splitlines()[1]
    put(
        {
            "garth.csv": twice,
            "kirkham.csv": table({"C5.1": "Delayed"}, body="prison-kirkham"),
            "durham.csv": table({"C5.1": "Delayed"}, body="prison-durham"),
        }
    )
    words = ("progress", "tally", "returns", "--area-team", "Lancashire")
    result = ohc(*words, "--summary", "summary.json")
    accounts = summary()
    assert accounts["returns_received"] == 2
    assert accounts["rows_absent"] == 18 * 2 - (16 + 1)
    assert "; 19 rows of the form are absent." in result.stderr


def test_a_row_that_is_gone_is_a_gap_where_it_takes_effect(ohc: Ohc) -> None:
    for gone, code in (("C12.1", 3), ("C1.1", 0)):
        rows = {key: "Delayed,,,me" for key in ROWS if key != gone}
        put({"a.csv": table(rows)})
        words = ("returns", "--summary", "summary.json", "--force")
        assert ohc("progress", "check", *words).exit_code == code
        assert ohc("progress", "tally", *words, "-n", "Garth").exit_code == code
        [problem] = summary()["problems"]
        assert (problem["kind"], problem["expected"]) == ("missing-row", gone)


def test_nothing_is_said_of_rows_where_all_are_there(ohc: Ohc) -> None:
    put({"a.csv": table(dict.fromkeys(ROWS, "Delayed,,,me"))})
    result = ohc("progress", "tally", "returns", "-n", "Garth")
    assert result.exit_code == 0
    assert "absent" not in result.stderr


def test_untouched_forms_are_not_received(ohc: Ohc) -> None:
    words = ("--lead", "Lancashire")
    ohc("progress", "template", "--period", "2014-15-Q1", *words, "-o", "blank")
    result = ohc("progress", "tally", "blank", *words, "--summary", "summary.json")
    assert result.exit_code == 3
    accounts = summary()
    assert (accounts["returns_received"], accounts["returns_missing"]) == (0, 15)
    assert accounts["problems_by_kind"] == {"empty-file": 15, "missing-return": 15}
    chased = ohc("progress", "missing", "blank", *words, "-f", "csv").stdout
    assert len(chased.splitlines()) == 1 + 15
    assert "blank/prison-garth_2014-15-Q1.xlsx" in chased


def test_an_untouched_form_is_no_second_return(ohc: Ohc) -> None:
    put({"a.xlsx": returned(answers={}), "b.xlsx": returned()})
    ohc("progress", "tally", "returns", "-n", "Garth", "--summary", "summary.json")
    accounts = summary()
    assert (accounts["returns_received"], accounts["rows_tallied"]) == (1, 18)
    assert [problem["kind"] for problem in accounts["problems"]] == ["empty-file"]


def test_an_untouched_form_is_not_the_last_return(ohc: Ohc) -> None:
    put(
        {
            "a.xlsx": returned(answers={}, period="2013-14-Q3"),
            "b.xlsx": returned(period="2013-14-Q2"),
        }
    )
    words = ("missing", "returns", "-n", "Garth", "--period", "2013-14-Q4")
    assert "2013-14-Q2" in ohc("progress", *words, "-f", "csv").stdout


def test_what_does_not_take_effect_is_said_with_its_number(ohc: Ohc) -> None:
    put({"a.csv": whole({"C5.1": "Delayed", "C1.1": "Complete,,,,,,minutes"})})
    result = ohc("progress", "tally", "returns", "-n", "Garth")
    assert (
        "7 commitments are for national bodies or Approved Premises and do not take "
        "effect at establishments: 6 blank answers to them count as not applicable."
    ) in result.stderr
    put({"a.csv": whole({"C1.1": "Complete,,,,,,minutes"}, body=NATIONAL)})
    result = ohc("progress", "tally", "returns", "--teams")
    assert "11 commitments are for establishments" in result.stderr
    assert "11 blank answers to them" in result.stderr


def test_what_does_not_take_effect_is_never_overdue(ohc: Ohc) -> None:
    put({"a.csv": whole({"C5.1": "Complete,,,,,,minutes"})})
    words = ("-n", "Garth", "--by", "commitment", "--as-at", "2014-06-30", "-f", "csv")
    result = ohc(
        "progress", "tally", "returns", *words, "--columns", "commitment,overdue"
    )
    overdue = dict(line.split(",") for line in result.stdout.splitlines()[1:])
    assert {overdue[key] for key in NOT_HERE} == {"0"}
    assert (overdue["C5.1"], overdue["C9.1"], overdue["C4.1"]) == ("0", "1", "1")


def test_a_tracker_has_no_rows_that_are_gone() -> None:
    from ohc.progress.words.vocabulary import vocabulary

    data = b"Action,Status\nMend,\nPaint,\n"
    result = result_of(data, known=vocabulary()._replace(framework="none"))
    assert (wrong_in(result), len(result.returns[0].entries)) == ([], 2)
