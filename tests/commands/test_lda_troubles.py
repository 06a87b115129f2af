"""``ohc lda`` under people and files that mean it no good: said, and nothing lost."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from agreed import (
    NAME,
    NEW,
    PATH,
    change_parts,
    edit_as_word_does,
    read,
    short_template_with,
    type_in,
)
from conftest import Ohc
from openpyxl import Workbook

STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
W = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


pytestmark = pytest.mark.usefixtures("winchester")


def workbook(name: str, *sheets: list[list[object]]) -> str:
    book = Workbook()
    book.remove(book.worksheets[0])
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(name)
    return name


def toml(text: str) -> str:
    Path("a.toml").write_text(f"[{NAME}]\n{text}\n", encoding="utf-8")
    return "a.toml"


def test_answers_of_every_sheet_are_read(ohc: Ohc) -> None:
    name = workbook(
        "a.xlsx",
        [["Local details of this establishment"], [], ["id", "governor"]],
        [["id", "board_chair"], [NAME, "C"]],
    )
    assert ohc("lda", "generate", "winchester", "--answers", name).exit_code == 0
    assert read(PATH).answers == {"board_chair": "C"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("pfi = 2014-04-01", "pfi: this is not one of the choices"),
        ("[[prison-winchester.equality]]\na = 1", "this is not an answer."),
        ("equality = nan", "this is not an answer."),
        ('equality = "a\\u0001b"', "this contains a character"),
        (f"equality = {'9' * 5000}", "is not TOML"),
        (f"equality = 0x{'f' * 5000}", "this is not an answer."),
    ],
)
def test_answers_that_are_not_answers_are_refused(
    ohc: Ohc, text: str, said: str
) -> None:
    result = ohc("lda", "generate", "winchester", "--answers", toml(text))
    assert result.exit_code in {1, 2}
    assert said in result.said
    assert read(PATH).answers == {}


def test_answers_are_kept_to_the_letter(ohc: Ohc) -> None:
    family = "\U0001f468\u200d\U0001f469"
    name = workbook("a.xlsx", [["id", "equality"], [NAME, family]])
    assert ohc("lda", "generate", "winchester", "--answers", name).exit_code == 0
    assert read(PATH).answers["equality"] == family


def test_a_name_outside_the_selection_is_reported(ohc: Ohc) -> None:
    words = ("lda", "generate", "preston", "winchester", "--lead", "Lancashire")
    result = ohc(*words)
    assert result.exit_code == 2
    assert "winchester is not in the area you selected" in result.said


def test_an_agreement_is_not_a_template(ohc: Ohc) -> None:
    type_in(PATH, {"governor": "SECRET"})
    PATH.rename("mine.docx")
    result = ohc("lda", "generate", "garth", "--template", "mine.docx")
    assert result.exit_code == 1
    assert "is an agreement for Winchester" in result.said
    assert not Path("agreements/prison-garth.docx").exists()


@pytest.mark.parametrize(
    "tag",
    [
        "{{ 'a' * 10**11 }}",
        "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
        "{% if 1 %}" * 200 + "{% endif %}" * 200,
        "{{ '<w:p>'|safe }}",
        "{{ lipsum() }}",
        "{{ kept[5].fill }}",
        "{{ '\\ud800' }}",
    ],
)
def test_a_template_that_asks_the_impossible_is_refused(ohc: Ohc, tag: str) -> None:
    tag = tag.replace("<", "&lt;").replace(">", "&gt;")
    target = short_template_with(
        lambda xml: xml.replace("{{ agreement.title }}", tag, 1), "mine.docx"
    )
    result = ohc("lda", "generate", "garth", "--template", target)
    assert result.exit_code == 1, result.stderr
    assert "mine.docx" in result.said or "template" in result.said
    assert not Path("agreements/prison-garth.docx").exists()


@pytest.mark.parametrize("part", ["word/header1.xml", "word/document.xml"])
def test_a_template_with_a_damaged_part_is_refused(ohc: Ohc, part: str) -> None:
    target = short_template_with(str, "mine.docx")
    change_parts(target, lambda name, data: b"<no" if name == part else data)
    result = ohc("lda", "generate", "garth", "--template", target)
    assert result.exit_code == 1
    assert "mine.docx is not a template" in result.said


def test_constructs_of_templates_are_understood(ohc: Ohc) -> None:
    tags = (
        "{% with a = agreement %}{{ a.title }}{% endwith %}"
        "{% set b %}x{% endset %}{{ b }}"
        "{% macro m(x) %}{{ x }}{{ caller() }}{% endmacro %}"
        "{% call m('y') %}z{% endcall %}"
    )
    Path("mine.md").write_text(f"{tags}\r# {{{{ agreement.title }}}}", "utf-8")
    words = ("garth", "--template", "mine.md", "-o", "other")
    assert ohc("lda", "generate", *words).exit_code == 0
    text = Path("other/prison-garth.md").read_text(encoding="utf-8")
    assert text.startswith("Local delivery agreement: HMP Garthxyz# Local")
    Path("mine.md").write_text("{% with a = agreement %}{{ a.titel }}{% endwith %}")
    result = ohc("lda", "generate", *words)
    assert "there is no placeholder 'a.titel'" in result.said


def test_a_template_may_have_fields_in_its_header(ohc: Ohc) -> None:
    target = short_template_with(str, "mine.docx")
    field = b"<w:p><w:r><w:t>{{ parties.fields[0].fill }}</w:t></w:r></w:p></w:hdr>"
    change_parts(target, lambda _, data: data.replace(b"</w:hdr>", field))
    words = ("lda", "generate", "garth", "--template", target)
    assert ohc(*words).exit_code == 0
    path = Path("agreements/prison-garth.docx")
    typed = b">In the header<"
    hint = b">[Name of the Governor or Director]<"

    def change(name: str, data: bytes) -> bytes:
        return data.replace(hint, typed) if name == "word/header1.xml" else data

    change_parts(path, change)
    assert read(path).answers == {"governor": "In the header"}
    assert ohc(*words).exit_code == 0
    assert read(path).answers == {"governor": "In the header"}


def without_controls(pattern: str) -> Callable[[str, bytes], bytes]:
    def change(name: str, data: bytes) -> bytes:
        if name != "word/document.xml":
            return data
        xml = data.decode()
        found = re.sub(rf"<w:sdt>(?:(?!</w:sdt>).)*{pattern}.*?</w:sdt>", "", xml)
        return found.encode()

    return change


def test_fields_whose_controls_are_deleted_are_missing_still(ohc: Ohc) -> None:
    result = ohc("lda", "status", PATH, "--columns", "fields_total,missing")
    change_parts(PATH, without_controls("ohc:governor"))
    assert ohc("lda", "status", PATH, "--columns", "fields_total,missing") == result


def test_a_new_version_that_someone_cleared_or_changed_is_kept(ohc: Ohc) -> None:
    words = ("lda", "generate", "winchester", "--answers", toml('governor = "G"'))
    assert ohc(*words).exit_code == 0
    change_parts(PATH, lambda _, data: data.replace(b"Who does what", b"Who does it"))
    assert ohc(*words).exit_code == 3
    edit_as_word_does(NEW, {"governor": ""})
    before = NEW.read_bytes()
    assert ohc(*words).exit_code == 3
    assert NEW.read_bytes() == before
    assert Path(f"agreements/{NAME} (new 2).docx").exists()


def test_a_read_only_document_is_left_alone(ohc: Ohc) -> None:
    type_in(PATH, {"governor": "G"})
    PATH.chmod(0o444)
    result = ohc("lda", "generate", "winchester")
    assert result.exit_code == 3
    assert "it is read-only" in result.said
    assert read(NEW).answers == {"governor": "G"}


def test_a_folder_in_the_place_of_a_page_is_gone_round(ohc: Ohc) -> None:
    PATH.with_suffix(".md").mkdir()
    result = ohc("lda", "generate", "winchester", "-f", "md")
    assert result.exit_code == 3
    assert Path(f"agreements/{NAME} (new).md").is_file()


def test_a_folder_that_is_a_file_is_reported_in_a_dry_run_too(ohc: Ohc) -> None:
    Path("file").write_text("x", encoding="utf-8")
    for more in ((), ("--dry-run",)):
        result = ohc("lda", "generate", "winchester", "-o", "file", *more)
        assert (result.exit_code, result.stdout) == (1, "")
        assert "file is a file, not a folder" in result.said


def test_a_strict_document_is_read_like_any_other(ohc: Ohc) -> None:
    assert ohc("lda", "generate", "garth").exit_code == 0
    change_parts(PATH, lambda _, data: data.replace(W, STRICT))
    result = ohc("lda", "status", "agreements")
    assert result.exit_code == 3
    assert "2 agreements + 0 with problems" in result.said
    assert "Winchester" in result.stdout


def test_a_pdf_of_something_else_is_not_a_signed_copy(ohc: Ohc) -> None:
    PATH.with_name(f"{NAME}-minutes.pdf").write_bytes(b"%PDF-1.4")
    PATH.with_name(f"{NAME}s.pdf").write_bytes(b"%PDF-1.4")
    result = ohc("lda", "status", "agreements", "--columns", "signed_copy")
    assert f"{NAME}-minutes.pdf" in result.stdout
    assert f"{NAME}s.pdf" not in result.stdout
    assert "1 PDF beside them + 2 others" in result.said


def test_an_agreement_of_another_name_is_reported(ohc: Ohc) -> None:
    PATH.rename("agreements/LDA Winchester final.docx")
    result = ohc("lda", "generate", NAME)
    assert result.exit_code == 3
    assert "LDA Winchester final.docx is also an agreement of Winchester" in (
        result.stderr
    )
    assert ohc("lda", "generate", NAME).exit_code == 0
