"""Rows of a tracker that count, and may be no items of their own: a note of each."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from operator import lt

from ohc.privacy import cited
from ohc.progress.tables.remarks import OF_PLACES, of_titles, ranges, where
from ohc.progress.tables.tables import Table
from ohc.progress.words.vocabulary import ANSWERS, UNSTATED, Vocabulary, answered
from ohc.workbooks.sheets import SheetRow

_THINGS = "(actions|areas|commitments|items|milestones|objectives|prisons|sites|tasks)"
_SUMS = re.compile(
    rf"(sub[ -]?|grand )total\b.*|(total|all)( {_THINGS})?|(position|status) at\b.*"
    r"|overall( (plan|position|programme|progress|project|rag|rating|status|total))?",
    re.IGNORECASE,
)
"""Labels of rows that sum up others; "Overall review of care" is an item."""

_EXAMPLE = re.compile(r"(for )?example( \d+)?\s*([:\-\u2013)].*)?|e\.?\s?g\b.*", re.I)
_CHOOSE = re.compile(r"[<\[(]?\s*(please )?(choose|pick|select)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(\.\d+)*")
_TITLES = 3
LEAST_INDENT = 2
"""Blanks: one before a title is a slip."""

Rows = Sequence[SheetRow]


def odd_rows(table: Table, vocabulary: Vocabulary) -> Iterator[str]:
    """Give a note for each reason to look at rows of a tracker that are counted."""
    if table.sheet.across or table.answers.why_aside:
        return
    rows = [
        row
        for row in table.rows
        if row.number not in table.aside and _status(row, table, vocabulary)
    ]
    for look in LOOKS:
        yield from (f"{where(table)}: {note}" for note in look(table, rows))
    for note in (*_guidance(table), *_beside(table, vocabulary)):
        yield f"{where(table)}: {note}"


def _status(row: SheetRow, table: Table, vocabulary: Vocabulary) -> str:
    """Return what a row states as its status or its RAG, "" where it states none."""
    for field in ANSWERS:
        text = row.text(table.places[field]) if field in table.places else ""
        words = vocabulary.status if field == "status" else vocabulary.rag
        means = words.get(answered(text), "") if text else ""
        if means not in {"", UNSTATED[field]}:
            return means
    return ""


def _sums(table: Table, rows: Rows) -> Iterator[str]:
    """Give the rows whose label, or whose place, is that of a sum."""
    places = [c.at for c in table.columns if c.meaning in OF_PLACES]
    labels = [*dict.fromkeys((*table.names, *places))]
    yield from _labelled(rows, labels, form=_SUMS, doubt="may sum up others")


def _examples(table: Table, rows: Rows) -> Iterator[str]:
    yield from _labelled(rows, table.names, form=_EXAMPLE, doubt="may be an example")


def _labelled(
    rows: Rows, columns: Sequence[int], *, form: re.Pattern[str], doubt: str
) -> Iterator[str]:
    """Give the rows with a label of a form in one of the columns."""
    pairs = ((row, _fitting(row, columns, form)) for row in rows)
    yield from _named([pair for pair in pairs if pair[1]], doubt)


def _fitting(row: SheetRow, columns: Sequence[int], form: re.Pattern[str]) -> str:
    texts = (row.text(at) for at in columns)
    return next((t for t in texts if form.fullmatch(t.rstrip(" :."))), "")


def _named(rows: Sequence[tuple[SheetRow, str]], doubt: str) -> Iterator[str]:
    if rows:
        numbers = ranges([row.number for row, _ in rows])
        names = ", ".join(dict.fromkeys(cited(text) for _, text in rows[:_TITLES]))
        is_single = len(rows) == 1
        subject, verb = ("row", "it is") if is_single else ("rows", "each is")
        yield f"{subject} {numbers} ({names}) {doubt}; {verb} counted."


def _parents(table: Table, rows: Rows) -> Iterator[str]:
    """Give the rows whose parts stand in rows of their own: 1 above 1.1."""
    at = table.columns[0].at
    number_of = {row.text(at).rstrip("."): row for row in rows}
    numbers = [number for number in number_of if _NUMBER.fullmatch(number)]
    above = {number.rpartition(".")[0] for number in numbers}
    pairs = [(number_of[n], n) for n in numbers if n in above]
    yield from _named(pairs, "may be headings, with their parts numbered below")


def _outlined(table: Table, rows: Rows) -> Iterator[str]:
    """Give the rows below which titles are indented, as a planner exports tasks."""
    at = table.places.get("item", -1)
    if at < 0:
        return
    look = table.sheet.look
    levels = look.outline_levels()

    def depths(row: SheetRow) -> tuple[int, int, int]:
        """Return how deep a row is: by its group, its cell's indent and its blanks."""
        indent = look.indent(table.sheet.cell(at, row.number))
        return levels.get(row.number, 0), indent, _blanks(row, at) // LEAST_INDENT

    pairs = [
        (row, row.text(at))
        for row, below in pairwise(rows)
        if any(map(lt, depths(row), depths(below)))
    ]
    yield from _named(pairs, "may be headings, with their parts indented below")


