"""A document from anywhere takes little time and memory, whatever is in it."""

import re
from pathlib import Path

import pytest
from agreed import change_parts, in_document, read

from ohc.agreements.docx import opening
from ohc.agreements.docx.agreement import Agreement
from ohc.files.unreadable import Unreadable

CHOICE = "<mc:Choice><w:p/></mc:Choice>"
FIELD = '<w:sdtPr><w:tag w:val="ohc:governor"/></w:sdtPr>'
NESTED = {
    "text boxes": ("<w:p><w:r><w:drawing><w:txbxContent>", ""),
    "alternatives": ("<mc:AlternateContent>", CHOICE),
    "fields": ("<w:sdt>", FIELD),
    "runs": ("<w:r>", ""),
    "tables": ("<w:tbl><w:tr><w:tc>", ""),
}
"""What opens a level of nesting, and what stands in each level."""

INNER = {"alternatives": "<mc:Choice>", "fields": "<w:sdtContent>"}

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def read_with(path: Path, body: str) -> Agreement:
    def change(xml: str) -> str:
        spaced = xml.replace("<w:document ", f"<w:document {MC} ", 1)
        spaced = spaced if 'xmlns:mc="' not in xml else xml
        return spaced.replace("</w:body>", f"{body}</w:body>", 1)

    in_document(path, change)
    return read(path)


@pytest.mark.parametrize("name", NESTED)
def test_nesting_doubles_no_work(winchester: Path, name: str) -> None:
    start, beside = NESTED[name]
    start, end = start + beside + INNER.get(name, ""), start + INNER.get(name, "")
    tags = re.findall(r"<([\w:]+)", end)[::-1]
    levels = 240 // len(tags)
    xml = start * levels + "".join(f"</{tag}>" for tag in tags) * levels
    assert read_with(winchester, f"<w:p>{xml}</w:p>").place == "prison-winchester"


BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
PIECES = {
    "open fields": f"<w:p>{BEGIN}<w:r><w:t>x</w:t></w:r></w:p>",
    "open page numbers": f"<w:p>{BEGIN}<w:instrText>PAGE</w:instrText></w:p>",
    "recurring lines": "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
    "other recurring lines": "<w:p><w:r><w:t>x</w:t></w:r></w:p><w:p/>",
}


@pytest.mark.parametrize("name", PIECES)
def test_much_of_the_same_is_read_in_time(winchester: Path, name: str) -> None:
    agreement = read_with(winchester, PIECES[name] * 20_000)
    assert agreement.place == "prison-winchester"


def test_a_long_instruction_is_that_of_its_first_word(winchester: Path) -> None:
    field = f"<w:p>{BEGIN}<w:r>{{}}</w:r><w:r>{{}}</w:r></w:p>"
    words = "<w:instrText> </w:instrText><w:instrText>PA</w:instrText>"
    end = '<w:t>7</w:t><w:fldChar w:fldCharType="end"/>'
    body = field.format(words + "<w:instrText>GE x</w:instrText>" * 20_000, end)
    assert [line.text for line in read_with(winchester, body).added] == ["[PAGE]"]


@pytest.mark.parametrize("more", [0, 1])
def test_what_would_take_much_memory_is_not_read(
    winchester: Path, more: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = b"<a b='1'><c/></a>"
    monkeypatch.setattr(opening, "HEAVIEST", 4)
    assert opening.weight(data) == 4
    if not more:
        assert opening.parsed(data).tag == "a"
        return
    with pytest.raises(Unreadable, match="larger than ten agreements"):
        opening.parsed(data.replace(b"<c/>", b"<c/><d/>"))
    with pytest.raises(Unreadable):
        read(winchester)


def test_seven_million_paragraphs_are_refused(winchester: Path) -> None:
    with pytest.raises(Unreadable, match="larger than ten agreements"):
        read_with(winchester, "<w:p/>" * 7_000_000)


def test_margins_are_weighed_together(
    winchester: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weights = {}

    def weigh(name: str, data: bytes) -> bytes:
        weights[name] = opening.weight(data)
        return data

    change_parts(winchester, weigh)
    # Each part alone would pass, all that are read together do not.
    monkeypatch.setattr(opening, "HEAVIEST", max(weights.values()))
    with pytest.raises(Unreadable):
        read(winchester)
