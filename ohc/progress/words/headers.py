"""What a column holds, by the words of its header."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from ohc.progress.words.vocabulary import compared
from ohc.reference.tables import load_table

LONGEST_HEADER = 120
LONGEST_WORDS = 8
"""So many words have the longest that are looked for inside a header."""

_PARENTHESES = re.compile(r"\([^)]*\)")


@lru_cache(maxsize=4096)
def meaning_of(header: str) -> str:
    """
    Return what a column holds by its header, "" where that is not known.

    Whole headers come first, then look-alikes (other), then the longest words at
    the end, then inside; what stands in parentheses is left out at last.

    >>> meaning_of("Delivery (RAG)"), meaning_of("RAG Guidance"), meaning_of("Salad")
    ('rag', 'other', '')
    """
    if len(header) > LONGEST_HEADER:
        return ""
    meaning = _meaning(compared(header))
    # "Status (select one)" holds a status, but "Delivery (RAG)" holds a rating: what is
    # in parentheses may be all that tells, so it is left out at the second try only.
    if not meaning and (shorter := _PARENTHESES.sub(" ", header)) != header:
        meaning = _meaning(compared(shorter))
    return meaning


@cache
def _header_words(match: str) -> Mapping[str, str]:
    return {
        row["word"]: row["meaning"]
        for row in load_table("header_words")
        if row["match"] == match
    }


def _meaning(words: str) -> str:
    if meaning := _header_words("whole").get(words):
        return meaning
    ends, inside = _header_words("end"), _header_words("within")
    parts = words.split()
    tails = (" ".join(parts[start:]) for start in range(len(parts)))
    fitting = [ends[tail] for tail in tails if tail in ends]
    for size in range(min(len(parts), LONGEST_WORDS), 0, -1):
        for start in range(len(parts) - size + 1):
            run = " ".join(parts[start : start + size])
            if run in inside:
                fitting.append(inside[run])
    return "other" if "other" in fitting else next(iter(fitting), "")
