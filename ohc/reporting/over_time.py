"""The table for three periods or more: how much is complete, like for like."""

from collections.abc import Sequence

from ohc.lines import counted, listed
from ohc.outcome import Cell, Row
from ohc.progress.accounts.books import TallyScope
from ohc.progress.accounts.choosing import real_periods
from ohc.progress.accounts.ledger import Ledger
from ohc.progress.accounts.settling import settle
from ohc.progress.accounts.trends import left_out, like_for_like, trend_rows
from ohc.progress.words.periods import Period, by_end
from ohc.reporting.bars import SMALL
from ohc.reporting.figures import effective, number
from ohc.reporting.parts import OverTime, Table
from ohc.reporting.periods_said import short

FEWEST, MOST = 3, 4
"""Two periods are a comparison; for over a year, the table would be too wide."""

MOST_NAMES = 6
NUMBERS = {3: "three", 4: "four"}


def over_time(
    ledger: Ledger, scope: TallyScope, period: Period, *, since: Period | None
) -> OverTime | None:
    """Return what is complete in several periods, or nothing if there are too few."""
    periods = _periods(ledger, period, since)
    if len(periods) < FEWEST:
        return None
    shown, _ = effective(settle(ledger, scope._replace(period=None, periods=periods)))
    pairs = like_for_like(shown, periods)
    if not pairs:
        return None
    whole = trend_rows(shown, periods, pairs, keys=())
    rows = trend_rows(shown, periods, pairs, keys=("priority",))
    lines = [
        rows[place : place + len(periods)]
        for place in range(0, len(rows), len(periods))
    ]
    asked = [line for line in lines if line[-1]["all_applicable"]]
    names = [_capital(short(period, periods[-1])) for period in periods]
    gone = [shown.names[body_id].name for body_id in left_out(shown, periods, pairs)]
    return OverTime(
        periods=[period.name for period in periods],
        heading=f"Complete, {_each(periods)} by {_each(periods)}",
        sub=" ".join(_sub(whole[-1], periods, gone)),
        table=Table(
            ["Priority", *names, "Change in points"],
            [[_title(line[-1]), *_cells(line)] for line in asked],
            ["All", *_cells(whole)],
        ),
        sheet_heads=[
            "Priority",
            *(f"{name}: complete" for name in names),
            "Answers compared",
            "Change in points",
            "Why no change",
        ],
        sheet_rows=[
            *([_title(line[-1]), *_numbers(line)] for line in asked),
            ["All", *_numbers(whole)],
        ],
    )


def _periods(
    ledger: Ledger, period: Period, since: Period | None
) -> tuple[Period, ...]:
    """Return the last periods up to one, in order."""
    earlier = [
        other
        for other in real_periods(ledger)
        if other.is_month == period.is_month
        and by_end(other) < by_end(period)
        and (since is None or by_end(other) >= by_end(since))
    ]
    return (*sorted(earlier, key=by_end), period)[-MOST:]


def _each(periods: Sequence[Period]) -> str:
    return "month" if periods[-1].is_month else "quarter"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _title(row: Row) -> str:
    return f"{row['priority']} {row['title']}"


def _sub(whole: Row, periods: Sequence[Period], gone: Sequence[str]) -> list[str]:
    each = _each(periods)
    every = f"all {NUMBERS[len(periods)]} {each}s"
    pairs = counted(number(whole, "pairs"), "answer")
    bodies = counted(number(whole, "bodies"), "establishment")
    compared = (
        f"Like for like: the {pairs} from {bodies} that are counted and apply in "
        f"{every}. Figures above that compare two {each}s can include more answers."
    )
    sentences = [compared]
    if gone:
        more = len(gone) - MOST_NAMES
        names = listed(gone)
        if more > 0:
            names = f"{', '.join(gone[:MOST_NAMES])} and {more} more"
        sentences.append(
            f"Left out, because they have no answer that counts in every {each}: "
            f"{names}."
        )
    sentences.append(
        f"Change is from the {each} before, and is worked out before rounding."
    )
    sentences.append(f"Fewer than six {each}s show movement, not a trend.")
    return sentences


def _cells(line: Sequence[Row]) -> list[str]:
    """Return how much is complete in each period, and the change since the last."""
    cells = []
    for row in line:
        complete, base = number(row, "complete"), number(row, "pairs")
        share = f"{row['complete_percent']}% " if base >= SMALL else ""
        of_base = f"{complete:,} of {base:,}"
        cells.append(f"{share}({of_base})" if share else of_base)
    change, why = line[-1]["change"], str(line[-1]["why_not"])
    return [*cells, _signed(change) if isinstance(change, int) else _capital(why)]


def _signed(change: int) -> str:
    # Zero has no sign: it went neither up nor down.
    return f"{change:+}" if change else "0"


def _numbers(line: Sequence[Row]) -> list[Cell]:
    last = line[-1]
    change = last["change"]
    return [
        *(number(row, "complete") for row in line),
        number(last, "pairs"),
        change if isinstance(change, int) else "none",
        str(last["why_not"]) or "none",
    ]
