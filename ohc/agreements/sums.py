"""The sums of what a new document says outside its controls, found without parsing."""

from collections.abc import Iterator
from functools import lru_cache

from ohc.agreements import parts
from ohc.agreements.controls import WORD
from ohc.agreements.outside import lines
from ohc.agreements.reading import is_control

BREAK = "\n<w:p"
"""How a paragraph of a document begins that we made: on a line of its own."""

_END = "</w:p>"
_SPACES = f'xmlns:w="{WORD}" xmlns:r="{parts.OFFICE}"'


def sums_of_ours(xml: str) -> Iterator[str]:
    """
    Give the sums of the paragraphs of a document made from our own template.

    In it no paragraph stands within another, and the contents list has styles of
    its own. Most paragraphs are the same from prison to prison: each is parsed once.
    """
    for chunk in xml.split(BREAK)[1:]:
        yield from _sums(chunk[: chunk.rindex(_END)])


@lru_cache(maxsize=32_768)
def _sums(paragraph: str) -> tuple[str, ...]:
    root = parts.parsed(f"<w:body {_SPACES}><w:p{paragraph}{_END}</w:body>".encode())
    return tuple(line.sum for line in lines(root, is_control))
