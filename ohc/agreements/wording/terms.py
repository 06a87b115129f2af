"""The terms of an agreement: numbered, with those that turn on a fact last."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache

from ohc.agreements.wording.citing import cited
from ohc.agreements.wording.conditions import Facts
from ohc.agreements.wording.places import Place
from ohc.agreements.wording.views import Term, TermRow, TermSection
from ohc.outcome import TextRow
from ohc.reference.tables import load_table

COMPLAINTS, DISPUTES = "complaints-where", "disputes-steps"
"""The terms below which a table stands; below others there are points."""

PRISON = "{prison}"
"""Stands in a term for the name of the prison."""

Settled = tuple[tuple[str, bool | None], ...]
"""Facts that decide, each with its key and whether it holds."""


def term_sections(place: Place, known: Facts) -> tuple[TermSection, ...]:
    """
    Return the sections of the terms as they read at a place.

    A term that turns on a fact is left out where that does not hold, and begins with
    "If" where nobody knows. It comes last in its section, so that settling the fact
    changes the number of no other term.
    """
    settled = tuple((key, fact.holds) for key, fact in known.items())
    prison = curly(place.official_name)
    return tuple(_named(section, prison) for section in _sections(settled))


def _named(section: TermSection, prison: str) -> TermSection:
    """Return a section with the name of a prison put in, the same where it has none."""
    if not any(PRISON in term.text for term in section.terms):
        return section
    terms = (
        replace(term, text=term.text.replace(PRISON, prison)) for term in section.terms
    )
    return replace(section, terms=tuple(terms))


# Prisons of which the same is known share their terms, but for the name.
@lru_cache(maxsize=256)
def _sections(settled: Settled) -> tuple[TermSection, ...]:
    holds = dict(settled)
    names = {"governor": governor(holds["contracted"])}
    return tuple(
        TermSection(
            number=section["number"],
            title=section["title"],
            terms=tuple(
                _term(row, f"{section['number']}.{number}", names=names, holds=holds)
                for number, row in enumerate(_printed(section["key"], holds), start=1)
            ),
        )
        for section in load_table("agreement_parts")
        if section["part"] == "B"
    )


def governor(contracted: bool | None) -> str:
    """
    Return what the head of a prison is called.

    >>> governor(True), governor(None)
    ('Director', 'Governor or Director')
    """
    return {True: "Director", False: "Governor", None: "Governor or Director"}[
        contracted
    ]


@cache
def numbers() -> Mapping[str, str]:
    """Return the number of every term that stands in each agreement."""
    return {
        row["id"]: f"{section['number']}.{number}"
        for section in load_table("agreement_parts")
        for number, row in enumerate(
            (
                row
                for row in load_table("agreement_terms")
                if row["section"] == section["key"] and not row["applies"]
            ),
            start=1,
        )
    }


def _printed(section: str, holds: Mapping[str, bool | None]) -> list[TextRow]:
    rows = [row for row in load_table("agreement_terms") if row["section"] == section]
    kept = [row for row in rows if _stands(row, holds)]
    return sorted(kept, key=lambda row: bool(row["applies"]))


def _stands(row: TextRow, holds: Mapping[str, bool | None]) -> bool:
    return not row["applies"] or holds[row["applies"]] is not False


def _term(
    row: TextRow,
    number: str,
    *,
    names: Mapping[str, str],
    holds: Mapping[str, bool | None],
) -> Term:
    is_open = row["applies"] and holds[row["applies"]] is None
    rows = _rows_below(row, holds)
    is_table = row["id"] in {COMPLAINTS, DISPUTES}
    # What covers every point stands once, after the last of them.
    covers_all = bool(rows) and not is_table
    return Term(
        number=number,
        text=worded(row["text_if"] if is_open else row["text"], names),
        source="" if is_table or covers_all else cited(row["source"]),
        points=() if is_table else rows,
        routes=rows if row["id"] == COMPLAINTS else (),
        steps=rows if row["id"] == DISPUTES else (),
    )


def _rows_below(term: TextRow, holds: Mapping[str, bool | None]) -> tuple[TermRow, ...]:
    rows = [
        row
        for row in load_table("agreement_term_rows")
        if row["term"] == term["id"] and _stands(row, holds)
    ]
    return tuple(
        TermRow(
            number=str(number),
            first=curly(row["first"]),
            second=curly(row["second"]),
            source=_own_source(row, term, is_last=number == len(rows)),
        )
        for number, row in enumerate(rows, start=1)
    )


def _own_source(row: TextRow, term: TextRow, *, is_last: bool) -> str:
    if term["id"] in {COMPLAINTS, DISPUTES} or row["source"] != term["source"]:
        return cited(row["source"])
    return cited(row["source"]) if is_last else ""


def worded(text: str, names: Mapping[str, str]) -> str:
    """Return a text with its names and the numbers of terms put in."""
    text = with_numbers(text)
    for key, name in names.items():
        text = text.replace(f"{{{key}}}", name)
    return curly(text)


def curly(text: str) -> str:
    r"""
    Return a text with curly quotation marks.

    >>> curly("NOMS's") == "NOMS\N{RIGHT SINGLE QUOTATION MARK}s"
    True
    """
    opened = re.sub(r"(^|[\s(])'", "\\1\N{LEFT SINGLE QUOTATION MARK}", text)
    return opened.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")


def with_numbers(text: str) -> str:
    """Return a text in which the key of a term is its number, {term:KEY} as 2.4."""
    if "{term:" in text:
        for key, number in numbers().items():
            text = text.replace(f"{{term:{key}}}", number)
    return text
