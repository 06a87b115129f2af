"""Bars by priority: the share of answers with each status, and the lowest priority."""

from collections.abc import Sequence
from statistics import median

from ohc.outcome import Row
from ohc.output.fields import in_words
from ohc.pictures.colours import STATUS
from ohc.progress.accounts.shares import share
from ohc.reporting.figures import Figures, applies, number, per_cent
from ohc.reporting.parts import Bar, Segment

SMALL = 10
"""With fewer answers, no percentage is printed and nothing is ranked."""

LEAST_WIDTH = 6
"""Per cent of the bar: a narrower part has no room for a number."""

MOST_LOWEST = 3
FAR = 10
"""Percentage points below the median: a smaller difference means nothing."""

FAR_ANSWERS = 2
"""Answers that have to differ: 5 of 12 against 6 of 12 is a single prison."""


def priorities_shown(figures: Figures) -> list[Row]:
    """Return the priorities that have a commitment which takes effect here."""
    numbers = {key[1:].partition(".")[0] for key in figures.asked}
    return [row for row in figures.by_priority if str(row["priority"]) in numbers]


def bars(figures: Figures) -> list[Bar]:
    """Return a bar for each priority that takes effect here, in published order."""
    rows = priorities_shown(figures)
    low = {str(row["priority"]) for row in lowest(rows)}
    return [_bar(row, is_lowest=str(row["priority"]) in low) for row in rows]


def small_note(rows: Sequence[Row]) -> str:
    """Return why some priorities have no percentage, or nothing if all have one."""
    # Without this, 2 of 4 looks lower than the 71% that is named as the lowest.
    if any(0 < applies(row) < SMALL for row in rows):
        return (
            f" Priorities with fewer than {SMALL} answers have no percentage and are "
            "not ranked."
        )
    return ""


def _bar(row: Row, *, is_lowest: bool) -> Bar:
    base = applies(row)
    spoken = ", ".join(
        f"{number(row, status)} {in_words(status)}"
        for status in STATUS
        if number(row, status)
    )
    return Bar(
        number=str(row["priority"]),
        title=str(row["title"]),
        segments=_segments(row, base),
        spoken=spoken or "no answer",
        figure=_figure(row, base),
        rest="complete" if base else "",
        is_lowest=is_lowest,
    )


def _figure(row: Row, base: int) -> str:
    complete = number(row, "complete")
    if not base:
        return "no answer"
    if base < SMALL or row["complete_percent"] == "":
        return f"{complete} of {base}"
    return f"{row['complete_percent']}%"


def _segments(row: Row, base: int) -> list[Segment]:
    segments = []
    before = 0
    for status in STATUS:
        here = number(row, status)
        if here:
            left, right = 100 * before / base, 100 * (before + here) / base
            segments.append(
                Segment(
                    status,
                    left=round(left, 2),
                    width=round(right - left, 2),
                    middle=round((left + right) / 2, 2),
                    number=str(here) if right - left >= LEAST_WIDTH else "",
                )
            )
        before += here
    return segments


def lowest(rows: Sequence[Row]) -> list[Row]:
    """
    Return the priorities that are furthest behind, if any stands out.

    They are at least ten points and two answers below the median, and at most three:
    what half of the priorities share says nothing.
    """
    ranked = _ranked(rows)
    shares = ranked_shares(rows)
    if not shares:
        return []
    least, middle = min(shares), median(shares)
    behind = [
        row
        for row in ranked
        if number(row, "complete_percent") == least and _is_far(row, middle)
    ]
    return behind if len(behind) <= MOST_LOWEST else []


def ranked_shares(rows: Sequence[Row]) -> list[int]:
    """Return the percentage complete of each priority that is ranked."""
    return [number(row, "complete_percent") for row in _ranked(rows)]


def _ranked(rows: Sequence[Row]) -> list[Row]:
    """Return the priorities with enough answers to compare."""
    return [
        row for row in rows if applies(row) >= SMALL and row["complete_percent"] != ""
    ]


def _is_far(row: Row, middle: float) -> bool:
    short = middle * applies(row) / 100 - number(row, "complete")
    return middle - number(row, "complete_percent") >= FAR and short >= FAR_ANSWERS


def most_red(rows: Sequence[Row]) -> list[Row]:
    """
    Return the lines with most red ratings, the most first, if any stands out.

    At most three, each at least ten points and two answers above the median.
    """
    answered = [row for row in rows if applies(row)]
    if not answered:
        return []
    reds = median(number(row, "red") for row in answered)
    shares = median(share(number(row, "red"), applies(row)) for row in answered)
    high = [
        row
        for row in answered
        if number(row, "red") - reds >= FAR_ANSWERS
        and share(number(row, "red"), applies(row)) - shares >= FAR
    ]
    high.sort(key=lambda row: -number(row, "red"))
    # A line level with the fourth is not named either.
    level = number(high[MOST_LOWEST], "red") if len(high) > MOST_LOWEST else -1
    return [row for row in high[:MOST_LOWEST] if number(row, "red") > level]


def in_all(figures: Figures) -> str:
    """Return the share of all answers that say complete, or their number."""
    complete, base = number(figures.totals, "complete"), figures.answers
    if not base:
        return "\u2013"
    if base < SMALL or figures.totals["complete_percent"] == "":
        return str(complete)
    return per_cent(complete, base)
