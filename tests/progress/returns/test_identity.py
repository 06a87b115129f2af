"""Whose a return is, and which date it may bear."""

import pytest
from returned import result_of, wrong_in

from ohc.progress.returns.returns import Result

LABELS = {"Reporting body ID": "prison-garth", "Period": "2013-14-Q4"}


def labelled(**labels: str) -> Result:
    """Return what a table with one row comes to, with labels above it."""
    about = LABELS | {key.replace("_", " "): text for key, text in labels.items()}
    lines = [f"{label},{text}" for label, text in about.items()]
    return result_of("\n".join([*lines, "Commitment,Status", "C5.1,Delayed"]).encode())


@pytest.mark.parametrize(
    ("written", "accepted"),
    [
        ("31/12/2013", False),  # the day before the period begins
        ("01/01/2014", True),
        ("31/03/2014", True),
        ("01/04/2015", True),  # 366 days after it ends
        ("02/04/2015", False),
        ("31/03/2024", False),
    ],
)
def test_a_return_is_dated_from_its_period_on_and_at_most_366_days_after(
    written: str, accepted: bool
) -> None:
    result = labelled(Return_date=written)
    [returned] = result.returns
    assert (returned.date is not None) == accepted
    kinds = {problem.kind for problem in wrong_in(result)} - {"early-return"}
    assert kinds == (set() if accepted else {"bad-date"})


@pytest.mark.parametrize(
    ("written", "is_early"),
    [
        ("01/01/2014", True),
        ("30/01/2014", True),  # 29 of the 89 days between its first and its last
        ("31/01/2014", False),
        ("31/03/2014", False),
        ("07/04/2014", False),
    ],
)
def test_a_return_dated_when_its_period_had_only_begun_is_in_doubt(
    written: str, is_early: bool
) -> None:
    result = labelled(Return_date=written)
    kinds = [problem.kind for problem in wrong_in(result)]
    assert kinds == (["early-return"] if is_early else [])
    assert result.returns[0].date is not None


def test_a_date_that_is_to_follow_is_not_a_mistake() -> None:
    result = labelled(Return_date="TBC")
    assert (result.returns[0].date, wrong_in(result)) == (None, [])


@pytest.mark.parametrize(
    ("key", "name", "body"),
    [
        ("prison-garth", "", "prison-garth"),
        ("", "HMP Garth", "prison-garth"),
        ("prison-garth", "Our prison", "prison-garth"),  # names are written anyhow
        ("prison-garht", "HMP Garth", None),  # one of the two is a slip
        ("prison-garth", "HMP Leeds", None),
        ("", "", None),
    ],
)
def test_an_id_that_is_not_known_is_not_a_reason_to_trust_the_name(
    key: str, name: str, body: str | None
) -> None:
    result = labelled(Reporting_body_ID=key, Reporting_body=name)
    [returned] = result.returns
    assert (returned.body and returned.body.id) == body
    kinds = [problem.kind for problem in wrong_in(result)]
    assert kinds == ([] if body else ["unknown-body"])
