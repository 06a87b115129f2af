"""A board cannot have agreed a return after it was sent."""

from datetime import date

import pytest
from returned import result_of, returned

from ohc.output.books.return_form import Value

AGREED = "Agreed at local delivery board on"


@pytest.mark.parametrize(
    ("agreed", "kinds"),
    [
        (date(2014, 3, 20), []),
        (date(2014, 3, 21), ["bad-date"]),
        ("21/03/2014", ["bad-date"]),
        ("to follow", []),
        ("", []),
    ],
)
def test_a_board_date_after_the_return_date(agreed: Value, kinds: list[str]) -> None:
    problems = result_of(returned(about={AGREED: agreed})).problems
    assert [problem.kind for problem in problems if problem.sheet == "About"] == kinds
    for problem in problems:
        if problem.kind == "bad-date":
            assert (problem.level, problem.cell) == ("warning", "B9")
            assert "agreed the return on 21/03/2014" in problem.message


def test_without_a_return_date_nothing_is_reported() -> None:
    about: dict[str, Value] = {AGREED: date(2019, 1, 1), "Return date": ""}
    problems = result_of(returned(about=about)).problems
    assert [problem for problem in problems if problem.kind == "bad-date"] == []
