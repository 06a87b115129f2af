"""The annex of a page: figures, commitments, meanings of words, and accounts."""

from collections.abc import Iterator, Sequence

from ohc.lines import listed
from ohc.output.fields import FIELDS
from ohc.progress.accounts.books import Books
from ohc.progress.views.block import why_uncounted
from ohc.progress.words.periods import in_words
from ohc.progress.words.vocabulary import RAGS
from ohc.reference.framework import commitments
from ohc.reference.reporting_units import doubts
from ohc.reporting.bars import priorities_shown
from ohc.reporting.figures import Figures, applies, number
from ohc.reporting.parts import Table, Term

COUNTED = (
    "complete",
    "in_progress",
    "delayed",
    "not_started",
    "unstated",
    "cancelled",
)
BESIDE = ("set_aside", "overdue", *(name for name in RAGS if name != "rag_unstated"))


def figures_table(figures: Figures) -> Table:
    """Return the counts by priority from which the bars are drawn, with totals."""
    shown = priorities_shown(figures)
    # A column of zeros would only take space from the others.
    beside = [
        name
        for name in BESIDE
        if name in {"overdue", "red", "amber_red"}
        or any(row[name] for row in (*shown, figures.totals))
    ]
    heads = ["Priority", *_headings(COUNTED), "Answers", *_headings(beside)]
    rows = [
        [
            f"{row['priority']} {row['title']}",
            *(str(row[name]) for name in COUNTED),
            str(applies(row)),
            *(str(row[name]) for name in beside),
        ]
        for row in shown
    ]
    totals = figures.totals
    return Table(
        heads,
        rows,
        [
            "Total",
            *(str(totals[name]) for name in COUNTED),
            str(figures.answers),
            *(str(totals[name]) for name in beside),
        ],
    )


def _headings(names: Sequence[str]) -> list[str]:
    return [FIELDS[name].heading for name in names]


def commitments_table(figures: Figures) -> Table:
    """Return every commitment: what it says, whom it is for, and when it is due."""
    asked = {*figures.asked}
    return Table(
        ["Commitment", "What it says", "For whom", "Due", "Source"],
        [
            [
                row["id"],
                row["commitment"],
                row["applies_to"]
                + ("" if row["id"] in asked else " (not counted here)"),
                row["due_text"] or "No date stated",
                row["source"],
            ]
            for row in commitments()
        ],
    )


def terms(figures: Figures) -> list[Term]:
    """Return the words on a page with their meanings."""
    april = figures.terms.april_2014
    undated = listed(row["id"] for row in commitments() if not row["due_by"])
    words = [
        Term("Answer", "One establishment's status for one commitment."),
        Term(
            "Overdue",
            "Due before the day of this page, and not complete, cancelled or not "
            "applicable. An answer without a status can be overdue. ohc reads "
            f'"By April 2014" as {april.day} {april:%B %Y}. {undated} have no date, so '
            "are never overdue.",
        ),
        Term("Delayed", "Late, blocked, on hold or escalated."),
        Term(
            "Rating",
            "The owner's confidence in meeting the due date. No source defines it; "
            "this definition is ohc's own. Blue usually means delivered, and is "
            "counted on its own. There is no overall rating.",
        ),
        Term(
            "Like for like",
            "Only answers that are counted and apply in every period compared. An "
            "establishment without a return for one of them does not affect these "
            "figures.",
        ),
        Term("Expected", _expected(figures)),
    ]
    if not figures.moved:
        del words[4]
    return words


def _expected(figures: Figures) -> str:
    uncertain = doubts(figures.units)
    whole = (
        "A return from each establishment that the agreement covers and that was open "
        "on the last day."
    )
    if not uncertain:
        return whole
    return f"{whole} Uncertain: {' '.join(uncertain)}"


def accounts(figures: Figures) -> Iterator[str]:
    """Give the accounts of files, returns and rows, one line for each."""
    books = figures.books
    counts = books.accounts
    yield (
        f"Files: {counts.files_given} given = {counts.files_read} read + "
        f"{counts.files_skipped} skipped."
    )
    unexpected = counts.returns_unexpected
    yield (
        f"Returns: {counts.returns_expected} expected = {counts.returns_received} "
        f"received + {counts.returns_missing} missing"
        f"{f'; {unexpected} unexpected' if unexpected else ''}."
    )
    yield (
        f"Rows: {counts.rows_read:,} read = {counts.rows_tallied:,} tallied + "
        f"{counts.rows_set_aside:,} set aside{_why_set_aside(books)}."
    )
    yield from _tallied(figures)
    yield (
        "To check a figure: ohc progress tally has the counts, ohc progress compare "
        "each answer that changed, ohc progress missing the returns, and ohc progress "
        "read every row with its file. These commands also count answers that do not "
        "apply, which the figures above leave out."
    )
    yield (
        "Sources: the returns; the National Partnership Agreement 2013 for priorities, "
        "commitments and due dates; Securing Excellence, Appendix 1, for the estate."
    )


def _why_set_aside(books: Books) -> str:
    reasons = [
        *(
            f"{rows:,} for {in_words(name)}"
            for name, rows in books.other_periods.items()
        ),
        *why_uncounted(books),
    ]
    if elsewhere := sum(books.elsewhere.values()):
        reasons.append(f"{elsewhere:,} from establishments not on this page")
    return f" ({listed(reasons)})" if reasons else ""


def _tallied(figures: Figures) -> Iterator[str]:
    """Give the number of rows that are answers, to which the page's figures add up."""
    rows = figures.books.accounts.rows_tallied
    unasked = number(figures.totals, "not_applicable")
    if not unasked:
        return
    do = "does" if unasked == 1 else "do"
    blank = figures.books.left_blank + figures.books.ruled_out
    of_blank = (
        f" ({blank:,} of them left blank, because the commitment is not for the "
        "establishment)"
        if blank
        else ""
    )
    yield (
        f"Rows tallied: {rows:,} = {figures.answers:,} answers + {unasked:,} that {do} "
        f"not apply{of_blank}."
    )
