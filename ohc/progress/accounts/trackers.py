"""Count trackers whose items are not ours: all rows, copies once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from ohc.problems import Problem
from ohc.progress.accounts.aside import AsideRow
from ohc.progress.accounts.books import Books, accounts_of
from ohc.progress.accounts.ledger import Claim, CountedRow, Key, Ledger
from ohc.progress.accounts.shares import is_patchy
from ohc.progress.tables.doubtful_items import what_is_named
from ohc.reference.reporting_units import Body


def settle_any(ledger: Ledger) -> Books:
    """Return what counts in trackers whose items are not ours: copies once."""
    counted: dict[Key, tuple[CountedRow, ...]] = {}
    aside: dict[Key, tuple[AsideRow, ...]] = {}
    different_claims: list[tuple[Key, Claim]] = []
    problems = list(ledger.problems)
    problems += same_items(ledger)
    names = dict(ledger.names)
    for (name, period), claims in ledger.claims.items():
        names.setdefault(name, Body(name, name))
        # In a table, the rows for each body and period are one return.
        different, copies = different_tables(claims)
        problems += [problem for _, problem in copies]
        rows = (row for claim in different for row in claim.rows)
        counted[name, period] = tuple(rows)
        aside[name, period] = tuple(row for claim in different for row in claim.aside)
        different_claims += [((name, period), claim) for claim in different]
    return Books(
        period=None,
        counted=counted,
        names=names,
        expected={},
        received=frozenset(),
        other_periods={},
        problems=problems,
        accounts=accounts_of(ledger, counted),
        last_period={},
        aside=aside,
        patchy=_patchy(different_claims),
        without_status=frozenset(
            key for key, claim in different_claims if not claim.has_status
        ),
    )


def different_tables(
    claims: Iterable[Claim],
) -> tuple[list[Claim], list[tuple[Claim, Problem]]]:
    """
    Return the tables of trackers that differ, and each copy with its problem.

    A copy is a table with the same sheet and content in another file. Equal sheets in
    one workbook are for two places.
    """
    different: list[Claim] = []
    copies = []
    first_of: dict[tuple[str, int, int], Claim] = {}
    times: Counter[tuple[str, str, int]] = Counter()
    for claim in claims:
        times[claim.file, claim.sheet, claim.content] += 1
        nth = times[claim.file, claim.sheet, claim.content]
        first = first_of.setdefault((claim.sheet, claim.content, nth), claim)
        if first is claim:
            different.append(claim)
            continue
        message = f"The same table is in {first.where()}. It is counted once."
        copy = claim.problem("duplicate-return", message)._replace(less=True)
        copies.append((claim, copy))
    return different, copies


def same_items(ledger: Ledger) -> Iterator[Problem]:
    """
    Give a problem for each tracker that has the items of another, as it was once.

    The names of their files differ in nothing but what tells when: Plan v1 and Plan v2.
    """
    first_of: dict[tuple[object, ...], Claim] = {}
    told: set[str] = set()
    for (name, _), claims in ledger.claims.items():
        for claim in different_tables(claims)[0]:
            what = what_is_named(PurePath(claim.file).stem)
            items = claim.wording.answers
            first = first_of.setdefault((name, what, claim.sheet, items), claim)
            if items and first.file != claim.file and claim.file not in told:
                told.add(claim.file)
                message = (
                    f"It has the same items as {first.where()}, and other answers. "
                    "Both are counted. Leave one of them out."
                )
                yield claim.problem("repeated-item", message)._replace(less=True)


def _patchy(claims: Iterable[tuple[Key, Claim]]) -> dict[Key, list[Claim]]:
    """Return the returns of trackers with too many rows set aside."""
    claims = [*claims]
    aside: Counter[tuple[str, str, int]] = Counter()
    rows: Counter[tuple[str, str, int]] = Counter()
    for _, claim in claims:
        aside[_table(claim)] += len(claim.aside)
        rows[_table(claim)] += claim.rows_read
    patchy: dict[Key, list[Claim]] = defaultdict(list)
    for key, claim in claims:
        # A tracker by site is judged as a whole: one mistake in a site of two rows does
        # not cost the percentage of the others.
        whole = is_patchy(aside[_table(claim)], rows[_table(claim)])
        if whole and is_patchy(len(claim.aside), claim.rows_read):
            patchy[key].append(claim)
    return dict(patchy)


def _table(claim: Claim) -> tuple[str, str, int]:
    return claim.file, claim.sheet, claim.at[0]
