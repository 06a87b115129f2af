"""Problems grouped by what to do about them."""

from ohc.outcome import Outcome, Row
from ohc.output.screen.page import drawn
from ohc.progress.returns.received import UNANSWERED
from ohc.progress.views.problem_lists import problem_rows, problem_title


def problem(kind: str, level: str, **others: str) -> Row:
    row = {"file": "f/a.xlsx", "sheet": "Return", "cell": "E7", "message": "Mend it."}
    return {**row, "kind": kind, "level": level, **others}


PROBLEMS = [
    problem("lock-file", "note", sheet="", cell="", file="f/b.xlsx"),
    problem("bad-percent", "warning"),
    problem("personal-data", "error", cell="L18"),
    problem("unknown-status", "error"),
    problem("unknown-rag", "error", cell="F7"),
    problem("damaged", "error", sheet="", cell="", file="f/c.xlsx"),
]


def test_problems_are_below_what_to_do_and_files_are_reported_once() -> None:
    rows, view = problem_rows(PROBLEMS)
    table = Outcome(problem_title(PROBLEMS, 9), (*rows[0],), rows, view=view)
    shown = drawn(table._replace(columns=view.columns), 80).text
    assert shown == (
        "6 problems in 3 of 9 files\n"
        "\n"
        "Cannot be read (1). Ask for each again.\n"
        "  c.xlsx  Mend it.\n"
        "\n"
        "Not counted until corrected (2)\n"
        "  a.xlsx  Return!E7   Mend it.\n"
        "          Return!F7   Mend it.\n"
        "\n"
        "Counted as written; check these (1)\n"
        "  a.xlsx  Return!E7   Mend it.\n"
        "\n"
        "Remove from the return (1)\n"
        "  a.xlsx  Return!L18  Mend it.\n"
        "\n"
        "For information (1)\n"
        "  b.xlsx  Mend it.\n"
        "\n"
        "All files are in f.\n"
    )


def test_a_form_that_nobody_touched_is_not_one_that_cannot_be_read() -> None:
    blank = problem("empty-file", "error", cell="", message=UNANSWERED)
    other = problem("empty-file", "error", cell="", message="The workbook is empty.")
    rows, view = problem_rows([blank, other])
    assert [*zip(view.bands, [row["message"] for row in rows], strict=True)] == [
        ("Cannot be read (1). Ask for each again.", "The workbook is empty."),
        (
            "Nothing filled in (1). Not counted as received. Ask for answers.",
            "Nothing is filled in.",
        ),
    ]


def test_every_problem_is_in_one_group() -> None:
    rows, view = problem_rows(PROBLEMS)
    assert len(rows) == len(view.bands) == len(PROBLEMS)
    assert sorted(str(row["kind"]) for row in rows) == sorted(
        str(row["kind"]) for row in PROBLEMS
    )


def test_one_file_keeps_its_path() -> None:
    rows, view = problem_rows(PROBLEMS[:1])
    assert (rows[0]["file"], view.below) == ("f/b.xlsx", ())


def test_one_problem_is_not_problems() -> None:
    assert problem_title(PROBLEMS[:1], 1) == "1 problem in 1 of 1 files"
