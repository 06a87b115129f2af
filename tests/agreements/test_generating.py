"""Agreements generated again: what people typed is never lost, nor made up."""

import shutil
from pathlib import Path

import pytest
from agreed import (
    NAME,
    NEW,
    PATH,
    change_parts,
    edit_as_word_does,
    edit_store,
    read,
    type_in,
    write_beside,
)
from conftest import Ohc
from docx import Document

from ohc.agreements import planning
from ohc.agreements.existing import meanwhile
from ohc.agreements.wording.places import places

pytestmark = pytest.mark.usefixtures("winchester")


def answers(**values: str) -> str:
    lines = [f'{key} = "{value}"' for key, value in values.items()]
    Path("answers.toml").write_text("\n".join([f"[{NAME}]", *lines]), encoding="utf-8")
    return "answers.toml"


def test_answers_typed_are_carried_over_and_nothing_else_changes(ohc: Ohc) -> None:
    edit_as_word_does(PATH, {"governor": "G", "action.C3.1": "Do\nit"})
    result = ohc("lda", "generate", "winchester")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.endswith("(1 updated): the establishments you named.\n")
    agreement = read(PATH)
    assert agreement.answers == {"governor": "G", "action.C3.1": "Do\nit"}
    assert agreement.prefilled == {}
    again = PATH.read_bytes()
    assert "up to date" in ohc("lda", "generate", "winchester").said
    assert PATH.read_bytes() == again


def test_answers_of_a_file_fill_in_and_follow_it_until_someone_types(ohc: Ohc) -> None:
    words = ("lda", "generate", "winchester", "--answers")
    assert ohc(*words, answers(governor="A", board_chair="B")).exit_code == 0
    assert read(PATH).answers == {"governor": "A", "board_chair": "B"}
    type_in(PATH, {"board_chair": "Typed"})
    assert ohc(*words, answers(governor="A2", board_chair="B")).exit_code == 0
    assert read(PATH).answers == {"governor": "A2", "board_chair": "Typed"}
    # A blank in the file changes nothing.
    assert ohc(*words, answers(governor="")).exit_code == 0
    assert read(PATH).answers == {"governor": "A2", "board_chair": "Typed"}


def test_what_both_changed_is_kept_twice_and_listed_until_they_agree(ohc: Ohc) -> None:
    words = ("lda", "generate", "winchester", "--answers")
    assert ohc(*words, answers(governor="A")).exit_code == 0
    type_in(PATH, {"governor": "Typed"})
    for _ in range(2):
        result = ohc(*words, answers(governor="Other"))
        assert result.exit_code == 3
        assert "Governor or Director differs between the doc" in result.said
        assert "Typed" not in result.said
        assert "Other" not in result.said
        assert read(PATH).answers == {"governor": "Typed"}
        cells = [cell.text for cell in Document(str(PATH)).tables[1].rows[1].cells]
        assert cells == ["Governor or Director", "Typed", "Other"]
    # Without the file, what it said is there still: nobody has settled it.
    assert ohc("lda", "generate", "winchester").exit_code == 3
    assert read(PATH).others == {"governor": "Other"}
    type_in(PATH, {"governor": "Other"})
    assert ohc(*words, answers(governor="Other")).exit_code == 0
    assert read(PATH).prefilled == {"governor": "Other"}


def test_an_answer_that_a_program_gave_the_store_is_taken_and_reported(
    ohc: Ohc,
) -> None:
    edit_as_word_does(PATH, {"governor": "A"})
    assert ohc("lda", "generate", "winchester").exit_code == 0
    edit_store(PATH, {"governor": "B"})
    result = ohc("lda", "generate", "winchester")
    assert result.exit_code == 3
    assert (
        "the answer stored in the file is newer than the text, and was used"
    ) in result.said
    assert read(PATH).answers == {"governor": "B"}


def test_markup_in_an_answer_is_its_text(ohc: Ohc) -> None:
    typed = 'w:fldCharType="begin" <w:p>\n{{ x }} &amp;'
    edit_as_word_does(PATH, {"board_members": typed})
    assert ohc("lda", "generate", "winchester").exit_code == 0
    assert read(PATH).answers == {"board_members": typed}
    assert "up to date" in ohc("lda", "generate", "winchester").said


