"""Words of a template that would be lost: beside a tag that takes all of its place."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from ohc.agreements.docx.opening import W
from ohc.agreements.templates.placeholders import BadTemplate
from ohc.privacy import shortened

PLACES = {"p": "paragraph", "tr": "row", "tc": "cell"}
"""What is taken away whole where a tag such as {%p if ... %} stands in it."""

DELETED = ("del", "moveFrom")
PICTURES = frozenset({f"{W}drawing", f"{W}pict", f"{W}object", f"{W}sym"})
SNIPPET_LENGTH = 60


def without_deleted(root: Any) -> Any:
    """Return a part without the text and the rows that tracked changes delete."""
    if not any(True for _ in root.iter(*(f"{W}{name}" for name in DELETED))):
        return root
    copy = deepcopy(root)
    for name in DELETED:
        for element in [*copy.iter(f"{W}{name}")]:
            _take_out(element)
    return copy


def _take_out(element: Any) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if parent.tag == f"{W}trPr":
        # It marks the whole row as deleted.
        row = parent.getparent()
        if row is not None and row.getparent() is not None:
            row.getparent().remove(row)
    else:
        parent.remove(element)


def refuse_lost_words(root: Any, name: str) -> None:
    """Raise BadTemplate where other words stand in the place that a tag takes."""
    for kind, place in PLACES.items():
        tag = re.compile(rf"{{[{{%#]{kind}\s.*?[}}%#]}}", re.DOTALL)
        for element in root.iter(f"{W}{kind}"):
            text = "".join(_own_texts(element))
            tag_there = tag.search(text)
            if tag_there and text.replace(tag_there[0], "", 1).strip():
                shown = " ".join(tag_there[0].split())
                raise BadTemplate(
                    (
                        f"{name}, {snippet(text)}: there are other words beside "
                        f"{shown}, which would be lost."
                    ),
                    f"Put {shown} into a {place} of its own.",
                )


def _own_texts(element: Any) -> Iterator[str]:
    """Give the texts of an element, but not of others of its kind within it."""
    left = [*element][::-1]
    while left:
        child = left.pop()
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in PICTURES:
            yield "[picture]"
        if child.tag != element.tag:
            left += [*child][::-1]


def snippet(text: str) -> str:
    """Return the beginning of a text, as messages show it."""
    return f"'{shortened(' '.join(text.split()), SNIPPET_LENGTH)}'"
