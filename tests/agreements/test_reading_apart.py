"""Large documents, answers and templates: read apart, and as small ones are."""

import re
from contextlib import closing
from pathlib import Path

import pytest
from agreed import change_parts, template_with
from conftest import Ohc
from openpyxl import load_workbook

from ohc.agreements.docx.agreement import read_agreement
from ohc.agreements.reading import DocumentReader
from ohc.files.unreadable import Unreadable
from ohc.workbooks import apart

DOCUMENT = Path("agreements/prison-winchester.docx")


def enlarge(path: Path | str) -> None:
    """Fill a part that nobody reads, so that the file is heavy."""
    padding = b" " * apart.HEAVY
    change_parts(path, lambda name, data: data + padding if "theme" in name else data)


@pytest.mark.usefixtures("winchester")
def test_a_large_document_is_read_as_a_small_one(ohc: Ohc) -> None:
    small = DOCUMENT.read_bytes()
    change_parts(
        DOCUMENT,
        lambda name, data: (
            data + b" " * apart.HEAVY if name == "word/settings.xml" else data
        ),
    )
    large = DOCUMENT.read_bytes()
    assert apart.is_heavy(large)
    with closing(DocumentReader()) as reader:
        # The padding broke its seal, and with it goes what it was made from.
        sound = read_agreement(small)._replace(made="")
        assert reader.done(read_agreement, large) == sound
    assert ohc("lda", "status", DOCUMENT, "-f", "csv").exit_code == 3


@pytest.mark.usefixtures("winchester")
def test_what_is_not_an_agreement_is_reported_of_a_large_file_as_well() -> None:
    with closing(DocumentReader()) as reader, pytest.raises(Unreadable, match="a PDF"):
        reader.done(read_agreement, b"%PDF" + b"x" * apart.HEAVY)


def test_faults_of_a_large_file_of_answers_are_reported_with_their_cells(
    ohc: Ohc,
) -> None:
    assert ohc("lda", "answers", "winchester", "-o", "a.xlsx").exit_code == 0
    book = load_workbook("a.xlsx")
    sheet = book.worksheets[0]
    sheet.cell(sheet.max_row + 1, 1, "nowhere")
    sheet.cell(sheet.max_row, 5, "x")
    book.save("a.xlsx")
    small = ohc("lda", "generate", "winchester", "--answers", "a.xlsx")
    enlarge("a.xlsx")
    assert apart.is_heavy(Path("a.xlsx").read_bytes())
    large = ohc("lda", "generate", "winchester", "--answers", "a.xlsx")
    assert large.exit_code == small.exit_code == 1
    assert "there is no establishment of this name." in large.said
    assert large.stderr == small.stderr


@pytest.mark.slow
def test_a_template_that_takes_too_long_to_understand_is_refused(
    ohc: Ohc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "SECONDS", 1)
    endless = f'<w:p w:rsidR="{"{{" * 300_000}"/></w:body>'
    template_with(lambda xml: re.sub("</w:body>", endless, xml), "mine.docx")
    result = ohc("lda", "generate", "winchester", "--template", "mine.docx")
    assert result.exit_code == 1
    assert f"ohc cannot use mine.docx: {apart.TOO_MUCH}" in result.said
    assert not Path("agreements").exists()
