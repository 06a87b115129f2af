"""Agreements for signing: refused with what is blank, and without a hint else."""

from pathlib import Path

import pytest
from agreed import PATH, edit_as_word_does, needed, parts_of, read
from conftest import Ohc
from layouts import every_text

pytestmark = pytest.mark.usefixtures("winchester")
FINAL = ("lda", "generate", "winchester", "--final")


def test_a_final_agreement_with_blanks_is_refused_with_their_labels(ohc: Ohc) -> None:
    edit_as_word_does(PATH, {"governor": "G"})
    before = PATH.read_bytes()
    result = ohc(*FINAL)
    assert result.exit_code == 3
    assert "Nothing was written: 1 agreement cannot be final yet" in result.said
    for label in ("Healthcare providers", "Who runs the prison", "In force from"):
        assert label in " ".join(result.said.split())
    assert "Governor or Director" not in result.said
    # Who signs does so by hand, when it is final.
    assert "Date signed" not in result.said
    assert PATH.read_bytes() == before


def test_a_final_agreement_has_no_hint_and_no_shade(ohc: Ohc) -> None:
    edit_as_word_does(PATH, needed())
    assert ohc("lda", "generate", "winchester").exit_code == 0
    result = ohc(*FINAL)
    assert result.exit_code == 0, result.said
    answers = read(PATH).answers
    assert {key: answers[key] for key in needed()} == needed()
    assert answers["other_parties"] == "None"
    assert answers["settled.emergency"] == "Open"
    xml = parts_of(PATH)["word/document.xml"].decode()
    assert "EEF4FB" not in xml
    # Two rows to sign in are left, with three places each, and they alone are blank.
    assert xml.count("<w:showingPlcHdr/>") == 6
    assert "to be confirmed" not in xml
    assert "Version: None   In force from: 1 June 2014" in every_text(PATH)


def test_a_final_agreement_stays_final_when_it_is_written_again(ohc: Ohc) -> None:
    edit_as_word_does(PATH, needed())
    assert ohc(*FINAL).exit_code == 0
    final = PATH.read_bytes()
    assert read(PATH).is_final
    result = ohc("lda", "generate", "winchester")
    assert result.exit_code == 0
    assert PATH.read_bytes() == final
    edit_as_word_does(PATH, {"other_parties": "A charity"})
    assert ohc("lda", "generate", "winchester").exit_code == 0
    assert "What is known" not in every_text(PATH)
    assert read(PATH).answers["other_parties"] == "A charity"


def test_a_final_agreement_with_a_new_blank_is_a_draft_again_and_says_so(
    ohc: Ohc,
) -> None:
    edit_as_word_does(PATH, needed())
    assert ohc(*FINAL).exit_code == 0
    edit_as_word_does(PATH, {"devolved": "Yes", "governor": ""})
    result = ohc("lda", "generate", "winchester")
    assert result.exit_code == 3
    said = " ".join(result.said.split())
    assert "it is a draft again, because these fields are blank: Governor" in said
    assert not read(PATH).is_final
    assert "What is known" in every_text(PATH)


def test_pages_of_a_final_agreement_do_not_say_what_is_known(ohc: Ohc) -> None:
    def pages() -> list[str]:
        files = (PATH.with_suffix(kind) for kind in (".md", ".html"))
        return [file.read_text(encoding="utf-8") for file in files]

    edit_as_word_does(PATH, needed())
    formats = ("-f", "docx", "md", "html")
    assert ohc("lda", "generate", "winchester", *formats).exit_code == 0
    assert all("What is known" in page for page in pages())
    assert ohc(*FINAL, *formats).exit_code == 0
    for page in pages():
        for draft in ("What is known", "nobody has confirmed", "to be confirmed"):
            assert draft not in page


def test_a_final_agreement_is_read_and_written_again_like_any_other(ohc: Ohc) -> None:
    edit_as_word_does(PATH, needed())
    assert ohc(*FINAL).exit_code == 0
    final = PATH.read_bytes()
    assert ohc(*FINAL).exit_code == 0
    assert PATH.read_bytes() == final
    edit_as_word_does(PATH, {"settled.emergency": "All of it"})
    assert ohc(*FINAL).exit_code == 0
    assert read(PATH).answers["settled.emergency"] == "All of it"
    assert Path(PATH).exists()
