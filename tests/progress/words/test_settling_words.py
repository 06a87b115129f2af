"""words.csv gets more words, and what was in it stays as it was."""

from pathlib import Path

import pytest

from ohc.progress.words.beside import BadBeside
from ohc.progress.words.settling_words import Settled, with_settled
from ohc.progress.words.vocabulary import vocabulary

OPEN = Settled("Open", "status", means="in_progress")
PATH = Path("words.csv")


def settled(before: bytes, *words: Settled) -> bytes:
    PATH.write_bytes(before)
    after = with_settled(PATH, words)
    # What is written is read again, whatever it was before.
    PATH.write_bytes(after)
    assert vocabulary(words=PATH).status["open"] == "in_progress"
    return after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"word,means\na,red\n", b"word,means\na,red\nOpen,in_progress\n"),
        (b"word,means\r\na,red", b"word,means\r\na,red\r\nOpen,in_progress\r\n"),
        (b"means;word\r\nred;a\r\n", b"means;word\r\nred;a\r\nin_progress;Open\r\n"),
        (b"word,means", b"word,means\r\nOpen,in_progress\r\n"),
        # In its line, among other columns and lines, whatever its spelling.
        (
            b'\xef\xbb\xbfnote,word,means\n"a\nb",OPEN,\n\nx,b,red\n',
            b'\xef\xbb\xbfnote,word,means\n"a\nb",OPEN,in_progress\n\nx,b,red\n',
        ),
        (
            b'word,means\n"O\npen",red\n Open ,delayed\nb,red\n',
            b'word,means\n"O\npen",red\n Open ,in_progress\nb,red\n',
        ),
        (
            b"word,means\nopen,complete\nOpen\n",
            b"word,means\nopen,in_progress\nOpen,in_progress\n",
        ),
        # A word may mean one thing as a status and another as a RAG.
        (b"word,means\nopen,red\n", b"word,means\nopen,red\nOpen,in_progress\n"),
        (
            b"word,kind,means\nopen,rag,\nopen,status,\n",
            b"word,kind,means\nopen,rag,\nopen,status,in_progress\n",
        ),
        (
            b"word,kind,count,means\n",
            b"word,kind,count,means\nOpen,status,,in_progress\n",
        ),
        # In the code page of Windows.
        (b"word,means\n\xa35,red\n", b"word,means\n\xa35,red\nOpen,in_progress\n"),
        # As it stands already.
        (b"word,means\n open , In progress \n", None),
    ],
)
def test_a_word_is_written_and_every_other_line_kept(
    before: bytes, after: bytes | None
) -> None:
    assert settled(before, OPEN) == (before if after is None else after)


def test_a_list_that_is_not_there_begins_as_excel_opens_it() -> None:
    after = with_settled(PATH, [OPEN])
    assert after == b"\xef\xbb\xbfword,means\r\nOpen,in_progress\r\n"


def test_unicode_text_of_excel_stays_unicode_text() -> None:
    before = "word\tmeans\r\na\tred\r\n".encode("utf-16")
    after = settled(before, OPEN)
    assert after.decode("utf-16") == "word\tmeans\r\na\tred\r\nOpen\tin_progress\r\n"


def test_a_word_that_the_code_page_does_not_hold_makes_it_utf_8() -> None:
    done = Settled("\u5b8c\u4e86", "status", means="complete")
    after = settled(b"word,means\n\xa35,red\n", OPEN, done)
    assert after.decode("utf-8-sig").splitlines()[1:] == [
        *("\u00a35,red", "Open,in_progress", "\u5b8c\u4e86,complete")
    ]


def test_a_word_that_excel_would_run_is_read_as_it_was_written() -> None:
    after = settled(b"word,means\n", OPEN, Settled("-", "status", means="complete"))
    assert after.endswith(b"\n'-,complete\n")
    assert vocabulary(words=PATH).status["-"] == "complete"


def test_a_list_that_cannot_be_read_is_not_written_to() -> None:
    PATH.write_bytes(b'word,means\n"a,red\nb,red\n')
    with pytest.raises(BadBeside, match=r"words\.csv, line 3"):
        with_settled(PATH, [OPEN])
