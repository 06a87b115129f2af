"""Missing returns: what came in their place, in words."""

import pytest
from conftest import Ohc
from returned import put, returned

from ohc.problems import Problem
from ohc.progress.returns.received import UNANSWERED
from ohc.progress.views.missing_lists import NOTHING, OTHER, what_came

LANCASHIRE = ("progress", "missing", "returns", "--area-team", "Lancashire")


def problem(kind: str, message: str = "It is so.", found: str = "") -> Problem:
    return Problem("a.xlsx", kind, message=message, found=found)


@pytest.mark.parametrize(
    ("problems", "words"),
    [
        ([problem("damaged")], "file is damaged"),
        ([problem("not-a-workbook", found="a PDF")], "file is a PDF"),
        ([problem("not-a-workbook")], "file is not a workbook"),
        (
            [problem("not-a-workbook", found="a RAR archive; unpack it first")],
            "file is a RAR archive",
        ),
        ([problem("password-protected")], "file is protected by a password"),
        ([problem("empty-file")], "file is empty"),
        ([problem("empty-file", UNANSWERED)], "untouched form"),
        ([problem("period-disagrees")], "period is unclear"),
        ([problem("body-disagrees")], "two establishments named"),
        ([problem("unknown-status")], "answers not recognised"),
        ([problem("lock-file")], "workbook is open elsewhere"),
        ([problem("unknown-status"), problem("damaged")], "file is damaged"),
        ([problem("unanswered")], OTHER),
        ([], OTHER),
    ],
)
def test_what_came_is_reported_by_the_gravest_problem(
    problems: list[Problem], words: str
) -> None:
    assert what_came(["a.xlsx"], problems) == words


def test_several_files_are_each_said_once() -> None:
    problems = [
        problem("damaged"),
        problem("damaged")._replace(file="b.xlsx"),
        problem("empty-file")._replace(file="c.xlsx"),
    ]
    files = ["a.xlsx", "b.xlsx", "c.xlsx"]
    assert what_came(files, problems) == "file is damaged; file is empty"
    assert what_came([], problems) == NOTHING


def test_missing_says_in_words_what_came(ohc: Ohc) -> None:
    put(
        {
            "a.xlsx": returned(),
            "b.xlsx": returned("prison-kirkham", answers={}),
            "prison-preston_2013-14-Q4.xlsx": returned("prison-preston")[:3000],
            "prison-wymott_2013-14-Q4.xlsx": b"%PDF-1.4",
        }
    )
    lines = ohc(*LANCASHIRE).stdout.splitlines()
    assert lines == [
        "Missing returns: quarter 4 of 2013-14, Lancashire",
        "Area team: Lancashire. Lead team: Lancashire.",
        "",
        "Establishment    Received         Files",
        "---------------  ---------------  --------------------------------------",
        "Kirkham          untouched form   returns/b.xlsx",
        "Lancaster Farms  nothing",
        "Preston          file is damaged  returns/prison-preston_2013-14-Q4.xlsx",
        "Wymott           file is a PDF    returns/prison-wymott_2013-14-Q4.xlsx",
    ]


def test_data_have_the_files_and_not_the_words(ohc: Ohc) -> None:
    put({"a.xlsx": returned(), "prison-wymott_2013-14-Q4.xlsx": b"%PDF-1.4"})
    table = ohc(*LANCASHIRE, "-f", "csv").stdout
    assert "Received" not in table
    assert "came" not in table.splitlines()[0].split(",")
    assert "returns/prison-wymott_2013-14-Q4.xlsx" in table
    # Where nothing came at all there are no files to name.
    put({"a.xlsx": returned()}, "clean")
    result = ohc("progress", "missing", "clean", "--area-team", "Lancashire")
    assert "Files" not in result.stdout
    assert "files" not in result.stderr.split("\n")[0]
