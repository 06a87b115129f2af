"""Which periods are real, and which of them is chosen."""

from itertools import permutations

import pytest

from ohc.progress.accounts.choosing import chosen_period, out_of_step, real_periods
from ohc.progress.accounts.ledger import Claim, Ledger
from ohc.progress.returns.dating import Dating
from ohc.progress.words.periods import find_period
from ohc.reference.reporting_units import bodies

Q4, Q1, MARCH = "2013-14-Q4", "2014-15-Q1", "2014-03"
BODIES = [*bodies()][:9]


def claim(
    period: str,
    *,
    by_name: bool = False,
    by_folder: bool = False,
    settled: bool = False,
) -> Claim:
    return Claim(
        file="a.xlsx",
        sheet="Return",
        date=None,
        content=0,
        rows=(),
        rows_read=18,
        at=(4, 5),
        dating=Dating(
            find_period(period), by_name=by_name, by_folder=by_folder, settled=settled
        ),
    )


def ledger(*claims: tuple[str, Claim]) -> Ledger:
    """Return a ledger of claims, each with the body whose it is."""
    kept = Ledger()
    for body, own in claims:
        assert own.dating.period
        kept.names[body] = bodies()[body]
        kept.periods[own.dating.period.name] = own.dating.period
        kept.claims[body, own.dating.period.name].append(own)
    return kept


def of(period: str, number: int, **dating: bool) -> list[tuple[str, Claim]]:
    return [(body, claim(period, **dating)) for body in BODIES[:number]]


def chosen(kept: Ledger) -> str:
    period = chosen_period(kept)
    return period.name if period else ""


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [(9, 3, Q1), (9, 2, Q4), (7, 3, Q1), (7, 2, Q4), (1, 1, Q1), (0, 1, Q1)],
)
def test_a_third_of_the_bodies_of_the_fullest_period_is_enough(
    before: int, after: int, name: str
) -> None:
    assert chosen(ledger(*of(Q4, before), *of(Q1, after))) == name


def test_one_return_is_enough_in_a_folder_of_its_period() -> None:
    assert chosen(ledger(*of(Q4, 9), *of(Q1, 1, by_folder=True))) == Q1
    assert chosen(ledger(*of(Q4, 9), *of(Q1, 1))) == Q4


def test_two_bodies_are_enough_that_state_it_inside_and_by_name() -> None:
    assert chosen(ledger(*of(Q4, 9), *of(Q1, 2, by_name=True))) == Q1
    assert chosen(ledger(*of(Q4, 9), *of(Q1, 1, by_name=True), *of(Q1, 2))) == Q4
    # A copy of a return is the same slip again.
    assert chosen(ledger(*of(Q4, 9), *of(Q1, 1, by_name=True) * 2)) == Q4


def test_blank_forms_choose_no_period_unless_all_are_blank() -> None:
    blank = [
        (body, own._replace(set_aside="empty-file"))
        for body, own in of(Q1, 9, by_folder=True, by_name=True)
    ]
    assert chosen(ledger(*of(Q4, 1), *blank)) == Q4
    assert chosen(ledger(*blank)) == Q1


def test_the_real_periods_come_in_order_however_the_files_lie() -> None:
    for claims in permutations((*of(Q1, 1), *of(Q4, 1), *of(MARCH, 1))):
        names = [period.name for period in real_periods(ledger(*claims))]
        assert names == [MARCH, Q4, Q1]


def test_of_no_return_no_period_is_chosen() -> None:
    assert chosen(Ledger()) == ""


@pytest.mark.parametrize(
    ("has_chosen", "later", "expected", "dating", "is_out"),
    [
        (False, Q1, True, {}, True),
        (True, Q1, True, {}, False),
        (False, MARCH, True, {}, False),
        (False, Q1, False, {}, False),
        (False, Q1, True, {"settled": True}, False),
    ],
)
def test_a_later_return_is_out_of_step_where_its_body_has_none_for_the_period(
    later: str,
    dating: dict[str, bool],
    *,
    has_chosen: bool,
    expected: bool,
    is_out: bool,
) -> None:
    claims = [*of(later, 1, **dating), *(of(Q4, 1) if has_chosen else [])]
    slips = out_of_step(
        ledger(*claims), find_period(Q4), is_expected=lambda _: expected
    )
    assert [body.id for body, _, _ in slips] == ([BODIES[0]] if is_out else [])
