"""Priorities and commitments of the national agreement and of what came after."""

from ohc.errors import WrongWords
from ohc.lines import in_quotes
from ohc.outcome import Row, TextRow
from ohc.reference import names
from ohc.reference.tables import load_table

FRAMEWORKS = {
    "npa-2013": "Joint developmental priorities for 2013-14 (NPA 2.28)",
    "strategic-2016": "Priority areas of the strategic direction 2016 to 2020 (HJ)",
}
PRIORITY_FIELDS = ("framework", "number", "title", "source")
COMMITMENT_FIELDS = (
    "id",
    "priority",
    "commitment",
    "applies_to",
    "due_text",
    "due_by",
    "organisations",
    "source",
)
SHOWN_FIELDS = ("item", "value", "source")


def find_framework(words: str) -> str:
    """Return the framework that the words name. Raises UnknownName."""
    return names.own_names("framework", FRAMEWORKS).find(words)[0]


def priorities(framework: str = "npa-2013") -> list[Row]:
    """
    Return the priorities of a framework, with at least PRIORITY_FIELDS.

    ``number`` is as published; ``detail`` says where another place words the
    priority differently in substance.
    """
    return [
        {**row, "number": int(row["number"])}
        for row in load_table("priorities")
        if row["framework"] == framework
    ]


def commitments() -> list[TextRow]:
    """
    Return the 18 commitments of NPA section 2.

    Rows have COMMITMENT_FIELDS. ``due_by`` is a date where the source has "By
    April 2014", taken as its first day: our convention, not the source's.
    ``applies_to`` says whom a commitment binds where that is not everyone, ``binds``
    the same in a word: establishments, national, approved-premises, or the question
    of the agreements (pfi, retendered, resettlement_test, xray) that decides.
    """
    return list(load_table("commitments"))


def priority_card(words: str) -> list[Row]:
    """
    Return what is stated of one priority of 2013, or of one of its commitments.

    A priority is known by its number, a commitment as C3.2 or 3.2. Rows have
    SHOWN_FIELDS. Raises UnknownName for what there is not.
    """
    key = words.strip().upper().removeprefix("C")
    number = key.partition(".")[0]
    priority_of = {str(row["number"]): row for row in priorities()}
    shown = [
        row
        for row in commitments()
        if row["priority"] == number and ("." not in key or row["id"] == f"C{key}")
    ]
    if number not in priority_of or not shown:
        raise WrongWords(
            f"There is no priority or commitment {in_quotes(words)}.",
            f"Type a number from 1 to {len(priority_of)}, or a commitment such as "
            "C3.2.",
        )
    priority = priority_of[number]
    source = priority["source"]
    rows: list[Row] = [
        {"item": "Priority", "value": priority["title"], "source": source}
    ]
    if priority["detail"]:
        rows.append({"item": "Mind", "value": priority["detail"], "source": source})
    return rows + [item for commitment in shown for item in _items(commitment)]


def _items(commitment: TextRow) -> list[Row]:
    key = commitment["id"]
    stated = {
        key: commitment["commitment"],
        f"{key} applies to": commitment["applies_to"],
        f"{key} due": commitment["due_text"] or "no date stated",
        f"{key} names": commitment["organisations"] or "nobody",
    }
    return [
        {"item": item, "value": value, "source": commitment["source"]}
        for item, value in stated.items()
    ]
