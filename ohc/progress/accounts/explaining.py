"""What the words of a tally mean, for whoever reads it."""

from datetime import date

from ohc.progress.accounts.books import Books
from ohc.progress.accounts.counting import Terms, is_undated
from ohc.reference.framework import commitments

NOT_COUNTED = (
    "set_aside: rows of these returns that are not counted; with total they are all "
    "rows of the line."
)
SHARE = (
    "complete_percent leaves out what is not applicable, and is blank where more "
    "than one row in ten is set aside, or gone from its return."
)


def explain_counts(terms: Terms, end: date | None) -> tuple[str, ...]:
    """Return what the words of a tally mean, a sentence each."""
    day, april = terms.as_at or end, f"{terms.april_2014:%d/%m/%Y}"
    as_at = f"{day:%d/%m/%Y}" if day else "the last day of each period"
    undated = ", ".join(row["id"] for row in commitments() if not row["due_by"])
    overdue = (
        f"overdue: due before {as_at} and not complete, cancelled or not applicable; "
        f'not stated counts as overdue. "By April 2014" is taken as {april}: our '
        f"convention. {undated} have no day to be due, so are never overdue."
    )
    share = f"{SHARE} Missing returns are in no count, so see returns."
    rag = (
        "RAG is the owner's confidence of meeting the due date: our definition, no "
        "source has one. Blue, usually delivered, stays its own."
    )
    delayed = (
        "delayed is late, blocked, on hold or escalated; unstated is blank or a word "
        "that holds a place, such as TBC."
    )
    return (
        "counts are rows of returns: establishments reporting, not commitments met.",
        NOT_COUNTED,
        overdue,
        share,
        delayed,
        rag,
    )


def explain_items(terms: Terms, books: Books) -> tuple[str, ...]:
    """Return what the words of a tally of trackers mean, a sentence each."""
    day = f"{terms.as_at:%d/%m/%Y}" if terms.as_at else "the day"
    rows = [row for counted in books.counted.values() for row in counted]
    undated = sum(row.due == "" for row in rows)
    if is_undated(books):
        overdue = "overdue: no item has a due date that can be read, so it is blank."
    else:
        none = "1 row has" if undated == 1 else f"{undated} rows have"
        overdue = (
            f"overdue: the item's own due date is before {day}, and it is not "
            "complete, cancelled or not applicable; not stated counts as overdue."
        )
        if undated:
            overdue += f" {none} no due date that can be read: never overdue."
    return ("counts are rows of trackers: items.", NOT_COUNTED, overdue, SHARE)
