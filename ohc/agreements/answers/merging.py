"""Choose the answers of an agreement that is updated: nothing typed is lost."""

from collections.abc import Mapping
from typing import NamedTuple

from ohc.values import find_date

NOTHING: Mapping[str, str] = {}


class Merged(NamedTuple):
    """
    The answers of an updated agreement, by field.

    ``values`` are what it shows, ``prefilled`` those that nobody typed, ``conflicts``
    what the file of answers says where the document says something else.
    """

    values: dict[str, str]
    prefilled: dict[str, str]
    conflicts: dict[str, str]


class _Settled(NamedTuple):
    """What one field shows, what it was prefilled with, and the conflicting answer."""

    value: str
    prefilled: str
    conflict: str = ""


def is_same(answer: str, other: str) -> bool:
    """
    Return whether two answers say the same, ignoring spaces and forms of dates.

    >>> is_same("1 April 2014", "2014-04-01"), is_same("a  b", "a b")
    (True, True)
    """
    if answer.split() == other.split():
        return True
    day = find_date(answer)
    return day is not None and day == find_date(other)


def merged(
    typed: Mapping[str, str],
    before: Mapping[str, str],
    answers: Mapping[str, str],
    unsettled: Mapping[str, str] = NOTHING,
) -> Merged:
    """
    Return the answers merged from a document, its prefilled answers and a file.

    What people typed stays. A field that nobody changed takes the answer in the file.
    Where both changed, the document's answer stays and the other is a conflict until
    they agree; ``unsettled`` has the conflicts from before.

    >>> merged({"chair": "A"}, {}, {"chair": "B"}).conflicts
    {'chair': 'B'}
    >>> merged({"chair": "A"}, {"chair": "A"}, {"chair": "B"}).values
    {'chair': 'B'}
    """
    # A blank in a file of answers changes nothing: people leave out what they do not
    # know, and a blank would empty a field that someone else has filled in.
    wanted = {**unsettled, **{key: text for key, text in answers.items() if text}}
    settled = {
        key: _settled(
            typed.get(key, ""), before.get(key, ""), wanted=wanted.get(key, "")
        )
        for key in dict.fromkeys([*typed, *before, *wanted])
    }
    return Merged(
        values={key: field.value for key, field in settled.items() if field.value},
        prefilled={
            key: field.prefilled for key, field in settled.items() if field.prefilled
        },
        conflicts={
            key: field.conflict for key, field in settled.items() if field.conflict
        },
    )


def _settled(document: str, before: str, *, wanted: str) -> _Settled:
    """Return what a field gets from the document, its last prefill and the answers."""
    if is_same(document, before):
        # Nobody changed it, so it takes the answer in the file. The wording of the
        # document stays if it means the same, as 1 April 2014 and 2014-04-01 do.
        is_kept = is_same(wanted, document)
        value = (document or wanted) if is_kept else (wanted or document)
        return _Settled(value, prefilled=wanted or document)
    if is_same(document, wanted):
        # Typed first and later also in the file: from now on it follows the file.
        return _Settled(document, prefilled=document)
    if wanted and not is_same(wanted, before):
        return _Settled(document, prefilled=before, conflict=wanted)
    return _Settled(document, prefilled=before)
