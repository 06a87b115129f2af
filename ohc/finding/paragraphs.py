"""Read paragraphs as people type them, and find what cites them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ohc.errors import UnknownName
from ohc.finding.store import Store
from ohc.lines import in_quotes
from ohc.reference.tables import load_table

DOCUMENTS = re.compile(
    r"(?:the |of |in |para(?:graph)?s? )*(SE|NPA|HJ|ELF ?[12])\b[ ,:]*", re.I
)
PLACE = re.compile(
    r"(?:para(?:graph)?s? |section |no\.? )?"
    r"(?P<place>Annex [A-C]|Appendix 1|Joint Statement|title page|Acknowledgements"
    r"|A?\d+(?:\.\d+)?[a-f]?(?: (?:fn|footnote) ?\d+)?)(?![\w.]*\w)[ ?.,:]*",
    re.IGNORECASE,
)


class Cited(NamedTuple):
    """A document, its paragraph (blank for all), and the words after it."""

    document: str
    paragraph: str
    rest: str

    @property
    def name(self) -> str:
        """Return the paragraph as it is written in sources."""
        return f"{self.document} {self.paragraph}".strip()


def cited(question: str) -> Cited | None:
    """
    Return the paragraph that a question begins with, or nothing.

    >>> cited("the npa 1.30 fn 33?"), cited("NPA 3.6 template").rest
    (Cited(document='NPA', paragraph='1.30 fn 33', rest=''), 'template')
    >>> cited("Separate rooms"), cited("HJ").name
    (None, 'HJ')
    """
    text = " ".join(question.split())
    document = DOCUMENTS.match(text)
    if not document:
        return None
    rest = text[document.end() :]
    place = PLACE.match(rest)
    if place:
        rest = rest[place.end() :]
    elif rest.strip(" ?.!"):
        # Words after just the name of a document are a question like any other.
        return None
    name = document[1].upper().replace(" ", "")
    return Cited(name, _as_cited(place["place"]) if place else "", rest.strip(" ?."))


def _as_cited(place: str) -> str:
    words = re.sub(r"(?i)(?:fn|footnote) ?(\d+)", r"fn \1", place).split()
    first = words[0]
    if first[0].isdigit():
        return " ".join((first.lower(), *words[1:]))
    named = {
        "annex": "Annex",
        "appendix": "Appendix",
        "joint": "Joint",
        "title": "title",
    }
    head = named.get(first.lower(), first[:1].upper() + first[1:])
    rest = [word.upper() if len(word) == 1 else word for word in words[1:]]
    rest = [word.capitalize() if head == "Joint" else word for word in rest]
    return " ".join((head, *rest))


def citing(cite: Cited, store: Store) -> list[int]:
    """
    Return the entries that cite a paragraph exactly, or a whole document.

    If none cites the paragraph itself, those that cite its letters and notes: SE 11 is
    11a to 11f.
    """
    if not cite.paragraph:
        places: Sequence[str] = [
            place for place in store.paragraphs if place.split(" ")[0] == cite.document
        ]
    else:
        places = [cite.name]
        if not store.citing(cite.name):
            below = re.compile(rf"{re.escape(cite.name)}(?:[a-z]\b| fn | )")
            places = [place for place in store.paragraphs if below.match(place)]
    numbers = (number for place in places for number in store.citing(place))
    return sorted({*numbers})


def lost(cite: Cited) -> str:
    """Return what our copy of the document lacks, if it may be this paragraph."""
    for row in load_table("documents"):
        if row["short"] == cite.document and row["lost"]:
            return f"Missing from our copy of {cite.document}: {row['lost']}."
    return ""


def places_of(source: str, store: Store) -> frozenset[str]:
    """
    Return the paragraphs that --source means: a document's, a chapter's or just one.

    "NPA 3" is all of chapter 3. Raises UnknownName with the nearest.
    """
    wanted = " ".join(source.split()).casefold()
    places = frozenset(_within(wanted, store))
    if not places:
        known = [row["short"] for row in load_table("documents")]
        raise UnknownName(
            "source",
            source,
            known={place: place for place in (*known, *store.paragraphs)},
            listed="ohc sources",
            message=f"Nothing cites {in_quotes(source)}.",
        )
    return places


def _within(wanted: str, store: Store) -> Iterator[str]:
    for place in store.paragraphs:
        plain = place.casefold()
        rest = plain.removeprefix(wanted)
        # "NPA 3" includes 3.6, but not 30.
        if plain.startswith(wanted) and not rest[:1].isdigit():
            yield place
