"""A Word file made ready to be a template: opened with care, its tags in order."""

import html
import re
from collections.abc import Callable, Mapping
from typing import Any

from docxtpl import DocxTemplate

from ohc.agreements.docx import opening
from ohc.agreements.docx.opening import W
from ohc.agreements.docx.stores import read_stores
from ohc.agreements.templates.own_words import snippet
from ohc.agreements.templates.placeholders import BadTemplate
from ohc.agreements.wording.places import places
from ohc.files.unreadable import Unreadable

_TAGS = re.compile(r"{{.*?}}|{%.*?%}|{#.*?#}", re.DOTALL)
_APART = re.compile(r"(?<={)(<[^>]*>)+(?=[{%#])|(?<=[%}#])(<[^>]*>)+(?=})", re.DOTALL)
_WITHIN = re.compile(r"</w:t>.*?<w:t(?: [^>]*)?>", re.DOTALL)
_FILL = re.compile(r"{{r?\s*([\w.\[\]]+\.fill)\s*}}")
_PARAGRAPH = re.compile(r"(<w:p[ >])")
_HEADING = re.compile(r'<w:pStyle w:val="(?:Heading|Unnumbered)')
_MARKUP = re.compile(r"<[^>]+>")
MACROS = b"macroEnabled"
PROGRAMS = ("word/vba", "word/activeX", "word/embeddings/oleObject")
FETCHING = re.compile(
    r"^\s*(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|LINK|IMPORT|DDE|DDEAUTO|DATABASE|RD)\b",
    re.IGNORECASE,
)
"""Fields of Word's that fetch something from a place outside the document."""


def opened(data: bytes, name: str) -> Mapping[str, bytes]:
    """Return the parts of a template. Raises BadTemplate for what cannot be one."""
    try:
        parts = opening.open_document(data)
        types = parts[opening.TYPES]
        place, *_ = read_stores(parts, opening.main_part(parts))
        outside = next(opening.fetched(parts), None)
    except Unreadable as error:
        raise BadTemplate(f"{name} is not a template: {error.message}") from error
    if MACROS in types or any(name.startswith(PROGRAMS) for name in parts):
        raise BadTemplate(
            f"{name} may contain macros.", "Save it as a Word document (.docx)."
        )
    if outside:
        # Every agreement made of it would fetch that from wherever it leads.
        part, kind = outside
        raise BadTemplate(
            f"{name} fetches something from outside ({kind} in {part}).",
            "Remove the link, or copy what it leads to into the template.",
        )
    if place:
        # Its answers would be those of every prison.
        whose = places()[place].name if place in places() else "another place"
        raise BadTemplate(
            f"{name} is an agreement for {whose}, not a template.",
            "Start from the template that ohc lda template saves.",
        )
    return parts


def refuse_open_tags(root: Any, name: str) -> None:
    """Raise BadTemplate where a placeholder does not end in its paragraph."""
    for paragraph in root.iter(f"{W}p"):
        text = "".join(run_text.text or "" for run_text in paragraph.iter(f"{W}t"))
        for begin, end in (("{{", "}}"), ("{%", "%}"), ("{#", "#}")):
            if text.count(begin) != text.count(end):
                raise BadTemplate(
                    (
                        f"{name}, {snippet(text)}: {begin} without {end}, or {end} "
                        f"without {begin}."
                    ),
                    "Begin and end a placeholder in the same paragraph.",
                )


def prepared(xml: str) -> str:
    """
    Return the XML of a part as a template: each paragraph on a line of its own.

    A place to fill in is a control, which stands among runs and not in one.
    """
    # Word splits what is typed into runs where spelling or an edit divides it, and
    # may do so within a placeholder.
    joined = _APART.sub("", xml.replace("\n", " "))
    joined = _TAGS.sub(lambda tag: _WITHIN.sub("", tag[0]), joined)
    patched = DocxTemplate("").patch_xml(_FILL.sub(r"{{r \1 }}", joined))
    return _PARAGRAPH.sub(r"\n\1", patched)


def place_in(source: str, name: str) -> Callable[[int], str]:
    """Return what says where a line of a template is: what it says, under what."""
    lines = source.split("\n")

    def locate(number: int) -> str:
        here = lines[max(0, min(number, len(lines)) - 1)]
        above = next(
            (line for line in reversed(lines[: number - 1]) if _HEADING.search(line)),
            "",
        )
        under = f" under {snippet(_plain(above))}" if above else ""
        return f"{name}, {snippet(_plain(here))}{under}"

    return locate


def _plain(xml: str) -> str:
    return html.unescape(_MARKUP.sub("", xml))


def refuse_fetching(root: Any, name: str) -> None:
    """Raise BadTemplate for a field of Word's that fetches something from outside."""
    for paragraph in root.iter(f"{W}p"):
        # Word splits the words of a field over several runs.
        typed = (part.text or "" for part in paragraph.iter(f"{W}instrText"))
        simple = (part.get(f"{W}instr", "") for part in paragraph.iter(f"{W}fldSimple"))
        for code in ("".join(typed), *simple):
            if match := FETCHING.match(code):
                text = "".join(part.text or "" for part in paragraph.iter(f"{W}t"))
                raise BadTemplate(
                    f"{name}, {snippet(text)}: the field {match[1].upper()} fetches "
                    "something from outside.",
                    "Remove the field from the template.",
                )
