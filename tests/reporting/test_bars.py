"""Bars, and which of them are said to be lowest."""

from ohc.outcome import Row
from ohc.pictures.colours import STATUS
from ohc.progress.accounts.shares import share
from ohc.reporting.bars import _bar, lowest, most_red, small_note


def row(priority: int, complete: int, of: int, red: int = 0) -> Row:
    counts = dict.fromkeys(STATUS, 0)
    counts |= {"complete": complete, "delayed": of - complete}
    return {
        "priority": priority,
        "title": "A priority",
        "establishment": f"Prison {priority}",
        **counts,
        "total": of + 2,
        "not_applicable": 2,
        "complete_percent": share(complete, of) if of else "",
        "red": red,
    }


def names(rows: list[Row]) -> list[int]:
    return [int(line["priority"]) for line in rows]


def test_furthest_behind_is_ten_points_and_two_answers_below_the_middle() -> None:
    others = [row(1, 10, of=20), row(2, 10, of=20)]
    assert names(lowest([*others, row(3, 8, of=20)])) == [3]
    assert names(lowest([*others, row(3, 9, of=20)])) == []
    # Ten points of a small number are a single answer.
    assert names(lowest([*others, row(3, 4, of=10)])) == []
    assert names(lowest([*others, row(3, 3, of=10)])) == [3]


def test_a_base_below_ten_is_not_ranked() -> None:
    assert names(lowest([row(1, 9, of=9), row(2, 9, of=9), row(3, 0, of=9)])) == []


def test_what_more_than_three_share_is_not_a_finding() -> None:
    high = [row(number, 20, of=20) for number in range(1, 7)]
    low = [row(number, 5, of=20) for number in range(7, 11)]
    assert names(lowest([*high, *low[:3]])) == [7, 8, 9]
    assert names(lowest([*high, *low])) == []


def test_most_red_stands_out_from_the_middle() -> None:
    few = [row(number, 0, of=11, red=1) for number in range(1, 6)]
    assert names(most_red([*few, row(6, 0, of=11, red=3)])) == [6]
    assert names(most_red([*few, row(6, 0, of=11, red=2)])) == []
    # Nobody is named where a fourth is level with the third.
    level = [row(number, 0, of=11, red=4) for number in range(6, 10)]
    assert names(most_red([*few, *few[:2], *level])) == []
    assert names(most_red([*few, *level[:2]])) == [6, 7]


def test_a_bar_says_in_words_what_it_shows() -> None:
    bar = _bar(row(3, 15, of=20), is_lowest=True)
    assert (bar.spoken, bar.figure) == ("15 complete, 5 delayed", "75%")
    assert [(part.left, part.width) for part in bar.segments] == [(0, 75), (75, 25)]


def test_below_ten_answers_there_is_no_per_cent() -> None:
    assert _bar(row(3, 1, of=9), is_lowest=False).figure == "1 of 9"
    assert _bar(row(3, 1, of=10), is_lowest=False).figure == "10%"


def test_why_a_priority_has_no_per_cent_is_reported_where_one_has_none() -> None:
    assert "fewer than 10 answers" in small_note([row(3, 5, of=20), row(11, 2, of=9)])
    assert small_note([row(3, 5, of=20), row(11, 2, of=10), row(12, 0, of=0)]) == ""


def test_a_narrow_part_has_no_number_in_it() -> None:
    numbers = [part.number for part in _bar(row(3, 1, of=20), is_lowest=False).segments]
    assert numbers == ["", "19"]
    numbers = [part.number for part in _bar(row(3, 3, of=50), is_lowest=False).segments]
    assert numbers == ["3", "47"]


def test_no_answer_is_reported() -> None:
    bar = _bar(row(3, 0, of=0), is_lowest=False)
    assert (bar.figure, bar.spoken, [*bar.segments]) == ("no answer", "no answer", [])