def _blanks(row: SheetRow, at: int) -> int:
    """Return how many blanks stand before the text of a cell."""
    value = row.values[at] if 0 <= at < len(row.values) else ""
    return len(value) - len(value.lstrip()) if isinstance(value, str) else 0


def _again(table: Table, rows: Rows) -> Iterator[str]:
    """Give the titles that stand in several rows of one owner with other answers."""
    at = table.places.get("item", -1)
    # Where most titles do, it is said of them all.
    if any(c.meaning in OF_PLACES for c in table.columns) or [*of_titles(table)]:
        return
    telling = [*table.names, *(c.at for c in table.columns if c.meaning == "owner")]
    rows_of: dict[tuple[str, ...], list[SheetRow]] = defaultdict(list)
    for row in rows:
        rows_of[tuple(row.text(column) for column in telling)].append(row)
    answers = [table.places[field] for field in ANSWERS if field in table.places]
    again = [
        (row, row.text(at))
        for alike in rows_of.values()
        if len({tuple(answered(row.text(a)) for a in answers) for row in alike}) > 1
        for row in alike
    ]
    yield from _named(
        sorted(again, key=lambda pair: pair[0].number),
        "have the same title and other answers",
    )


LOOKS: Sequence[Callable[[Table, Rows], Iterator[str]]] = (
    _sums,
    _examples,
    _parents,
    _outlined,
    _again,
)


def _guidance(table: Table) -> Iterator[str]:
    """Give the first row if it alone says what to do where others have a status."""
    at = table.places.get("status")
    if at is None or not table.rows[1:]:
        return
    first, *others = table.rows
    chosen = [row for row in others if not _CHOOSE.match(row.text(at))]
    is_guidance = _CHOOSE.match(first.text(at)) and chosen == others
    if is_guidance and first.number not in table.aside:
        text = next(filter(None, map(first.text, table.names)), "")
        yield from _named([(first, text)], "may be guidance")


def _beside(table: Table, vocabulary: Vocabulary) -> Iterator[str]:
    """Give the cells with a status in another column, where its own is blank."""
    at = table.places.get("status")
    if at is None:
        return
    rows = [row for row in table.rows if row.number not in table.aside]
    blank = [row for row in rows if not row.text(at)]
    if not blank:
        return
    filled = [row for row in rows if row.text(at)]
    known = {w for w, means in vocabulary.status.items() if means != "unstated"}
    others = [c for c in table.columns if c.meaning not in {*ANSWERS, "other"}]
    # A column in which others have such words too holds something of its own.
    others = [
        c
        for c in others
        if not any(answered(row.text(c.at)) in known for row in filled)
    ]
    cells = [
        table.sheet.cell(c.at, row.number)
        for row in blank
        for c in others
        if answered(row.text(c.at)) in known
    ]
    if cells:
        more = f" and {len(cells) - _TITLES} more" if len(cells) > _TITLES else ""
        yield f"no status, but a word for one in {', '.join(cells[:_TITLES])}{more}."
