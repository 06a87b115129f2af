"""Entries about the priorities, the budget and the agreements."""

import re
from collections.abc import Iterator, Sequence

from ohc.finding.making.entries import (
    Entry,
    command,
    dated,
    once,
    parts_of,
    slug,
    sources_of,
)
from ohc.finding.making.stated_entries import clauses_replaced_by, grouped
from ohc.outcome import TextRow
from ohc.reference.framework import FRAMEWORKS
from ohc.reference.tables import load_table

LEFT_OPEN = {
    "{prison}": "the prison",
    "{governor}": "Governor or Director",
}


def commitment_entries() -> Iterator[Entry]:
    """Give an entry for each commitment of 2013-14."""
    titles = {
        row["number"]: row["title"]
        for row in load_table("priorities")
        if row["framework"] == "npa-2013"
    }
    for row in load_table("commitments"):
        due = row["due_text"] or "No date is stated"
        names = f"; names {row['organisations']}" if row["organisations"] else ""
        to_whom = f"; applies to {row['applies_to']}" if row["applies_to"] else ""
        yield Entry(
            kind="commitment",
            keys=(f"commitments:{row['id']}",),
            title=f"{row['id']}: {row['commitment']}",
            answer=f"{due}{to_whom}{names}",
            sources=sources_of([row]),
            command=command("priorities", "commitments"),
            more=f"commitment of priority {row['priority']} {titles[row['priority']]}",
            shapes=dated(row["due_text"])
            | ({"who"} if row["organisations"] else frozenset()),
        )


def priority_entries() -> Iterator[Entry]:
    """Give an entry for each priority of a framework."""
    for row in load_table("priorities"):
        of = FRAMEWORKS[row["framework"]]
        is_first = row["framework"] == "npa-2013"
        yield Entry(
            kind="priority",
            keys=(f"priorities:{row['framework']}/{row['number']}",),
            title=f"Priority {row['number']}: {row['title']}",
            answer=". ".join(filter(None, (of, row["detail"]))),
            sources=sources_of([row]),
            command=command("priorities", "show", row["number"])
            if is_first
            else command("priorities", "--framework", row["framework"]),
            more=f"priority {row['number']} developmental",
        )


def budget_entries() -> Iterator[Entry]:
    """Give an entry for each row of the budget."""
    for row in load_table("budget"):
        yield Entry(
            kind="budget",
            keys=(f"budget:{slug(row['accommodation'])}",),
            title=row["accommodation"],
            answer=money(row),
            sources=sources_of([row]),
            command=command("budget"),
            more="budget money resources commissioner pounds spending",
            shapes=frozenset({"count", "pays", "who"}),
            same=row["resources_text"],
        )


def money(row: TextRow) -> str:
    """Return what a row of the budget says."""
    approximate = ", approximate" if row["approximate"] else ""
    year = f" ({row['resources_year']}{approximate})"
    amount = row["resources_text"].replace("TBC", "to be confirmed (TBC)")
    later = row["commissioner_from_2013_14"]
    who = f"{row['current_commissioner']}, from 2013/14 {later}"
    return f"{amount}{year}, commissioned by {who}"


def agreement_entries() -> Iterator[Entry]:
    """Give an entry for each requirement, term and guidance of the agreements."""
    sections = {
        row["section"]: row["title"] for row in load_table("agreement_sections")
    }
    for row in load_table("agreement_requirements"):
        yield _of_agreement(
            (f"requirements:{row['id']}",),
            row["requirement"],
            f"Asked of local delivery agreements ({sections[row['section']]})",
            rows=[row],
            more=row["id"].replace("-", " "),
        )
    yield from _terms()
    yield from _parts()
    guidance = clauses_replaced_by("guidance")
    for row in load_table("agreement_guidance"):
        keys = (f"guidance:{row['id']}", *guidance[row["id"]])
        title = f"Filling in an agreement: {row['heading']}"
        yield _of_agreement(keys, title, row["text"], rows=[row], weight=0.5)


def _terms() -> Iterator[Entry]:
    titles = {row["key"]: row["title"] for row in load_table("agreement_parts")}
    section_of = {}
    terms, rows_below = clauses_replaced_by("term"), clauses_replaced_by("row")
    for row in load_table("agreement_terms"):
        section_of[row["id"]] = titles[row["section"]]
        keys = (f"agreement_terms:{row['id']}", *terms[row["id"]])
        title = f"Agreement, {titles[row['section']]}"
        text = filled(row["text"])
        yield _of_agreement(keys, title, text, rows=[row], weight=0.8)
    for row in load_table("agreement_term_rows"):
        keys = (f"agreement_term_rows:{row['id']}", *rows_below[row["id"]])
        text = filled(": ".join(filter(None, (row["first"], row["second"]))))
        title = f"Agreement, {section_of[row['term']]}"
        yield _of_agreement(keys, title, text, rows=[row], weight=0.8)


def _parts() -> Iterator[Entry]:
    clauses = clauses_replaced_by("part")
    titles = {row["key"]: row["title"] for row in load_table("agreement_parts")}
    for rows in grouped(load_table("agreement_places"), "part"):
        part = rows[0]["part"]
        yield _of_agreement(
            (f"agreement_parts:{part}", *clauses[part]),
            f"Agreement, {part} {titles.get(part, 'Schedule')}: what to fill in",
            "; ".join(once(row["label"] for row in rows)),
            rows=rows,
            weight=0.7,
        )


def filled(text: str) -> str:
    """
    Return the text of a term, with words in place of its fields.

    >>> filled("The {governor} of {prison}, apart from term {term:a}")
    'The Governor or Director of the prison, apart from another term'
    """
    for name, words in LEFT_OPEN.items():
        text = text.replace(name, words)
    return re.sub(r"term \{term:[^}]+\}", "another term", text)


def _of_agreement(
    keys: Sequence[str],
    title: str,
    answer: str,
    *,
    rows: Sequence[TextRow],
    more: str = "",
    weight: float = 1.0,
) -> Entry:
    first = parts_of(rows[0]["source"])[0]
    return Entry(
        kind="agreement",
        keys=tuple(keys),
        title=title,
        answer=answer,
        sources=sources_of(rows),
        command=f"{command('find', '--source', first)} -k agreement --most 0",
        more=f"{more} local delivery agreement LDA".strip(),
        shapes=dated(answer),
        weight=weight,
    )
