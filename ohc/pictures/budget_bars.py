"""The picture of the budget: a bar for each amount, and what is to be confirmed."""

from collections.abc import Sequence
from textwrap import wrap
from typing import NamedTuple

from ohc.outcome import Row
from ohc.pictures.drawing import drawn
from ohc.reference.funding import sum_note

LEFT, LENGTH = 344, 540
"""Where bars begin, and how long the largest is."""

TOP, ROOM, LINE = 130, 54, 18
LETTERS = 140
"""Of a line below the bars: so many fit."""

SOURCE = (
    "Source: Securing Excellence in Commissioning for Offender Health (February 2013), "
    "paragraph 13."
)
COMMISSIONED = "NHS"


class Amount(NamedTuple):
    """
    An amount: where it is spent, who paid before, where it stands, how long its bar is.

    A bar without a stated amount has the whole length, and claims none.
    """

    name: str
    before: str
    stated: str
    y: int
    name_y: int
    before_y: int
    label_y: int
    label_x: float
    width: float
    is_stated: bool
    is_commissioned: bool


class FootLine(NamedTuple):
    """A line below the bars."""

    text: str
    y: int


class Budget(NamedTuple):
    """All of the picture."""

    title: str
    description: str
    amounts: Sequence[Amount]
    axis_end: int
    lines: Sequence[FootLine]
    height: int


def budget_picture(rows: Sequence[Row]) -> str:
    """Return the amounts of the budget as SVG, the largest first, TBC last."""
    return drawn("chart_budget.svg", budget=budget_of(rows))


def budget_of(rows: Sequence[Row]) -> Budget:
    """Return what the picture shows."""
    stated = [int(row["resources_gbp"]) for row in rows if row["resources_gbp"] != ""]
    ordered = sorted(rows, key=lambda row: -int(row["resources_gbp"] or 0))
    amounts = [
        _amount(row, largest=max(stated), place=place)
        for place, row in enumerate(ordered)
    ]
    unstated = len(amounts) - len(stated)
    still = "one amount is" if unstated == 1 else f"{unstated} amounts are"
    title = "Most of the money stated is for prisons"
    bottom = TOP + ROOM * len(amounts)
    texts = [*wrap(sum_note([*rows]), LETTERS), SOURCE]
    return Budget(
        title=f"{title}; {still} still to be confirmed" if unstated else title,
        description=" ".join(
            [*(f"{row.name}: {row.stated}." for row in amounts), sum_note([*rows])]
        ),
        amounts=amounts,
        axis_end=bottom - 8,
        lines=[
            FootLine(text, bottom + LINE * place)
            for place, text in enumerate(texts, start=1)
        ],
        height=bottom + LINE * (len(texts) + 1),
    )


def _amount(row: Row, *, largest: int, place: int) -> Amount:
    pounds = row["resources_gbp"]
    y = TOP + ROOM * place
    width = LENGTH if pounds == "" else round(LENGTH * int(pounds) / largest, 2)
    return Amount(
        name=str(row["accommodation"]),
        before=str(row["current_commissioner"]),
        stated=str(row["resources_text"]),
        y=y,
        name_y=y + 10,
        before_y=y + 28,
        label_y=y + 20,
        label_x=round(LEFT + width + 10, 2),
        width=width,
        is_stated=pounds != "",
        is_commissioned=row["commissioner_from_2013_14"] == COMMISSIONED,
    )
