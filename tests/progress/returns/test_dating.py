"""Of which period a return is, by what it states and by its path."""

import pytest

from ohc.problems import Problem
from ohc.progress.returns.dating import Dating, Stated, find_dating
from ohc.progress.returns.path_periods import PathPeriods
from ohc.progress.words.periods import Period, find_period

Q4, Q1, Q2 = "2013-14-Q4", "2014-15-Q1", "2014-15-Q2"
MARCH, NONE = "2014-03", ""


def period(name: str) -> Period | None:
    return find_period(name) if name else None


def dated(
    inside: str, name: str = "", folder: str = "", settled: str = ""
) -> tuple[Dating, list[Problem]]:
    stated = Stated("a.xlsx", inside, sheet="About", cell="B6", body="Garth")
    path = PathPeriods(period(name), period(folder), settled=period(settled))
    return find_dating(stated, path)


@pytest.mark.parametrize(
    ("inside", "name", "folder", "counts_for", "kind", "expected"),
    [
        (Q1, Q1, Q1, Q1, "", ""),
        (Q1, NONE, NONE, Q1, "", ""),
        # The name of the file: an error whichever of the two is later.
        (Q2, Q1, Q1, NONE, "period-disagrees", Q1),
        (Q1, Q2, Q1, NONE, "period-disagrees", Q2),
        (Q4, MARCH, NONE, NONE, "period-disagrees", MARCH),
        # The folder: a doubt only where it is of an earlier period.
        (Q2, NONE, Q1, Q2, "period-disagrees", Q1),
        (Q2, Q2, Q1, Q2, "period-disagrees", Q1),
        (Q1, NONE, Q2, Q1, "", ""),
        (MARCH, NONE, Q4, MARCH, "", ""),
        # Nothing inside: the name, or else the folder.
        (NONE, Q1, NONE, Q1, "period-from-name", Q1),
        (NONE, NONE, Q1, Q1, "period-from-name", Q1),
        (NONE, Q1, Q2, Q1, "period-from-name", Q1),
        (NONE, NONE, NONE, NONE, "bad-date", "a period such as 2013-14-Q4"),
        # What cannot be read is not blank.
        ("soon", Q1, Q1, NONE, "bad-date", "a period such as 2013-14-Q4"),
        ("(blank)", Q1, Q1, NONE, "bad-date", "a period such as 2013-14-Q4"),
    ],
)
def test_inside_comes_before_the_name_and_the_name_before_the_folder(
    inside: str, name: str, folder: str, counts_for: str, kind: str, expected: str
) -> None:
    dating, problems = dated(inside, name, folder=folder)
    assert dating.period == period(counts_for)
    assert [(p.kind, p.expected) for p in problems] == ([(kind, expected)] * bool(kind))
    assert dating.set_aside == ("" if counts_for else kind)
    # Where others of its kind are filled, "(blank)" stands for a cell that is not.
    stands_there = "" if inside == "(blank)" else inside
    assert all((p.found, p.cell) == (stands_there, "B6") for p in problems)


def test_a_line_of_periods_csv_comes_before_all() -> None:
    for inside in (Q2, "soon", NONE):
        dating, problems = dated(inside, Q1, folder=Q4, settled=Q4)
        assert (dating.period, problems) == (period(Q4), [])
        assert dating.settled


def test_only_what_agrees_with_the_inside_speaks_for_a_period() -> None:
    flags = [
        (dating.by_name, dating.by_folder)
        for dating, _ in (
            dated(Q1, Q1, folder=Q1),
            dated(Q1, Q1),
            dated(Q1, folder=Q1),
            dated(Q1, folder=Q2),
            # A return that states nothing agrees with nothing.
            dated(NONE, Q1, folder=Q1),
        )
    ]
    assert flags == [
        (True, True),
        (True, False),
        (False, True),
        (False, False),
        (False, False),
    ]


def test_a_doubt_tells_of_which_periods_a_return_may_be() -> None:
    assert dated(Q2, Q1)[0].may_be == (Q2, Q1)
    assert dated(Q2, folder=Q1)[0].may_be == (Q1,)
    assert dated(Q1, Q1)[0].may_be == ()


def message(inside: str, name: str = "", folder: str = "") -> str:
    [problem] = dated(inside, name, folder=folder)[1]
    return problem.message


def test_a_doubt_says_what_to_do() -> None:
    assert message(Q2, folder=Q1) == (
        "Garth's return says quarter 2 of 2014-15 (July to September "
        "2014); its folder says quarter 1 of 2014-15 (April to "
        "June 2014). The period in the return is used. Correct "
        "the period in About!B6, or move the file."
    )
    assert message("", MARCH) == (
        "Garth's return does not say its period. It is counted "
        "for March 2014, from the name of the file. Fill in the "
        "period."
    )
    assert "from the folder." in message("", folder=MARCH)
