"""The sums of what a new document says outside its controls, found without parsing."""

from collections.abc import Iterator
from functools import lru_cache

from ohc.agreements.docx import opening
from ohc.agreements.docx.controls import WORD
from ohc.agreements.docx.filled_controls import is_control
from ohc.agreements.docx.paragraphs import paragraphs

BREAK = "\n<w:p"
"""How a paragraph of a document begins that we made: on a line of its own."""

_END = "</w:p>"
_SPACES = f'xmlns:w="{WORD}" xmlns:r="{opening.OFFICE}"'


def sums_of_ours(xml: str) -> Iterator[str]:
    """
    Give the sums of the paragraphs of a document made from our own template.

    In our template no paragraph is inside another, and only the contents list is a
    field that runs over several.
    """
    chunks = iter(xml.split(BREAK)[1:])
    for chunk in chunks:
        whole = chunk
        # The contents list begins in one paragraph and ends in another: apart, the
        # entries would be taken for text.
        while (sums := _sums(whole)) is None:
            whole += BREAK + next(chunks)
        yield from sums


_FIELD_BEGINS = '<w:fldChar w:fldCharType="begin"'
_FIELD_ENDS = '<w:fldChar w:fldCharType="end"'


# Most paragraphs are the same from prison to prison: each is parsed once.
@lru_cache(maxsize=32_768)
def _sums(xml: str) -> tuple[str, ...] | None:
    """Return the sums of whole paragraphs; nothing where a field has no end yet."""
    if xml.count(_FIELD_BEGINS) > xml.count(_FIELD_ENDS):
        return None
    whole = xml[: xml.rindex(_END)]
    root = opening.parsed(f"<w:body {_SPACES}><w:p{whole}{_END}</w:body>".encode())
    return tuple(paragraph.sum for paragraph in paragraphs(root, is_control))
