"""What is to be said of the tables of a tracker, a sentence each."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ohc.lines import listed
from ohc.privacy import cited
from ohc.progress.tables.layouts import Column
from ohc.progress.tables.tables import Table

OF_PLACES = frozenset({"body_id", "body", "area_team", "period"})
"""Columns by which one item may stand in several rows: each is of another place."""

FEW_TITLES = 3
"""So many titles that stand in several rows are named."""


def of_answers(table: Table) -> Iterator[str]:
    """Give which of several columns count, and which answers none counts."""
    here = where(table)
    for field, column in table.answers.columns.items():
        if others := table.answers.passed_over.get(field):
            named = " and ".join(_named(other) for other in others)
            verb = "is" if len(others) == 1 else "are"
            yield f"{here}: {field}: {_named(column)}; {named} {verb} not used."
    if table.sheet.across:
        from ohc.progress.tables.slots import families

        for (_, family), slots in families(table.columns).items():
            yield (
                f"{here}: {cited(family)} has {len(slots)} numbered answers. To count "
                "them all: tally --by answer"
            )


def of_a_master(table: Table) -> Iterator[str]:
    """Give what stands outside a master, and which of its keys stand twice."""
    yield from (f"{where(table)}: {note}" for note in table.notes)


def _named(column: Column) -> str:
    return f"{column.place()} {cited(column.header)}"


def of_titles(table: Table) -> Iterator[str]:
    """Give that rows of a table share their titles: they may be one item's history."""
    at = table.places.get("item", -1)
    if any(column.meaning in OF_PLACES for column in table.columns):
        return
    rows = [row for row in table.rows if row.number not in table.aside]
    times = Counter(text for row in rows if (text := row.text(at)))
    again = [text for text, number in times.items() if number > 1]
    # Of a title in two rows of forty nobody needs to be told.
    if again and 2 * sum(times[text] for text in again) > len(rows):
        named = [cited(text) for text in again[:FEW_TITLES]]
        more = len(again) - len(named)
        names = listed([*named, *([f"{more} more"] if more else [])])
        are = "is" if len(again) == 1 else "are"
        yield (
            f"{where(table)}: {names} {are} in more than one row; each row is counted."
        )


def left_out(table: Table, only: str = "") -> Iterator[str]:
    """Give which rows of a table are no items, by the reason, or those of one."""
    reasons: dict[str, list[int]] = {}
    for number, reason in table.left_out:
        if only in {"", reason}:
            reasons.setdefault(reason, []).append(number)
    for reason, numbers in reasons.items():
        word = "row" if len(numbers) == 1 else "rows"
        yield f"{where(table)}: {word} {ranges(numbers)} left out ({reason})."


def several(tables: Sequence[Table]) -> str:
    """Return how many rows each of several tables has, "" where there is but one."""
    if len(tables) < 2:  # noqa: PLR2004 - one table is all there is
        return ""
    sheets = [table.sheet.name for table in tables]
    counted = ", ".join(
        f"{name_of(table, alone=sheets.count(table.sheet.name) == 1)} "
        f"{len(table.rows)} {'row' if len(table.rows) == 1 else 'rows'}"
        for table in tables
    )
    return f"{len(tables)} tables: {counted}. To read one only: --sheet NAME"


def of_a_list(table: Table) -> str:
    """Return that a table is left out because it has the words of drop-down lists."""
    name = table.sheet.name
    return (
        f"sheet {name} was left out: it has the words of drop-down "
        f"lists. To read it: --sheet {shell_word(name)}"
    )


def name_of(table: Table, *, alone: bool) -> str:
    """Return how --sheet names a table: by its sheet, or with its header too."""
    name = table.sheet.name
    if table.is_side:
        # A row heads several tables, but a cell one.
        return f"{name}!{table.sheet.cell(table.columns[0].at, table.header_row)}"
    return name if alone else f"{name}!{table.header_row}"


def shell_word(name: str) -> str:
    """Return a name as it is typed: in quotation marks where it has spaces."""
    return f'"{name}"' if " " in name else name


def where(table: Table) -> str:
    """Return which table it is, as a note begins."""
    # A text has one sheet, without a name.
    sheet = f"sheet {table.sheet.name}, " if table.sheet.name else ""
    if table.sheet.across:
        return f"{sheet}items across"
    column = f", column {table.columns[0].place()}" if table.is_side else ""
    return f"{sheet}table of row {table.header_row}{column}"


def ranges(numbers: list[int]) -> str:
    """
    Return numbers in order with runs drawn together.

    >>> ranges([4, 5, 6, 9])
    '4-6, 9'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs
    )
