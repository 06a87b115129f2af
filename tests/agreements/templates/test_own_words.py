"""A template that would lose words or fetch things is refused; deletions are gone."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from agreed import change_parts, in_document, parts_of, short_template_with
from conftest import Ohc, Result

TITLE = '<w:t xml:space="preserve">{{ agreement.title }}</w:t></w:r></w:p>'
IF = "{%p if agreement.title %}"
ROW = "{%tr for field in board.fields %}"
PLACES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def below_title(*texts: str) -> Callable[[str], str]:
    added = "".join(text if text[0] == "<" else paragraph(text) for text in texts)
    return lambda xml: xml.replace(TITLE, TITLE + added, 1)


def generate(ohc: Ohc, template: Path | str = "mine.docx") -> Result:
    return ohc("lda", "generate", "winchester", "--template", template, "-o", "made")


def document() -> str:
    return parts_of("made/prison-winchester.docx")["word/document.xml"].decode()


@pytest.mark.parametrize(
    ("change", "tag", "place"),
    [
        (below_title(f"OURS {IF}", "in", "{%p endif %}"), "p", "paragraph"),
        (below_title(IF, "in", "{%p endif %} OURS"), "p", "paragraph"),
        (below_title(f"{IF}{{{{ agreement.name }}}}"), "p", "paragraph"),
        (lambda xml: xml.replace(ROW, f"OURS {ROW}"), "tr", "row"),
    ],
)
def test_words_beside_a_tag_that_takes_all_of_its_place_stop_it(
    ohc: Ohc, change: Callable[[str], str], tag: str, place: str
) -> None:
    short_template_with(change, "mine.docx")
    result = generate(ohc)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "mine.docx, '" in result.said
    assert f"there are other words beside {{%{tag} " in result.said
    assert f"into a {place}" in result.said
    assert not Path("made").exists()


def test_a_tag_in_a_paragraph_of_its_own_loses_nothing(ohc: Ohc) -> None:
    texts = ("BEFORE", " {%p if agreement.title %} ", "IN", "{%p endif %}", "AFTER")
    short_template_with(below_title(*texts), "mine.docx")
    assert generate(ohc).exit_code == 0
    assert all(word in document() for word in ("BEFORE", "IN", "AFTER"))


def test_a_row_in_a_table_within_a_row_is_looked_at_alone(ohc: Ohc) -> None:
    cell = "<w:tc><w:tcPr/>{}</w:tc>"
    row = "<w:tr>{}</w:tr>".format

    def table(*rows: str) -> str:
        return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"

    tags = ("{%tr if agreement.title %}", "INNER", "{%tr endif %}")
    inner = table(*(row(cell.format(paragraph(text))) for text in tags))
    outer = table(row(cell.format(paragraph("OUTER") + inner + paragraph("x"))))
    short_template_with(below_title(outer), "mine.docx")
    assert generate(ohc).exit_code == 0
    assert all(word in document() for word in ("OUTER", "INNER"))


def test_deleted_text_is_not_read(ohc: Ohc) -> None:
    mark = 'w:id="9" w:author="a" w:date="2014-01-01T00:00:00Z"'
    gone = "{{ nobody.knows }} {% if %}"
    deleted = f"<w:del {mark}><w:r><w:delText>{gone}</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom {mark}><w:r><w:t>{gone}</w:t></w:r></w:moveFrom>"
    kept = f"<w:ins {mark}><w:r><w:t>KEPT {{{{ agreement.name }}}}</w:t></w:r></w:ins>"
    short_template_with(below_title(f"<w:p>{deleted}{moved}{kept}</w:p>"), "mine.docx")
    assert generate(ohc).exit_code == 0
    assert "KEPT HMP/YOI Winchester" in document()
    assert "delText" not in document()
    assert "moveFrom" not in document()


def test_a_deleted_row_is_not_read(ohc: Ohc) -> None:
    mark = '<w:trPr><w:del w:id="9" w:author="a"/></w:trPr>'
    row = f"<w:tr>{mark}<w:tc><w:tcPr/>{paragraph('{{ nobody }}')}</w:tc></w:tr>"
    short_template_with(
        lambda xml: xml.replace("</w:tbl>", f"{row}</w:tbl>", 1), "mine.docx"
    )
    assert generate(ohc).exit_code == 0


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("attachedTemplate", 'Target="https://a.org/a.dotm" TargetMode="External"'),
        ("attachedTemplate", 'Target="file:///c:/a.dotm" TargetMode="External"'),
        ("image", 'Target="http://example.org/a.png" TargetMode="External"'),
        ("image", r'Target="\\server\a.png" TargetMode="External"'),
        ("oleObject", 'Target="https://example.org/a"'),
        ("frame", 'Target="a.htm" TargetMode="External"'),
    ],
)
def test_what_fetches_something_from_outside_is_refused(
    ohc: Ohc, kind: str, target: str
) -> None:
    short_template_with(str, "mine.docx")
    relation = f'<Relationship Id="rIdX" Type="{PLACES}/{kind}" {target}/>'

    def change(name: str, data: bytes) -> bytes:
        if name != "word/_rels/document.xml.rels":
            return data
        return data.replace(b"</Relationships>", f"{relation}</Relationships>".encode())

    change_parts("mine.docx", change)
    result = generate(ohc)
    assert result.exit_code == 1
    assert f"fetches something from outside ({kind} in word/" in result.said


def test_a_link_to_click_on_is_not_refused(ohc: Ohc) -> None:
    short_template_with(str, "mine.docx")
    relation = (
        f'<Relationship Id="rIdX" Type="{PLACES}/hyperlink" '
        'Target="https://example.org" TargetMode="External"/></Relationships>'
    )

    def change(name: str, data: bytes) -> bytes:
        is_it = name == "word/_rels/document.xml.rels"
        return data.replace(b"</Relationships>", relation.encode()) if is_it else data

    change_parts("mine.docx", change)
    assert generate(ohc).exit_code == 0


def test_a_field_that_fetches_is_refused(ohc: Ohc) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    code = (
        "<w:r><w:instrText> INCLUDE</w:instrText><w:instrText>PICTURE x</w:instrText>"
    )
    end = '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    short_template_with(below_title(f"<w:p>{begin}{code}{end}</w:p>"), "mine.docx")
    result = generate(ohc)
    assert result.exit_code == 1
    assert "INCLUDEPICTURE fetches something" in result.said


@pytest.mark.parametrize("part", ["word/vbaProject.bin", "word/activeX/activeX1.xml"])
def test_macros_are_refused(ohc: Ohc, part: str) -> None:
    short_template_with(str, "mine.docx")
    with zipfile.ZipFile("mine.docx", "a") as archive:
        archive.writestr(part, b"x")
    result = generate(ohc)
    assert result.exit_code == 1
    assert "may contain macros" in result.said


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("old.doc", OLE, "This is a Word 97-2003 document"),
        ("mine.docx", OLE, "This is a Word 97-2003 document"),
        ("mine", OLE, "This is a Word 97-2003 document"),
        ("a.rtf", b"{\\rtf1 x}", "This is a document in Rich Text Format: save it"),
        ("a.md", b"%PDF-1.4 x", "This is a PDF, not a Word document."),
    ],
)
def test_what_a_template_is_is_recognised_by_its_content(
    ohc: Ohc, name: str, data: bytes, said: str
) -> None:
    Path(name).write_bytes(data)
    result = generate(ohc, name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.said


def test_an_open_document_is_reported_to_be_one(ohc: Ohc) -> None:
    with zipfile.ZipFile("mine.odt", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<x/>")
    result = generate(ohc, "mine.odt")
    assert result.exit_code == 1
    assert (
        "This is an OpenDocument text: save it in Word as a Word document (.docx)."
    ) in result.said


@pytest.mark.parametrize("name", ["mine", "mine.odt", "mine.bak"])
def test_a_word_file_is_known_by_its_content(ohc: Ohc, name: str) -> None:
    short_template_with(str, "mine.docx")
    Path("mine.docx").rename(name)
    assert generate(ohc, name).exit_code == 0
    assert Path("made/prison-winchester.docx").exists()


def test_a_strict_template_is_taken(ohc: Ohc) -> None:
    short_template_with(str, "mine.docx")

    def strict(_: str, data: bytes) -> bytes:
        for space in (b"wordprocessingml/", b"officeDocument/"):
            old = b"http://schemas.openxmlformats.org/" + space + b"2006/"
            data = data.replace(old, b"http://purl.oclc.org/ooxml/" + space)
        return data

    change_parts("mine.docx", strict)
    assert generate(ohc).exit_code == 0
    assert "purl.oclc.org" not in document()


def test_a_number_in_a_template_is_not_repeated(ohc: Ohc) -> None:
    change = below_title("Seen 943 476 5919 {%p if agreement.title %}")
    short_template_with(change, "mine.docx")
    result = generate(ohc)
    assert "there are other words beside" in result.said
    assert "5919" not in result.said
    in_document("mine.docx", lambda xml: xml.replace("{%p if", "{% if"))
    assert "5919" not in generate(ohc).stderr
