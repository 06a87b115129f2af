"""Paragraphs as an agreement cites them: each document named once."""

from functools import lru_cache

TITLE = " title page"


@lru_cache(maxsize=1024)
def cited(source: str) -> str:
    """
    Return the paragraphs of a source, in the order in which it has them.

    >>> cited("NPA 3.6; NPA Annex C; SE 42")
    'NPA 3.6, Annex C; SE 42'
    """
    paragraphs: dict[str, list[str]] = {}
    for place in filter(None, source.split("; ")):
        if place.endswith(TITLE):
            # That a document has its title needs no telling.
            continue
        document, _, paragraph = place.partition(" ")
        paragraphs.setdefault(document, []).append(paragraph)
    return "; ".join(
        f"{document} {', '.join(places)}" for document, places in paragraphs.items()
    )
