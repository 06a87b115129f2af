"""How a tally looks: its title, what came of it, and counts that add up."""

from collections.abc import Sequence

from ohc.lines import some
from ohc.outcome import Field, Row, View
from ohc.output.fields import FIELDS
from ohc.progress.accounts.books import Books, TallyScope
from ohc.progress.accounts.grouping import TALLY_KEYS
from ohc.progress.views.titles import titled
from ohc.progress.words import periods
from ohc.progress.words.vocabulary import RAGS, STATUSES

_SHARED = STATUSES.index("complete") + 1
COUNTS = (
    *STATUSES[:_SHARED],
    "complete_percent",
    *STATUSES[_SHARED:],
    "total",
    "set_aside",
    "overdue",
    *RAGS,
)
"""Counts as people read them: the parts, their total, and what stands beside it."""

NAMES = {"lead": "lead team", "rag": "RAG rating"}
OF_ITEMS = "Progress of items"
LAID_OUT = {("rag", "total"): "RAG ratings", ("status", "total"): "Statuses"}
"""What a count is called that is laid out across a key; else by its heading."""


def tally_title(
    books: Books, scope: TallyScope, *, keys: Sequence[str], what: str, day: str
) -> str:
    """Return the title of a tally: what by which keys, of which period, of whom."""
    by = " and ".join(NAMES.get(key, key.replace("-", " ")) for key in keys)
    period = books.period if day else None
    return titled(f"{what} by {by}", of=period, selection=scope.selection)


def item_title(day: str) -> str:
    """Return the title of a tally of trackers."""
    return f"{OF_ITEMS}, as at {day}" if day else OF_ITEMS


def of_share(totals: Row) -> tuple[str, ...]:
    """
    Return of how many answers the percentage is, where that is not the total.

    >>> counts = {"total": 9, "not_applicable": 4, "complete": 2}
    >>> of_share({**counts, "complete_percent": 40})
    ('40% is 2 of the 5 answers that apply.',)
    """
    applies = int(totals["total"]) - int(totals["not_applicable"])
    if not totals["not_applicable"] or totals["complete_percent"] == "":
        return ()
    that_apply = "answer that applies" if applies == 1 else "answers that apply"
    part = f"{totals['complete_percent']}% is {totals['complete']:,}"
    return (f"{part} of the {applies:,} {that_apply}.",)


def tally_view(rows: Sequence[Row], books: Books, *, keys: Sequence[str]) -> View:
    """
    Return how a tally is shown.

    The returns are said above where they are the same in every row; else they stand
    in each row. Names of commitments and establishments stand with their text.
    """
    fields = [field for key in keys for field in TALLY_KEYS[key]]
    printed = [field for field in fields if field != "establishment_id"]
    returns = {row.get("returns", "") for row in rows}
    each = ["returns"] if len(returns) > 1 else []
    own = _of_keys("area_team lead_team region period status rag")
    own["period"] = own["period"]._replace(spoken=periods.in_words)
    return View(
        columns=(*printed, *each, *COUNTS),
        fields=own,
        above=came(books, said=not each),
        sheet="Progress",
    )


def _of_keys(keys: str) -> dict[str, Field]:
    """Return fields by which a tally is: they stand in every row."""
    return {key: FIELDS[key]._replace(lift=False, rank=0) for key in keys.split()}


def called(count: str) -> str:
    """
    Return a count as a title names it.

    >>> called("amber_red"), called("total")
    ('Amber-red', 'Total')
    """
    return FIELDS[count].heading


def in_full(columns: Sequence[str]) -> tuple[str, ...]:
    """
    Return columns with those of statuses or ratings that no row has, if it has any.

    >>> in_full(["title", "red", "green", "total"])[3:]
    ('amber', 'amber_green', 'green', 'blue', 'rag_unstated', 'total')
    """
    for words in (RAGS, STATUSES):
        among = [place for place, name in enumerate(columns) if name in words]
        if among:
            rest = [name for name in columns[among[-1] + 1 :] if name not in words]
            return (*columns[: among[0]], *words, *rest)
    return tuple(columns)


def grid_view(columns: Sequence[str]) -> View:
    """Return how a count is shown that is laid out across the values of a key."""
    own = _of_keys("area_team lead_team region period")
    numbers = {
        key: Field(FIELDS[key].heading if key in FIELDS else key, rank=0, right=True)
        for key in columns
        if key not in {field for fields in TALLY_KEYS.values() for field in fields}
    }
    zeros = {
        key: numbers[key]._replace(zero=True, sum_of="total")
        for key in numbers
        if key in FIELDS and key != "total"
    }
    return View(
        columns=tuple(key for key in columns if key != "establishment_id"),
        fields={**own, **numbers, **zeros},
        sheet="Progress",
    )


def came(books: Books, *, said: bool) -> tuple[str, ...]:
    """Return how many returns came, and whose are missing, as one line."""
    accounts = books.accounts
    if not accounts.returns_expected:
        return ()
    names = [unit.body.name for _, unit in books.missing]
    parts = (
        f"{accounts.returns_received} of {accounts.returns_expected} returns received."
        if said
        else "",
        f"Missing: {some(names)}." if names else "",
    )
    return (" ".join(filter(None, parts)),) if any(parts) else ()
