"""The figures of a page: what takes effect, what moved, what falls due."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from returned import WORK, Answers, returned

from ohc.output.books.return_form import Value
from ohc.progress.accounts.books import TallyScope
from ohc.progress.accounts.counting import Terms
from ohc.progress.accounts.settling import settle
from ohc.progress.options import ReadOptions
from ohc.progress.results import taken
from ohc.progress.words.periods import find_period
from ohc.reference.establishments import Selection
from ohc.reporting.figures import Figures, falling_due, figures_of, number

Make = Callable[..., Figures]


def stated(**status_of: str) -> dict[str, dict[str, Value]]:
    """Return answers by commitment: C3_1="Complete"."""
    return {
        name.replace("_", "."): {"Status": status} for name, status in status_of.items()
    }


@pytest.fixture
def figures(empty_folder: Path) -> Make:
    def make(
        now: Answers, then: Answers | None = None, as_at: date | None = None
    ) -> Figures:
        for name, answers in (("2013-14-Q4", now), ("2013-14-Q3", then)):
            if answers is not None:
                data = returned(period=name, answers=answers)
                (empty_folder / f"{name}.xlsx").write_bytes(data)
        ledger = taken([str(empty_folder)], ReadOptions(), work=WORK)
        scope = TallyScope(Selection(name=("garth",)), period=find_period("2013-14-Q4"))
        before = settle(ledger, scope._replace(period=find_period("2013-14-Q3")))
        day = as_at or date(2014, 3, 31)
        return figures_of(
            settle(ledger, scope),
            before if then is not None else None,
            terms=Terms(as_at),
            as_at=day,
        )

    return make


def test_what_does_not_take_effect_counts_for_nothing(figures: Make) -> None:
    made = figures(stated(C1_1="Complete", C3_1="Complete", C5_1="Delayed"))
    assert number(made.totals, "complete") == 1
    assert made.elsewhere == 1
    # 18 commitments, of which 7 do not take effect at a prison.
    assert made.answers == 11
    assert len(made.asked) == 11
    assert "C1.1" not in made.asked


def test_a_rating_of_what_does_not_take_effect_is_in_no_figure(figures: Make) -> None:
    answers = {
        "C1.1": {"Status": "Delayed", "RAG": "Red"},
        "C3.1": {"Status": "Delayed", "RAG": "Red"},
    }
    assert number(figures(answers).totals, "red") == 1


def test_only_answers_of_both_times_are_compared(figures: Make) -> None:
    now = stated(C3_1="Complete", C3_2="Complete", C5_1="N/A", C8_1="Delayed")
    then = stated(C3_1="Complete", C3_2="Delayed", C5_1="Complete", C8_1="Complete")
    moved = figures(now, then).moved
    assert moved is not None
    # C5.1 does not apply now, so it is in neither share.
    assert (moved.pairs, moved.complete) == (10, (2, 2))
    assert moved.number("improved") == 1
    assert moved.number("worsened") == 1
    assert moved.unmoved == 8
    assert [row["commitment"] for row in moved.slips] == ["C8.1", "C5.1"]


def test_what_is_due_the_next_day_is_reported_though_nothing_is_overdue(
    figures: Make,
) -> None:
    made = figures(stated(C3_1="Complete", C3_2="Delayed"))
    assert number(made.totals, "overdue") == 0
    # Of the 11, C3.1 is complete and C6.1 has no date.
    assert [*falling_due(made)] == [(date(2014, 4, 1), 9)]


@pytest.mark.parametrize(
    ("as_at", "due"),
    [
        (date(2014, 3, 1), True),
        (date(2014, 2, 28), False),
        (date(2014, 4, 1), True),
        (date(2014, 4, 2), False),
    ],
)
def test_the_page_looks_31_days_ahead(figures: Make, as_at: date, due: bool) -> None:
    made = figures(stated(C3_1="Delayed"), as_at=as_at)
    assert bool([*falling_due(made)]) == due
