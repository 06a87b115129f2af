"""Which period is tallied, and what comes of a return that states another."""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pytest
from conftest import Ohc
from returned import put, summary
from rounds import (
    BODIES,
    DISAGREES,
    FROM_NAME,
    LANCASHIRE,
    ODD,
    Q1,
    Q2,
    Q3,
    Q4,
    all_of,
    kinds,
    odd,
)


class Case(NamedTuple):
    """Returns, and what is to come of them."""

    files: Mapping[str, bytes]
    chosen: str | None
    received: int
    exit_code: int
    kinds: Sequence[str] = ()
    words: Sequence[str] = ()
    check: Sequence[str] | None = None
    """The kinds that check lists, where it is others: it is asked for no period."""


CASES = {
    "1": Case(all_of((Q1, Q1, Q1)), Q1, 15, 0),
    "2": Case(odd(Q2, Q1, Q1), Q1, 14, 3, [DISAGREES]),
    "3": Case(odd(Q2, "", Q1), Q1, 14, 3, [DISAGREES]),
    "4": Case(odd(Q2, "", ""), Q1, 14, 3, [DISAGREES]),
    "5": Case(odd(Q2, Q2, Q1), Q1, 14, 3, [DISAGREES]),
    "6": Case(odd(Q4, Q1, Q1), Q1, 14, 3, [DISAGREES]),
    "7": Case(odd(Q4, Q4, Q1), Q1, 14, 3),
    "7b": Case(odd(Q4, "", Q1), Q1, 14, 3),
    "8": Case({**all_of((Q4, Q4, Q4)), **all_of((Q1, Q1, Q1))}, Q1, 15, 0),
    "9": Case({**all_of((Q4, Q4, Q4)), **all_of((Q1, "", Q1), BODIES[:2])}, Q1, 2, 3),
    "9 before it is due": Case(
        {**all_of((Q4, Q4, Q4)), **all_of((Q1, "", Q1), BODIES[:2])},
        *(Q1, 2, 0),
        words=["--returns-due", "2099-01-01"],
    ),
    "10": Case({**all_of((Q4, "", "")), **all_of((Q1, Q1, ""), [ODD])}, Q4, 15, 0),
    "11": Case(odd(Q2, Q1, Q1), Q1, 14, 3, [DISAGREES], words=["--period", Q1]),
    "12": Case(all_of((Q1, Q1, Q1)), Q2, 0, 3, words=["--period", Q2]),
    "13": Case(odd("2014-03", Q4, Q4, others=Q4), Q4, 14, 3, [DISAGREES]),
    "14": Case(
        {**all_of((Q4, "", ""), BODIES[:1]), **all_of((Q1, "", ""), BODIES[1:2])},
        *(Q1, 1, 3),
    ),
    "15": Case(all_of(("", Q1, "")), Q1, 15, 3, [FROM_NAME] * 15),
    "16": Case(all_of((Q2, Q1, "")), None, 0, 1, [DISAGREES] * 15),
    "17": Case(all_of(("", "", "")), None, 0, 1, ["bad-date"] * 15),
    "3, asked for": Case(
        odd(Q2, "", Q1), Q1, 14, 3, [DISAGREES], words=["--period", Q1]
    ),
    # The choice alone makes a doubt of it.
    "4, asked for": Case(
        odd(Q2, "", ""), Q1, 14, 3, words=["--period", Q1], check=[DISAGREES]
    ),
}
OF_COMPARE = {name: case for name, case in CASES.items() if "due" not in name}
"""Those whose options compare has."""

every_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())


@every_case
def test_tally_counts_the_period_that_returns_agree_on(ohc: Ohc, case: Case) -> None:
    put(case.files)
    words = (*LANCASHIRE, *case.words, "--summary", "summary.json")
    result = ohc("progress", "tally", "-v", "returns", *words)
    accounts = summary()
    assert (accounts["period"], accounts["returns_received"]) == (
        case.chosen,
        case.received,
    )
    assert kinds() == [*case.kinds]
    assert ("[period-disagrees]" in result.said) == (DISAGREES in case.kinds)
    assert ("(to count it: --period" in result.said) == (case is CASES["10"])
    assert result.exit_code == case.exit_code


@every_case
def test_missing_names_the_files_of_those_in_doubt(ohc: Ohc, case: Case) -> None:
    put(case.files)
    words = (*LANCASHIRE, *case.words, "-f", "json")
    result = ohc("progress", "missing", "-v", "returns", *words)
    assert result.exit_code == case.exit_code
    rows = {row["body_id"]: row for row in json.loads(result.stdout)}
    assert len(rows) == (15 - case.received if case.chosen else 0)
    if DISAGREES in case.kinds and case.chosen:
        assert [*rows] == [ODD]
        [odd_file] = [name for name in case.files if ODD in name]
        assert rows[ODD]["problem_files"] == f"returns/{odd_file}"


@every_case
def test_check_lists_what_is_in_doubt(ohc: Ohc, case: Case) -> None:
    put(case.files)
    result = ohc("progress", "check", "returns", "-f", "json")
    listed = [row["kind"] for row in json.loads(result.stdout)]
    assert listed == [*(case.kinds if case.check is None else case.check)]
    assert result.exit_code == (3 if listed else 0)


@pytest.mark.parametrize("case", OF_COMPARE.values(), ids=OF_COMPARE.keys())
def test_compare_asks_nobody_for_what_came(ohc: Ohc, case: Case) -> None:
    put(case.files)
    put(all_of((Q3, Q3, Q3)), "before")
    words = ("compare", "before", "returns", *LANCASHIRE, *case.words)
    result = ohc("progress", *words, "-f", "json")
    assert result.exit_code == case.exit_code
    if not case.chosen:
        assert result.stdout == ""
        return
    moved = {row["body_id"]: row["movement"] for row in json.loads(result.stdout)}
    if DISAGREES in case.kinds:
        assert moved == {ODD: "set_aside"}
    else:
        assert {*moved.values()} <= {"not_returned"}
        assert len(moved) == 15 - case.received


