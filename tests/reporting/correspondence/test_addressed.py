"""Which problem goes to whom: every one of them to somebody."""

from ohc.problems import Problem
from ohc.progress.accounts.ledger import Ledger
from ohc.reporting.correspondence.addressed import addressed

GARTH = Problem(
    "a.xlsx",
    "commented",
    message="",
    sheet="Return",
    cell="E5",
    body_id="prison-garth",
    body="Garth",
    period="2013-14-Q4",
)
STATUS = GARTH._replace(kind="unknown-status")


def test_a_body_with_nothing_but_notes_gets_no_page() -> None:
    who = addressed([GARTH], Ledger())
    assert (dict(who.pages), who.ours) == ({}, [GARTH])
    # Where there is something to put right, its notes are on the page too.
    who = addressed([GARTH, STATUS], Ledger())
    assert who.pages == {("prison-garth", "2013-14-Q4"): [GARTH, STATUS]}
    assert who.ours == []


def test_each_period_has_a_page_of_its_own() -> None:
    before = STATUS._replace(period="2013-14-Q3")
    # A file that says nothing of itself is of the period in its name.
    pdf = Problem(
        "x/prison-garth_2013-14-Q2.pdf",
        "not-a-workbook",
        message="",
        body_id="prison-garth",
    )
    who = addressed([STATUS, before, pdf], Ledger())
    periods = [period for _, period in who.pages]
    assert periods == ["2013-14-Q4", "2013-14-Q3", "2013-14-Q2"]


def test_what_nobody_can_put_right_is_ours() -> None:
    ours = [
        GARTH._replace(kind="no-access"),
        STATUS._replace(body_id="", body=""),
        STATUS._replace(kind="unexpected-return"),
    ]
    assert addressed(ours, Ledger()).ours == ours
