"""Write fields as content controls of a Word document."""

import re
import zlib
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import NamedTuple

from ohc.agreements.wording.views import Fill

ANSWERS = "urn:ohc:agreement:1"
ORIGIN = "urn:ohc:agreement:origin:1"
ANSWERS_ID = "{6F8B1C2E-4D1A-4B63-9B0C-0F1D5C1B7A01}"
ORIGIN_ID = "{6F8B1C2E-4D1A-4B63-9B0C-0F1D5C1B7A02}"
TAG = "ohc:"
MIRROR = "ohc-shown:"
"""How tags begin: those of a field, and of a control that repeats its answer."""

HINT_STYLE = "PlaceholderText"
ORIGIN_BLOCK = "ohc-origin"
_UNFIT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'


def storable(text: str) -> str:
    """
    Return a text as XML can contain it.

    Line ends become one kind; characters that XML does not allow are replaced.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", lines)


def run_text(text: str) -> str:
    """Return the XML of a text inside a ``w:t``, with Word's own breaks and tabs."""
    safe = escape(storable(text), quote=False)
    return safe.replace("\n", _BREAK).replace("\t", _TAB)


# Cached: blank fields are the same in every agreement, and each has 168.
@lru_cache(maxsize=8192)
def control(fill: Fill) -> str:
    """
    Return a field as a content control to put between runs.

    It is bound to its answer in the document's store, so that Word keeps the two the
    same. Without an answer it shows its hint.
    """
    shown = fill.value or fill.hint
    # A control that shows its hint must say so, or Word keeps the hint as an answer.
    look = "" if fill.value else f'<w:rPr><w:rStyle w:val="{HINT_STYLE}"/></w:rPr>'
    showing = "" if fill.value else "<w:showingPlcHdr/>"
    label = escape(fill.label[:60])
    key = escape(storable(fill.key))
    tag = f"{MIRROR if fill.is_mirror else TAG}{key}"
    number = number_of(MIRROR + fill.key if fill.is_mirror else fill.key)
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{label}"/><w:tag w:val="{tag}"/>'
        f'<w:id w:val="{number}"/><w:lock w:val="sdtLocked"/>'
        f'<w:placeholder><w:docPart w:val="{hint_name(fill.hint)}"/></w:placeholder>'
        f"{showing}{_binding(key)}{_kind(fill)}</w:sdtPr><w:sdtContent><w:r>{look}"
        f'<w:t xml:space="preserve">{run_text(shown)}</w:t></w:r></w:sdtContent>'
        "</w:sdt>"
    )


def number_of(key: str) -> int:
    """Return the number by which Word identifies a control."""
    # From the key, so that writing a document again gives the same bytes.
    return zlib.crc32(key.encode("utf-8", "replace")) % 2_000_000_000 + 1


def _binding(key: str) -> str:
    path = f"/o:agreement[1]/o:answer[@field='{key}'][1]"
    return (
        f"<w:dataBinding w:prefixMappings=\"xmlns:o='{ANSWERS}'\" "
        f'w:xpath="{path}" w:storeItemID="{ANSWERS_ID}"/>'
    )


def _kind(fill: Fill) -> str:
    if fill.kind == "choice":
        choices = [*fill.choices]
        if fill.value and fill.value not in choices:
            # An answer from another year or program: it is kept as it is.
            choices.append(fill.value)
        items = "".join(
            f'<w:listItem w:displayText="{escape(choice)}" w:value="{escape(choice)}"/>'
            for choice in map(storable, choices)
        )
        return f"<w:dropDownList>{items}</w:dropDownList>"
    if fill.kind == "date":
        return (
            '<w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="en-GB"/>'
            '<w:storeMappedDataAs w:val="text"/><w:calendar w:val="gregorian"/>'
            "</w:date>"
        )
    return '<w:text w:multiLine="1"/>' if fill.kind == "lines" else "<w:text/>"


def hint_name(hint: str) -> str:
    """Return the name of the building block for a hint."""
    return f"ohc{zlib.crc32(hint.encode()):08x}"


def store(place: str, answers: Iterable[tuple[str, str]]) -> bytes:
    """Return the part that stores the answers, by field."""
    rows = "".join(_answer(key, value) for key, value in answers)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<agreement xmlns="{ANSWERS}" establishment="{escape(place)}">{rows}'
        "</agreement>"
    ).encode()


# Cached: most answers are blank, and so the same in every agreement.
@lru_cache(maxsize=8192)
def _answer(key: str, value: str) -> str:
    return f'<answer field="{escape(storable(key))}">{_stored(value)}</answer>'


def _stored(text: str) -> str:
    return escape(storable(text), quote=False)


def properties(item_id: str, namespace: str) -> bytes:
    """Return the part that names a store, so that controls find it."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
        f'<ds:datastoreItem ds:itemID="{item_id}" xmlns:ds="{_DS}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{namespace}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()


_DS = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def building_blocks(hints: Iterable[str]) -> str:
    """Return the building blocks with the hints that Word shows in empty controls."""
    return "".join(
        _block(
            hint_name(hint),
            f'<w:r><w:rPr><w:rStyle w:val="{HINT_STYLE}"/></w:rPr>'
            f'<w:t xml:space="preserve">{run_text(hint)}</w:t></w:r>',
        )
        for hint in dict.fromkeys(hints)
    )


def _block(name: str, runs: str) -> str:
    return (
        f'<w:docPart><w:docPartPr><w:name w:val="{name}"/><w:category>'
        '<w:name w:val="General"/><w:gallery w:val="placeholder"/></w:category>'
        '<w:types><w:type w:val="bbPlcHdr"/></w:types><w:behaviors>'
        f'<w:behavior w:val="content"/></w:behaviors><w:guid w:val="{_guid(name)}"/>'
        f"</w:docPartPr><w:docPartBody><w:p>{runs}</w:p></w:docPartBody></w:docPart>"
    )


def _guid(name: str) -> str:
    return f"{{6F8B1C2E-4D1A-4B63-9B0C-0000{zlib.crc32(name.encode()):08X}}}"


class FieldOrigin(NamedTuple):
    """
    A field as it was written: its hint and its answer.

    ``prefilled`` is the answer if nobody typed it, ``other`` a conflicting answer from
    a file, about which someone has to decide.
    """

    key: str
    hint: str
    answer: str
    prefilled: str
    other: str


def origin(
    place: str,
    version: str,
    *,
    fields: Iterable[FieldOrigin],
    sums: Iterable[str],
    is_final: bool,
) -> str:
    """
    Return a record of how a document was written, as XML.

    It has the hint, answer and prefilled answer of each field and a short checksum of
    each paragraph, to tell later what people typed.
    """
    rows = "".join(map(_row, fields))
    final = ' final="yes"' if is_final else ""
    return (
        f'<origin xmlns="{ORIGIN}" establishment="{escape(place)}" '
        f'version="{escape(version)}"{final}>{rows}<text>{" ".join(sums)}</text>'
        "</origin>"
    )


@lru_cache(maxsize=8192)
def _row(field: FieldOrigin) -> str:
    return (
        f'<field name="{escape(storable(field.key))}" hint="{escape(field.hint)}">'
        f"<given>{_stored(field.prefilled)}</given><was>{_stored(field.answer)}</was>"
        f"<other>{_stored(field.other)}</other></field>"
    )


def origin_block(xml: str) -> str:
    """Return a building block with the same record, for programs that drop stores."""
    text = escape(xml, quote=False)
    return _block(ORIGIN_BLOCK, f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>')
