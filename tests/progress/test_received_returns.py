"""What tally, check and missing make of forms that are untouched, or lack rows."""

from answered import GARTH, table, whole
from conftest import Ohc
from returned import ROWS, put, returned, summary

from ohc.reference.reporting_units import bodies
from ohc.reference.taking_effect import without_effect

NATIONAL = "national-team"
NOT_HERE = without_effect(bodies()[GARTH])


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
    words = ("progress", "tally", "-v", "returns", "--area-team", "Lancashire")
    result = ohc(*words, "--summary", "summary.json")
    accounts = summary()
    assert accounts["returns_received"] == 2
    assert accounts["rows_absent"] == 18 * 2 - (16 + 1)
    assert "; 19 rows of the form are absent." in result.said


def test_a_row_that_is_gone_is_a_gap_where_it_takes_effect(ohc: Ohc) -> None:
    for gone, code in (("C12.1", 3), ("C1.1", 0)):
        rows = {key: "Delayed,,,me" for key in ROWS if key != gone}
        put({"a.csv": table(rows)})
        words = ("returns", "--summary", "summary.json", "--force")
        assert ohc("progress", "check", *words).exit_code == code
        assert ohc("progress", "tally", "-v", *words, "-n", "Garth").exit_code == code
        [problem] = summary()["problems"]
        assert (problem["kind"], problem["expected"]) == ("missing-row", gone)


def test_nothing_is_reported_if_all_rows_are_there(ohc: Ohc) -> None:
    put({"a.csv": table(dict.fromkeys(ROWS, "Delayed,,,me"))})
    result = ohc("progress", "tally", "-v", "returns", "-n", "Garth")
    assert result.exit_code == 0
    assert "absent" not in result.said


def test_untouched_forms_are_not_received(ohc: Ohc) -> None:
    words = ("--lead", "Lancashire")
    ohc("progress", "template", "--period", "2014-15-Q1", *words, "-o", "blank")
    result = ohc(
        "progress", "tally", "-v", "blank", *words, "--summary", "summary.json"
    )
    assert result.exit_code == 3
    accounts = summary()
    assert (accounts["returns_received"], accounts["returns_missing"]) == (0, 15)
    assert accounts["problems_by_kind"] == {"empty-file": 15, "missing-return": 15}
    chased = ohc("progress", "missing", "-v", "blank", *words, "-f", "csv").stdout
    assert len(chased.splitlines()) == 1 + 15
    assert "blank/prison-garth_2014-15-Q1.xlsx" in chased


def test_an_untouched_form_is_not_a_second_return(ohc: Ohc) -> None:
    put({"a.xlsx": returned(answers={}), "b.xlsx": returned()})
    ohc(
        "progress", "tally", "-v", "returns", "-n", "Garth", "--summary", "summary.json"
    )
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


def test_what_does_not_take_effect_is_reported_with_its_number(ohc: Ohc) -> None:
    put({"a.csv": whole({"C5.1": "Delayed", "C1.1": "Complete,,,,,,minutes"})})
    result = ohc("progress", "tally", "-v", "returns", "-n", "Garth")
    assert (
        "7 commitments are for national bodies or Approved Premises and do not apply "
        "at establishments. 6 blank answers to them are counted as not applicable."
    ) in result.said
    put({"a.csv": whole({"C1.1": "Complete,,,,,,minutes"}, body=NATIONAL)})
    result = ohc("progress", "tally", "-v", "returns", "--teams")
    assert "11 commitments are for establishments" in result.said
    assert "11 blank answers to them" in result.said


def test_what_does_not_take_effect_is_never_overdue(ohc: Ohc) -> None:
    put({"a.csv": whole({"C5.1": "Complete,,,,,,minutes"})})
    words = ("-n", "Garth", "--by", "commitment", "--as-at", "2014-06-30", "-f", "csv")
    result = ohc(
        "progress", "tally", "-v", "returns", *words, "--columns", "commitment,overdue"
    )
    overdue = dict(line.split(",") for line in result.stdout.splitlines()[1:])
    assert {overdue[key] for key in NOT_HERE} == {"0"}
    assert (overdue["C5.1"], overdue["C9.1"], overdue["C4.1"]) == ("0", "1", "1")
