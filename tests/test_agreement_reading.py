"""Agreements read back: the text of a control, its store, its hint, its binding."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from agreed import change_parts, edit_as_word_does, edit_store, read, type_in
from conftest import Ohc

from ohc.agreements.fields import blank_fills
from ohc.agreements.reading import WORDS_OWN, read_agreement
from ohc.workbooks.unreadable import Unreadable

Change = Callable[[str], str]


@pytest.fixture
def path(ohc: Ohc) -> Path:
    assert ohc("lda", "generate", "winchester").exit_code == 0
    return Path("agreements/prison-winchester.docx")


def in_document(path: Path, change: Change) -> None:
    change_parts(
        path,
        lambda name, data: (
            change(data.decode()).encode() if name == "word/document.xml" else data
        ),
    )


def control(key: str, xml: str) -> str:
    found = re.search(
        rf'<w:sdt>(?:(?!</w:sdt>).)*ohc:{re.escape(key)}".*?</w:sdt>', xml
    )
    assert found
    return found[0]


def test_a_blank_skeleton_has_no_answer(path: Path) -> None:
    agreement = read(path)
    assert (agreement.place, agreement.version) == ("prison-winchester", "0.1.0")
    assert agreement.answers == {}
    assert len(agreement.asked) == 168
    assert not agreement.is_touched_outside


def test_what_a_library_types_is_read_though_the_store_is_stale(path: Path) -> None:
    edit_store(path, {"governor": "of last year"})
    type_in(path, {"governor": "A\nB", "pfi": "No"})
    assert read(path).answers == {"governor": "A\nB", "pfi": "No"}


def test_what_stands_in_the_store_alone_is_read(path: Path) -> None:
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
    hint = blank_fills()["governor"].hint
    old = "[Governing governor]"
    change_parts(path, lambda _, data: data.replace(hint.encode(), old.encode()))
    assert read(path).answers == {}
    type_in(path, {"governor": old})
    assert read(path).answers == {}


def test_a_cleared_control_is_blank_and_said_if_the_store_has_more(path: Path) -> None:
    edit_store(path, {"governor": "G"})
    type_in(path, {"governor": ""})
    agreement = read(path)
    assert agreement.answers == {}
    assert "governor: cleared in the text, 'G' in the store" in agreement.notes[0]


def test_a_control_is_known_by_its_binding_without_its_tag(path: Path) -> None:
    type_in(path, {"governor": "G"})
    in_document(path, lambda xml: re.sub(r"<w:tag [^>]*/>", "", xml))
    agreement = read(path)
    assert agreement.answers == {"governor": "G"}
    assert len(agreement.asked) == 168


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
    assert "2 controls with different texts" in agreement.notes[0]


def test_line_breaks_come_back_that_libreoffice_makes_two_texts_of(path: Path) -> None:
    type_in(path, {"board_members": "A\nB"})
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
    assert (agreement.place, agreement.version) == ("prison-winchester", "0.1.0")
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


@pytest.mark.parametrize(
    ("addition", "where"),
    [
        ("<w:p><w:r><w:t>Typed</w:t></w:r></w:p>", "Typed"),
        ("<w:p><w:ins><w:r><w:t>Tracked</w:t></w:r></w:ins></w:p>", "Tracked"),
        (
            "<w:p><w:hyperlink><w:r><w:t>A link</w:t></w:r></w:hyperlink></w:p>",
            "A link",
        ),
        ("<w:p><w:r><w:drawing/></w:r></w:p>", "1 pictures"),
        (
            '<w:p><w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr></w:r></w:p>',
            "1 pictures, shapes or highlights",
        ),
    ],
)
def test_what_is_added_outside_is_seen(path: Path, addition: str, where: str) -> None:
    in_document(path, lambda xml: xml.replace("<w:sectPr>", f"{addition}<w:sectPr>"))
    [line] = read(path).added
    assert line.text.startswith(where)
    assert not read(path).removed


def test_what_is_removed_or_changed_outside_is_seen(path: Path) -> None:
    in_document(path, lambda xml: xml.replace("Who does what", "Who does it", 1))
    assert read(path).removed == 0  # the contents list is made anew by programs
    in_document(path, lambda xml: xml.replace("Who does what", "Who does it"))
    agreement = read(path)
    assert agreement.removed == 1
    assert [line.text for line in agreement.added] == ["7. Who does it"]


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
def test_what_is_no_agreement_is_told_by_kind(data: bytes, kind: str) -> None:
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
