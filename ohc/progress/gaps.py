"""Explain which rows of a tally are not counted, and why there is no percentage."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ohc.lines import some
from ohc.outcome import Cell, Row
from ohc.progress.accounts.books import Books
from ohc.progress.accounts.grouping import TALLY_KEYS, Group, group_of
from ohc.progress.accounts.ledger import Claim
from ohc.progress.accounts.shares import (
    is_patchy,
    rows_gone,
    share,
    unnamed_rows,
)
from ohc.record import Record

FEW = 4

NAMES_OF_KINDS = {
    "error-cell": "errors",
    "uncalculated-formula": "formulas without a value",
    "colour-only": "colours without a word",
    "duplicate-return": "rows that appear twice",
    "moved-row": "rows whose ID and summary differ",
    "no-item": "rows without an item",
    "repeated-item": "items in more than one row",
    "unclear-row": "rows that may not be items",
    "unclear-column": "rows whose status column is not clear",
    "missing-column": "rows without the column that was named",
    "moved-answers": "answers that have moved",
    "damaged": "rows that run together",
    "unknown-commitment": "rows whose commitment is not recognised",
    "missing-row": "rows that are missing",
}
"""Reasons, other than an unknown word, why rows are not counted."""


class _Gap(Record):
    """A group without a percentage: its name, its counts, and the rows not counted."""

    name: str
    counts: Mapping[str, Cell]
    words: Counter[str]

    def sentence(self) -> str:
        """Return how many rows are not counted, why, and the possible percentages."""
        complete = int(self.counts["complete"])
        # A missing row is not in any count, but it is among these reasons.
        aside = self.words.total()
        rows = int(self.counts["total"]) + aside
        words = [NAMES_OF_KINDS.get(word, word) for word, _ in self.words.most_common()]
        name = f"{self.name}: " if self.name else ""
        applies = rows - int(self.counts["not_applicable"])
        # At the least, none of them is complete; at the most, all are.
        least, most = share(complete, applies), share(complete + aside, applies)
        return (
            f"{name}{aside:,} of {rows:,} rows {'is' if aside == 1 else 'are'} "
            f"not counted ({some(words)}), so there is no percentage. "
            f"Between {least}% and {most}% may be complete."
        )


def explain_blanks(
    rows: Sequence[Row], totals: Row, *, books: Books, keys: Sequence[str]
) -> list[str]:
    """Return why lines of a tally have no percentage, and what it could be."""
    words = _words(books, keys)
    gaps = [*_gaps(rows, words, keys=keys), *_gaps_of_trackers(books)]
    sentences = [gap.sentence() for gap in gaps[:FEW]]
    if len(gaps) > FEW:
        names = [gap.name for gap in gaps[FEW:]]
        sentences.append(
            "More than one row in ten is not counted, so there is "
            f"no percentage, for {some(names)}."
        )
    whole = sum(words.values(), Counter[str]())
    if len(rows) > 1 and _is_patchy(totals, whole):
        sentences.append(_Gap("Total", totals, words=whole).sentence())
    return sentences


def _is_patchy(row: Row, words: Counter[str]) -> bool:
    return is_patchy(words.total(), int(row["total"]) + words.total())


def _gaps(
    rows: Sequence[Row], words: Mapping[Group, Counter[str]], *, keys: Sequence[str]
) -> Iterator[_Gap]:
    for row in rows:
        group = tuple(str(row[TALLY_KEYS[key][0]]) for key in keys)
        if group in words and _is_patchy(row, words[group]):
            labels = (str(row[TALLY_KEYS[key][-1]]) for key in keys)
            yield _Gap(", ".join(filter(None, labels)), row, words=words[group])


def _words(books: Books, keys: Sequence[str]) -> Mapping[Group, Counter[str]]:
    """Return why rows of each group do not count, and how many for each reason."""
    words: dict[Group, Counter[str]] = defaultdict(Counter)
    for (body_id, period), rows in books.aside.items():
        for row in rows:
            group = group_of(keys, books.names[body_id], row=row, period=period)
            words[group][row.why] += 1
    for _, group, number in unnamed_rows(books, keys):
        words[group]["unknown-commitment"] += number
    for group, number in rows_gone(books, keys).items():
        words[group]["missing-row"] += number
    return words


def _gaps_of_trackers(books: Books) -> Iterator[_Gap]:
    """Give trackers with too many uncounted rows, in groups that do not have them."""
    for key, claims in books.patchy.items():
        counted, aside = len(books.counted[key]), len(books.aside[key])
        if not is_patchy(aside, counted + aside):
            yield from map(_gap_of_tracker, claims)


def _gap_of_tracker(claim: Claim) -> _Gap:
    count = Counter(row.status for row in claim.rows)
    count["total"], count["set_aside"] = len(claim.rows), len(claim.aside)
    words = Counter(row.why for row in claim.aside)
    return _Gap(claim.where(), count, words=words)
