"""What a reader of an agreement sees, taken from its Word file."""

from pathlib import Path
from typing import Any

from agreed import parts_of
from docx.oxml.ns import qn
from lxml import etree


def text_of(path: Path, part: str) -> str:
    """Return the text of a part of a document, a line for each paragraph."""
    root: Any = etree.fromstring(parts_of(path)[f"word/{part}.xml"])
    return "\n".join(
        "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        for paragraph in root.iter(qn("w:p"))
    )


def every_text(path: Path) -> str:
    """Return all that a page of a document shows, its margins last."""
    return "\n".join(text_of(path, part) for part in ("document", "header1", "footer1"))
