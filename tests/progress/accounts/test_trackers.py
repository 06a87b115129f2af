"""What counts of trackers whose items are not ours, and what is overdue of them."""

from datetime import date

import pytest
from returned import result_of

from ohc.outcome import Row
from ohc.progress.accounts.books import Books
from ohc.progress.accounts.counting import Terms, tally
from ohc.progress.accounts.ledger import Ledger
from ohc.progress.accounts.trackers import settle_any
from ohc.progress.views.explaining import explain_items
from ohc.progress.words.vocabulary import Vocabulary, vocabulary

ANY: Vocabulary = vocabulary()._replace(framework="none")
END_OF_MARCH = date(2014, 3, 31)

ACTIONS = """Action,Due date,Status
Agree the plan,31/03/2014,In progress
Write it,31/03/2015,In progress
Sign it,31/03/2014,Complete
Print it,,In progress
"""
"""Four items: one late in April 2014, one done, one without a due date."""


def books(*trackers: str) -> Books:
    """Return the books of trackers: a.csv, b.csv and so on."""
    ledger = Ledger()
    for name, text in zip("abc", trackers, strict=False):
        ledger.take(result_of(text.encode(), f"{name}.csv", known=ANY))
    return settle_any(ledger)


def counts(day: date, *trackers: str, by: str = "region") -> list[Row]:
    """Return the lines of a tally as at a day, and its totals at the end."""
    rows, totals = tally(books(*trackers), [by], terms=Terms(day))
    return [*rows, totals]


@pytest.mark.parametrize(
    ("day", "overdue"),
    [
        (date(2014, 3, 31), 0),
        (date(2014, 4, 1), 1),
        (date(2015, 3, 31), 1),
        (date(2015, 4, 1), 2),
    ],
)
def test_an_item_is_overdue_after_its_own_day_unless_it_is_done(
    day: date, overdue: int
) -> None:
    for row in counts(day, ACTIONS):
        assert (row["total"], row["overdue"]) == (4, overdue)


@pytest.mark.parametrize(
    ("status", "overdue"),
    [("", 1), ("Not started", 1), ("Delayed", 1), ("Cancelled", 0), ("N/A", 0)],
)
def test_what_is_not_stated_is_overdue_and_what_was_cancelled_is_not(
    status: str, overdue: int
) -> None:
    tracker = f"Action,Owner,Due date,Status\nPlan,Ann,31/03/2014,{status}\n"
    *_, totals = counts(date(2014, 6, 30), tracker)
    assert totals["overdue"] == overdue


def test_how_many_have_no_due_date_is_reported() -> None:
    unreadable = ACTIONS.replace("31/03/2015", "when we can")
    for tracker, said in (
        (ACTIONS, "1 row has no due date that ohc can read"),
        (unreadable, "2 rows have no due date that ohc can read"),
        (
            ACTIONS.replace("it,,", "it,31/03/2016,"),
            "An item without a status can be overdue.",
        ),
    ):
        [overdue] = [
            note
            for note in explain_items(Terms(date(2014, 6, 30)), books(tracker))
            if note.startswith("Overdue:")
        ]
        assert "before 30 June 2014" in overdue
        assert said in overdue


def test_trackers_without_any_due_date_have_no_count_of_what_is_overdue() -> None:
    tracker = "Action,Owner,Status\nPlan,Ann,Delayed\n"
    assert [row["overdue"] for row in counts(END_OF_MARCH, tracker)] == ["", ""]
    [_, _, overdue, _] = explain_items(Terms(END_OF_MARCH), books(tracker))
    assert "no item has a due date" in overdue
    # One that has some is enough: then none is a count.
    assert [row["overdue"] for row in counts(END_OF_MARCH, tracker, ACTIONS)] == [0, 0]


def of(*statuses: str, site: str = "") -> str:
    rows = [f"item {n},Ann,{site},{status}\n" for n, status in enumerate(statuses)]
    return "Action,Owner,Site,Status\n" + "".join(rows)


SOUND = of("Complete", *["Delayed"] * 19)
HALF = of("Complete", "Compleet")


def test_a_tracker_that_is_not_understood_leaves_its_group_without_percentage() -> None:
    [row, totals] = counts(END_OF_MARCH, SOUND)
    assert row["complete_percent"] == totals["complete_percent"] == 5
    # 1 of 22 rows of both together, and 1 of 2 of its own.
    [row, totals] = counts(END_OF_MARCH, SOUND, HALF)
    assert (row["total"], row["set_aside"]) == (21, 1)
    assert row["complete_percent"] == totals["complete_percent"] == ""


def test_a_slip_of_one_site_costs_that_site_its_percentage_only() -> None:
    sites = of(*["Delayed"] * 18, site="A")
    sites += "".join(of("Complete", "Compleet", site="B").splitlines(True)[1:])
    [first, second, totals] = counts(END_OF_MARCH, sites, by="establishment")
    assert (first["establishment"], first["complete_percent"]) == ("A", 0)
    assert (second["establishment"], second["complete_percent"]) == ("B", "")
    # 1 of 20 rows of the tracker: 1 of 19 is complete.
    assert totals["complete_percent"] == 5


def test_a_site_of_which_every_row_counts_keeps_its_percentage() -> None:
    sites = of("Complete", site="A")
    sites += "".join(of("Compleet", "Compleet", site="B").splitlines(True)[1:])
    [first, second, totals] = counts(END_OF_MARCH, sites, by="establishment")
    assert [first["complete_percent"], second["complete_percent"]] == [100, ""]
    assert totals["complete_percent"] == ""


RATED = "Establishment,Action,RAG\nGarth,Agree,G\nGarth,Write,R\n"
STATED = "Establishment,Action,Status\nGarth,Agree,Done\nKirkham,Write,Done\n"


def test_there_is_no_percentage_of_a_table_without_a_status_column() -> None:
    def shares(*trackers: str) -> list[object]:
        rows = counts(END_OF_MARCH, *trackers, by="establishment")
        return [row["complete_percent"] for row in rows]

    # Nobody said that none of them is complete.
    assert shares(RATED) == ["", ""]
    # Garth is in both, and so is the total.
    assert shares(RATED, STATED) == ["", 100, ""]
    assert shares(STATED) == [100, 100, 100]
    # A column that nobody filled in is one all the same.
    assert shares("Action,RAG,Status\nAgree,G,\nWrite,R,\n") == [0, 0]
