"""Read what a document stores beside its text: its answers, and how it was written."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ohc.agreements.docx import opening
from ohc.agreements.docx.controls import ANSWERS, ORIGIN, ORIGIN_BLOCK, storable
from ohc.agreements.docx.opening import W
from ohc.files.unreadable import Unreadable


class Origin(NamedTuple):
    """
    The record of how a document was written: its place, version, and hints by field.

    ``prefilled`` are the answers that nobody typed, ``was`` all answers, ``others`` the
    conflicting answers of a file. ``sums`` are the checksums of its paragraphs, None if
    they are not recorded; ``made`` is the checksum of its sources. ``is_final`` says
    whether it was written to be signed.
    """

    place: str
    version: str
    hints: Mapping[str, str]
    prefilled: Mapping[str, str]
    was: Mapping[str, str]
    others: Mapping[str, str]
    sums: tuple[str, ...] | None
    made: str = ""
    is_final: bool = False


MOST_BLOCKS = 3
"""Building blocks with the name of the record that are tried: a document has one."""

_UNKNOWN = Origin(
    place="", version="", hints={}, prefilled={}, was={}, others={}, sums=None
)


def read_stores(
    parts: Mapping[str, bytes], main: str
) -> tuple[str, dict[str, str], Origin]:
    """Return whose agreement it is, its answers by field, and how it was written."""
    answers: dict[str, dict[str, str]] = {}
    origin = _UNKNOWN
    for root in _roots(parts, main, kind="customXml"):
        if root.tag == f"{{{ANSWERS}}}agreement":
            _read_answers(root, answers.setdefault(root.get("establishment", ""), {}))
        elif root.tag == f"{{{ORIGIN}}}origin":
            origin = _origin(root)
    if origin.sums is None:
        origin = _in_building_blocks(parts, main)
    # A document may also have the store of another place. Its answers do not count.
    place = origin.place or next(iter(answers), "")
    return place, answers.get(place, {}), origin


def origin_in(store: bytes) -> Origin:
    """Return how a document was written, from its record."""
    return _origin(opening.parsed(store))


def _roots(parts: Mapping[str, bytes], main: str, *, kind: str) -> Iterator[Any]:
    for name in opening.related(parts, main, kind=kind):
        root = _readable(parts[name])
        if root is not None:
            yield root


def _readable(data: bytes) -> Any:
    """Return a part as XML, or nothing if it is not XML."""
    try:
        return opening.parsed(data)
    except Unreadable:
        # LibreOffice empties stores; the text still has all the answers.
        return None


def _read_answers(root: Any, answers: dict[str, str]) -> None:
    for answer in root.iter(f"{{{ANSWERS}}}answer"):
        text = storable("".join(answer.itertext()))
        answers.setdefault(answer.get("field", ""), text)


def _in_building_blocks(parts: Mapping[str, bytes], main: str) -> Origin:
    """Return the record from the building blocks, which every program keeps."""
    tried = 0
    for glossary in _roots(parts, main, kind="glossaryDocument"):
        for block in glossary.iter(f"{W}docPart"):
            name = block.find(f"{W}docPartPr/{W}name")
            if name is None or name.get(f"{W}val") != ORIGIN_BLOCK:
                continue
            if (tried := tried + 1) > MOST_BLOCKS:
                return _UNKNOWN
            # Programs split a long text into several.
            xml = "".join(text.text or "" for text in block.iter(f"{W}t"))
            root = _readable(xml.encode())
            if root is not None and root.tag == f"{{{ORIGIN}}}origin":
                return _origin(root)
    return _UNKNOWN


def _origin(root: Any) -> Origin:
    fields = {field.get("name", ""): field for field in root.iter(f"{{{ORIGIN}}}field")}
    hints = {key: field.get("hint", "") for key, field in fields.items()}
    text = root.find(f"{{{ORIGIN}}}text")
    return Origin(
        place=root.get("establishment", ""),
        version=root.get("version", ""),
        hints={key: hint for key, hint in hints.items() if hint},
        prefilled=_texts_of(fields, "given"),
        was=_texts_of(fields, "was"),
        others=_texts_of(fields, "other"),
        sums=tuple((text.text or "").split()) if text is not None else None,
        made=root.get("made", ""),
        is_final=root.get("final") == "yes",
    )


def _texts_of(fields: Mapping[str, Any], name: str) -> dict[str, str]:
    texts = {
        key: field.findtext(f"{{{ORIGIN}}}{name}") for key, field in fields.items()
    }
    return {key: text for key, text in texts.items() if text}
