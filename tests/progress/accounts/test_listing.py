"""Why a row that was read does not count."""

from returned import result_of

from ohc.outcome import Row
from ohc.progress.accounts.ledger import Ledger
from ohc.progress.accounts.listing import READ_FIELDS, listed_rows
from ohc.progress.words.vocabulary import vocabulary

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
    rows, _ = listed_rows(results, ledger)
    assert [(row["file"], row["commitment"], row["set_aside"]) for row in rows] == [
        ("first.csv", "C5.1", "duplicate-return"),
        ("first.csv", "C9.1", "unknown-status"),
        ("other.csv", "C5.1", "duplicate-return"),
    ]


def listed(text: str, *, framework: str = "npa-2013") -> list[Row]:
    """Return the rows of a file."""
    known = vocabulary()._replace(framework=framework)
    result = result_of(text.encode(), "a.csv", known=known)
    ledger = Ledger()
    ledger.take(result)
    return listed_rows([result], ledger)[0]


def test_by_when_a_commitment_is_due_is_what_is_published() -> None:
    # Whatever a return says of it, such as the 31st of May.
    text = "Reporting body ID,Period,Commitment,Due,Status\n"
    text += "".join(
        f"prison-garth,2013-14-Q4,{key},31/05/2014,Late\n"
        for key in ("C2.1", "C2.2", "C13.1")
    )
    assert [row["due"] for row in listed(text)] == ["2014-04-01", "", ""]


def test_by_when_an_item_of_a_tracker_is_due_is_what_it_says() -> None:
    text = "Action,Due date,Status\nA,31/05/2014,Late\nB,,Late\nC,soon,Late\n"
    rows = listed(text, framework="none")
    assert [row["due"] for row in rows] == ["2014-05-31", "", ""]


def test_due_is_before_the_reason_at_the_end() -> None:
    assert READ_FIELDS[-2:] == ("due", "set_aside")
