"""Which columns go on a page of a document, how wide, and which way up it is."""

from collections.abc import Sequence
from typing import NamedTuple

from ohc.lines import NO_BREAK
from ohc.output.console import clean
from ohc.output.screen.grid import READABLE, attempts
from ohc.output.screen.wrapping import together
from ohc.output.shown import Column, Shown
from ohc.output.word.measuring import longest_line, longest_word, width_of

UPRIGHT, ACROSS = 9_638, 14_570
"""The width of the text on A4 with margins of 20 mm, in twips."""

CHARACTER = 100
"""The width of a character at 11 points: some 96 go on an upright page."""

SIZES = (22, 21, 20)
"""Half points: 11 by choice, and never under 10."""

WIDE_TEXT = 45 * CHARACTER
"""A text that is longer may as well wrap."""

WHOLE_WORD = 40 * CHARACTER
"""A word this long is never broken: a file, an identifier."""

SIDE, GAP = 57, 170
"""Beside the text of a cell: 1 mm, and 3 mm between a number and a text."""

SLACK = 20
"""A point: programs round the width of a line each in their own way."""

STANDING_IN = 113
"""How far a line that begins with a space stands in below the one before it."""

AIR = 120
"""Between two columns of text where there is room: 2 mm more."""

HALVINGS = 60
"""So often an interval is halved to find a number."""

SELDOM = 8
"""Columns of this rank are shown where someone asks for them."""


class Layout(NamedTuple):
    """
    The columns of a table in a document, with their widths in twips.

    ``size`` of the type is in half points. ``merged`` were added up under Other.
    """

    columns: tuple[Column, ...]
    widths: tuple[int, ...]
    size: int
    is_across: bool
    left_out: tuple[Column, ...] = ()
    merged: tuple[Column, ...] = ()


class _Need(NamedTuple):
    """
    How narrow a column may become, and how wide its lines are unbroken.

    Nine lines in ten are no wider than ``usual``. The ``weight`` is what it has to
    say: of two columns that need more room it gets the larger part.
    """

    least: int
    usual: int
    natural: int
    weight: float


def fitted(shown: Shown, *, chosen: bool) -> Layout | None:
    """
    Return how a table goes on a page; None if it fits neither way up.

    The type becomes smaller first, then columns go by their rank: all of those that
    someone chose stay.
    """
    columns = tuple(map(_for_paper, shown.columns))
    kept = columns
    if not chosen:
        kept = tuple(c for c in columns if c.field.rank < SELDOM) or columns
    for grid in attempts(shown._replace(columns=kept), chosen=chosen):
        if layout := _laid_out(grid.columns, adds_up=grid.adds_up):
            gone = {c.key for c in columns} - {c.key for c in grid.columns}
            gone -= {c.key for c in grid.merged}
            left_out = tuple(c for c in columns if c.key in gone)
            return layout._replace(left_out=left_out, merged=grid.merged)
    return None


def _laid_out(columns: Sequence[Column], *, adds_up: bool) -> Layout | None:
    needs = _needs(columns, SIZES[0], adds_up=adds_up)
    wide = sum(max(need.least, min(need.usual, WIDE_TEXT)) for need in needs)
    if wide <= UPRIGHT:
        widths = shared_out(needs, columns, UPRIGHT)
        return Layout(tuple(columns), widths, SIZES[0], is_across=False)
    for size in SIZES:
        needs = _needs(columns, size, adds_up=adds_up)
        if sum(need.least for need in needs) <= ACROSS:
            widths = shared_out(needs, columns, ACROSS)
            return Layout(tuple(columns), widths, size, is_across=True)
    return None


def _for_paper(column: Column) -> Column:
    """Return a column without an empty cell, whose numbers are not broken."""
    is_number = column.is_number

    def on_paper(text: str) -> str:
        text = clean(text)
        return NO_BREAK.join(text.split()) if is_number else together(text)

    return column._replace(
        cells=tuple(on_paper(text or column.field.blank) for text in column.cells),
        total=on_paper(column.total),
        # Whether it is one of numbers is asked at every cell: without values, at once.
        field=column.field._replace(right=is_number),
        values=column.values if is_number else (),
    )


