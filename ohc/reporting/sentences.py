"""The top of a page: its headings and its four figures."""

from collections.abc import Sequence

from ohc.lines import counted, listed
from ohc.reference.establishments import Selection, teams_named
from ohc.reference.reporting_units import Unit
from ohc.reporting.bars import in_all, priorities_shown
from ohc.reporting.figures import Figures, falling_due, number, per_cent
from ohc.reporting.parts import Tile
from ohc.reporting.periods_said import (
    full,
    months_before,
    or_none,
    period_of,
    short_with_months,
    spelled_day,
)

DASH = "\u2013"


def of_whom(selection: Selection, units: Sequence[Unit]) -> str:
    """
    Return the part of the estate that a page covers, for its heading.

    >>> of_whom(Selection(lead=("lancashire",)), [])
    'Lancashire lead team'
    """
    # Establishments have their usual names, not the names that somebody typed.
    names = [unit.body.name for unit in units] if selection.name else []
    others = (*selection.region, *selection.sub_region, *selection.kind)
    teams = teams_named(selection)
    return ", ".join(dict.fromkeys((*teams, *others, *names))) or "England"


def when(figures: Figures) -> str:
    """Return what a page covers, its date, and what it is compared with."""
    period = period_of(figures)
    teams = {unit.body.area_team for unit in figures.units}
    first = f"{_establishments(figures.units)} in {counted(len(teams), 'area team')}."
    sentences = [first, f"{full(period)}, as at {spelled_day(figures.as_at)}."]
    if figures.moved and (before := figures.moved.before.period):
        sentences.append(f"Compared with {short_with_months(before, period)}.")
    return " ".join(sentences)


def _establishments(units: Sequence[Unit]) -> str:
    are_prisons = all(unit.body.id.startswith("prison-") for unit in units)
    kind = "prison" if are_prisons else "establishment"
    return counted(len(units), kind)


def national(figures: Figures) -> str:
    """Return a sentence on priorities that are not for the bodies shown."""
    shown = {str(row["priority"]) for row in priorities_shown(figures)}
    others = [
        str(row["priority"])
        for row in figures.by_priority
        if str(row["priority"]) not in shown
    ]
    if not others:
        return ""
    are = "Priority {} is" if len(others) == 1 else "Priorities {} are"
    sentence = (
        f"{are.format(listed(others))} for the national partners and are not counted "
        f"here."
    )
    if figures.elsewhere:
        answers = (
            "1 answer" if figures.elsewhere == 1 else f"{figures.elsewhere} answers"
        )
        sentence += (
            f" {answers} to commitments that do not take effect here "
            f"{'is' if figures.elsewhere == 1 else 'are'} left out."
        )
    return sentence


def tiles(figures: Figures) -> list[Tile]:
    """Return the four figures at the top of a page."""
    accounts = figures.books.accounts
    missing = accounts.returns_missing
    are = {0: "None is missing", 1: "1 is missing"}.get(
        missing, f"{missing} are missing"
    )
    complete, base = number(figures.totals, "complete"), figures.answers
    return [
        Tile(
            "Returns received",
            str(accounts.returns_received),
            f"of {accounts.returns_expected} expected",
            are,
        ),
        Tile(
            "Answers complete",
            in_all(figures),
            _of_answers(figures, complete, base),
            _earlier(figures),
        ),
        Tile("Overdue", f"{number(figures.totals, 'overdue'):,}", "", _due(figures)),
        Tile(
            "Rated red",
            f"{number(figures.totals, 'red'):,}" if base else DASH,
            f"of {base:,}" if base else "",
            f"and {or_none(number(figures.totals, 'amber_red'))} amber-red"
            if base
            else "No answers to rate",
        ),
    ]


def _of_answers(figures: Figures, complete: int, base: int) -> str:
    if not base:
        return ""
    is_share = in_all(figures).endswith("%")
    return f"{complete:,} of {base:,}" if is_share else f"of {base:,}"


def _earlier(figures: Figures) -> str:
    moved = figures.moved
    if not figures.answers:
        return "No answers yet"
    if in_all(figures) != DASH and figures.totals["complete_percent"] == "":
        return "No percentage, because too many answers are not counted"
    if not moved or not moved.pairs or not moved.before.period:
        return "Nothing earlier to compare with"
    then, _ = moved.complete
    ago = months_before(moved.before.period, period_of(figures))
    return f"{per_cent(then, moved.pairs)} {ago}, like for like"


def _due(figures: Figures) -> str:
    coming = next(falling_due(figures), None)
    if not coming:
        return f"Due before {spelled_day(figures.as_at)}, not complete"
    day, answers = coming
    ahead = (day - figures.as_at).days
    on = {0: "that day", 1: "the next day"}.get(ahead, "later")
    fall = "falls" if answers == 1 else "fall"
    more = " more" if number(figures.totals, "overdue") else ""
    when_due = f"{on}, {spelled_day(day)}" if ahead <= 1 else f"on {spelled_day(day)}"
    return f"{answers:,}{more} {fall} due {when_due}"


def finding(figures: Figures) -> str:
    """Return the title of a picture of the priorities: what it shows."""
    if in_all(figures).endswith("%"):
        return f"{in_all(figures)} of answers on the priorities say complete"
    return "Progress by priority"
