"""The seal of a document: whole where nothing was changed, and broken by anything."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from agreed import NAME, PATH, VARIANTS, change_parts, parts_of, read, type_in
from conftest import Ohc
from hypothesis import given, settings
from hypothesis import strategies as st

from ohc.agreements.answers.merging import Merged
from ohc.agreements.docx.agreement import read_agreement
from ohc.agreements.docx.seal import is_same
from ohc.agreements.templates.bundled import bundled
from ohc.agreements.templates.template import example
from ohc.agreements.templates.word import WordTemplate
from ohc.agreements.wording.content import Answers, content
from ohc.agreements.wording.fields import blank_fills
from ohc.agreements.wording.places import find_place, places
from ohc.files.archive import repacked
from ohc.files.unreadable import Unreadable

STORE = "customXml/item2.xml"
"""Where an agreement tells how it was made."""

NONE: dict[str, str] = {}
TEMPLATE = WordTemplate(bundled("docx"), "lda.docx", sample=example())


def made(place: str, values: dict[str, str], others: dict[str, str]) -> bytes:
    written = content(places()[place], Answers(values, others))
    return TEMPLATE.document(written, Merged(values, values, others)).data


def reversed_parts(data: bytes) -> bytes:
    """Return a document with the same parts, packed in another order."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in reversed(old.namelist()):
            new.writestr(name, old.read(name))
    return buffer.getvalue()


def test_a_sealed_document_reads_as_the_same_document_parsed() -> None:
    values = {"governor": "G & <b>\nH", "run_by": "contracted", "old.key": "kept"}
    for name in VARIANTS.values():
        place = find_place(name)
        assert place
        for answers, others in ((NONE, NONE), (values, {"board_chair": "X"})):
            document = made(place.id, answers, others)
            sealed = read_agreement(document)
            parsed = read_agreement(reversed_parts(document))
            assert (bool(sealed.made), parsed.made) == (True, "")
            assert sealed._replace(made="") == parsed
            assert [*sealed.answers] == [*parsed.answers]


@settings(max_examples=15, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(sorted(blank_fills())),
        st.one_of(
            st.text(min_size=1, max_size=20),
            st.sampled_from(["no", "Yes.", " ", "\u200b", "Choose an item.", "a\tb"]),
            st.sampled_from([fill.hint for fill in blank_fills().values()]),
        ),
        max_size=8,
    )
)
def test_whatever_is_answered_reads_the_same_sealed_or_parsed(
    values: dict[str, str],
) -> None:
    document = made(NAME, values, {})
    sealed = read_agreement(document)
    parsed = read_agreement(reversed_parts(document))
    assert sealed.made
    assert sealed._replace(made="") == parsed


@pytest.mark.usefixtures("winchester")
def test_a_change_of_any_part_breaks_the_seal() -> None:
    assert read_agreement(copied(PATH, "")).made
    for name in parts_of(PATH):
        # A line end behind the last element says nothing, and is seen all the same.
        assert not read_agreement(copied(PATH, name)).made, name


def copied(path: Path, changed: str) -> bytes:
    """Return a document with a line end more in one part, the others as packed."""
    data, buffer = path.read_bytes(), io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            if entry.filename == changed:
                longer = old.read(entry) + b"\n"
                new.writestr(entry.filename, longer, zipfile.ZIP_DEFLATED)
                continue
            start = entry.header_offset + len(entry.FileHeader())
            entry.header_offset = buffer.tell()
            buffer.write(entry.FileHeader())
            buffer.write(data[start : start + entry.compress_size])
            new.filelist.append(entry)
            new.start_dir = buffer.tell()
        new.comment = b""
    return buffer.getvalue()


def without(name: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        change_parts(path, lambda part, data: None if part == name else data)

    return change


def add(name: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr(name, "<x/>")

    return change


def type_a_name(path: Path) -> None:
    type_in(path, {"governor": "Typed"})


@pytest.mark.parametrize(
    "change",
    [
        add("word/media/image1.png"),
        add("customXml/item9.xml"),
        add("word/comments.xml"),
        without("word/settings.xml"),
        without("word/footer1.xml"),
        type_a_name,
    ],
)
@pytest.mark.usefixtures("winchester")
def test_a_part_more_or_less_breaks_the_seal(change: Callable[[Path], None]) -> None:
    assert read(PATH).made
    change(PATH)
    assert not read(PATH).made


@pytest.mark.usefixtures("winchester")
def test_a_list_that_leads_to_other_bytes_breaks_the_seal() -> None:
    data = PATH.read_bytes()
    # The second name in the list at the end is that of another file.
    at = data.rindex(b"word/settings.xml")
    PATH.write_bytes(data[:at] + b"word/settingz.xml" + data[at + 17 :])
    assert not read(PATH).made


@pytest.mark.usefixtures("winchester")
def test_a_part_behind_the_store_breaks_the_seal() -> None:
    parts = parts_of(PATH)
    assert [*parts][-1] == STORE
    add("docProps/custom.xml")(PATH)
    assert not read(PATH).made


@pytest.mark.usefixtures("winchester")
def test_documents_are_the_same_where_one_has_no_seal() -> None:
    sealed = PATH.read_bytes()
    store = parts_of(PATH)[STORE]
    seal = store[store.index(b' made="') : store.index(b"><field")]
    place = seal[seal.index(b" establishment") :]
    unsealed = repacked(sealed, {STORE: lambda part: part.replace(seal, place)})
    assert len(unsealed) < len(sealed)
    assert is_same(unsealed, sealed)
    assert is_same(sealed, reversed_parts(unsealed))
    other = repacked(unsealed, {STORE: lambda part: part.replace(b"hint", b"hind", 1)})
    assert not is_same(other, sealed)
    without("word/settings.xml")(PATH)
    assert not is_same(PATH.read_bytes(), sealed)
    assert not is_same(b"no document", sealed)


@pytest.mark.usefixtures("winchester")
def test_what_is_unchanged_is_not_written_for_its_seal_alone(ohc: Ohc) -> None:
    PATH.write_bytes(reversed_parts(PATH.read_bytes()))
    before = PATH.read_bytes()
    assert "up to date" in ohc("lda", "generate", "winchester").said
    assert PATH.read_bytes() == before


@pytest.mark.usefixtures("winchester")
def test_a_part_that_is_damaged_breaks_the_seal() -> None:
    data = bytearray(PATH.read_bytes())
    # In the middle of the main part, whose sum the list at the end still gives.
    data[len(data) // 2] ^= 1
    with pytest.raises(Unreadable):
        read_agreement(bytes(data))
