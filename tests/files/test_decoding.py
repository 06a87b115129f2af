"""One decoder for all that people give us, whatever program wrote it."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ohc.files.decoding import (
    PAGES,
    UTF8_MARK,
    Encoded,
    NotText,
    decode,
    has_foreign_nul,
    readings,
)

ENCODINGS = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"),
    *("cp1252", "cp850"),
)

WORDS = (
    *("Caf\u00e9", "M\u00fcller, Zo\u00eb", "\u00a35 and 3\u00bd%", "CAF\u00c9"),
    *("Garth\u2019s \u201cplan\u201d \u2013 soon\u2026", "Mart\u00ednez", "K\u00f6ln"),
)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("words", WORDS)
def test_words_come_back_as_they_were_written(words: str, encoding: str) -> None:
    text = f"name,id\r\n{words},prison-garth\r\n"
    in_page = words.encode(encoding, "replace").decode(encoding)
    if in_page not in {words, "\ufeff" + words}:
        pytest.skip("the page has no such letters")
    encoded = decode(text.encode(encoding))
    assert encoded.text == text
    assert encoded.with_text(text) == text.encode(encoding)
    assert bool(encoded.note) == (encoding in PAGES)


@given(st.text(st.characters(exclude_characters="\0", codec="utf-8")))
def test_any_text_in_utf8_is_read_and_kept(text: str) -> None:
    bare = text.lstrip("\ufeff")
    assert decode(bare.encode()).text == bare
    assert decode(UTF8_MARK + bare.encode()).text == bare


@given(st.binary())
def test_any_bytes_are_a_text_or_say_where_they_are_none(data: bytes) -> None:
    with suppress(NotText):
        encoded = decode(data)
        assert encoded.with_text(encoded.text) == data
        assert readings(data)[0] == encoded


def test_a_word_that_a_code_page_has_not_makes_the_file_utf8() -> None:
    old = decode("caf\u00e9".encode("cp850"))
    assert old.with_text("\u2265") == UTF8_MARK + "\u2265".encode()
    assert Encoded("", b"", "cp1252").with_text("\x81") == b"\x81"


@pytest.mark.parametrize(
    ("data", "place", "says"),
    [
        (b"a\nb\0c", "line 2, character 2", "NUL"),
        (b"caf\xe9\r\n\r\n\0", "line 3, character 1", "NUL"),
        ("a\rb\0".encode("utf-16"), "line 2, character 2", "NUL"),
        (UTF8_MARK + b"ab\ncaf\xe9", "line 2, character 4", "not in UTF-8"),
        ("a\nb".encode("utf-16") + b"c", "line 2, character 2", "not in UTF-16"),
        # PowerShell began the list, cmd went on with it.
        ("a\r\n".encode("utf-16") + b"abc.xlsx\r\n", "line 2", "not in UTF-16"),
        ("ab\ncd\n".encode("utf-16-le") + b"\1\xd8", "line 3", "not in UTF-16"),
    ],
)
def test_what_is_not_text_is_named_with_its_line(
    data: bytes, place: str, says: str
) -> None:
    with pytest.raises(NotText) as caught:
        decode(data)
    assert caught.value.place.startswith(place)
    assert says in caught.value.reason


@pytest.mark.parametrize(
    ("data", "is_foreign"),
    [
        (b"a,b", False),
        ("a,b".encode("utf-16"), False),
        ("a,b".encode("utf-16-be"), False),
        ("a,b".encode("utf-32"), False),
        (b"a,b\0", True),
        (UTF8_MARK + b"a\0", True),
        (b"\1\0\0\0\2\0\0\0", True),
    ],
)
def test_zeros_that_no_text_has_are_told_from_those_of_utf16(
    data: bytes, is_foreign: bool
) -> None:
    assert has_foreign_nul(data) is is_foreign
