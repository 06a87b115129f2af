"""Which of several returns of one body counts."""

import pickle
from datetime import date

from returned import result_of

from ohc.progress.accounts.ledger import Claim, CountedRow, Ledger, winner
from ohc.reference.reporting_units import bodies

GARTH, QUARTER = bodies()["prison-garth"], "2013-14-Q4"
MARCH_20, MARCH_25 = date(2014, 3, 20), date(2014, 3, 25)


def claim(file: str, dated: date | None, content: int) -> Claim:
    """Return a return of one row; the same content says the same."""
    row = CountedRow("C2.1", "delayed", rag="red")
    return Claim(
        file=file,
        sheet="",
        date=dated,
        content=content,
        rows=(row,),
        rows_read=1,
        at=(1, 2),
    )


def outcome(*claims: Claim) -> tuple[str, dict[str, str]]:
    """Return the file that counts, "" for none, and of each other why it does not."""
    first, lost = winner(claims, GARTH, period=QUARTER)
    reasons = {claim.file: problem.kind for claim, problem in lost}
    return first.file if first else "", reasons


def test_the_return_with_the_latest_date_counts_in_whatever_order_they_came() -> None:
    old, new = claim("old", MARCH_20, content=1), claim("new", MARCH_25, content=2)
    for claims in ((old, new), (new, old)):
        assert outcome(*claims) == ("new", {"old": "superseded-return"})


def test_of_returns_that_differ_and_have_the_same_last_date_none_counts() -> None:
    a, b = claim("a", MARCH_25, content=1), claim("b", MARCH_25, content=2)
    old = claim("old", MARCH_20, content=3)
    reasons = dict.fromkeys(["a", "b"], "duplicate-return")
    assert outcome(a, b) == ("", reasons)
    assert outcome(old, a, b) == ("", {**reasons, "old": "duplicate-return"})


def test_the_same_date_of_two_that_are_superseded_decides_nothing() -> None:
    a, b = claim("a", MARCH_20, content=1), claim("b", MARCH_20, content=2)
    new = claim("new", MARCH_25, content=3)
    reasons = dict.fromkeys(["a", "b"], "superseded-return")
    assert outcome(a, new, b) == ("new", reasons)


def test_one_return_without_a_date_may_be_the_last_so_none_counts() -> None:
    new, blank = claim("new", MARCH_25, content=1), claim("blank", None, content=2)
    old = claim("old", MARCH_20, content=3)
    for claims in ((new, blank), (new, old, blank)):
        counts, reasons = outcome(*claims)
        assert counts == ""
        assert {*reasons.values()} == {"duplicate-return"}


def test_the_same_return_twice_counts_once_with_a_date_or_without() -> None:
    for dated in (MARCH_25, None):
        a, b = claim("a", dated, content=1), claim("b", dated, content=1)
        assert outcome(a, b) == ("a", {"b": "duplicate-return"})


def test_a_return_alone_counts_without_a_date() -> None:
    assert outcome(claim("a", None, content=1)) == ("a", {})


def test_what_returns_have_in_common_is_kept_once() -> None:
    ledger = Ledger()
    for file in ("a.csv", "b.csv"):
        lines = b"Reporting body ID,Period,Commitment,Status\n"
        content = lines + b"prison-garth,2013-14-Q4,C5.1,Late\n"
        # As it comes from another process: no object is that of another file.
        packed = pickle.dumps(result_of(content, file))
        ledger.take(pickle.loads(packed))  # noqa: S301 - ours

    [[first, second]] = ledger.claims.values()

    assert (first.file, second.file) == ("a.csv", "b.csv")
    assert first._replace(file="") == second._replace(file="")
    assert first.rows[0] is second.rows[0]
    assert first.completeness is second.completeness
    assert first.dating is second.dating
