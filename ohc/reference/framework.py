"""Priorities and commitments of the national agreement and of what came after."""

from ohc.errors import UnknownName
from ohc.outcome import Row, TextRow
from ohc.reference import names
from ohc.reference.tables import load_table

FRAMEWORKS = {
    "npa-2013": "Joint developmental priorities for 2013-14 (NPA 2.28)",
    "strategic-2016": "Priority areas of the strategic direction 2016 to 2020 (HJ)",
}
PRIORITY_FIELDS = ("framework", "number", "title", "source")
COMMITMENT_FIELDS = (
    *("id", "priority", "commitment", "applies_to", "due_text", "due_by"),
    *("organisations", "source"),
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
    ``applies_to`` says whom a commitment binds where that is not everyone.
    """
    return list(load_table("commitments"))


def priority_card(words: str) -> list[Row]:
    """
    Return what is stated of one priority of 2013, or of one of its commitments.

    A priority is known by its number, a commitment as C3.2 or 3.2. Rows have
    SHOWN_FIELDS. Raises UnknownName for what there is not.
    """
    asked = words.strip().upper().removeprefix("C")
    number = asked.split(".")[0]
    found = [row for row in priorities() if str(row["number"]) == number]
    under = [row for row in commitments() if row["priority"] == number]
    shown = [row for row in under if "." not in asked or row["id"] == f"C{asked}"]
    if not found or not shown:
        numbers = [str(row["number"]) for row in priorities()]
        raise UnknownName("priority or commitment", words, numbers)
    [priority] = found
    source = priority["source"]
    rows: list[Row] = [
        {"item": "Priority", "value": priority["title"], "source": source}
    ]
    if priority["detail"]:
        rows.append({"item": "Mind", "value": priority["detail"], "source": source})
    return rows + [item for one in shown for item in _items(one)]


def _items(one: TextRow) -> list[Row]:
    stated = {
        one["id"]: one["commitment"],
        f"{one['id']} applies to": one["applies_to"],
        f"{one['id']} due": one["due_text"] or "no date stated",
        f"{one['id']} names": one["organisations"] or "nobody",
    }
    source = one["source"]
    return [{"item": k, "value": v, "source": source} for k, v in stated.items()]
