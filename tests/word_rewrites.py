"""
A document rewritten as Word rewrites what nobody touched, by chance.

After what Word is seen to do to files of others: it splits runs and marks them,
numbers controls anew and moves them up to paragraph or cell, fills in the contents
list, and gives the parts and the relations of the package in an order of its own.
"""

import copy
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from agreed import change_parts
from docx.oxml.ns import nsdecls, qn
from lxml import etree

W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
LONG = 4
PROPERTIES = {qn("w:pPr"), qn("w:proofErr"), qn("w:bookmarkStart"), qn("w:bookmarkEnd")}


def rewrite(path: Path | str, chance: random.Random) -> None:
    """Rewrite a document in its place."""

    def rewritten(name: str, data: bytes) -> bytes:
        if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name):
            root: Any = etree.fromstring(data)
            _split_runs(root, chance)
            _change_controls(root, chance)
            if name == "word/document.xml":
                _raise_controls(root, chance)
                _fill_contents(root)
            return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
        if name.endswith("document.xml.rels"):
            root = etree.fromstring(data)
            root[:] = chance.sample([*root], len(root))
            return etree.tostring(root)
        return data

    change_parts(path, rewritten)


def _new(name: str, **values: str) -> Any:
    element: Any = etree.Element(qn(f"w:{name}"))
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _split_runs(root: Any, chance: random.Random) -> None:
    for run in [*root.iter(qn("w:r"))]:
        run.set(qn("w:rsidRPr"), f"{chance.randrange(2**32):08X}")
        marks = run.find(qn("w:rPr"))
        if marks is None and chance.random() < 0.3:
            run.insert(0, _new("rPr"))
            run[0].append(_new("lang", val="en-GB"))
        rest = [one for one in run if one.tag != qn("w:rPr")]
        text = rest[0].text or "" if len(rest) == 1 else ""
        if len(rest) == 1 and rest[0].tag == qn("w:t") and not text:
            run.getparent().remove(run)
            continue
        if len(text) < LONG or rest[0].tag != qn("w:t") or chance.random() < 0.7:
            continue
        cut = chance.randrange(1, len(text) - 1)
        second = copy.deepcopy(run)
        for part, half in ((run, text[:cut]), (second, text[cut:])):
            part.find(qn("w:t")).text = half
            part.find(qn("w:t")).set(qn("xml:space"), "preserve")
        run.addnext(second)
        run.addnext(_new("proofErr", type="spellStart"))
        second.insert(len(second) - 1, _new("lastRenderedPageBreak"))


def _controls(root: Any) -> Iterator[Any]:
    for control in [*root.iter(qn("w:sdt"))]:
        if control.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}") is None:
            yield control


def _change_controls(root: Any, chance: random.Random) -> None:
    for control in _controls(root):
        marks = control.find(qn("w:sdtPr"))
        number = marks.find(qn("w:id"))
        if number is not None and chance.random() < 0.2:
            number.set(qn("w:val"), str(-chance.randrange(1, 2**31)))
        colour: Any = etree.SubElement(marks, f"{W15}color")
        colour.set(qn("w:val"), "FF0000")
        binding = marks.find(qn("w:dataBinding"))
        if binding is not None and chance.random() < 0.2:
            binding.tag = f"{W15}dataBinding"
        marks[:] = chance.sample([*marks], len(marks))
        chosen = marks.find(qn("w:dropDownList"))
        if chosen is not None:
            content = control.find(qn("w:sdtContent"))
            texts = content.iter(qn("w:t"))
            chosen.set(qn("w:lastValue"), "".join(one.text or "" for one in texts))


def _raise_controls(root: Any, chance: random.Random) -> None:
    """Put controls that are alone in their paragraph around it, or around its cell."""
    for control in _controls(root):
        paragraph = control.getparent()
        others = [one for one in paragraph if one.tag not in PROPERTIES]
        if paragraph.tag != qn("w:p") or others != [control] or chance.random() < 0.5:
            continue
        cell = paragraph.getparent()
        is_alone = [one.tag for one in cell if one.tag != qn("w:tcPr")] == [qn("w:p")]
        is_cell = cell.tag == qn("w:tc") and cell.getparent().tag == qn("w:tr")
        holder = cell if is_alone and is_cell and chance.random() < 0.5 else (paragraph)
        content = control.find(qn("w:sdtContent"))
        place = paragraph.index(control)
        paragraph[place : place + 1] = [*content]
        holder.addprevious(control)
        content.append(holder)


def _fill_contents(root: Any) -> None:
    """Make the contents list anew, with the numbers of pages."""
    lists = [
        gallery.getparent().getparent().find(qn("w:sdtContent"))
        for gallery in root.iter(qn("w:docPartObj"))
    ]
    if not lists:
        # Only agreements of version 0.1.0 have one.
        return
    content = lists[0]
    headings = []
    for paragraph in root.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None and style.get(qn("w:val")) == "Heading1":
            text = "".join(one.text or "" for one in paragraph.iter(qn("w:t")))
            headings.append(text)
    del content[1:]
    begin, instead, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
        for kind in ("begin", "separate", "end")
    )
    words = "<w:r><w:instrText>{}</w:instrText></w:r>"
    whole = begin + words.format('TOC \\o "1-1"') + instead
    for page, text in enumerate(headings):
        code = words.format(f"PAGEREF _Toc{page} \\h")
        number = f"{begin}{code}{instead}"
        content.append(
            etree.fromstring(
                f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>'
                f'{"" if page else whole}<w:hyperlink w:anchor="_Toc{page}">'
                f"<w:r><w:t/></w:r><w:r><w:tab/></w:r>{number}"
                f"<w:r><w:t>{page + 2}</w:t></w:r>{end}</w:hyperlink></w:p>"
            )
        )
        next(content[-1].iter(qn("w:t"))).text = text
    content.append(etree.fromstring(f"<w:p {nsdecls('w')}>{end}</w:p>"))
