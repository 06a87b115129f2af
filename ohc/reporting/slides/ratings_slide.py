"""The heat map for a slide: as many cells of the page as people can read."""

from collections.abc import Iterator, Sequence
from textwrap import shorten
from typing import NamedTuple

from ohc.errors import OhcError
from ohc.pictures.colours import INK, PAPER, RATING, SHARE, Paint
from ohc.reporting.figures import Figures, number
from ohc.reporting.parts import Heat, HeatRow, Page, Square
from ohc.reporting.slides.slide import BOTTOM, TOP, drawn_slide, slide_of

PAINTS = {**RATING, **SHARE}
PLAIN = Paint(PAPER, INK, "#767676")
MOST_ROWS = 30
"""Nobody could read more on a slide."""

NAMES, RIGHT = 420, 1260
"""Where the cells begin, after the names, and where the last column ends."""

TALLEST = 48
"""Height of a line: otherwise, a few lines would have very tall cells."""

LETTER = 0.56
LARGEST = 17


class Cell(NamedTuple):
    """A cell of the picture: its position, its colours and its letters."""

    x: float
    middle: float
    paint: Paint
    letters: str
    is_dashed: bool


class Line(NamedTuple):
    """A line of the picture: its name, its cells or why it has none, and its sums."""

    name: str
    y: float
    text_y: float
    cells: Sequence[Cell]
    gap: str
    sums: Sequence[tuple[float, str]]


class Column(NamedTuple):
    """A heading over columns: its text, and its left and right ends."""

    text: str
    x: float
    end: float
    middle: float


class KeyChip(NamedTuple):
    """A cell of the key, and what it means."""

    x: float
    paint: Paint
    letters: str
    text: str


def ratings_slide(page: Page, figures: Figures) -> str:
    """Return the heat map for a slide. Raises OhcError if nobody could read it."""
    heat = page.heat
    if not heat:
        raise OhcError("There is nothing to draw, because no answer is rated.")
    rows = [row for group in heat.groups for row in group.rows]
    if len(rows) > MOST_ROWS:
        raise OhcError(
            f"{len(rows)} lines are more than can be read in a picture.",
            "Add --by lead, or select fewer establishments.",
        )
    slide = slide_of(
        page,
        _finding(heat, figures),
        about=f"{heat.heading}.",
        description=" ".join(_told(heat, row) for row in rows),
    )
    columns = heat.ids or [head.text for head in heat.heads]
    width = (RIGHT - NAMES) / (len(columns) + len(heat.before) + 1)
    room = min(TALLEST, (BOTTOM - TOP - 40) / len(rows))
    longest = max(len(row.name) for row in rows)
    size = min(LARGEST, room * 0.62, (NAMES - 40) / (LETTER * longest))
    return drawn_slide(
        slide,
        "slide_ratings.svg",
        size=round(size, 2),
        small=round(min(size, width * 0.3), 2),
        width=round(width - 3, 2),
        height=round(room - 3, 2),
        left=round(_x(heat, 0, width), 2),
        heads=[*_heads(heat, width)],
        columns=[
            Column(name, 0, 0, round(_x(heat, place, width) + width / 2, 2))
            for place, name in enumerate(heat.ids)
        ],
        lines=[
            _line(heat, row, y=TOP + 40 + room * place, width=width, room=room)
            for place, row in enumerate(rows)
        ],
        key=[*_key(heat.key)],
    )


def _finding(heat: Heat, figures: Figures) -> str:
    """Return how many answers have the low ratings that the cells show."""
    totals = figures.totals
    low, of_what = number(totals, "red"), "red"
    if not heat.is_of_answers:
        low, of_what = low + number(totals, "amber_red"), "red or amber-red"
    are = "is" if low == 1 else "are"
    return f"{low:,} of {figures.answers:,} answers {are} rated {of_what}"


def _told(heat: Heat, row: HeatRow) -> str:
    if row.gap:
        return f"{row.name}: {row.gap}"
    names = heat.ids or [f"priority {head.text}" for head in heat.heads]
    cells = (
        f"{name} {cell.spoken}" for name, cell in zip(names, row.squares, strict=True)
    )
    return f"{row.name}: {', '.join(cells)}."


def _x(heat: Heat, place: int, width: float) -> float:
    """Return where a column of cells begins, after the texts before them."""
    return NAMES + width * (place + len(heat.before))


def _heads(heat: Heat, width: float) -> Iterator[Column]:
    place = 0
    for number_of, text in enumerate(heat.before):
        x = NAMES + width * number_of
        middle = round(x + (width - 3) / 2, 2)
        yield Column(text, round(x, 2), round(x + width - 3, 2), middle)
    for head in heat.heads:
        x, end = _x(heat, place, width), _x(heat, place + head.span, width) - 3
        yield Column(head.text, round(x, 2), round(end, 2), round((x + end) / 2, 2))
        place += head.span
    middle = round(RIGHT - width / 2, 2)
    yield Column(heat.last_head, round(RIGHT - width, 2), RIGHT - 3, middle)


def _line(heat: Heat, row: HeatRow, *, y: float, width: float, room: float) -> Line:
    cells = []
    for place, square in enumerate(row.squares):
        x = _x(heat, place, width)
        cells.append(
            Cell(
                round(x, 2),
                round(x + (width - 3) / 2, 2),
                PAINTS.get(square.look, PLAIN),
                square.letters,
                square.look == "blank",
            )
        )
    sums = [(round(RIGHT - width / 2, 2), row.last)]
    for place, text in enumerate(heat.cells_before(row)):
        sums.append((round(NAMES + width * (place + 0.5), 2), text))
    return Line(
        row.name,
        round(y, 2),
        round(y + (room - 3) / 2, 2),
        cells,
        shorten(row.gap, 80, placeholder=" ..."),
        sums,
    )


def _key(squares: Sequence[Square]) -> Iterator[KeyChip]:
    x = 20.0
    for square in squares:
        text = square.spoken[:1].upper() + square.spoken[1:]
        yield KeyChip(x, PAINTS.get(square.look, PLAIN), square.letters, text)
        x += 42 + 9 * len(text) + 24
