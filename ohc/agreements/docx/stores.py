"""What a document holds beside its text: answers, and how it was made."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from ohc.agreements.docx import opening
from ohc.agreements.docx.controls import ANSWERS, ORIGIN, ORIGIN_BLOCK, storable
from ohc.agreements.docx.opening import W
from ohc.files.package import Package
from ohc.files.unreadable import Unreadable


class Made(NamedTuple):
    """
    How a document was made: its place, its version, and of each field its hint.

    ``given`` is what was filled in that people did not type, ``was`` all that was
    filled in, ``others`` what is to be settled; ``sums`` are those of its
    paragraphs, None where nothing is told.
    """

    place: str
    version: str
    hints: Mapping[str, str]
    given: Mapping[str, str]
    was: Mapping[str, str]
    others: Mapping[str, str]
    sums: tuple[str, ...] | None


_UNTOLD = Made("", "", {}, {}, {}, {}, None)


def stores(package: Package, main: str) -> tuple[str, dict[str, str], Made]:
    """Return whose agreement it is, its answers by field, and how it was made."""
    found: dict[str, dict[str, str]] = {}
    made = _UNTOLD
    for name in opening.related(package, main, "customXml"):
        root = _readable(package.part(name))
        if root is None:
            continue
        if root.tag == f"{{{ANSWERS}}}agreement":
            answers = found.setdefault(root.get("establishment", ""), {})
            for one in root.iter(f"{{{ANSWERS}}}answer"):
                text = storable("".join(one.itertext()))
                answers.setdefault(one.get("field", ""), text)
        elif root.tag == f"{{{ORIGIN}}}origin":
            made = _made(root)
    if made.sums is None:
        made = _in_blocks(package, main)
    # A store of another place is no answer of this one.
    place = made.place or next(iter(found), "")
    return place, found.get(place, {}), made


def _readable(data: bytes) -> Any:
    """Return a part of XML, or nothing: LibreOffice empties stores."""
    try:
        return opening.parsed(data)
    except Unreadable:
        return None


def _in_blocks(package: Package, main: str) -> Made:
    """Return the origin as it stands among the building blocks, which all keep."""
    for name in opening.related(package, main, "glossaryDocument"):
        root = _readable(package.part(name))
        for block in root.iter(f"{W}docPart") if root is not None else ():
            about = block.find(f"{W}docPartPr/{W}name")
            if about is not None and about.get(f"{W}val") == ORIGIN_BLOCK:
                text = "".join(one.text or "" for one in block.iter(f"{W}t"))
                origin = _readable(text.encode())
                if origin is not None and origin.tag == f"{{{ORIGIN}}}origin":
                    return _made(origin)
    return _UNTOLD


def _made(root: Any) -> Made:
    fields = {one.get("name", ""): one for one in root.iter(f"{{{ORIGIN}}}field")}
    text = root.find(f"{{{ORIGIN}}}text")

    def told(name: str) -> dict[str, str]:
        found = {
            key: one.findtext(f"{{{ORIGIN}}}{name}") for key, one in fields.items()
        }
        return {key: value for key, value in found.items() if value}

    return Made(
        place=root.get("establishment", ""),
        version=root.get("version", ""),
        hints={
            key: one.get("hint", "") for key, one in fields.items() if one.get("hint")
        },
        given=told("given"),
        was=told("was"),
        others=told("other"),
        sums=tuple((text.text or "").split()) if text is not None else None,
    )
