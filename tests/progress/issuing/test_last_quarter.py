"""What was returned is shown or filled in, by one table; the rest is asked anew."""

from collections.abc import Mapping
from datetime import date

import pytest
from numbers_of_people import NHS
from returned import WORK, put, returned

from ohc.errors import OhcError
from ohc.output.books.return_form import Value
from ohc.progress.issuing.last_quarter import Carried, last_quarter
from ohc.progress.words.periods import find_period
from ohc.reference.reporting_units import bodies

Q3, Q4, Q1 = "2013-14-Q3", "2013-14-Q4", "2014-15-Q1"
GARTH = bodies()["prison-garth"]
EVERYTHING: Mapping[str, Value] = {
    "Percent complete": 0.5,
    "Owner": "Head of Healthcare",
    "Forecast date": date(2014, 6, 30),
    "Date achieved": date(2014, 3, 1),
    "Evidence": "minutes",
    "Comment": "stale",
}


def carried(
    answers: Mapping[str, Mapping[str, Value]], period: str = Q4
) -> Mapping[str, Carried]:
    put({f"garth_{period}.xlsx": returned("prison-garth", period, answers)})
    last = last_quarter(["returns"], find_period(Q1), [GARTH], work=WORK)
    return last.carried.get("prison-garth", {})


def test_what_is_complete_brings_its_evidence_and_its_date() -> None:
    said = {"C3.1": {"Status": "Complete", "RAG": "Amber/Green", **EVERYTHING}}
    assert carried(said)["C3.1"] == Carried(
        "Complete\nAmber/Green\nforecast 30/06/2014",
        {
            "Owner": "Head of Healthcare",
            "Evidence": "minutes",
            "Date achieved": date(2014, 3, 1),
        },
    )


@pytest.mark.parametrize("status", ["In progress", "Delayed", "Not started"])
def test_what_is_not_complete_brings_its_owner_alone(status: str) -> None:
    said = carried({"C3.1": {"Status": status, **EVERYTHING}})["C3.1"]
    assert said.filled == {"Owner": "Head of Healthcare"}
    assert said.shown == f"{status}\nforecast 30/06/2014"


def test_what_was_not_counted_says_so_that_it_is_not_done_again() -> None:
    said = carried(
        {
            "C3.1": {"Status": "Compleet", **EVERYTHING},
            "C3.2": {"Status": "Complete", "RAG": "Purple"},
            "C5.1": {"Status": "In progress"},
        }
    )
    assert said["C3.1"] == Carried("not counted: Compleet")
    assert said["C3.2"] == Carried("not counted: Purple")
    assert said["C8.1"] == Carried("No answer")


def test_a_blank_where_no_answer_was_needed_shows_nothing() -> None:
    said = carried({"C3.1": {"Status": "Complete"}, "C7.1": {"Status": "Delayed"}})
    assert said["C1.1"] == Carried()
    assert said["C7.1"].shown == "Delayed"


def test_a_number_of_a_person_is_not_sent_out_again() -> None:
    number = f"see {NHS}"
    said = carried(
        {
            "C3.1": {"Status": "Complete", "Owner": number, "Evidence": number},
            "C3.2": {"Status": number},
        }
    )
    assert said["C3.1"] == Carried("Complete")
    assert said["C3.2"] == Carried("not counted: [withheld: may be personal data]")


def test_of_several_periods_it_is_the_latest_before() -> None:
    carried({"C3.1": {"Status": "Delayed"}}, Q3)
    assert carried({"C3.1": {"Status": "Complete"}}, Q4)["C3.1"].shown == "Complete"
    assert carried({"C3.1": {"Status": "Not started"}}, Q1)["C3.1"].shown == "Complete"


def test_of_two_returns_it_is_the_one_that_counts() -> None:
    for day, status in ((20, "Delayed"), (25, "Complete")):
        about: dict[str, Value] = {"Return date": date(2014, 3, day)}
        data = returned("prison-garth", Q4, {"C3.1": {"Status": status}}, about)
        put({f"garth {day}.xlsx": data})
    last = last_quarter(["returns"], find_period(Q1), [GARTH], work=WORK)
    assert last.carried["prison-garth"]["C3.1"].shown == "Complete"


def test_without_a_return_there_is_nothing() -> None:
    put({"leeds.xlsx": returned("prison-leeds", Q4)})
    last = last_quarter(["returns"], find_period(Q1), [GARTH], work=WORK)
    assert (last.period.name, last.carried) == (Q4, {})


@pytest.mark.parametrize("period", [Q1, "2014-15-Q2", "2014-02"])
def test_without_an_earlier_period_it_is_an_error(period: str) -> None:
    put({"garth.xlsx": returned("prison-garth", period)})
    with pytest.raises(OhcError, match="no returns for a period before quarter 1"):
        last_quarter(["returns"], find_period(Q1), [GARTH], work=WORK)
