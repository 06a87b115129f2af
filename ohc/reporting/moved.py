"""What changed since the period before: bars in two directions, and what slipped."""

from collections import Counter, defaultdict

from ohc.lines import listed
from ohc.output.fields import in_words
from ohc.reporting.bars import priorities_shown
from ohc.reporting.figures import Figures, Movement
from ohc.reporting.parts import Move, Moved, Slip
from ohc.reporting.periods_said import short

MOST_SLIPS = 12
HALF = 40
"""Length of the longest bar, in per cent of the space: its number is beside it."""

WORSENED, IMPROVED = "worsened", "improved"


def moved(figures: Figures) -> Moved | None:
    """Return what changed, or nothing if no answers can be compared."""
    movement, period = figures.moved, figures.books.period
    if not movement or not movement.pairs or not period:
        return None
    before = movement.before.period
    if not before:
        return None
    earlier = short(before, period)
    slips = _slips(figures, movement)
    more = len(slips) - MOST_SLIPS
    establishments = "establishment" if more == 1 else "establishments"
    return Moved(
        heading=f"What changed since {earlier}",
        sub=" ".join(_sub(movement, "months" if period.is_month else "quarters")),
        bars=_bars(figures, movement),
        slips_heading=f"Complete in {earlier} but not now",
        slips=slips[:MOST_SLIPS],
        more_slips=f"And {more} more {establishments}. To list them all: "
        "ohc progress compare"
        if more > 0
        else "",
    )


def _sub(movement: Movement, periods: str) -> list[str]:
    sentences = [
        "Answers that changed, from establishments with a return for both periods."
    ]
    apart = [f"{movement.unmoved:,} did not change"]
    if changed := _changed(movement):
        apart.append(
            f"{changed:,} moved to or from cancelled, not stated or not applicable"
        )
    if lost := _of_one_side(movement, "not_returned", side="old"):
        apart.append(
            f"{lost:,} cannot be compared, because the later return is missing"
        )
    if aside := _of_one_side(movement, "set_aside", side="old"):
        apart.append(
            f"{aside:,} cannot be compared, because the later answer is not counted"
        )
    if new := _of_one_side(movement, "new", side="new"):
        apart.append(f"{new:,} have no earlier answer")
    return [
        *sentences,
        "; ".join(apart) + ".",
        f"Two {periods} show movement, not a trend.",
    ]


def _changed(movement: Movement) -> int:
    return movement.number("changed")


def _of_one_side(movement: Movement, name: str, *, side: str) -> int:
    return sum(
        row["movement"] == name and row[side] != "not_applicable"
        for row in movement.rows
    )


def _bars(figures: Figures, movement: Movement) -> list[Move]:
    counts = Counter(
        (str(row["commitment"])[1:].partition(".")[0], row["movement"])
        for row in movement.rows
    )
    shown = priorities_shown(figures)
    longest = max(
        (
            counts[str(row["priority"]), way]
            for row in shown
            for way in (WORSENED, IMPROVED)
        ),
        default=0,
    )
    scale = HALF / max(longest, 1)
    moves = []
    for row in shown:
        priority = str(row["priority"])
        worse, better = counts[priority, WORSENED], counts[priority, IMPROVED]
        moves.append(
            Move(
                number=priority,
                title=str(row["title"]),
                worsened=worse,
                improved=better,
                worsened_width=round(worse * scale, 2),
                improved_width=round(better * scale, 2),
                worsened_left=round(50 - worse * scale, 2),
                improved_end=round(50 + better * scale, 2),
            )
        )
    return moves


def _slips(figures: Figures, movement: Movement) -> list[Slip]:
    now: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in movement.slips:
        now[str(row["body_id"])][str(row["new"])].append(str(row["commitment"]))
    # Most first, because that is what a board asks about.
    order = sorted(now, key=lambda key: -sum(map(len, now[key].values())))
    names = figures.books.names
    return [
        Slip(
            names[key].name,
            names[key].area_team,
            "; ".join(
                f"{listed(commitments)} {in_words(status)}"
                for status, commitments in now[key].items()
            ),
        )
        for key in order
    ]
