"""Pages of what seldom comes: nothing, one, all complete, a month, all of England."""

from pathlib import Path

import pytest
from boards import cells, page, text
from conftest import Ohc
from returned import ROWS, Answers, returned

from ohc.output.books.return_form import Value
from ohc.reference.reporting_units import units

GARTH = ("--name", "Garth")
TWO = (*GARTH, "--name", "Wymott")
Q3, Q4 = "2013-14-Q3", "2013-14-Q4"


def all_say(status: str, rag: str = "") -> dict[str, dict[str, Value]]:
    """Return the same answer to every commitment."""
    return {key: {"Status": status, "RAG": rag} for key in ROWS}


def put(body: str, period: str, answers: Answers) -> None:
    folder = Path("returns")
    folder.mkdir(exist_ok=True)
    data = returned(body, period, answers)
    (folder / f"{body}_{period}.xlsx").write_bytes(data)


def garth_says(status: str, rag: str = "", period: str = Q4) -> None:
    put("prison-garth", period, all_say(status, rag))


LATER = ("returns", "--period", "2014-15-Q1")


@pytest.mark.parametrize("whom", [("--lead", "Lancashire"), GARTH])
def test_no_return_came(ohc: Ohc, whom: tuple[str, ...]) -> None:
    garth_says("Complete")
    html = page(ohc, *LATER, *whom)
    shown = text(html)
    expected = "15" if whom[0] == "--lead" else "1"
    assert f"Returns received 0 of {expected} expected" in shown
    assert "Rated red \u2013 No answers to rate" in shown
    assert "Missing: every return. There is nothing to report yet" in shown
    for left_out in ("priorities", "ratings", "moved", "red", "over"):
        assert f'<h2 id="{left_out}"' not in html
    assert len(cells(html, "missing")) == int(expected) + 1


def test_the_first_quarter_is_compared_with_nothing(ohc: Ohc) -> None:
    garth_says("Complete")
    html = page(ohc, "returns", *GARTH, code=0)
    assert "Nothing earlier to compare with" in text(html)
    assert 'id="moved"' not in html
    assert "Since last quarter" not in html


def test_where_nothing_can_be_compared_the_page_says_why(ohc: Ohc) -> None:
    garth_says("Complete")
    put("prison-wymott", Q3, all_say("Delayed"))
    html = page(ohc, "returns", *TWO)
    assert 'id="moved"' not in html
    assert "nothing can be compared, because no answer was given both times." in html


def test_of_england_teams_are_the_lines_and_all_who_are_missing_are_named(
    ohc: Ohc,
) -> None:
    garth_says("Complete")
    html = page(ohc, "returns")
    heads, *teams, _ = cells(html, "ratings")
    assert (heads[1], len(teams)) == ("Returns", 27)
    assert len(cells(html, "missing")) == 112
    shown = text(html)
    assert "and 105 more. No figure here includes them" in shown
    # A team without a return has no answers, and says so.
    assert "0/8 \u2013 . no answer" in shown


def test_everything_complete_has_no_red(ohc: Ohc) -> None:
    garth_says("Complete", "Blue")
    html = page(ohc, "returns", *GARTH, code=0)
    assert 'id="red"' not in html
    assert "Answers complete 100% 11 of 11" in text(html)
    assert "Rated red 0 of 11 and none amber-red" in text(html)


def test_whose_return_is_uncertain_is_reported(ohc: Ohc) -> None:
    put("prison-wolds", Q4, all_say("Complete"))
    shown = text(page(ohc, "returns", "--name", "Wolds", code=0))
    assert "Uncertain: " in shown.partition("Expected")[2]


def test_after_the_due_date_what_is_overdue_is_counted(ohc: Ohc) -> None:
    garth_says("Delayed")
    shown = text(page(ohc, "returns", *GARTH, "--as-at", "2014-04-02", code=0))
    # C6.1 has no date.
    assert "Overdue 10 Due before 2 April 2014, not complete" in shown
    on_the_day = text(page(ohc, "returns", *GARTH, "--as-at", "2014-04-01", code=0))
    assert "Overdue 0 10 fall due that day, 1 April 2014" in on_the_day


def test_a_month_is_called_by_its_name(ohc: Ohc) -> None:
    garth_says("Complete", period="2014-01")
    shown = text(page(ohc, "returns", *GARTH, code=0))
    assert "January 2014, as at 31 January 2014." in shown
    assert "quarter" not in shown.lower().partition("what the words mean")[0]


class TestFurthestBehind:
    def test_that_none_stands_out_is_reported(self, ohc: Ohc) -> None:
        for body in ("prison-garth", "prison-wymott"):
            put(body, Q4, all_say("Complete"))
        shown = text(page(ohc, "returns", *TWO, code=0))
        # Two prisons have four answers at most on each: nothing is ranked.
        assert "Furthest behind" not in shown

    def test_the_establishment_that_is_far_behind_is_named(self, ohc: Ohc) -> None:
        bodies = [unit.body for unit in units().values()][:6]
        for body in bodies:
            put(
                body.id, Q4, all_say("Complete" if body is not bodies[2] else "Delayed")
            )
        names = [word for body in bodies for word in ("--name", body.name)]
        shown = text(page(ohc, "returns", *names, code=0))
        assert f"Among establishments: {bodies[2].name} (0 of 11)." in shown

    def test_of_what_is_ranked_the_range_is_reported(
        self, ohc: Ohc, playground: Path
    ) -> None:
        returns = str(playground / "returns")
        shown = text(page(ohc, returns, "--lead", "Lancashire"))
        said = (
            "no priority stands out. On each, 45% to 58% of the answers say complete."
        )
        assert f"Furthest behind: {said}" in shown


def test_what_is_overdue_is_named_with_whose_it_is(ohc: Ohc) -> None:
    late: dict[str, Value] = {"Status": "Delayed"}
    done = all_say("Complete")
    # C6.1 has no date, so it is never overdue.
    put("prison-garth", "2014-15-Q1", done | {"C3.1": late, "C6.1": late})
    put("prison-wymott", "2014-15-Q1", done | {"C3.1": late, "C5.1": late})
    html = page(ohc, *LATER, *TWO, code=0)
    _, *rows = cells(html, "overdue")
    assert [(row[0][:4], *row[1:]) for row in rows] == [
        ("C3.1", "2 of 2", "Garth and Wymott"),
        ("C5.1", "1 of 2", "Wymott"),
    ]
    assert "3 answers were due before 30 June 2014 and do not say complete" in text(
        html
    )


def test_of_what_is_overdue_everywhere_the_rest_is_counted(ohc: Ohc) -> None:
    put("prison-garth", "2014-15-Q1", all_say("Delayed"))
    html = page(ohc, *LATER, *GARTH, code=0)
    assert len(cells(html, "overdue")) == 9
    assert "2 more commitments have overdue answers." in text(html)


def test_nothing_overdue_is_not_a_table(ohc: Ohc) -> None:
    garth_says("Delayed")
    html = page(ohc, "returns", *GARTH, code=0)
    assert 'id="overdue"' not in html
    assert "Overdue:" not in text(html)


def test_rows_tallied_are_answers_and_what_does_not_apply(ohc: Ohc) -> None:
    # 11 of 18 take effect here; one of them does not apply, and C1.1 is not for it.
    answers = all_say("Complete") | {"C4.1": {"Status": "N/A"}}
    put("prison-garth", Q4, answers)
    shown = text(page(ohc, "returns", *GARTH, code=0))
    assert "Rows tallied: 18 = 10 answers + 8 that do not apply." in shown
