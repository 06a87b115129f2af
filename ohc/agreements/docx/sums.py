"""Checksums of the text outside the fields of a new document, without parsing it."""

from collections.abc import Iterator
from functools import lru_cache

from ohc.agreements.docx import opening
from ohc.agreements.docx.controls import WORD
from ohc.agreements.docx.filled_controls import is_control
from ohc.agreements.docx.paragraphs import paragraphs

BREAK = "\n<w:p"
"""How a paragraph begins in a document that ohc wrote: on a line of its own."""

_END = "</w:p>"
_SPACES = f'xmlns:w="{WORD}" xmlns:r="{opening.OFFICE}"'


def sums_of_ours(xml: str) -> Iterator[str]:
    """
    Give the checksums of the paragraphs of a document written with our template.

    In our template no paragraph is inside another, and the contents list is the only
    field that spans several.
    """
    chunks = iter(xml.split(BREAK)[1:])
    for chunk in chunks:
        whole = chunk
        # The contents list begins in one paragraph and ends in another: read on their
        # own, its entries would look like text.
        while (sums := _sums(whole)) is None:
            whole += BREAK + next(chunks)
        yield from sums


_FIELD_BEGINS = '<w:fldChar w:fldCharType="begin"'
_FIELD_ENDS = '<w:fldChar w:fldCharType="end"'


# Most paragraphs are the same in every agreement: each is parsed once.
@lru_cache(maxsize=32_768)
def _sums(xml: str) -> tuple[str, ...] | None:
    """Return the checksums of complete paragraphs; none while a field is open."""
    if xml.count(_FIELD_BEGINS) > xml.count(_FIELD_ENDS):
        return None
    whole = xml[: xml.rindex(_END)]
    root = opening.parsed(f"<w:body {_SPACES}><w:p{whole}{_END}</w:body>".encode())
    return tuple(paragraph.sum for paragraph in paragraphs(root, is_control))
