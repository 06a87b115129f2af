"""Keys that differ only by a number: the slots of one family of answers."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ohc.progress.tables.layouts import Column
from ohc.progress.words.vocabulary import ANSWERS
from ohc.reference.names import plain

_NUMBER = re.compile(r"(\d+)")
NAME_ENDINGS = ("", " name", " title", " description")
"""What the key of a slot's name may have behind its number."""


class Slot(NamedTuple):
    """One of the numbered answers of a family; ``name`` is the key of what it is of."""

    number: str
    column: Column
    name: Column | None


def families(columns: Sequence[Column]) -> Mapping[tuple[str, str], list[Slot]]:
    """
    Return the numbered answers among keys, by their field and the family's name.

    "Approval MM1 Status" and "Approval MM2 Status" are slots 1 and 2 of "Approval MM
    Status"; what slot 1 is of stands at the key "Approval MM1".
    """
    by_key = {plain(column.header): column for column in columns}
    found: dict[tuple[str, str], list[Slot]] = {}
    for column in columns:
        parts = _NUMBER.split(column.header)
        if column.meaning not in ANSWERS or len(parts) != 3:  # noqa: PLR2004 - 1 number
            continue
        before, number, after = parts
        stem = plain(before + number)
        keys = (by_key.get(stem + ending) for ending in NAME_ENDINGS)
        name = next((key for key in keys if key and key != column), None)
        family = " ".join((before + after).split())
        slots = found.setdefault((column.meaning, family), [])
        if number not in {slot.number for slot in slots}:
            slots.append(Slot(number, column, name))
    return {key: slots for key, slots in found.items() if len(slots) > 1}
