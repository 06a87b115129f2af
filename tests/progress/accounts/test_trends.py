"""A trend compares like with like, and says no change where there may be none."""

from itertools import permutations

import pytest
from returned import ROWS
from rounds import Q1, Q2, Q3, Q4
from trended import CASE, Q4_OF_B, A, B, C, Trend, ledger_of, trend_of

from ohc.progress.accounts.trends import (
    TREND_FIELDS,
    shown_periods,
)
from ohc.progress.words.periods import find_period


def test_only_pairs_that_count_and_apply_in_every_period_are_compared() -> None:
    trend = Trend(ledger_of(CASE))
    assert set(trend.pairs) == {(A, "C3.1"), (A, "C3.2"), (C, "C3.1")}
    assert trend.values("period") == [Q3, Q4, Q1]
    assert trend.values("complete") == [0, 1, 2]
    assert trend.values("complete_percent") == [0, 33, 67]
    assert trend.values("delayed") == [1, 1, 1]
    assert trend.values("pairs") == [3, 3, 3]
    assert trend.values("bodies") == [2, 2, 2]
    assert trend.values("returns_expected") == [3, 3, 3]
    assert trend.values("returns_received") == [3, 2, 3]


def test_what_came_in_each_period_is_beside() -> None:
    # That alone would be 2 of 6, 2 of 4 and 3 of 5: it fell, rose and means nothing.
    case = {**CASE, Q3: {**CASE[Q3], A: ("In progress", "Complete")}}
    trend = Trend(ledger_of(case))
    assert trend.values("all_complete") == [2, 1, 3]
    assert trend.values("all_applicable") == [6, 4, 5]


def test_of_few_pairs_no_change_is_stated() -> None:
    trend = Trend(ledger_of(CASE))
    assert trend.values("change") == ["", "", ""]
    assert trend.values("why_not") == [
        "first period",
        "fewer than 10 answers",
        "fewer than 10 answers",
    ]


def test_a_return_that_comes_after_all_changes_the_pairs() -> None:
    trend = Trend(ledger_of({**CASE, Q4: Q4_OF_B}))
    # Of C, C3.2 stays out: it no longer applies.
    assert trend.values("pairs") == [5, 5, 5]
    assert (C, "C3.2") not in trend.pairs
    assert trend.values("complete") == [1, 2, 3]
    assert trend.left_out() == {}


def test_who_is_left_out_is_reported_with_the_period_that_lacks() -> None:
    assert Trend(ledger_of(CASE)).left_out() == {B: [Q4]}


def test_a_row_that_is_not_counted_is_not_a_pair() -> None:
    case = {**CASE, Q4: {**Q4_OF_B, A: ("Compleet", "Delayed")}}
    trend = Trend(ledger_of(case))
    assert (A, "C3.1") not in trend.pairs
    assert (A, "C3.2") in trend.pairs


def test_the_order_of_the_files_is_irrelevant() -> None:
    trends = [
        Trend(ledger_of({period: CASE[period] for period in order}))
        for order in permutations(CASE)
    ]
    expected = trends[0].rows("priority")
    assert [trend.rows("priority") for trend in trends] == [expected] * 6


def test_a_prison_that_closed_is_not_compared() -> None:
    # Blundeston closed in January 2014.
    body, open_too = "prison-blundeston", "prison-garth"
    case = {
        Q3: dict.fromkeys((body, open_too), ("Delayed", "Delayed")),
        Q4: {open_too: ("Complete", "Delayed")},
    }
    trend = Trend(ledger_of(case), "Blundeston", "Garth")
    assert {of for of, _ in trend.pairs} == {open_too}
    assert trend.values("returns_expected") == [2, 1]
    assert trend.left_out() == {body: [Q4]}


def test_lines_are_in_published_order_with_their_own_pairs() -> None:
    rows = Trend(ledger_of(CASE)).rows("commitment")
    keys = [*dict.fromkeys(row["commitment"] for row in rows)]
    assert keys == [*ROWS]
    by_key = {(row["commitment"], row["period"]): row for row in rows}
    assert [by_key["C3.1", p]["complete"] for p in (Q3, Q4, Q1)] == [0, 1, 1]
    assert [by_key["C3.2", p]["pairs"] for p in (Q3, Q4, Q1)] == [1, 1, 1]
    assert by_key["C5.1", Q1]["pairs"] == 0
    assert by_key["C5.1", Q1]["complete_percent"] == ""
    assert list(rows[0]) == ["commitment", "summary", *TREND_FIELDS]


def test_lines_of_one_prison_have_no_percentage_of_few() -> None:
    trend = Trend(ledger_of(CASE))
    assert {*trend.values("complete_percent", "establishment")} == {""}
    assert 50 in trend.values("complete_percent", "area-team")
    rows = trend.rows("establishment")
    assert [r["complete"] for r in rows if r["establishment"] == "Garth"] == [0, 1, 2]


def test_a_change_is_in_points_from_the_period_before() -> None:
    trend = trend_of([Q3, Q4, Q1], [A, B])
    assert trend.values("pairs") == [20, 20, 20]
    assert trend.values("complete_percent") == [0, 20, 40]
    assert trend.values("change") == ["", 20, 20]
    assert trend.values("why_not") == ["first period", "", ""]


@pytest.mark.parametrize(
    ("bodies", "names", "stated"),
    [
        ([A, B], ("Garth", "Wymott", "Risley"), True),
        ([A], ("Garth", "Wymott", "Risley"), False),
        ([A], ("Garth", "Wymott"), False),
        ([A, B, C], ("Garth", "Wymott", "Risley", "Preston", "Haverigg"), False),
    ],
)
def test_a_change_needs_two_thirds_of_the_establishments(
    bodies: list[str], names: tuple[str, ...], *, stated: bool
) -> None:
    trend = trend_of([Q3, Q4], bodies, *names)
    assert trend.values("pairs")[0] == 10 * len(bodies)
    why = "" if stated else "fewer than two thirds of establishments"
    assert trend.values("why_not") == ["first period", why]
    assert (trend.values("change")[1] == 20) == stated


def test_who_is_expected_in_the_latest_period_counts_for_a_change() -> None:
    # Blundeston is no longer expected, so that Garth is all there is.
    trend = trend_of([Q3, Q4], [A], "Garth", "Blundeston")
    assert trend.values("returns_expected") == [2, 1]
    assert trend.values("change") == ["", 20]


def test_no_change_is_stated_over_a_gap() -> None:
    trend = trend_of([Q3, Q1, Q2], [A, B])
    assert trend.values("change") == ["", "", 20]
    assert trend.values("why_not")[1] == "period before is missing"


def test_the_last_periods_are_shown_or_those_since_one() -> None:
    ledger = ledger_of(CASE)

    def names(**chosen: str | int) -> list[str]:
        since, until = (
            find_period(str(chosen[key])) if key in chosen else None
            for key in ("since", "until")
        )
        last = int(chosen.get("last", 4))
        periods = shown_periods(ledger, last=last, since=since, until=until)
        return [period.name for period in periods]

    assert names() == [Q3, Q4, Q1]
    assert names(last=2) == [Q4, Q1]
    assert names(last=1, since=Q4) == [Q4, Q1]
    assert names(until=Q4) == [Q3, Q4]
    assert names(until=Q2) == [Q3, Q4, Q1, Q2]
    assert names(last=2, until=Q2) == [Q1, Q2]
