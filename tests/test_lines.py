"""Text of other people in a line of ours: one line, all of it seen, and no other's."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ohc.lines import escaped, in_quotes, may_change, tamed, writable

ODD = (
    "\n\r\t\x1b\x85\xad\u061c\u200b\u200e\u2028\u202e\u2066\u3164\ufe0f\ufeff\U000e0041"
)
ELSEWHERE = pytest.mark.skipif(os.sep == "\\", reason="there a backslash is a folder")
texts = st.text(
    st.sampled_from([*ODD, *"\\nrtxuU01e9a ", "\udce9", "\ud800", "\uffff"]),
    max_size=12,
)


@given(texts)
def test_a_line_is_seen_whole(text: str) -> None:
    shown = escaped(text)
    assert len(shown.splitlines()) <= 1
    assert not {*ODD} & {*shown}
    shown.encode()


@ELSEWHERE
@given(texts)
def test_what_looks_like_an_escape_is_shown_as_what_it_is(text: str) -> None:
    shown = escaped(text)
    assert shown == text or escaped(shown) != shown


@ELSEWHERE
@given(st.lists(texts, min_size=2, max_size=2, unique=True))
def test_no_two_texts_give_the_same_line(pair: list[str]) -> None:
    first, second = pair
    assert escaped(first) != escaped(second)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("caf\xe9 \u2013 \xa35", "caf\xe9 \u2013 \xa35"),
        ("a\nb\tc\rd", r"a\nb\tc\rd"),
        ("\x1b[2K\x07\x7f", r"\x1b[2K\x07\x7f"),
        ("caf\udce9", r"caf\xe9"),
        ("\x85\ud800", r"\u0085\ud800"),
        ("\u202exslx.exe\u2066", r"\u202exslx.exe\u2066"),
        ("a\u200bb\ufe0f\U000e0041", r"a\u200bb\ufe0f\U000e0041"),
        (r"\\\\server\share", r"\\\\server\share"),
    ],
)
def test_what_is_not_seen_is_shown_as_an_escape(text: str, shown: str) -> None:
    assert escaped(text) == shown
    assert may_change(text) or text == shown


def test_windows_parts_folders_with_backslashes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert escaped(r"C:\new\x41.csv") == r"C:\\new\\x41.csv"
    monkeypatch.setattr(os, "sep", "\\")
    assert escaped(r"C:\new\x41.csv") == r"C:\new\x41.csv"


def test_a_cell_keeps_its_lines_and_commands_nothing() -> None:
    assert tamed("a\r\nb\tc") == "a\nb c"
    assert tamed("\x1b[31m\u202e\u2028\rx") == r"\x1b[31m\u202e\u2028\rx"
    # Emoji are joined letters, which people see as one.
    assert tamed("\U0001f469\u200d\u2695\ufe0f") == "\U0001f469\u200d\u2695\ufe0f"


def test_what_is_written_is_unchanged_except_for_what_is_not_text() -> None:
    assert writable("a\n\x1b\u202e\xe9") == "a\n\x1b\u202e\xe9"
    assert writable("caf\udce9\ufffe") == r"caf\xe9\ufffe"


@pytest.mark.parametrize(
    ("text", "shown"), [("a", "'a'"), ("a'b", '"a\'b"'), ("a'\"b", "'a'\"b'")]
)
def test_quotation_marks_are_those_that_the_text_has_not(text: str, shown: str) -> None:
    assert in_quotes(text) == shown
