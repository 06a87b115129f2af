"""Tables that hold the words of lists, and no items."""

from collections.abc import Collection, Sequence

from ohc.progress.tables.tables import Table
from ohc.progress.words.vocabulary import ANSWERS
from ohc.reference.names import plain
from ohc.workbooks.xlsx.validations import Source

WORDS_OF_NAMES = frozenset(
    [
        "list",
        "lists",
        "lookup",
        "lookups",
        "dropdown",
        "dropdowns",
        "validation",
        "validations",
        "option",
        "options",
        "value",
        "values",
        "setting",
        "settings",
        "key",
        "keys",
        "picklist",
        "picklists",
        "choices",
        "reference",
        "references",
        "legend",
        "metadata",
        "config",
    ]
) | {"data validation", "drop down", "drop downs"}
FEWEST_WORDS = 3
ENOUGH = 2
"""So many signs more than another table of its workbook a list has."""

OF_ITEMS = frozenset({"owner", "forecast", "achieved", "due", "percent"}) | {
    "evidence",
    "comment",
}
"""What columns of items hold, and those of words do not."""


def word_lists(tables: Sequence[Table], sources: Collection[Source]) -> list[Table]:
    """
    Return the tables of a workbook that hold the words of lists.

    They have two signs of it, and at least two more than another table; or a
    drop-down list of the workbook takes its words from one of their answers.
    """
    if len(tables) < 2:  # noqa: PLR2004 - alone in its workbook it is a tracker
        return []
    signs = [_signs(table) for table in tables]
    most = min(signs) + ENOUGH
    lists = [
        table
        for table, count in zip(tables, signs, strict=True)
        if count >= most or any(_shows(s, table) for s in sources)
    ]
    # Where nothing else is left, what looks like a list is what there is to count.
    return lists if len(lists) < len(tables) else []


def _signs(table: Table) -> int:
    return sum((_is_named_so(table), _says_each_once(table), _is_bare(table)))


def _is_named_so(table: Table) -> bool:
    words = plain(table.sheet.name).split()
    pairs = {" ".join(words[n : n + 2]) for n in range(len(words))}
    return table.sheet.hidden or bool(WORDS_OF_NAMES & {*words, *pairs})


def _says_each_once(table: Table) -> bool:
    counts = []
    for column in table.columns:
        if column.meaning in ANSWERS:
            texts = [*filter(None, (row.text(column.at) for row in table.rows))]
            if len({*texts}) < len(texts):
                return False
            counts.append(len(texts))
    return max(counts, default=0) >= FEWEST_WORDS


def _is_bare(table: Table) -> bool:
    return not OF_ITEMS & {column.meaning for column in table.columns}


def _shows(source: Source, table: Table) -> bool:
    """Return whether a list takes its words from an answer of a table."""
    # From its items it may: a project is chosen from the tracker of the projects.
    if plain(source.sheet) != plain(table.sheet.name) or table.sheet.across:
        return False
    rows = {row.number for row in table.rows}
    return any(
        column.meaning in ANSWERS and source.left <= column.at <= source.right
        for column in table.columns
    ) and not rows.isdisjoint(range(source.top, source.bottom + 1))
