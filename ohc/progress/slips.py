"""Slips of the pen: a known word that someone may have meant."""

from collections.abc import Mapping

from ohc.errors import is_like, nearest


def suggestion(word: str, known: Mapping[str, str]) -> str:
    """
    Return a sentence with a known word that this one is a slip of, blank if none is.

    A slip has as many words, each alike and beginning the same: "incomplete" is none
    of "complete", nor is "not complete", and a number is no slip at all.
    """
    found = nearest(word, {one: one for one in known})
    near = found.removeprefix("Did you mean ").removesuffix("?")
    if near not in known or any(letter.isdigit() for letter in word):
        return ""
    pairs = [*zip(word.split(), near.split(), strict=False)]
    alike = all(one[0] == other[0] and is_like(one, other) for one, other in pairs)
    if not alike or len(word.split()) != len(near.split()):
        return ""
    return f"Did you mean {near!r} ({known[near]})?"
