"""``ohc lda``: what people type, and all they see."""

from pathlib import Path

import pytest
from conftest import Ohc


def written() -> list[str]:
    return sorted(path.name for path in Path("agreements").glob("prison-*"))


def test_generate_by_name_says_what_and_where(ohc: Ohc) -> None:
    result = ohc("lda", "generate", "winchester", "HMP Garth")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (
        result.stderr
        == "Wrote 2 agreements into agreements (2 new): the establishments you named.\n"
    )
    assert written() == ["prison-garth.docx", "prison-winchester.docx"]


def test_agreements_in_two_formats_are_counted_once(ohc: Ohc) -> None:
    words = ("lda", "generate", "winchester", "garth", "-f", "docx", "-f", "md")
    said = ohc(*words).stderr
    assert "Wrote 2 agreements (4 files) into agreements (4 new)" in said
    assert "2 agreements (4 files) in agreements are up to date" in ohc(*words).stderr


def test_generate_by_a_part_of_a_name_says_how_it_was_taken(ohc: Ohc) -> None:
    result = ohc("lda", "generate", "winch")
    assert "'winch' was read as the establishment Winchester" in result.said
    assert ohc("lda", "generate", "Humbr").exit_code == 2
    assert ohc("lda", "generate", "whi").exit_code == 2


def test_generate_for_highpoint_is_one_agreement(ohc: Ohc) -> None:
    assert ohc("lda", "generate", "highpoint").exit_code == 0
    assert ohc("lda", "generate", "Highpoint North", "-o", "agreements").exit_code == 0
    assert written() == ["prison-highpoint.docx"]


def test_generate_for_the_patch_of_the_settings(ohc: Ohc) -> None:
    Path("ohc.toml").write_text('area_team = "Wessex"', encoding="utf-8")
    result = ohc("lda", "generate")
    assert result.exit_code == 0
    assert "your patch, area team Wessex" in result.said
    assert "4 other places are not covered by the agreement" in result.said
    assert len(written()) == 6
    # What is named is not narrowed by the patch.
    assert ohc("lda", "generate", "garth").exit_code == 0


@pytest.mark.slow
def test_generate_bare_is_for_every_establishment_in_scope(ohc: Ohc) -> None:
    result = ohc("lda", "generate", "-f", "md")
    assert result.exit_code == 0
    assert "Wrote 118 agreements" in result.said
    assert "every establishment in scope" in result.said
    assert len(written()) == 118


@pytest.mark.parametrize(
    ("name", "arrangement"),
    [
        ("cookham wood", "for the Youth Justice Board, under agreements of its own"),
        ("haslar", "an agreement of their own with the Home Office"),
        ("swanwick lodge", "works with the Youth Justice Board and local authorities"),
        ("police-dorset", "commissioned by Police and Crime Commissioners"),
    ],
)
def test_a_place_out_of_scope_gets_none_and_the_reason_is_given(
    ohc: Ohc, name: str, arrangement: str
) -> None:
    alone = ohc("lda", "generate", name)
    assert (alone.exit_code, alone.stdout) == (1, "")
    assert arrangement in alone.said
    assert not Path("agreements").exists()
    beside = ohc("lda", "generate", "winchester", name)
    assert beside.exit_code == 3
    assert arrangement in beside.said
    assert written() == ["prison-winchester.docx"]


def test_formats_are_given_as_people_give_them(ohc: Ohc) -> None:
    assert (
        ohc("lda", "generate", "winchester", "-f", "docx", "md", "html").exit_code == 0
    )
    assert [name.rpartition(".")[2] for name in written()] == ["docx", "html", "md"]
    wrong = ohc("lda", "generate", "winchester", "-f", "pdf")
    assert wrong.exit_code == 2
    assert "'pdf' is not a format" in wrong.said


def test_words_that_are_not_an_establishment_are_answered(ohc: Ohc) -> None:
    result = ohc("lda", "generate", "Wessex")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'Wessex' is an area team" in result.said
    result = ohc("lda", "generate", "garth", "-o", "")
    assert result.exit_code == 2
    assert "--output needs a folder" in result.said


def test_a_folder_in_the_place_of_an_agreement_is_gone_round(ohc: Ohc) -> None:
    Path("agreements/prison-garth.docx").mkdir(parents=True)
    result = ohc("lda", "generate", "garth")
    assert result.exit_code == 3
    assert "this is a folder" in result.said
    assert Path("agreements/prison-garth (new).docx").is_file()
