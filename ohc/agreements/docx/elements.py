"""Elements of a Word file: which hold text, which say nothing, and what is a field."""

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
"""Fields that programs work out anew: what they show is nobody's text."""

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
"""What says nothing by itself: properties, and marks that programs set."""

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
"""What is looked into: whatever else there is counts as an addition by its name."""


def local_name(element: Any) -> str:
    """Return the name of an element without its namespace; nothing for a comment."""
    tag = element.tag
    # The tag of a comment or of a processing instruction is a function of lxml's.
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


@lru_cache(maxsize=1024)
def field_code(instruction: str) -> str:
    """Return the name of a field that programs work out; nothing for any other."""
    code, *_ = instruction.split(maxsplit=1) or [""]
    return code.upper() if code.upper() in CODES else ""
