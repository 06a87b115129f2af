"""``ohc lda answers`` and ``--answers``: local details, filled in and refused."""

import csv
from pathlib import Path

import pytest
from agreed import read
from conftest import Ohc

from ohc.agreements.wording.fields import local_fields

HEAD = ["id", "establishment", "area_team"]


def test_an_empty_form_of_answers_comes_back_as_nothing(ohc: Ohc) -> None:
    for name in ("a.xlsx", "a.csv", "a.toml"):
        made = ohc("lda", "answers", "-a", "Wessex", "-o", name)
        assert made.exit_code == 0
        assert (
            f"Wrote {name}: 6 establishments (area team Wessex), {len(local_fields())}"
            in made.said
        )
        assert ohc("lda", "answers", "-a", "Wessex", "-o", name).exit_code == 1
        words = ("lda", "generate", "winchester", "--answers", name, "--force")
        assert ohc(*words).exit_code == 0
        assert read("agreements/prison-winchester.docx").answers == {}
    assert ohc("lda", "answers", "-o", "a.docx").exit_code == 2


def fill_in(path: str, row: dict[str, str]) -> None:
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, [*row])
        rows.writeheader()
        rows.writerow(row)


def test_answers_are_known_by_label_and_by_name(ohc: Ohc) -> None:
    row = {
        "id": "prison-winchester",
        "Governor or Director": "G",
        "board_chair": "C",
        "pfi": "no",
        "Next review on": "30/06/2014",
        "C3.1: Local action": "Do it",
    }
    fill_in("a.csv", row)
    assert ohc("lda", "generate", "winchester", "--answers", "a.csv").exit_code == 0
    assert read("agreements/prison-winchester.docx").answers == {
        "governor": "G",
        "board_chair": "C",
        "pfi": "No",
        "review_date": "30 June 2014",
        "action.C3.1": "Do it",
    }


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"id": "prison-winchster", "pfi": "No"}, "Winchester"),
        (
            {"id": "haslar", "pfi": "No"},
            "this establishment is not covered by the agreement.",
        ),
        (
            {"id": "prison-garth", "establishment": "Winchester", "pfi": "No"},
            "different",
        ),
        ({"id": "", "pfi": "No"}, "this row does not name an establishment."),
        ({"id": "prison-garth", "pfy": "No"}, "Did you mean pfi?"),
        ({"id": "prison-garth", "pfi": "Perhaps"}, "Choose from: Yes; No."),
        (
            {"id": "prison-garth", "review_date": "31/02/2014"},
            "B2: this is not a date",
        ),
        (
            {"place": "prison-garth", "pfi": "No"},
            "has no row of headings that includes id or establishment.",
        ),
    ],
)
def test_an_answer_that_is_wrong_is_named_with_its_cell(
    ohc: Ohc, row: dict[str, str], said: str
) -> None:
    fill_in("a.csv", row)
    result = ohc("lda", "generate", "garth", "--answers", "a.csv")
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.said
    assert "a.csv" in result.said
    assert not Path("agreements").exists()


def test_answers_in_toml_are_read_with_their_types(ohc: Ohc) -> None:
    Path("a.toml").write_text(
        "[winchester]\npfi = false\nreview_date = 2014-06-30\n"
        'board_members = ["A", "B"]\naction.C3.1 = "Do it"\n',
        encoding="utf-8",
    )
    assert ohc("lda", "generate", "winchester", "--answers", "a.toml").exit_code == 0
    assert read("agreements/prison-winchester.docx").answers == {
        "pfi": "No",
        "review_date": "30 June 2014",
        "board_members": "A\nB",
        "action.C3.1": "Do it",
    }
    Path("a.toml").write_text("pfi = ", encoding="utf-8")
    result = ohc("lda", "generate", "winchester", "--answers", "a.toml")
    assert result.exit_code == 1
    assert "is not TOML" in result.said
    assert ohc("lda", "generate", "garth", "--answers", "none.csv").exit_code == 1


def test_answers_for_others_are_reported(ohc: Ohc) -> None:
    fill_in("a.csv", {"id": "prison-winchester", "pfi": "No"})
    result = ohc("lda", "generate", "garth", "--answers", "a.csv")
    assert result.exit_code == 0
    assert "also has answers for Winchester" in result.said


def test_a_header_that_is_wrong_is_named_with_its_cell(ohc: Ohc) -> None:
    fill_in("a.csv", {"id": "prison-garth", "gouvernor": "G"})
    result = ohc("lda", "generate", "garth", "--answers", "a.csv")
    assert result.exit_code == 1
    assert "a.csv B1" in result.said
    assert "Did you mean governor?" in result.said
