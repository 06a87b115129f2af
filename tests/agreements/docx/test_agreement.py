"""Agreements read back: the text of a control, its store, its hint, its binding."""

import re
import zlib
from pathlib import Path

import pytest
from agreed import (
    change_parts,
    control,
    edit_as_word_does,
    edit_store,
    in_document,
    read,
    type_in,
)

from ohc.agreements.docx.field_answers import WORDS_OWN
from ohc.agreements.wording.fields import blank_fills
from ohc.agreements.wording.placing import label_and_hint
from ohc.version import __version__

HINT = label_and_hint("governor")[1]


@pytest.fixture
def path(winchester: Path) -> Path:
    return winchester


def test_a_blank_skeleton_has_no_answer(path: Path) -> None:
    agreement = read(path)
    assert (agreement.place, agreement.version) == ("prison-winchester", __version__)
    assert agreement.answers == {}
    assert len(agreement.asked) == 151
    assert not agreement.is_touched_outside


def test_what_a_library_types_is_read_though_the_store_is_stale(path: Path) -> None:
    edit_store(path, {"governor": "of last year"})
    type_in(path, {"governor": "A\nB", "pfi": "No"})
    assert read(path).answers == {"governor": "A\nB", "pfi": "No"}


def test_what_is_in_the_store_alone_is_read(path: Path) -> None:
    edit_store(path, {"governor": "Ann & Bob <x>"})
    assert read(path).answers == {"governor": "Ann & Bob <x>"}


def test_what_word_saves_is_read(path: Path) -> None:
    edit_as_word_does(path, {"board_chair": "C", "review_date": "1 May 2014"})
    assert read(path).answers == {"board_chair": "C", "review_date": "1 May 2014"}


def test_a_hint_is_never_an_answer_wherever_it_stands(path: Path) -> None:
    edit_store(path, {key: fill.hint for key, fill in blank_fills().items()})
    type_in(path, {"governor": blank_fills()["governor"].hint})
    assert read(path).answers == {}
    for words in WORDS_OWN:
        type_in(path, {"governor": words})
        assert read(path).answers == {}


def test_a_hint_of_another_version_is_none_of_its_answers(path: Path) -> None:
    hint = HINT
    old = "[Governing governor]"
    change_parts(path, lambda _, data: data.replace(hint.encode(), old.encode()))
    assert read(path).answers == {}
    type_in(path, {"governor": old})
    assert read(path).answers == {}


def test_a_cleared_control_is_blank_and_reported_if_the_store_has_more(
    path: Path,
) -> None:
    edit_store(path, {"governor": "G"})
    type_in(path, {"governor": ""})
    agreement = read(path)
    assert agreement.answers == {}
    assert "governor: cleared in the text but still stored" in agreement.notes[0]


def test_an_answer_in_the_store_is_older_only_if_all_its_controls_are_cleared(
    path: Path,
) -> None:
    edit_store(path, {"governor": "G"})

    def cleared_beside(xml: str) -> str:
        shown = control("governor", xml)
        return xml.replace(shown, shown + shown.replace(HINT, ""))

    in_document(path, cleared_beside)
    # The first control shows its hint still: nobody has cleared the answer there.
    assert read(path).answers == {"governor": "G"}
    in_document(path, lambda xml: xml.replace(HINT, ""))
    assert read(path).answers == {}


def test_a_control_is_known_by_its_binding_without_its_tag(path: Path) -> None:
    type_in(path, {"governor": "G"})
    in_document(path, lambda xml: re.sub(r"<w:tag [^>]*/>", "", xml))
    agreement = read(path)
    assert agreement.answers == {"governor": "G"}
    assert len(agreement.asked) == 151


def test_a_control_is_known_by_its_tag_without_its_binding(path: Path) -> None:
    type_in(path, {"governor": "G"})
    in_document(path, lambda xml: re.sub(r"<w:dataBinding [^>]*/>", "", xml))
    assert read(path).answers == {"governor": "G"}


def test_a_binding_as_later_words_write_it_is_known(path: Path) -> None:
    space = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    type_in(path, {"governor": "G"})

    def change(xml: str) -> str:
        xml = re.sub(r"<w:tag [^>]*/>", "", xml)
        return xml.replace("<w:dataBinding ", f"<w15:dataBinding {space} ")

    in_document(path, change)
    assert read(path).answers == {"governor": "G"}


def test_two_controls_of_a_field_with_different_texts_are_both_kept(path: Path) -> None:
    type_in(path, {"governor": "G"})

    def change(xml: str) -> str:
        one = control("governor", xml)
        return xml.replace(one, one + one.replace(">G<", ">H<"))

    in_document(path, change)
    agreement = read(path)
    assert agreement.answers == {"governor": "G\nH"}
    assert "2 fields with different text" in agreement.notes[0]


def test_line_breaks_come_back_that_libreoffice_makes_two_texts_of(path: Path) -> None:
    type_in(path, {"board_members": "A\nB"})
    about = b"<Properties><Application>LibreOffice/7.4</Application></Properties>"
    change_parts(path, lambda name, data: about if name.endswith("app.xml") else data)
    joined = re.compile(r"</w:t><w:br/><w:t[^>]*>|</w:t>\s*<w:br/>\s*<w:t>")
    in_document(path, lambda xml: joined.sub("</w:t><w:t>", xml))
    assert read(path).answers == {"board_members": "A\nB"}


def test_stores_emptied_by_a_program_lose_nothing(path: Path) -> None:
    type_in(path, {"governor": "G"})
    change_parts(
        path, lambda name, data: b"" if name.startswith("customXml/item") else data
    )
    agreement = read(path)
    assert agreement.answers == {"governor": "G"}
    assert (agreement.place, agreement.version) == ("prison-winchester", __version__)
    assert agreement.is_known
    assert not agreement.is_touched_outside


def test_without_stores_and_building_blocks_it_says_that_it_does_not_know(
    path: Path,
) -> None:
    type_in(path, {"governor": "G"})
    change_parts(
        path,
        lambda name, data: (
            None if name.startswith(("customXml/", "word/glossary/")) else data
        ),
    )
    agreement = read(path)
    assert agreement.answers == {"governor": "G"}
    assert (agreement.place, agreement.is_known) == ("", False)


def test_a_control_that_names_its_hint_needs_nobody_to_tell_it(path: Path) -> None:
    def change(name: str, data: bytes) -> bytes | None:
        if name.startswith(("customXml/", "word/glossary/")):
            return None
        hint, other = b"[Name of the Governor or Director]", b"[A hint of 2031]"
        old, new = (f"ohc{zlib.crc32(one):08x}".encode() for one in (hint, other))
        return data.replace(hint, other).replace(old, new)

    change_parts(path, change)
    assert read(path).answers == {}


def test_words_of_a_choice_are_taken_however_they_are_typed(path: Path) -> None:
    type_in(path, {"pfi": "NO.", "xray": "perhaps"})
    assert read(path).answers == {"pfi": "No", "xray": "perhaps"}


def test_a_store_of_another_prison_answers_nothing(path: Path) -> None:
    edit_store(path, {"governor": "of Garth"})
    old, new = b'establishment="prison-winchester"', b'establishment="prison-garth"'
    change_parts(
        path,
        lambda name, data: (
            data.replace(old, new) if name.endswith("item1.xml") else data
        ),
    )
    assert read(path).answers == {}