def _needs(columns: Sequence[Column], size: int, *, adds_up: bool) -> list[_Need]:
    main = next((column for column in columns if not column.is_number), None)
    needs = []
    for place, column in enumerate(columns):
        readable = READABLE if adds_up and column is main else 0
        need = _need(column, size, readable=readable)
        room = SLACK + 2 * SIDE
        if stands_after_number(columns, place):
            room += GAP - SIDE
        air = 0 if column.is_number else AIR
        needs.append(
            need._replace(
                least=need.least + room,
                usual=need.usual + room,
                natural=need.natural + room + air,
            )
        )
    return needs


def _need(column: Column, size: int, *, readable: int) -> _Need:
    head = longest_word(column.field.heading, size, bold=True)
    if column.is_number:
        natural = max(head, *_numbers(column, size))
        return _Need(natural, natural, natural, weight=natural)
    inset = STANDING_IN if any("\n " in text for text in column.cells) else 0
    lines = sorted(longest_line(text, size) + inset for text in column.cells)
    total = longest_word(column.total, size, bold=True)
    natural = max(head, lines[-1], total)
    word = max(longest_word(text, size) for text in column.cells) + inset
    word = max(head, total, min(word, WHOLE_WORD))
    # A text that never wraps on a screen wraps on paper where it is very long.
    characters = max(column.field.least, readable) * CHARACTER or WIDE_TEXT
    least = max(word, min(natural, characters))
    # One long text in a hundred does not turn the page.
    usual = max(head, lines[9 * len(lines) // 10])
    weight = sum(line * line for line in lines) ** (1 / 3)
    return _Need(least, usual, natural, weight)


def _numbers(column: Column, size: int) -> list[int]:
    """Return the room that each number of a column takes, and its total."""
    widths = [width_of(text, size) for text in column.cells]
    widths.append(width_of(column.total, size, bold=True))
    return [
        width + inset
        for width, inset in zip(widths, indents(column, size), strict=True)
    ]


def stands_after_number(columns: Sequence[Column], place: int) -> bool:
    """Return whether a text has a number before it, which would touch it."""
    return place > 0 and columns[place - 1].is_number and not columns[place].is_number


def shared_out(
    needs: Sequence[_Need], columns: Sequence[Column], room: int
) -> tuple[int, ...]:
    """
    Return widths that add up to the room.

    Columns with much text get more, so that rows are low; what is to spare goes to
    the texts.
    """
    widths = _of_needs(needs, room)
    spare = room - sum(widths)
    texts = [not column.is_number for column in columns]
    shares = [
        width if is_text or not any(texts) else 0
        for width, is_text in zip(widths, texts, strict=True)
    ]
    widths = [
        width + spare * share // sum(shares)
        for width, share in zip(widths, shares, strict=True)
    ]
    # The last column takes what rounding left.
    return (*widths[:-1], room - sum(widths[:-1]))


def _of_needs(needs: Sequence[_Need], room: int) -> list[int]:
    """
    Return widths of at most the room, none of them wider than its lines.

    The squares of the heights of all cells, which are the width of their text by
    that of their column, are least where columns are as the cube roots of the sums
    of squares of their texts.
    """
    low, high = 0.0, float(room)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if sum(_at(middle, need) for need in needs) > room:
            high = middle
        else:
            low = middle
    return [_at(low, need) for need in needs]


def _at(scale: float, need: _Need) -> int:
    return max(need.least, min(need.natural, int(scale * need.weight)))


def share_of(text: str) -> str:
    """Return the percentage that stands beside a count: " (52%)"."""
    count, bracket, _ = text.partition(f"{NO_BREAK}(")
    return text[len(count) :] if bracket else ""


def indents(column: Column, size: int) -> list[int]:
    """
    Return how far each cell of a column, and its total, stands in from the right.

    A count without a percentage stands under the other counts all the same.
    """
    if not column.is_number:
        return [0 for _ in column.texts]
    shares = [width_of(share_of(text), size) for text in column.texts]
    widest = max(shares, default=0)
    return [widest - share for share in shares]
