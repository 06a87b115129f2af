"""Templates of ones own: taken back, or refused with the placeholder and its place."""

import re
from pathlib import Path
from typing import Any

import pytest
from agreed import change_parts, parts_of, read, short_template_with, type_in
from conftest import Ohc
from docx import Document
from lxml import etree

from ohc.agreements.docx.filled_controls import key_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{{ parties.title }}", "{{ partis.title }}", "'partis'"),
        ("{{ parties.title }}", "{{ parties.titel }}", "'parties.titel'"),
        ("{{ clause.text }}", "{{ clause.txt }}", "'clause.txt'"),
        ("{{ field.fill }}", "{{ field }}", "'field' is not text"),
        ("{{ agreement.title }}", "{{ agreement.title", "{{ without }}"),
        ("{{ parties.number }}", "{{ parties.number|nofilter }}", "nofilter"),
        ("{{ parties.number }}", "{{ parties.number + 1 }}", "can only concatenate"),
        ("{{ parties.number }}", "{{ parties.clauses }}", "is a list"),
        ("{{ parties.number }}", "{{ ''.__class__ }}", "unsafe"),
    ],
)
def test_a_placeholder_that_is_wrong_is_named_before_anything_is_written(
    ohc: Ohc, old: str, new: str, said: str
) -> None:
    short_template_with(lambda xml: xml.replace(old, new, 1), "mine.docx")
    result = ohc("lda", "generate", "winchester", "--template", "mine.docx")
    assert result.exit_code == 1
    assert "mine.docx, '" in result.said
    assert said in result.said
    assert not Path("agreements/prison-winchester.docx").exists()


def test_a_misspelt_placeholder_has_its_nearest_and_its_heading(ohc: Ohc) -> None:
    change = ("{{ commitment.text }}", "{{ commitment.txet }}")
    short_template_with(lambda xml: xml.replace(*change), "mine.docx")
    result = ohc("lda", "generate", "winchester", "--template", "mine.docx")
    assert "Did you mean text?" in result.said
    assert "under '{{ words.priority }} {{ priority.number }}" in result.said


def test_tags_split_over_runs_and_a_template_of_ones_own_work(ohc: Ohc) -> None:
    split = "{{ agreement</w:t></w:r><w:r><w:t>.title }}"
    chair = "Chair: {{ board.fields[0].fill }} ends"
    body = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
        for text in (f"Ours: {split}", chair)
    )
    short_template_with(
        lambda xml: xml.replace("<w:body>", f"<w:body>{body}"), "mine.docx"
    )
    words = ("lda", "generate", "winchester", "--template", "mine.docx")
    assert ohc(*words).exit_code == 0
    path = "agreements/prison-winchester.docx"
    text = [paragraph.text for paragraph in Document(path).paragraphs]
    assert text[0] == "Ours: Local delivery agreement: HMP/YOI Winchester"
    assert text[1] == "Chair:  ends"
    # The same place twice has two numbers and one answer.
    root: Any = etree.fromstring(parts_of(path)["word/document.xml"])
    numbers = [
        one.get(f"{W}val")
        for one in root.iter(f"{W}id")
        if key_of(one.getparent().getparent())
    ]
    assert len(numbers) == len({*numbers})
    assert not read(path).is_touched_outside
    assert "none needed writing" in ohc(*words).said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty"),
        (b"%PDF-1.4 x", "This is a PDF"),
        (b"PK\x03\x04 cut", "is damaged"),
        (b"hello", "a file of another kind"),
    ],
)
def test_what_is_not_a_template_is_reported(ohc: Ohc, data: bytes, said: str) -> None:
    Path("mine.docx").write_bytes(data)
    result = ohc("lda", "generate", "winchester", "--template", "mine.docx")
    assert result.exit_code == 1
    assert said in result.said
    missing = ohc("lda", "generate", "winchester", "--template", "none.docx")
    assert missing.exit_code == 1
    assert "cannot read" in missing.said


def test_a_template_without_placeholders_is_refused(ohc: Ohc) -> None:
    Document().save("mine.docx")
    result = ohc("lda", "generate", "winchester", "--template", "mine.docx")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "mine.docx has no placeholder" in result.said


def test_the_template_handed_out_is_taken_back(ohc: Ohc) -> None:
    for kind in ("docx", "md", "html"):
        assert ohc("lda", "template", "-o", f"mine.{kind}").exit_code == 0
        words = ("winchester", "--template", f"mine.{kind}", "-o", kind)
        assert ohc("lda", "generate", *words).exit_code == 0
        assert (
            ohc("lda", "generate", "winchester", "-f", kind, "-o", f"{kind}2").exit_code
            == 0
        )
        name = f"prison-winchester.{kind}"
        assert Path(kind, name).read_bytes() == Path(f"{kind}2", name).read_bytes()
    assert ohc("lda", "template", "-o", "mine.docx").exit_code == 1
    assert ohc("lda", "template", "-o", "mine.odt").exit_code == 2


def test_a_template_without_a_place_keeps_the_answer_and_shows_it(ohc: Ohc) -> None:
    body = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    tags = (
        "{{ review.title }}",
        "{% for one in contents %}{{ one.title }};{% endfor %}",
        "{% for one in kept %}{{ one.label }}={{ one.fill }}{% endfor %}",
    )

    def change(xml: str) -> str:
        start, end = xml.index("<w:body>") + 8, xml.rindex("<w:sectPr")
        return xml[:start] + "".join(map(body.format, tags)) + xml[end:]

    assert ohc("lda", "generate", "winchester").exit_code == 0
    path = Path("agreements/prison-winchester.docx")
    type_in(path, {"governor": "G"})
    target = short_template_with(change, "mine.docx")
    assert ohc("lda", "generate", "winchester", "--template", target).exit_code == 0
    text = [paragraph.text for paragraph in Document(str(path)).paragraphs]
    assert len(text) == len(tags)
    assert text[1] == f"{text[0]};"
    assert text[2] == "Governor or Director="
    assert read(path).answers == {"governor": "G"}


def test_headers_of_several_pages_may_change_places(ohc: Ohc) -> None:
    target = short_template_with(str, "mine.docx")
    document = Document(str(target))
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "First {{ agreement.name }}"
    document.save(str(target))
    words = ("lda", "generate", "winchester", "--template", target)
    assert ohc(*words).exit_code == 0
    path = Path("agreements/prison-winchester.docx")
    type_in(path, {"governor": "G"})
    rows = re.compile(rb"<Relationship [^>]*/>")

    def turned(name: str, data: bytes) -> bytes:
        if name != "word/_rels/document.xml.rels":
            return data
        backwards = iter(rows.findall(data)[::-1])
        return rows.sub(lambda _: next(backwards), data)

    change_parts(path, turned)
    assert not read(path).is_touched_outside
    assert ohc(*words).exit_code == 0