def test_one_message_says_what_is_wrong_and_what_to_do(ohc: Ohc) -> None:
    put(odd(Q2, Q1, Q1))
    words = ("progress", "check", "returns", "-f", "json")
    [problem] = json.loads(ohc(*words).stdout)
    assert problem["message"] == (
        "Manchester's return says quarter 2 of 2014-15 (July "
        "to September 2014); its file name says quarter 1 of "
        "2014-15 (April to June 2014). Correct the period in "
        "About!B6, or the file name."
    )
    assert (problem["sheet"], problem["cell"]) == ("About", "B6")
    assert (problem["found"], problem["expected"]) == (Q2, Q1)


def test_what_is_the_same_of_many_is_counted(ohc: Ohc) -> None:
    put(CASES["15"].files)
    result = ohc("progress", "tally", "returns", *LANCASHIRE)
    assert "[period-from-name]" not in result.said
    command = "ohc progress check returns --lead Lancashire"
    assert f"Problems 15 in 15 files. To list them: {command}" in result.said


def test_where_all_disagree_the_question_is_named(ohc: Ohc) -> None:
    put(CASES["16"].files)
    sentence = (
        "All 15 returns say quarter 2 of 2014-15 (July to September 2014); their file "
        "names say quarter 1 of 2014-15 (April to June 2014). Correct them, or give "
        "the periods in periods.csv."
    )
    for command in ("tally", "missing"):
        assert sentence in ohc("progress", command, "-v", "returns", *LANCASHIRE).said
    nobody = {f"{ODD}.xlsx": b"Reporting body,Prison X\nCommitment,Status\nC2.1,Done"}
    for another in (all_of(("", "", ""), [ODD]), nobody):
        put({**CASES["16"].files, **another})
        said = ohc("progress", "tally", "-v", "returns", *LANCASHIRE).said
        assert sentence not in said
        assert sentence.removeprefix("All ") in said


def test_returns_of_a_later_period_are_reported_where_they_are_not_chosen(
    ohc: Ohc,
) -> None:
    put(CASES["10"].files)
    note = f"1 return is for quarter 1 of 2014-15 (to count it: --period {Q1})"
    for command in ("tally", "missing"):
        result = ohc("progress", command, "-v", "returns", *LANCASHIRE)
        assert note in result.said + result.stdout
    result = ohc("progress", "tally", "-v", "returns", *LANCASHIRE, "--period", Q4)
    assert note not in result.said + result.stdout


@pytest.mark.parametrize("case", ["4", "9", "10", "14", "15"])
def test_the_order_of_files_does_not_change_the_choice(ohc: Ohc, case: str) -> None:
    files = [f"returns/{name}" for name in CASES[case].files]
    put(CASES[case].files)
    for order in (files, files[::-1], files[7:] + files[:7]):
        ohc("progress", "tally", "-v", *order, "--summary", "summary.json", "--force")
        assert summary()["period"] == CASES[case].chosen


@pytest.mark.parametrize("case", ["3", "4", "5", "10"])
def test_who_is_not_asked_for_is_in_no_doubt(ohc: Ohc, case: str) -> None:
    put(CASES[case].files)
    result = ohc("progress", "tally", "-v", "returns", "--name", "Garth")
    assert result.exit_code == 0
    assert "[period-disagrees]" not in result.said
    assert "(to count" not in result.said.replace("to count them)", "")


def test_every_period_is_tallied_without_a_choice(ohc: Ohc) -> None:
    put({**all_of((Q4, "", ""), BODIES[1:]), **all_of((Q1, "", ""), BODIES[:1])})
    words = (*LANCASHIRE, "--summary", "summary.json", "--force")
    ohc("progress", "tally", "-v", "returns", *words)
    assert (summary()["returns_received"], kinds()) == (14, [DISAGREES])
    ohc("progress", "tally", "-v", "returns", *words, "--by", "period")
    assert (summary()["returns_received"], kinds()) == (15, [])


def test_a_later_return_that_a_problem_names_is_not_told_twice(ohc: Ohc) -> None:
    put({**all_of((Q4, Q4, Q4)), **all_of((Q1, "", Q4), [ODD])})
    result = ohc("progress", "tally", "-v", "returns", *LANCASHIRE)
    assert "[period-disagrees]" in result.said
    assert "(to count" not in result.said.replace("to count them)", "")
    put(all_of((Q1, "", ""), BODIES[:2]))
    result = ohc("progress", "tally", "-v", "returns", *LANCASHIRE)
    assert f"(to count them: --period {Q1})" in result.said


@pytest.mark.parametrize(
    ("case", "why"), [("1", "in these files"), ("4", "enough returns")]
)
def test_it_is_reported_which_period_was_chosen(ohc: Ohc, case: str, why: str) -> None:
    put(CASES[case].files)
    stderr = ohc("progress", "missing", "-v", "returns", *LANCASHIRE).stderr
    [sentence] = [line for line in stderr.splitlines() if line.startswith("Period")]
    assert sentence.startswith("Period       quarter 1 of 2014-15, the latest ")
    assert why in sentence


@pytest.mark.parametrize(("case", "code"), [("1", 0), ("7", 0), ("5", 3), ("15", 3)])
def test_read_ends_with_a_gap_where_a_period_is_in_doubt(
    ohc: Ohc, case: str, code: int
) -> None:
    put(CASES[case].files)
    assert ohc("progress", "read", "-v", "returns").exit_code == code
