"""The section "In one minute": one line for each point that has something to say."""

from collections.abc import Iterator

from ohc.lines import listed
from ohc.reporting.bars import lowest, most_red, priorities_shown, ranked_shares
from ohc.reporting.figures import Figures, applies, number, per_cent
from ohc.reporting.parts import Point
from ohc.reporting.periods_said import (
    months_before,
    of_answers,
    or_none,
    period_of,
    short_with_months,
    spelled_day,
)

MOST_NAMES = 6


def points(figures: Figures) -> list[Point]:
    """Return the points of the section, without those that have nothing to say."""
    if not figures.books.accounts.returns_received:
        return [
            Point(
                "Missing:",
                "every return. There is nothing to report yet; what was received "
                "instead is listed below.",
                "missing",
                "See which returns",
            )
        ]
    return [
        *_missing(figures),
        *_since(figures),
        *_behind(figures),
        *_overdue(figures),
        *_reds(figures),
        *_slipped(figures),
        *_aside(figures),
    ]


def _missing(figures: Figures) -> Iterator[Point]:
    names = [unit.body.name for _, unit in figures.books.missing]
    if names:
        more = len(names) - MOST_NAMES
        text = listed(names[:MOST_NAMES])
        if more > 0:
            text = f"{', '.join(names[:MOST_NAMES])} and {more} more"
        yield Point(
            "Missing:",
            f"{text}. No figure here includes {'it' if len(names) == 1 else 'them'}.",
            "missing",
            "See what was received instead",
        )


def _since(figures: Figures) -> Iterator[Point]:
    moved = figures.moved
    if not moved or not moved.before.period:
        return
    period, before = period_of(figures), moved.before.period
    last = "Since last quarter:"
    if period.is_month or months_before(before, period) != "three months before":
        last = f"Since {short_with_months(before, period)}:"
    if not moved.pairs:
        yield Point(
            last, "nothing can be compared, because no answer was given both times."
        )
        return
    then, now = moved.complete
    way = "up from" if now > then else "down from" if now < then else "as many as"
    ago = months_before(before, period)
    share = "" if now == then else f" {per_cent(then, moved.pairs)}"
    yield Point(
        last,
        f"like for like, {per_cent(now, moved.pairs)} say complete, {way}{share} {ago} "
        f"({now:,} and {then:,} of the {moved.pairs:,} answers given both times). "
        f"{of_answers(moved.number('improved'))} improved and "
        f"{or_none(moved.number('worsened'))} worsened.",
    )


def _behind(figures: Figures) -> Iterator[Point]:
    rows = priorities_shown(figures)
    behind = lowest(rows)
    ranked = ranked_shares(rows)
    where = _behind_where(figures)
    if len(behind) == 1:
        [row] = behind
        title = str(row["title"])
        yield Point(
            "Furthest behind:",
            f"priority {row['priority']}, {title[:1].lower()}{title[1:]}: "
            f"{number(row, 'complete'):,} of {applies(row):,} answers say complete "
            f"({row['complete_percent']}%).{where}",
        )
    elif behind:
        names = listed(str(row["priority"]) for row in behind)
        yield Point(
            "Furthest behind:",
            f"priorities {names}: {behind[0]['complete_percent']}% of the answers on "
            f"each say complete.{where}",
        )
    elif len(ranked) > 1:
        # A board asks which is furthest behind, so say that none is.
        yield Point(
            "Furthest behind:",
            f"no priority stands out. On each, {_between(min(ranked), max(ranked))} of "
            f"the answers say complete.{where}",
        )


def _behind_where(figures: Figures) -> str:
    """Return which establishments are furthest behind, as another sentence."""
    rows = lowest(figures.tallied("establishment"))
    named = [
        f"{row['establishment']} ({number(row, 'complete')} of {applies(row)})"
        for row in rows
    ]
    return f" Among establishments: {listed(named)}." if named else ""


def _between(least: int, most: int) -> str:
    return f"{least}%" if least == most else f"{least}% to {most}%"


def _overdue(figures: Figures) -> Iterator[Point]:
    if late := number(figures.totals, "overdue"):
        yield Point(
            "Overdue:",
            f"{of_answers(late)} {'was' if late == 1 else 'were'} due before "
            f"{spelled_day(figures.as_at)} and {'does' if late == 1 else 'do'} not say "
            "complete.",
            "overdue",
            "See which are overdue",
        )


def _reds(figures: Figures) -> Iterator[Point]:
    rows = most_red(figures.tallied("establishment"))
    if rows and len(figures.units) > 1:
        named = [f"{row['establishment']} ({row['red']})" for row in rows]
        yield Point("Most red ratings:", f"{listed(named)}.")


def _slipped(figures: Figures) -> Iterator[Point]:
    if figures.moved and (slips := len(figures.moved.slips)):
        yield Point(
            "Slipped back:",
            f"{of_answers(slips)} said complete last time and "
            f"{'does' if slips == 1 else 'do'} not now.",
            "back",
            "See what slipped back",
        )


def _aside(figures: Figures) -> Iterator[Point]:
    if aside := number(figures.totals, "set_aside"):
        yield Point(
            "Not counted:",
            f"{of_answers(aside)} in the returns received could not be understood.",
            "aside",
            "See what is not counted, and why",
        )
