"""All entries in order: the number of an entry is its position."""

from collections.abc import Iterator

from ohc.finding.making.duty_entries import body_entries, duty_entries
from ohc.finding.making.entries import Entry, command, once, slug, sources_of
from ohc.finding.making.framework_entries import (
    agreement_entries,
    budget_entries,
    commitment_entries,
    money,
    priority_entries,
)
from ohc.finding.making.place_entries import list_entries, made_list, place_entries
from ohc.finding.making.stated_entries import (
    conflict_entries,
    count_entries,
    document_entries,
    fact_entries,
    grouped,
    silence_entries,
)
from ohc.reference.framework import FRAMEWORKS
from ohc.reference.tables import load_table

SPELLED = {7: "seven", 12: "twelve"}

MAKERS = (
    fact_entries,
    duty_entries,
    conflict_entries,
    commitment_entries,
    priority_entries,
    budget_entries,
    count_entries,
    list_entries,
    silence_entries,
    place_entries,
    body_entries,
    agreement_entries,
    document_entries,
)


def all_entries() -> Iterator[Entry]:
    """Give every entry."""
    for make in MAKERS:
        yield from make()
    yield from _frameworks()
    yield _commitments_due()
    yield _budget()


def _frameworks() -> Iterator[Entry]:
    for rows in grouped(load_table("priorities"), "framework"):
        name = rows[0]["framework"]
        yield made_list(
            f"priorities-{name}",
            f"The {len(rows)} priorities: {FRAMEWORKS[name]}",
            [f"{row['number']}. {row['title']}" for row in rows],
            keys=[f"priorities:{name}/{row['number']}" for row in rows],
            sources=once(place for place in sources_of(rows))[:3],
            shown_by=command("priorities", "--framework", name),
            more=f"priorities priority joint developmental {len(rows)}",
        )._replace(
            other_names=(f"{len(rows)} priorities", f"{SPELLED[len(rows)]} priorities")
        )


def _commitments_due() -> Entry:
    rows = [row for row in load_table("commitments") if row["due_text"]]
    all_rows = load_table("commitments")
    dates = once(row["due_text"] for row in rows)
    return made_list(
        "commitments",
        f"The {len(all_rows)} commitments, and when each is due: "
        f"{len(rows)} have a date ({', '.join(dates)})",
        [f"{row['id']} {row['due_text'] or 'no date'}" for row in all_rows],
        keys=[f"commitments:{row['id']}" for row in all_rows],
        sources=sources_of(all_rows),
        shown_by=command("priorities", "commitments"),
        more="commitments of the priorities dates due done by",
    )._replace(shapes=frozenset({"list", "count", "when"}))


def _budget() -> Entry:
    rows = load_table("budget")
    return made_list(
        "budget",
        "Budget: money by kind of place",
        [f"{row['accommodation']}: {money(row)}" for row in rows],
        keys=[f"budget:{slug(row['accommodation'])}" for row in rows],
        sources=sources_of(rows),
        shown_by=command("budget"),
        more="budget money resources total spending",
    )._replace(other_names=("budget", "the budget", "money"))
