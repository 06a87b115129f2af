"""A comment on an answer is mentioned, and what the cell says is counted."""

import io
from collections.abc import Mapping

import openpyxl
import pytest
from conftest import Ohc
from openpyxl.comments import Comment
from returned import ROWS, kinds_of, put, result_of, returned, wrong_in

from ohc.files.archive import repacked

STATUS = f"E{ROWS['C1.1']}"


def commented(texts: Mapping[str, str]) -> bytes:
    """Return a return with comments on cells of its sheet Return."""
    book = openpyxl.load_workbook(io.BytesIO(returned()))
    for cell, text in texts.items():
        book["Return"][cell].comment = Comment(text, "Ann")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_comment_on_an_answer_is_a_note_with_its_cell(ohc: Ohc) -> None:
    data = commented({STATUS: "really: withdrawn"})
    [problem] = wrong_in(result_of(data))
    assert (problem.kind, problem.level, problem.counted) == ("commented", "note", True)
    assert (problem.sheet, problem.cell, problem.commitment) == (
        "Return",
        STATUS,
        "C1.1",
    )
    assert "'Complete'; its comment says 'really: withdrawn'. What" in problem.message
    put({"a.xlsx": data})
    assert kinds_of(ohc) == ["commented"]
    assert "withdrawn" in ohc("progress", "check", "returns", "-f", "csv").stdout


def test_comments_on_other_cells_and_on_blanks_are_not_told() -> None:
    blank, comment = f"E{ROWS['C12.1']}", f"L{ROWS['C1.1']}"
    assert wrong_in(result_of(commented({"A3": "a", blank: "b", comment: "c"}))) == []


@pytest.mark.parametrize("number", ["943 476 5919", "A1234BC"])
def test_no_number_of_a_person_is_repeated(number: str) -> None:
    [problem] = wrong_in(result_of(commented({STATUS: f"see {number}"})))
    assert number not in str(problem)
    assert "withheld" in problem.message


def test_of_many_comments_the_others_are_one_problem(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from ohc.progress.doubts import cell_comments

    cells = {f"E{ROWS[key]}": "sure?" for key in ("C1.1", "C3.2", "C5.1")}
    monkeypatch.setattr(cell_comments, "FEW", 2)
    problems = wrong_in(result_of(commented(cells)))
    assert len(problems) == 3
    assert "1 more answer has a comment" in problems[-1].message
    assert problems[-1].cell == f"E{ROWS['C5.1']}"


def test_comments_that_cannot_be_read_are_reported() -> None:
    data = commented({STATUS: "a"})
    spoilt = repacked(data, {"xl/comments/comment1.xml": lambda _: b"<"})
    result = result_of(spoilt)
    assert wrong_in(result) == []
    assert "ohc could not read the comments in its cells." in result.notes
