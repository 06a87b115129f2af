"""Keys that differ only by a number: the slots of one family of answers."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from ohc.progress.tables.layouts import Column
from ohc.progress.words.vocabulary import ANSWERS
from ohc.reference.names import plain

_NUMBER = re.compile(r"(\d+)")
ONE_NUMBER = 3
"""Parts of a key that has one number: before it, itself, and behind it."""

NAME_ENDINGS = ("", " name", " title", " description")
"""What the key of a slot's name may have behind its number."""


class Slot(NamedTuple):
    """One of the numbered answers of a family; ``name`` is the key of what it is of."""

    number: str
    column: Column
    name: Column | None


@lru_cache(maxsize=8)
def families(columns: tuple[Column, ...]) -> Mapping[tuple[str, str], list[Slot]]:
    """
    Return the numbered answers among keys, by their field and the family's name.

    "Approval MM1 Status" and "Approval MM2 Status" are slots 1 and 2 of "Approval MM
    Status"; what slot 1 is of stands at the key "Approval MM1".
    """
    numbered = [
        (column, parts)
        for column in columns
        if column.meaning in ANSWERS
        and len(parts := _NUMBER.split(column.header)) == ONE_NUMBER
    ]
    if len(numbered) < 2:  # noqa: PLR2004 - a family has two
        return {}
    by_key = {plain(column.header): column for column in columns}
    slots_of: dict[tuple[str, str], list[Slot]] = {}
    for column, (before, number, after) in numbered:
        stem = plain(before + number)
        keys = (by_key.get(stem + ending) for ending in NAME_ENDINGS)
        name = next((key for key in keys if key and key != column), None)
        family = " ".join((before + after).split())
        slots = slots_of.setdefault((column.meaning, family), [])
        if number not in {slot.number for slot in slots}:
            slots.append(Slot(number, column, name))
    return {key: slots for key, slots in slots_of.items() if len(slots) > 1}
