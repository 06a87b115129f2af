"""Agreements of version 0.1.0: every answer is carried over into the new layout."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from agreed import OLDER, change_parts, edit_as_word_does, read, type_in, write_beside
from conftest import Ohc, isolate

from ohc.agreements.signed import DATES
from ohc.agreements.wording.fields import blank_fills
from ohc.cli.root import main

KEYS = (Path(__file__).parent / "keys_0_1_0.txt").read_text(encoding="utf-8").split()
"""The keys of all fields that agreements of version 0.1.0 had."""

PRISONS = ("maidstone", "peterborough", "isle of wight")


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of blank agreements in the layout of version 0.1.0."""
    folder = tmp_path_factory.mktemp("older")
    with pytest.MonkeyPatch.context() as monkeypatch:
        isolate(monkeypatch, folder)
        assert main(["lda", "generate", *PRISONS, "--template", str(OLDER)]) == 0
    return folder / "agreements"


@pytest.fixture(params=PRISONS)
def older(blank: Path, request: pytest.FixtureRequest) -> Path:
    """Return one of them, for the test to change."""
    [made] = blank.glob(f"prison-{request.param.replace(' ', '-')}.docx")
    Path("agreements").mkdir()
    return Path(shutil.copy(made, "agreements"))


def answer_to(key: str) -> str:
    fill = blank_fills()[key]
    if fill.choices:
        return fill.choices[-1]
    return {"date": "1 June 2014", "text": f"{key} & <x>"}.get(fill.kind, f"{key}\nB")


def test_no_key_of_0_1_0_is_lost() -> None:
    assert len(KEYS) == 172
    assert {*KEYS} <= {*blank_fills()}


@pytest.mark.parametrize("typing", [type_in, edit_as_word_does])
def test_every_answer_is_carried_over_and_shown(
    ohc: Ohc, older: Path, typing: Callable[[Path, dict[str, str]], None]
) -> None:
    typed = {key: answer_to(key) for key in read(older).asked if key not in DATES[1:]}
    typing(older, typed)
    name = older.stem.removeprefix("prison-").replace("-", " ")
    result = ohc("lda", "generate", name)
    assert result.exit_code == 0, result.said
    assert f"kept: {len(typed):,} of {len(typed):,}." in " ".join(result.said.split())
    again = read(older)
    assert {key: text.split() for key, text in again.answers.items()} == {
        key: text.split() for key, text in typed.items()
    }
    assert {*typed} <= {*again.asked}
    assert not again.is_touched_outside
    # Once is enough: the next run has nothing to say of the layout.
    assert "layout" not in ohc("lda", "generate", name).said


def test_the_version_after_a_signed_one_has_its_answers_but_no_date_of_signing(
    ohc: Ohc, older: Path
) -> None:
    typed = {key: answer_to(key) for key in read(older).asked}
    edit_as_word_does(older, typed)
    signed = older.read_bytes()
    name = older.stem.removeprefix("prison-")
    assert ohc("lda", "generate", name, "--force").exit_code == 0
    assert older.read_bytes() == signed
    following = read(older.with_name(f"{older.stem} 2.docx"))
    assert following.answers == {
        key: text for key, text in typed.items() if key not in DATES
    }
    assert not following.is_touched_outside


def test_typing_outside_the_fields_makes_it_write_beside(ohc: Ohc, older: Path) -> None:
    type_in(older, {"governor": "G"})
    write_beside(older, "Agreed on the telephone")
    before = older.read_bytes()
    result = ohc("lda", "generate", older.stem.removeprefix("prison-"))
    assert result.exit_code == 3
    assert older.read_bytes() == before
    beside = older.with_name(f"{older.stem} (new).docx")
    assert read(beside).answers == {"governor": "G"}


def test_an_old_hint_is_not_an_answer_where_the_origin_is_lost(older: Path) -> None:
    origin = re.compile(
        rb'<w:docPart><w:docPartPr><w:name w:val="ohc-origin".*?</w:docPart>', re.DOTALL
    )

    def without_origin(name: str, data: bytes) -> bytes | None:
        return None if name.startswith("customXml/") else origin.sub(b"", data)

    change_parts(older, without_origin)
    assert read(older).answers == {}


def test_a_national_commitment_has_a_row_where_something_was_typed(
    ohc: Ohc, older: Path
) -> None:
    type_in(older, {"action_lead.C1.1": "Head of healthcare"})
    assert ohc("lda", "generate", older.stem.removeprefix("prison-")).exit_code == 0
    asked = read(older).asked
    assert "action.C1.1" in asked
    assert "action.C1.2" not in asked
