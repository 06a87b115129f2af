"""The page as a paper for a board: its text, the picture and its tables."""

from collections.abc import Iterator, Sequence

from ohc.outcome import STATEMENT
from ohc.output.word.paper import Block, Figure, Grid, Heading, Line, Point, Tinted
from ohc.output.word.paper import paper as document
from ohc.pictures.colours import RATING, SHARE
from ohc.reporting.parts import Heat, HeatRow, Page, Square

PAINTS = {**RATING, **SHARE}
NO_PICTURE = (
    "The picture is left out because it needs the package resvg-py. The table has its "
    "figures."
)


def as_paper(page: Page, picture: bytes | None) -> bytes:
    """Return a Word document; without a picture, a table has the figures."""
    return document(page.heading, [*_first_page(page, picture), *_second_page(page)])


def _first_page(page: Page, picture: bytes | None) -> Iterator[Block]:
    yield Line(page.when)
    if page.notice:
        yield Line(page.notice, bold=True)
    yield Grid(
        "The four figures",
        [tile.name for tile in page.tiles],
        [1, 1, 1, 1],
        [
            [Tinted(f"{tile.figure} {tile.of}".strip()) for tile in page.tiles],
            [Tinted(tile.below) for tile in page.tiles],
        ],
    )
    yield Heading("In one minute")
    for point in page.points:
        # On paper nobody can follow a link: its target is a heading further down.
        yield Point(point.label, point.text)
    if page.bars:
        yield Heading("Progress by priority")
        yield Line(page.bars_sub)
        if picture:
            alt = " ".join(
                f"Priority {bar.number}, {bar.title}: {bar.spoken}."
                for bar in page.bars
            )
            yield Figure(picture, alt)
        else:
            yield _figures(page)
            yield Line(NO_PICTURE)
        if page.national:
            yield Line(page.national)


def _figures(page: Page) -> Grid:
    return Grid(
        "Answers by priority",
        ["No.", "Priority", "Answers", "Complete"],
        [1, 7, 7, 3],
        [
            [
                Tinted(bar.number),
                Tinted(bar.title),
                Tinted(bar.spoken),
                Tinted(f"{bar.figure} {bar.rest}".strip()),
            ]
            for bar in page.bars
        ],
    )


def _second_page(page: Page) -> Iterator[Block]:
    if page.heat:
        yield from _heat(page.heat)
    if page.moved:
        yield Heading(page.moved.heading)
        yield Line(page.moved.sub)
        yield Grid(
            page.moved.heading,
            ["No.", "Priority", "Worsened", "Improved"],
            [1, 10, 2, 2],
            [
                [
                    Tinted(move.number),
                    Tinted(move.title),
                    Tinted(str(move.worsened)),
                    Tinted(str(move.improved)),
                ]
                for move in page.moved.bars
            ],
        )
        if page.moved.slips:
            yield Heading(page.moved.slips_heading)
            yield _texts(
                page.moved.slips_heading,
                ["Establishment", "Area team", "Commitments and their status now"],
                parts=[3, 4, 6],
                rows=page.moved.slips,
            )
            yield from _lines(page.moved.more_slips)
    if page.over:
        table = page.over.table
        yield Heading(page.over.heading)
        yield Line(page.over.sub)
        yield _texts(
            page.over.heading,
            table.heads,
            parts=[6, *(5 for _ in table.heads[1:-1]), 3],
            rows=[*table.rows, table.totals],
        )
    yield from _exceptions(page)
    yield Heading("What the words mean")
    for term in page.terms:
        yield Point(f"{term.word}:", term.meaning)
    yield Heading("Files, returns and rows")
    for text in (*page.accounts, STATEMENT, f"Made by ohc {page.version}."):
        yield Line(text)


def _exceptions(page: Page) -> Iterator[Block]:
    for heading, head, rows, more in (
        ("Overdue, and where", "Overdue", page.overdue, page.more_overdue),
        ("Rated red, and where", "Red", page.reds, page.more_reds),
    ):
        if rows:
            yield Heading(heading)
            yield _texts(
                heading,
                ["No.", "Commitment", head, page.whose_head],
                parts=[2, 10, 2, 6],
                rows=rows,
            )
            yield from _lines(more)
    if page.gaps:
        yield Heading("Missing returns")
        yield _texts(
            "Missing returns",
            ["Establishment", "Area team", "Last return", "Received"],
            parts=[3, 4, 3, 6],
            rows=page.gaps,
        )
    if page.notices:
        yield Heading("Problems in the files")
        yield _texts(
            "Problems in the files",
            ["Where", "Establishment", "What", "Figures"],
            parts=[5, 3, 7, 2],
            rows=page.notices,
        )
        yield from _lines(page.more_notices)


def _lines(text: str) -> Iterator[Line]:
    if text:
        yield Line(text)


def _texts(
    caption: str,
    heads: Sequence[str],
    parts: Sequence[int],
    rows: Sequence[Sequence[str]],
) -> Grid:
    return Grid(caption, heads, parts, [[*map(Tinted, row)] for row in rows])


def _heat(heat: Heat) -> Iterator[Block]:
    yield Heading(heat.heading, on_new_page=True)
    yield Line(heat.sub)
    known = [f"{cell.letters} {cell.spoken}" for cell in heat.key]
    if any(row.gap for group in heat.groups for row in group.rows):
        known.append("\u2013 no return")
    yield Line(f"{', '.join(known)}.")
    columns = heat.ids or [head.text for head in heat.heads]
    rows = [_row(heat, row) for group in heat.groups for row in group.rows]
    first, foot = ["Team", *heat.before], ["All", *heat.foot_before]
    widths = [28, 15, 18]
    if heat.is_of_answers:
        # A column of its own would make the IDs of commitments wrap.
        first, foot = ["Establishment, complete"], [f"All, {heat.complete_foot}; red"]
        widths = [26]
    # A long value wraps after its stroke, not within a number.
    last = [*foot, *(text.replace("/", "/ ") for text in heat.foot)]
    rows.append([Tinted(text) for text in (*last, heat.foot_head)])
    yield Grid(
        heat.heading,
        [*first, *columns, heat.last_head],
        [*widths, *(10 for _ in columns), 9],
        rows,
        centred=True,
    )


def _row(heat: Heat, row: HeatRow) -> list[Tinted]:
    first = [row.name, *heat.cells_before(row)]
    if heat.is_of_answers:
        first = [f"{row.name}, {row.complete}"]
    squares = [_tinted(cell) for cell in row.squares] or [
        Tinted("\u2013") for _ in heat.ids
    ]
    return [*map(Tinted, first), *squares, Tinted(row.last)]


def _tinted(square: Square) -> Tinted:
    paint = PAINTS.get(square.look)
    if not paint:
        return Tinted(square.letters)
    return Tinted(square.letters, paint.fill, paint.text)
