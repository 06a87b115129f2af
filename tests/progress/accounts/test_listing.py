"""Why a row that was read does not count."""

from returned import result_of

from ohc.progress.accounts.ledger import Ledger
from ohc.progress.accounts.listing import listed_rows

HEAD = "Reporting body ID,Period,Commitment,Status\n"


def test_what_is_wrong_with_a_row_comes_before_what_is_wrong_with_its_return() -> None:
    # Two returns of one body that differ, without a date: neither counts.
    garth = "prison-garth,2013-14-Q4,"
    first = f"{HEAD}{garth}C5.1,Late\n{garth}C9.1,Delaid\n"
    other = f"{HEAD}{garth}C5.1,Done\n"
    results = [
        result_of(first.encode(), "first.csv"),
        result_of(other.encode(), "other.csv"),
    ]
    ledger = Ledger()
    for result in results:
        ledger.take(result)
    rows = listed_rows(results, ledger)
    assert [(row["file"], row["commitment"], row["set_aside"]) for row in rows] == [
        ("first.csv", "C5.1", "duplicate-return"),
        ("first.csv", "C9.1", "unknown-status"),
        ("other.csv", "C5.1", "duplicate-return"),
    ]
