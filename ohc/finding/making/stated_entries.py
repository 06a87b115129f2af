"""Entries about what the documents state, count, contradict and leave out."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ohc.finding.index_words import all_words
from ohc.finding.intents import intents_of
from ohc.finding.making.entries import Entry, command, dated, once, parts_of, sources_of
from ohc.outcome import TextRow
from ohc.reference.tables import load_table

FUNDING = re.compile(r"\b(funds?|funded|funding|pays?|paid)\b", re.IGNORECASE)
BODIES = re.compile(
    r"\b(NHS|NOMS|England|CCGs?|teams?|council|authorit|Governor|board)"
)
DEFINED = re.compile(
    r"\b(definition|defined|meaning|what it is(?! not)|stands for|purposes?|mission)\b"
)
WHERE = re.compile(r"@|\bwww\.|\b[A-Z]{1,2}\d\w* \d[A-Z]{2}\b")
"""An email or web address, or a postcode."""
NO_UNIT = frozenset({"", "date"})
OF_FOOTNOTES = 0.8
"""Links in footnotes are seldom the address that someone wants to write to."""


def grouped(rows: Iterable[TextRow], *fields: str) -> list[list[TextRow]]:
    """Return rows that are the same in some fields together, in their order."""
    groups: dict[tuple[str, ...], list[TextRow]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[field] for field in fields)].append(row)
    return [*groups.values()]


def fact_entries() -> Iterator[Entry]:
    """Give an entry for each item of a topic, with everything stated about it."""
    for rows in grouped(load_table("facts"), "topic", "item"):
        answer = "; ".join(map(_stated, rows))
        topic, item = rows[0]["topic"], rows[0]["item"]
        yield Entry(
            kind="fact",
            keys=tuple(f"facts:{row['id']}" for row in rows),
            title=item,
            answer=answer,
            sources=sources_of(rows),
            command=command("facts", "--topic", topic),
            more=f"{topic.replace('-', ' ')} {' '.join(row['id'] for row in rows[:3])}",
            shapes=_shapes_of_facts(rows, answer),
            same=rows[0]["value"] if len(rows) == 1 and _is_figure(rows[0]) else "",
            weight=OF_FOOTNOTES if item.startswith("Web address as printed") else 1.0,
        )


def _stated(row: TextRow) -> str:
    unit = "" if row["unit"] in NO_UNIT else f" {row['unit']}"
    as_of = f" ({row['as_of']})" if row["as_of"] else ""
    return f"{_thousands(row['value'])}{unit}{as_of}"


def _thousands(value: str) -> str:
    # A year such as 2014 is not an amount.
    is_count = value.isdigit() and len(value) > len("2013")
    return f"{int(value):,}" if is_count else value


def _is_figure(row: TextRow) -> bool:
    return row["value"].replace(".", "").replace(",", "").isdigit()


def _shapes_of_facts(rows: list[TextRow], answer: str) -> frozenset[str]:
    text = f"{rows[0]['item']} {answer}"
    shapes = set(dated(text))
    if any(map(_is_figure, rows)):
        shapes.add("count")
    if FUNDING.search(text):
        shapes.add("pays")
    if DEFINED.search(rows[0]["item"]):
        shapes.add("definition")
    if BODIES.search(answer):
        shapes.add("who")
    if WHERE.search(answer):
        shapes.add("where")
    return frozenset(shapes)


def conflict_entries() -> Iterator[Entry]:
    """Give an entry for each place where the documents disagree."""
    for row in load_table("conflicts"):
        yield Entry(
            kind="conflict",
            keys=(f"conflicts:{row['id']}",),
            title=f"{row['first']} / {row['second']}",
            answer=row["note"],
            sources=once(
                place
                for field in ("first_source", "second_source", "source")
                for place in parts_of(row[field])
            ),
            command=command("sources", "conflicts", "--topic", row["topic"]),
            more=f"{row['topic'].replace('-', ' ')} disagree differ conflict",
            shapes=dated(row["first"], row["second"]) | _counted(row),
        )


def _counted(row: TextRow) -> frozenset[str]:
    both = row["first"], row["second"]
    return frozenset({"count"} if all(re.search(r"\d", text) for text in both) else ())


def count_entries() -> Iterator[Entry]:
    """Give an entry for each published total, once if several sources have it."""
    for rows in grouped(
        load_table("headline_counts"), "kind", "published", "comparable"
    ):
        for same in (
            [rows] if rows[0]["comparable"] == "yes" else [[row] for row in rows]
        ):
            yield _count(same)


def _count(rows: list[TextRow]) -> Entry:
    row = rows[0]
    what = once(row["what"] for row in rows)
    published = row["published"] or "No number is stated"
    dates = ", ".join(once(row["as_of"] for row in rows))
    return Entry(
        kind="count",
        keys=tuple(f"headline_counts:{row['id']}" for row in rows),
        title=f"How many: {' / '.join(what)}",
        answer=f"{published} ({dates})",
        # Totals that are compared have their disagreements beside them.
        remarks="" if row["comparable"] == "yes" else row["note"],
        sources=sources_of(rows),
        command=command("estate", "reconcile"),
        more=f"number count total in England {row['kind'].replace('_', ' ')}",
        shapes=frozenset({"count"}),
        same=row["published"],
    )


def silence_entries() -> Iterator[Entry]:
    """Give an entry for each thing that people ask about and no document states."""
    replaced = clauses_replaced_by("silence")
    for row in load_table("silence"):
        yield Entry(
            kind="not-stated",
            keys=(f"silence:{row['id']}", *replaced.get(row["id"], ())),
            title=row["asked"],
            answer=row["said"],
            sources=sources_of([row]),
            command=command("find", "--source", parts_of(row["source"])[0])
            + " -k not-stated --most 0",
            more=row["id"].replace("-", " "),
            shapes=frozenset(each.name for each in intents_of(all_words(row["asked"]))),
            nearest=parts_of(row["nearest"])[0],
        )


def clauses_replaced_by(kind: str) -> dict[str, list[str]]:
    """Return the keys of clauses of 0.1.0, by the key that replaces them."""
    keys: dict[str, list[str]] = defaultdict(list)
    for row in load_table("agreement_clauses"):
        new_kind, _, key = row["replaced_by"].partition(":")
        if new_kind == kind:
            keys[key].append(f"clauses:{row['id']}")
    return keys


def document_entries() -> Iterator[Entry]:
    """Give an entry for each document."""
    for row in load_table("documents"):
        yield Entry(
            kind="document",
            keys=(f"documents:{row['short']}",),
            title=f"{row['short']}: {row['title']}",
            answer=f"{row['publisher']}, {row['date']}: {row['kind']}",
            sources=sources_of([row]),
            command=command("sources"),
            more="document source copy missing lost",
            other_names=(row["title"],),
            shapes=dated(row["date"]),
        )
