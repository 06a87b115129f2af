"""The sums of what a new document says outside its controls, found without parsing."""

from collections.abc import Iterator
from functools import lru_cache

from ohc.agreements.docx import opening
from ohc.agreements.docx.controls import WORD
from ohc.agreements.docx.filled_controls import is_control
from ohc.agreements.docx.paragraphs import lines

BREAK = "\n<w:p"
"""How a paragraph of a document begins that we made: on a line of its own."""

_END = "</w:p>"
_SPACES = f'xmlns:w="{WORD}" xmlns:r="{opening.OFFICE}"'


def sums_of_ours(xml: str) -> Iterator[str]:
    """
    Give the sums of the paragraphs of a document made from our own template.

    In it no paragraph stands within another, and a field that reaches over several
    is the contents list. Most paragraphs are the same from prison to prison: each is
    parsed once.
    """
    chunks = iter(xml.split(BREAK)[1:])
    for chunk in chunks:
        whole = chunk
        while whole.count(_BEGIN) > whole.count(_ENDS):
            whole += BREAK + next(chunks)
        yield from _sums(whole[: whole.rindex(_END)])


_BEGIN, _ENDS = (f'<w:fldChar w:fldCharType="{one}"' for one in ("begin", "end"))


@lru_cache(maxsize=32_768)
def _sums(paragraph: str) -> tuple[str, ...]:
    root = opening.parsed(f"<w:body {_SPACES}><w:p{paragraph}{_END}</w:body>".encode())
    return tuple(line.sum for line in lines(root, is_control))