def test_text_typed_outside_makes_it_write_beside(ohc: Ohc) -> None:
    type_in(PATH, {"governor": "G"})
    write_beside(PATH, "Agreed on the telephone")
    before = PATH.read_bytes()
    result = ohc("lda", "generate", "winchester")
    assert result.exit_code == 3
    assert "1 paragraph, the first under 'Annex: Points to agree" in result.said
    assert "telephone" not in result.said
    assert PATH.read_bytes() == before
    assert read(NEW).answers == {"governor": "G"}
    # Again it goes into the same place, as long as nobody worked there.
    assert ohc("lda", "generate", "winchester").exit_code == 3
    type_in(NEW, {"board_chair": "Mine"})
    assert ohc("lda", "generate", "winchester").exit_code == 3
    assert read(NEW).answers == {"governor": "G", "board_chair": "Mine"}
    assert read(f"agreements/{NAME} (new 2).docx").answers == {"governor": "G"}


def test_force_writes_over_what_is_outside_and_keeps_answers(ohc: Ohc) -> None:
    type_in(PATH, {"governor": "G"})
    write_beside(PATH, "Scribble")
    assert ohc("lda", "generate", "winchester", "--force").exit_code == 0
    assert read(PATH).answers == {"governor": "G"}
    assert not read(PATH).is_touched_outside
    assert not NEW.exists()


def test_a_comment_counts_as_typed(ohc: Ohc) -> None:
    document = Document(str(PATH))
    run = document.paragraphs[5].runs[0]
    document.add_comment([run], text="Who is this?", author="A")
    document.save(str(PATH))
    result = ohc("lda", "generate", "winchester")
    assert result.exit_code == 3
    assert "2 paragraphs, the first under 'comments'" in result.said
    assert "Who is this" not in result.said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.4", "this is a PDF, not a Word document"),
        (b"", "the file is empty"),
        (b"PK\x03\x04", "is damaged"),
    ],
)
def test_a_file_that_is_not_an_agreement_is_left_alone(
    ohc: Ohc, data: bytes, said: str
) -> None:
    PATH.write_bytes(data)
    result = ohc("lda", "generate", "winchester")
    assert result.exit_code == 3
    assert said in result.said
    assert PATH.read_bytes() == data
    assert NEW.exists()


def test_a_document_of_another_prison_is_left_alone(ohc: Ohc) -> None:
    assert ohc("lda", "generate", "garth").exit_code == 0
    shutil.copy("agreements/prison-garth.docx", PATH)
    type_in(PATH, {"governor": "of Garth"})
    result = ohc("lda", "generate", "winchester")
    assert result.exit_code == 3
    assert "it is the agreement for Garth" in result.said
    assert read(NEW).answers == {}


@pytest.mark.parametrize("lock", [f"~${NAME}.docx", f"~${NAME[2:]}.docx"])
def test_a_document_that_someone_has_open_is_left_alone(ohc: Ohc, lock: str) -> None:
    type_in(PATH, {"governor": "G"})
    Path("agreements", lock).write_bytes(b"\x01A")
    before = PATH.read_bytes()
    result = ohc("lda", "generate", "winchester")
    assert result.exit_code == 3
    assert "someone has it open" in result.said
    assert PATH.read_bytes() == before
    assert read(NEW).answers == {"governor": "G"}


def test_a_document_that_does_not_tell_how_it_was_made_is_left_alone(ohc: Ohc) -> None:
    type_in(PATH, {"governor": "G"})
    change_parts(
        PATH,
        lambda name, data: (
            None if name.startswith(("customXml/", "word/glossary/")) else data
        ),
    )
    assert ohc("lda", "generate", "winchester").exit_code == 3
    assert read(PATH).answers == {"governor": "G"}
    assert read(NEW).answers == {"governor": "G"}


def test_a_dry_run_shows_what_would_happen_and_writes_nothing(ohc: Ohc) -> None:
    type_in(PATH, {"governor": "G"})
    files = {path: path.read_bytes() for path in Path("agreements").iterdir()}
    result = ohc(
        "lda", "generate", "winchester", "garth", "--dry-run", "-o", "agreements"
    )
    assert result.exit_code == 0
    rows = [line.split() for line in result.stdout.splitlines()[-2:]]
    assert [row[-3:] for row in rows] == [
        ["Winchester", "updated", "1"],
        ["Garth", "new", "0"],
    ]
    assert "Would write 2 agreements" in result.said
    assert {path: path.read_bytes() for path in Path("agreements").iterdir()} == files


def test_a_document_saved_while_others_are_made_is_left_alone() -> None:
    place = places()[NAME]
    plan = planning.planned(place, PATH.parent, {}, force=False)
    assert meanwhile(PATH, plan.existing, b"new") == ""
    type_in(PATH, {"governor": "Saved just now"})
    assert (
        meanwhile(PATH, plan.existing, b"new")
        == "someone saved it while ohc was running"
    )
