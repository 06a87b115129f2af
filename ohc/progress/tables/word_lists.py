"""The words of lists, which are no items: whole tables of them, and keys below one."""

import re
from collections.abc import Collection, Sequence

from ohc.progress.tables.items import NO_ITEM
from ohc.progress.tables.remarks import ranges
from ohc.progress.tables.sparse_rows import HEADING
from ohc.progress.tables.tables import Doubt, Table
from ohc.progress.words.vocabulary import ANSWERS, Vocabulary, compared
from ohc.reference.names import plain
from ohc.workbooks.sheets import SheetRow
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


_LABEL = re.compile(
    r"((status|rag|colour|rating) )*(key|legend|options|drop ?downs?( list)?)"
    r"|key to .+"
)
"""What stands over the words of a key, or before the first of them."""

NIL = frozenset({"", "0", "FALSE", "False"})
"""What a formula copied down shows beside nothing."""


def key_below(table: Table, vocabulary: Vocabulary) -> Doubt | None:
    """
    Return the doubt of rows below the items that explain the words of the answers.

    Each has one of the words, no two the same, and at most a name beside it. Without
    a label such as Key they are one if items say more than that, and, where items
    have a ref, if these rows have none.
    """
    key = _Key(table, vocabulary)
    rows, is_labelled = key.rows()
    above = [r for r in table.rows if r.number < (rows[0].number if rows else 0)]
    if not above or not (is_labelled or key.is_sure(rows, above)):
        return None
    items = {row.number for row in table.rows}
    numbers = sorted({row.number for row in rows} & items - table.aside.keys())
    if not numbers:
        return None
    message = (
        f"Rows {ranges(numbers)} look like a key to the status "
        "words: each word once, below the items. They are not "
        "counted. Move the key to another sheet or, if the rows "
        "are items, fill them in."
    )
    return Doubt(NO_ITEM, tuple(numbers), message, cells=ranges(numbers))


class _Key:
    """Weighs the last rows of a table: whether they explain words, or are items."""

    def __init__(self, table: Table, vocabulary: Vocabulary) -> None:
        self._table = table
        self._words = vocabulary.status.keys() | vocabulary.rag.keys()
        self._answers = [c.at for c in table.columns if c.meaning in ANSWERS]
        known = {*self._answers, *table.names}
        self._others = [c.at for c in table.columns if c.at not in known and c.header]

    def rows(self) -> tuple[list[SheetRow], bool]:
        """Return the last rows that may be a key, and whether a label says so."""
        rows: list[SheetRow] = []
        words: set[str] = set()
        headings = [n for n, why in self._table.left_out if why == HEADING]
        labels = [row for row in self._rows_of(headings) if self._label(row)]
        every = sorted([*self._table.rows, *labels], key=lambda row: row.number)
        for row in reversed(every):
            word, label = self._word(row), self._label(row)
            is_nameless = self._table.aside.get(row.number) == NO_ITEM
            is_bare = is_nameless or not self._says_more(row)
            # Below the key may stand who wrote it.
            if is_bare and not rows and not (word or label or self._answer(row)):
                continue
            # A word that comes again is an answer: a key explains each once.
            if not is_bare or not (word or label) or word in words:
                return rows, False
            rows.insert(0, row)
            words |= {word} if word else set()
            if label and words:
                return rows, True
        return rows, False

    def _rows_of(self, numbers: Sequence[int]) -> list[SheetRow]:
        return [self._table.sheet.numbered[number - 1] for number in numbers]

    def is_sure(self, rows: Sequence[SheetRow], above: Sequence[SheetRow]) -> bool:
        """Return whether rows without a label are a key, by what items say more."""
        if not all(map(self._says_more, above)):
            return False
        if not any(map(self._answer, rows)):
            return len(rows) > 1
        if len(self._table.names) > 1:
            ref = self._table.names[0]
            has_ref = all(row.text(ref) for row in above)
            return has_ref and len(rows) > 1 and not any(r.text(ref) for r in rows)
        # Two new items that nobody has yet may well be told apart by their status.
        return len(rows) >= FEWEST_WORDS

    def _says_more(self, row: SheetRow) -> bool:
        return any(row.text(at) not in NIL for at in self._others)

    def _word(self, row: SheetRow) -> str:
        names = [row.text(at) for at in self._table.names]
        texts = map(compared, self._answer(row) or names)
        return next((text for text in texts if text in self._words), "")

    def _answer(self, row: SheetRow) -> list[str]:
        return [*filter(None, (row.text(at) for at in self._answers))]

    def _label(self, row: SheetRow) -> bool:
        texts = filter(None, (row.text(at) for at in self._table.names))
        first = next(texts, "").partition(":")[0]
        return bool(_LABEL.fullmatch(plain(first) or first.casefold()))
