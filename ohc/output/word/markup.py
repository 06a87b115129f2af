"""The pieces of a document in WordprocessingML."""

import re
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ohc.output.console import clean


def quoted(text: str) -> str:
    """Return a text as the value of an attribute, with its quotes."""
    return quoteattr(clean(text).replace("\n", " "))


def run(text: str, *, bold: bool = False, colour: str = "") -> str:
    """Return a run of text; its line breaks stay."""
    own = f'{"<w:b/>" * bold}{f"""<w:color w:val="{colour}"/>""" if colour else ""}'
    look = f"<w:rPr>{own}</w:rPr>" if own else ""
    lines = (
        f'<w:t xml:space="preserve">{escape(line)}</w:t>'
        for line in clean(text).split("\n")
    )
    return f"<w:r>{look}{'<w:br/>'.join(lines)}</w:r>"


def field(name: str, result: int) -> str:
    """Return a field that Word updates, and what it shows until then."""
    return f'<w:fldSimple w:instr=" {name} ">{run(str(result))}</w:fldSimple>'


def paragraph(
    style: str,
    content: str,
    *,
    right: bool = False,
    centred: bool = False,
    indent: tuple[int, int] = (0, 0),
    keep: bool = False,
    above: int = 0,
) -> str:
    """
    Return a paragraph of runs in a style; indents are of its left and right side.

    With ``keep`` it stays on the page of the next; ``above`` is more space above it.
    """
    before, after = indent
    look = "".join(
        (
            f'<w:pStyle w:val="{style}"/>',
            "<w:keepNext/>" if keep else "",
            f'<w:spacing w:before="{above}"/>' if above else "",
            f'<w:ind w:left="{before}" w:right="{after}"/>' if any(indent) else "",
            '<w:jc w:val="right"/>' if right else "",
            '<w:jc w:val="center"/>' if centred else "",
        )
    )
    return f"<w:p><w:pPr>{look}</w:pPr>{content}</w:p>"


def cell(
    content: str,
    width: int,
    *,
    span: int = 1,
    borders: str = "",
    shade: str = "",
    margin: int = 0,
) -> str:
    """
    Return a cell of a table that is as wide as ``width``.

    It may ``span`` columns; ``borders`` are its own, ``margin`` is at its left.
    """
    # In the order of the standard, which a validator asks for.
    look = "".join(
        (
            f'<w:tcW w:w="{width}" w:type="dxa"/>',
            f'<w:gridSpan w:val="{span}"/>' if span > 1 else "",
            f"<w:tcBorders>{borders}</w:tcBorders>" if borders else "",
            f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else "",
            f'<w:tcMar><w:left w:w="{margin}" w:type="dxa"/></w:tcMar>'
            if margin
            else "",
        )
    )
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{content}</w:tc>"


def row(cells: Sequence[str], *, is_header: bool = False) -> str:
    """Return a row that no end of a page parts; a header is repeated on each."""
    header = "<w:tblHeader/>" if is_header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{''.join(cells)}</w:tr>"


def border(side: str, eighths: int, color: str) -> str:
    """Return a rule at one side, so many eighths of a point thick."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="{color}"/>'


def element(xml: str) -> Any:
    """Return a piece of a document, to be put into it."""
    return parse_xml(re.sub("^<[^ >/]+", rf"\g<0> {nsdecls('w')}", xml))
