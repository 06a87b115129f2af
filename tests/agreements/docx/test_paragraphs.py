"""What stands in an agreement beside its answers: nothing is added unseen."""

from pathlib import Path

import pytest
from agreed import change_parts, control, in_document, read, type_in

from ohc.agreements.docx.agreement import read_agreement
from ohc.files.unreadable import Unreadable


@pytest.fixture
def path(winchester: Path) -> Path:
    return winchester


def field(code: str, rest: str) -> str:
    """Return a field that begins, and whatever comes behind what it shows."""
    marks = [f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate")]
    shown = "<w:r><w:t>9</w:t></w:r>"
    words = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return f"<w:r>{marks[0]}</w:r>{words}<w:r>{marks[1]}</w:r>{shown}{rest}"


END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
FALLBACK = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
    'markup-compatibility/2006"><mc:Fallback><w:pict/></mc:Fallback>'
    "</mc:AlternateContent>"
)
LOOK = '<w:rPr><w:highlight w:val="yellow"/></w:rPr>'
BOX = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
IN_A_PARAGRAPH = {
    "<w:r><w:t>Typed</w:t></w:r>": "Typed",
    "<w:ins><w:r><w:t>Tracked</w:t></w:r></w:ins>": "Tracked",
    "<w:hyperlink><w:r><w:t>A link</w:t></w:r></w:hyperlink>": "A link",
    "<w:r><w:drawing/></w:r>": "[drawing]",
    '<w:r><w:sym w:char="F0FC"/></w:r>': "\uf0fc",
    "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>": "[del]",
    '<w:fldSimple w:instr="DATE"><w:r><w:t>D</w:t></w:r></w:fldSimple>': "[DATE]",
    "<w:bdo><w:r><w:t>Right to left</w:t></w:r></w:bdo>": "Right to left",
    f"<w:r><w:pict>{BOX}</w:pict></w:r>": "[pict]",
    f"<w:r>{LOOK}<w:t>Look</w:t></w:r>": "[struck: Look]",
    f"<w:r>{LOOK}<w:t>Lo</w:t></w:r><w:r>{LOOK}<w:t>ok</w:t></w:r>": "[struck: Look]",
    '<w:r><w:rPr><w:shd w:fill="FFFF00"/></w:rPr><w:t>S</w:t></w:r>': "[struck: S]",
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden</w:t></w:r>": "[struck: Hidden]",
    '<w:hyperlink r:id="rId1"><w:r><w:t>On</w:t></w:r></w:hyperlink>': "[link]On",
    '<w:hyperlink w:anchor="x"><w:r><w:t>Go</w:t></w:r></w:hyperlink>': "Go",
    field("PAGE", END): "[PAGE]",
    field("PAGE", "</w:p><w:p><w:r><w:t>After it</w:t></w:r>"): "After it",
    field("TOC", "</w:p><w:p><w:r><w:t>In the list</w:t></w:r>"): "9",
    f"<w:r>{FALLBACK}</w:r>": "[pict]",
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>After</w:t></w:r>': "After",
}
"""What people and programs put between our paragraphs, and how it shows."""


@pytest.mark.parametrize(
    ("addition", "where"),
    [
        *((f"<w:p>{inner}</w:p>", shown) for inner, shown in IN_A_PARAGRAPH.items()),
        ('<w:altChunk r:id="rId1"/>', "[altChunk]"),
        ("<w:p><m:oMath xmlns:m='m'/></w:p>", "[oMath]"),
    ],
)
def test_what_is_added_outside_is_seen(path: Path, addition: str, where: str) -> None:
    in_document(path, lambda xml: xml.replace("<w:sectPr>", f"{addition}<w:sectPr>"))
    agreement = read(path)
    assert agreement.added[0].text.startswith(where)
    assert not agreement.removed


def test_what_is_removed_or_changed_outside_is_seen(path: Path) -> None:
    in_document(path, lambda xml: xml.replace("Who to contact<", "Who to ask<"))
    agreement = read(path)
    assert agreement.removed == 1
    assert [line.text for line in agreement.added] == ["A4 Who to ask"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty-file"),
        (b"%PDF-1.4", "not-an-agreement"),
        (b"{\\rtf1 x}", "not-an-agreement"),
        (b"PK\x03\x04 cut", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "damaged"),
        (b"text", "not-an-agreement"),
    ],
)
def test_what_is_not_an_agreement_is_recognised_by_kind(data: bytes, kind: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_agreement(data)
    assert caught.value.kind == kind


def test_entities_and_bombs_are_refused(path: Path) -> None:
    entity = b'<!DOCTYPE x [<!ENTITY a "b">]>'
    change_parts(
        path,
        lambda name, data: (
            data.replace(b"?>", b"?>" + entity, 1)
            if name == "word/document.xml"
            else data
        ),
    )
    with pytest.raises(Unreadable) as caught:
        read(path)
    assert caught.value.kind == "unsafe"


IN_AN_ANSWER = (
    '<w:del w:id="1" w:author="a"><w:r><w:delText> gone</w:delText></w:r></w:del>',
    '<w:r><w:footnoteReference w:id="1"/></w:r>',
    "<w:r><w:rPr><w:strike/></w:rPr><w:t/></w:r>",
    '<w:r><w:rPr><w:shd w:fill="FFFF00"/></w:rPr><w:t/></w:r>',
)


@pytest.mark.parametrize("addition", IN_AN_ANSWER)
def test_what_a_text_cannot_hold_in_an_answer_makes_it_touched(
    path: Path, addition: str
) -> None:
    type_in(path, {"governor": "kept"})

    def change(xml: str) -> str:
        one = control("governor", xml)
        return xml.replace(
            one, one.replace("</w:sdtContent>", f"{addition}</w:sdtContent>")
        )

    in_document(path, change)
    agreement = read(path)
    assert agreement.answers == {"governor": "kept"}
    assert agreement.odd == ("governor",)
    assert agreement.is_touched_outside


def test_a_place_within_a_place_has_an_answer_of_its_own(path: Path) -> None:
    type_in(path, {"governor": "Outer", "lead_commissioner": "Inner"})

    def change(xml: str) -> str:
        outer, inner = (control(one, xml) for one in ("governor", "lead_commissioner"))
        nested = outer.replace("</w:sdtContent>", f"{inner}</w:sdtContent>")
        return xml.replace(inner, "").replace(outer, nested)

    in_document(path, change)
    assert read(path).answers == {"governor": "Outer", "lead_commissioner": "Inner"}


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [("YES.", "Yes"), ("Yes?", "Yes?"), ("(no)", "(no)"), ("\u200b", None)],
)
def test_a_choice_is_taken_only_if_it_is_sure(
    path: Path, typed: str, read_as: str | None
) -> None:
    type_in(path, {"pfi": typed})
    assert read(path).answers.get("pfi") == read_as
