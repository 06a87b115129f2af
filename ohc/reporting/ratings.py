"""Heat maps: the ratings that establishments gave, or how many are low by team."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ohc.errors import UnknownName
from ohc.outcome import Row
from ohc.output.fields import in_words
from ohc.pictures.colours import RATING
from ohc.progress.accounts.grouping import TALLY_KEYS
from ohc.progress.accounts.shares import share
from ohc.progress.views.missing_lists import missing_rows
from ohc.progress.words.periods import in_words as period_in_words
from ohc.reference.reporting_units import Unit
from ohc.reporting.bars import SMALL, priorities_shown
from ohc.reporting.figures import Figures, applies, number
from ohc.reporting.parts import Head, Heat, HeatGroup, HeatRow, Square

KEYS = ("establishment", "area-team", "lead", "region")
"""What the lines of a heat map can be, the most detailed first."""

MOST_ESTABLISHMENTS, MOST_TEAMS = 20, 30
FEW = 5
"""With fewer answers, a shade would claim more than they show."""

LETTERS = {
    "red": "R",
    "amber_red": "AR",
    "amber": "A",
    "amber_green": "AG",
    "green": "G",
    "blue": "B",
}
NOT_RATED = Square("blank", "-", "no rating")
NOT_COUNTED = Square("blank", "?", "not counted")
NOT_APPLICABLE = Square("blank", "n/a", "not applicable")
NO_ANSWER = Square("blank", ".", "no answer")
FEW_ANSWERS = Square("few", "n", f"fewer than {FEW} answers: not shaded")
STEPS = ((0, "none"), (10, "to 10%"), (25, "to 25%"), (50, "to 50%"), (100, "over 50%"))
"""The upper limit of each step in per cent, and its text in the key."""


def find_key(words: str | None, units: Sequence[Unit]) -> str:
    """Return what the lines of a heat map are; by default, what fits on a page."""
    if words is not None:
        key = words.strip().casefold().replace("_", "-")
        if key not in KEYS:
            raise UnknownName("key of the heat map", words, KEYS)
        return key
    if len(units) <= MOST_ESTABLISHMENTS:
        return "establishment"
    teams = {unit.body.area_team for unit in units}
    return "area-team" if len(teams) <= MOST_TEAMS else "lead"


def heat(figures: Figures, key: str) -> Heat | None:
    """Return the heat map by a key, or nothing if nothing was answered."""
    if not figures.answers:
        return None
    return of_answers(figures) if key == "establishment" else of_teams(figures, key)


def of_answers(figures: Figures) -> Heat:
    """Return a line for each establishment with the rating of each of its answers."""
    asked = figures.asked
    groups = [
        HeatGroup(team, [_establishment(figures, unit, asked) for unit in units])
        for team, units in _by_team(figures.units)
    ]
    rows = [row for group in groups for row in group.rows]
    used = {cell.letters for row in rows for cell in row.squares}
    reds = {row["commitment"]: number(row, "red") for row in figures.by_commitment}
    known = [Square(name, LETTERS[name], in_words(name)) for name in RATING]
    return Heat(
        heading="Ratings that establishments gave",
        sub="Each cell is one answer: the owner's rating for meeting the due date. "
        "Darker is less confident. Columns are commitments, grouped by priority. "
        "Complete: 4/10 is 4 of 10 answers.",
        key=[
            cell
            for cell in (*known, NOT_RATED, NOT_COUNTED, NOT_APPLICABLE)
            if cell.letters in used
        ],
        heads=[
            Head(priority, len([*keys]))
            for priority, keys in groupby(asked, _priority_of)
        ],
        ids=asked,
        groups=groups,
        foot=[str(reds[name]) for name in asked],
        last_head="Red",
        foot_head=str(number(figures.totals, "red")),
        is_of_answers=True,
        complete_foot=f"{number(figures.totals, 'complete')}/{figures.answers}",
    )


def _priority_of(commitment: str) -> str:
    return commitment[1:].partition(".")[0]


def _by_team(units: Sequence[Unit]) -> Iterator[tuple[str, list[Unit]]]:
    by_team: dict[str, list[Unit]] = {}
    for unit in units:
        by_team.setdefault(unit.body.area_team, []).append(unit)
    yield from by_team.items()


def _establishment(figures: Figures, unit: Unit, asked: Sequence[str]) -> HeatRow:
    body, books = unit.body, figures.books
    [key] = [(body.id, period) for period in books.expected]
    if key not in books.counted:
        return HeatRow(body.name, (), last="\u2013", gap=_why_missing(figures, body.id))
    squares = dict.fromkeys(asked, NOT_COUNTED)
    for row in books.counted[key]:
        squares[row.commitment] = _square(row.status, row.rag)
    shown = [squares[name] for name in asked]
    reds = sum(cell.look == "red" for cell in shown)
    statuses = [row.status for row in books.counted[key]]
    complete = statuses.count("complete")
    base = len(statuses) - statuses.count("not_applicable")
    return HeatRow(
        body.name,
        shown,
        last=str(reds),
        complete=f"{complete}/{base}",
        counts=(complete, base),
    )


def _square(status: str, rag: str) -> Square:
    if rag in LETTERS:
        return Square(rag, LETTERS[rag], in_words(rag))
    return NOT_APPLICABLE if status == "not_applicable" else NOT_RATED


def _why_missing(figures: Figures, body_id: str) -> str:
    [row] = [row for row in missing_rows(figures.books) if row["body_id"] == body_id]
    last = str(row["last_return"])
    before = f" Last return: {period_in_words(last)}." if last else ""
    came = "nothing came" if row["came"] == "nothing" else row["came"]
    return f"No return that counts: {came}.{before}"


def of_teams(figures: Figures, key: str) -> Heat:
    """Return a line for each team with the number of its answers that are rated low."""
    field = TALLY_KEYS[key][0]
    shown = [str(row["priority"]) for row in priorities_shown(figures)]
    cells = {
        (str(row[field]), str(row["priority"])): row
        for row in figures.tallied(key, "priority")
    }
    rows = [
        HeatRow(
            str(row[field]),
            [shaded(cells[str(row[field]), priority]) for priority in shown],
            last=_low_percent(row),
            returns=str(row["returns"]).replace(" of ", "/"),
            complete=_complete(row),
            counts=(number(row, "complete"), applies(row)),
        )
        for row in figures.tallied(key)
    ]
    return Heat(
        heading="Red and amber-red ratings",
        sub=f"Answers rated red or amber-red, of all answers given, by {_called(key)} "
        "and priority: 3/12 is 3 of 12. Darker is a larger share. Complete: the share "
        "of answers that say so.",
        key=_key_of_shares(rows),
        heads=[Head(priority) for priority in shown],
        ids=(),
        groups=[HeatGroup("", rows)],
        foot=[_low(row) for row in priorities_shown(figures)],
        last_head="All",
        foot_head=_low_percent(figures.totals),
        is_of_answers=False,
        complete_foot=_complete(figures.totals),
        returns_foot=str(figures.totals["returns"]).replace(" of ", "/"),
    )


def _called(key: str) -> str:
    return {"area-team": "area team", "lead": "lead team"}.get(key, key)


def _key_of_shares(rows: Sequence[HeatRow]) -> list[Square]:
    looks = {cell.look for row in rows for cell in row.squares}
    steps = [
        Square(f"share{step}", "0/n" if not step else "r/n", words)
        for step, (_, words) in enumerate(STEPS)
    ]
    return [cell for cell in (*steps, FEW_ANSWERS, NO_ANSWER) if cell.look in looks]


def _low(row: Row) -> str:
    return f"{_number_low(row)}/{applies(row)}"


def _number_low(row: Row) -> int:
    return number(row, "red") + number(row, "amber_red")


def _complete(row: Row) -> str:
    base = applies(row)
    if base < SMALL or row["complete_percent"] == "":
        return f"{number(row, 'complete')}/{base}" if base else "\u2013"
    return f"{row['complete_percent']}%"


def _low_percent(row: Row) -> str:
    base = applies(row)
    return f"{share(_number_low(row), base)}%" if base else "\u2013"


def shaded(row: Row) -> Square:
    """Return how many answers in a row are rated low, shaded if there are enough."""
    low, base = _number_low(row), applies(row)
    if not base:
        return NO_ANSWER
    look = "few" if base < FEW else f"share{step_of(low, base)}"
    return Square(look, f"{low}/{base}", f"{low} of {base}")


def step_of(low: int, base: int) -> int:
    """
    Return the step of a share: 0 for none, then up to 10, 25, 50 per cent, and over.

    >>> [step_of(low, 20) for low in (0, 2, 3, 5, 6, 10, 11)]
    [0, 1, 2, 2, 3, 3, 4]
    """
    return next(
        step for step, (most, _) in enumerate(STEPS) if 100 * low <= most * base
    )
