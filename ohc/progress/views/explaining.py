"""What the words of a tally mean, for whoever reads it."""

from datetime import date

from ohc.lines import counted, listed
from ohc.progress.accounts.books import Books
from ohc.progress.accounts.counting import Terms, is_undated
from ohc.progress.words.periods import day_in_words
from ohc.reference.framework import commitments

NOT_COUNTED = (
    "Not counted: rows of these returns that are left out of the figures. Total plus "
    "not counted is every row on the line."
)
SHARE = (
    "Percentages leave out answers that do not apply. No percentage is given where "
    "more than one row in ten is missing or not counted."
)


def explain_counts(terms: Terms, end: date | None) -> tuple[str, ...]:
    """Return what the words of a tally mean, a sentence each."""
    day, april = terms.as_at or end, day_in_words(terms.april_2014)
    as_at = day_in_words(day) if day else "the last day of each period"
    undated = listed(row["id"] for row in commitments() if not row["due_by"])
    overdue = (
        f"Overdue: due before {as_at} and not complete, cancelled or not applicable. "
        f'A row without a status can be overdue. ohc reads "By April 2014" as {april}. '
        f"{undated} have no due date, so are never overdue."
    )
    rag = (
        "RAG: the owner's confidence in meeting the due date. No source defines it; "
        "this definition is ohc's own. Blue usually means delivered, and is counted on "
        "its own."
    )
    delayed = (
        "Delayed: late, blocked, on hold or escalated. Not stated: blank, or a "
        "placeholder such as TBC."
    )
    return (
        "The figures count answers in returns, not commitments met.",
        NOT_COUNTED,
        overdue,
        f"{SHARE} Missing returns are not in any figure.",
        delayed,
        rag,
    )


def explain_items(terms: Terms, books: Books) -> tuple[str, ...]:
    """Return what the words of a tally of trackers mean, a sentence each."""
    day = day_in_words(terms.as_at) if terms.as_at else "today"
    rows = [row for of_body in books.counted.values() for row in of_body]
    undated = sum(row.due == "" for row in rows)
    if is_undated(books):
        overdue = "Overdue: blank, because no item has a due date that ohc can read."
    else:
        have = "has" if undated == 1 else "have"
        overdue = (
            f"Overdue: the item's own due date is before {day}, and it is not "
            "complete, cancelled or not applicable. An item without a status can be "
            "overdue."
        )
        if undated:
            rows_without = counted(undated, "row")
            overdue += f" {rows_without} {have} no due date that ohc can read."
    return ("The figures count rows of trackers: items.", NOT_COUNTED, overdue, SHARE)
