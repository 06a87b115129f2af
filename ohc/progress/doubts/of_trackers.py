"""What contradicts the status of items in a tracker: one problem for rows alike."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ohc.problems import Problem
from ohc.progress.doubts.contradictions import answer_of, forbidden
from ohc.progress.returns.entries import Entry
from ohc.progress.tables.remarks import ranges
from ohc.progress.tables.tables import Table

NO_DATE = "Complete, but no date achieved."
IN_FUTURE = "Complete, but the date achieved is in the future."


def of_items(
    file: str, table: Table, entries: Sequence[Entry], *, today: str
) -> Iterator[Problem]:
    """
    Give a problem for each contradiction, with the rows of a table in which it is.

    Whether something is in the future is told by ``today``, "" where it is not known.
    """
    # Where items stand across, what a row says stands in a column.
    if table.sheet.across:
        return
    has_dates = any(entry.achieved for entry in entries)
    rows_of: dict[tuple[str, str], list[int]] = defaultdict(list)
    for entry in entries:
        if not entry.set_aside:
            for told in _contradictions(entry, has_dates=has_dates, today=today):
                rows_of[told].append(entry.row)
    for (field, message), rows in rows_of.items():
        several = f"Rows {ranges(rows)}: " if len(rows) > 1 else ""
        yield Problem(
            file,
            "contradiction",
            message=f"{several}{message}",
            sheet=table.sheet.name,
            cell=table.sheet.cell(table.places.get(field, 0), rows[0]),
            found=ranges(rows),
        )


def _contradictions(
    entry: Entry, *, has_dates: bool, today: str
) -> Iterator[tuple[str, str]]:
    # Who keeps a tracker of their own has no evidence to name for us.
    yield from (told for told in forbidden(answer_of(entry)) if told[0] != "evidence")
    if entry.status == "complete" and has_dates:
        if not entry.achieved:
            yield "achieved", NO_DATE
        elif today and entry.achieved > today:
            yield "achieved", IN_FUTURE
