"""The elements of a Word file: which have text, which do not, and which are fields."""

from functools import lru_cache
from typing import Any

EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
SPACES = frozenset({"tab", "ptab", "br", "cr"})

CODES = frozenset(
    {
        "PAGE",
        "NUMPAGES",
        "SECTIONPAGES",
        "PAGEREF",
        "TOC",
        "DATE",
        "TIME",
        "SAVEDATE",
        "FILENAME",
        "TITLE",
    }
)
"""Fields that programs update: nobody typed what they show."""

MARKS = frozenset(
    {
        "pPr",
        "rPr",
        "tblPr",
        "trPr",
        "tcPr",
        "tblGrid",
        "tblPrEx",
        "sectPr",
        "proofErr",
        "bookmarkStart",
        "bookmarkEnd",
        "lastRenderedPageBreak",
        "permStart",
        "permEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "annotationRef",
        "footnoteRef",
        "endnoteRef",
        "separator",
        "continuationSeparator",
        "fldData",
        "instrText",
        "sdtPr",
        "sdtEndPr",
        "customXmlPr",
        "smartTagPr",
        "bidiVisual",
    }
)
"""Elements without content: properties, and marks that programs set."""

HOLDERS = frozenset(
    {
        "body",
        "p",
        "r",
        "tbl",
        "tr",
        "tc",
        "sdt",
        "sdtContent",
        "hyperlink",
        "smartTag",
        "customXml",
        "ins",
        "moveTo",
        "bdo",
        "dir",
        "txbxContent",
        "hdr",
        "ftr",
        "comment",
        "footnote",
        "endnote",
        "ruby",
        "rt",
        "rubyBase",
    }
)
"""Elements that are read for content; any other counts as an addition by its name."""


def local_name(element: Any) -> str:
    """Return the name of an element without its namespace, "" for a comment."""
    tag = element.tag
    # In lxml the tag of a comment or a processing instruction is a function.
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


@lru_cache(maxsize=1024)
def field_code(instruction: str) -> str:
    """Return the name of a field that programs update, "" for any other field."""
    code, *_ = instruction.split(maxsplit=1) or [""]
    return code.upper() if code.upper() in CODES else ""
