"""Signed agreements: never written over, and followed by a next version."""

from pathlib import Path

import pytest
from agreed import PATH, edit_as_word_does, read, type_in
from conftest import Ohc

from ohc.agreements.signed import is_signed

pytestmark = pytest.mark.usefixtures("winchester")
WORDS = ("lda", "generate", "winchester")
SECOND = Path(f"agreements/{PATH.stem} 2.docx")
BOTH = {"signature_date.1": "1 June 2014", "signature_date.2": "2 June 2014"}


def sign(path: Path, **answers: str) -> bytes:
    """Sign an agreement, and return the bytes of its file."""
    edit_as_word_does(path, {**BOTH, **answers})
    return path.read_bytes()


def answers(**texts: str) -> Path:
    """Return a file of answers for Winchester."""
    lines = [f'{key} = "{text}"' for key, text in texts.items()]
    path = Path("answers.toml")
    path.write_text("\n".join(["[winchester]", *lines]), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("dates", "signed"),
    [
        ({}, False),
        ({"signature_date.1": "1 June 2014"}, False),
        ({"signature_date.1": "1 June 2014", "signature_date.6": "soon"}, False),
        ({"signature_date.1": "1 June 2014", "signature_date.6": "2.6.2014"}, True),
    ],
)
def test_two_dates_sign_an_agreement(dates: dict[str, str], signed: bool) -> None:
    type_in(PATH, dates)
    assert is_signed(read(PATH)) is signed


def test_a_signed_agreement_is_not_written_over(ohc: Ohc) -> None:
    before = sign(PATH, governor="G")
    result = ohc(*WORDS)
    assert result.exit_code == 0
    assert PATH.read_bytes() == before
    assert not SECOND.exists()
    assert f"{PATH.name} is signed and was not changed" in result.said
    assert "--force" in result.said


def test_force_writes_the_next_version_beside_it(ohc: Ohc) -> None:
    before = sign(PATH, governor="G")
    result = ohc(*WORDS, "--force")
    assert result.exit_code == 0
    assert PATH.read_bytes() == before
    assert read(SECOND).answers == {"governor": "G"}
    assert not read(SECOND).is_touched_outside
    # From now on that is the one that is kept up to date.
    edit_as_word_does(SECOND, {"governor": "H"})
    assert ohc(*WORDS).exit_code == 0
    assert ohc(*WORDS, "--force").exit_code == 0
    assert read(SECOND).answers == {"governor": "H"}
    assert PATH.read_bytes() == before
    assert not SECOND.with_name(f"{PATH.stem} 3.docx").exists()


@pytest.mark.parametrize(
    ("version", "is_written"),
    [("Agreed 2.0", True), ("Agreed 1.0", False), ("Draft 0.9", False), ("Two", False)],
)
def test_a_higher_version_in_the_answers_writes_the_next(
    ohc: Ohc, version: str, is_written: bool
) -> None:
    before = sign(PATH, agreement_version="Agreed 1.0")
    given = answers(agreement_version=version, governor="New")
    result = ohc(*WORDS, "--answers", given)
    assert PATH.read_bytes() == before
    assert SECOND.exists() is is_written
    if is_written:
        assert result.exit_code == 0
        expected = {"agreement_version": version, "governor": "New"}
        assert read(SECOND).answers == expected
    else:
        # What the file of answers has was not used, which needs a decision.
        assert result.exit_code == 3
        assert "in the file of answers" in result.said


def test_the_third_version_follows_the_second(ohc: Ohc) -> None:
    sign(PATH, governor="G")
    assert ohc(*WORDS, "--force").exit_code == 0
    second = sign(SECOND)
    assert ohc(*WORDS).exit_code == 0
    third = SECOND.with_name(f"{PATH.stem} 3.docx")
    assert not third.exists()
    assert ohc(*WORDS, "--force").exit_code == 0
    assert read(third).answers == {"governor": "G"}
    assert SECOND.read_bytes() == second


def test_status_says_signed_and_counts_no_version_twice(ohc: Ohc) -> None:
    sign(PATH)
    assert ohc(*WORDS, "--force").exit_code == 0
    result = ohc("lda", "status", "agreements")
    assert "in part, signed" in result.stdout
    assert "has 2 agreements" not in result.said
