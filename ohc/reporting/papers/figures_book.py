"""The page as a workbook: its figures in tables, with more than the page can show."""

from collections.abc import Sequence

from ohc.outcome import Cell
from ohc.output.books.sheets import Chart, Contents, Sheet, workbook
from ohc.output.fields import in_words
from ohc.pictures.colours import HATCH, STATUS
from ohc.reporting.annex import COUNTED
from ohc.reporting.exceptions import all_noticed
from ohc.reporting.figures import Figures
from ohc.reporting.parts import Heat, OverTime, Page

NONE = "None"
NO_RETURN = "no return"


def as_workbook(page: Page, figures: Figures) -> bytes:
    """Return a workbook with the figures of a page, one table on each sheet."""
    sheets = [_priorities(page)]
    if page.heat:
        sheets.append(_heat(page.heat))
    if figures.moved:
        sheets.append(_moved(figures))
    sheets += [_missing(page), _files(figures), _commitments(page)]
    if page.over:
        sheets.append(_over(page.over))
    sheets.append(_notes(page))
    return workbook(
        Contents(
            title=page.title,
            lines=[*_lines(page)],
            sheets=sheets,
            chart=_chart(page) if page.bars else None,
        )
    )


def _lines(page: Page) -> list[str]:
    tiles = [
        f"{tile.name}: {' '.join(filter(None, (tile.figure, tile.of)))}. {tile.below}."
        for tile in page.tiles
    ]
    lines = (page.when, page.notice, *tiles, page.national, *page.accounts)
    return [*filter(None, lines)]


def _numbers(cells: Sequence[str]) -> list[Cell]:
    """Return the cells of a line of figures as numbers, except its name."""
    name, *counts = cells
    return [name, *map(int, counts)]


def _priorities(page: Page) -> Sheet:
    rows = [_numbers(row) for row in page.figures.rows]
    return Sheet(
        "1_Priorities",
        "Answers by priority",
        page.figures.heads,
        [50, *(11 for _ in page.figures.heads[1:])],
        [*rows, _numbers(page.figures.totals)],
    )


def _chart(page: Page) -> Chart:
    columns = dict(enumerate(COUNTED, start=1))
    used = {part.status for bar in page.bars for part in bar.segments}
    return Chart(
        name="Chart_1",
        title=page.finding,
        of="1_Priorities",
        rows=len(page.figures.rows),
        columns={
            place: STATUS[name].fill for place, name in columns.items() if name in used
        },
        hatched={
            place: HATCH
            for place, name in columns.items()
            if name in used and STATUS[name].drawn
        },
        alt=" ".join(
            f"Priority {bar.number}, {bar.title}: {bar.spoken}." for bar in page.bars
        ),
    )


def _heat(heat: Heat) -> Sheet:
    columns = heat.ids or [f"Priority {head.text}" for head in heat.heads]
    rows: list[list[Cell]] = []
    for group in heat.groups:
        for row in group.rows:
            cells = [cell.spoken for cell in row.squares]
            own = [*(cells or [NO_RETURN for _ in columns])]
            counts: list[Cell] = [*row.counts] if cells else [NO_RETURN, NO_RETURN]
            if heat.is_of_answers:
                rows.append([row.name, group.name, *counts, *own, row.gap or NONE])
            else:
                rows.append([row.name, row.returns, *counts, *own])
    counted = ["Complete", "Answers"]
    if heat.is_of_answers:
        heads = ["Establishment", "Area team", *counted, *columns]
        widths = [20, 22, 10, 9, *(9 for _ in columns), 36]
        heads.append("Why there is no return")
        return Sheet("2_Ratings", heat.heading, heads, widths, rows)
    heads = ["Team", "Returns", *counted, *columns]
    widths = [44, 11, 11, 11, *(11 for _ in columns)]
    return Sheet("2_Low_ratings", heat.heading, heads, widths, rows)


def _moved(figures: Figures) -> Sheet:
    moved = figures.moved
    names = figures.books.names
    rows = [
        [
            str(row["body"]),
            names[str(row["body_id"])].area_team,
            str(row["commitment"]),
            in_words(str(row["old"])) or "no answer",
            in_words(str(row["new"])) or "no answer",
            _movement(str(row["movement"])),
        ]
        for row in (moved.rows if moved else ())
        if "not_applicable" not in {row["old"], row["new"]}
    ]
    heads = ["Establishment", "Area team", "Commitment", "Before", "Now", "Movement"]
    title = "What changed, starting with answers no longer complete"
    return Sheet("3_Moved", title, heads, [28, 36, 14, 16, 16, 18], rows)


def _movement(name: str) -> str:
    """Return a movement in the words of the page."""
    return {"set_aside": "not counted", "not_returned": "no return now"}.get(name, name)


def _missing(page: Page) -> Sheet:
    rows = [[*gap] for gap in page.gaps] or [[NONE, NONE, NONE, NONE]]
    heads = ["Establishment", "Area team", "Last return", "Received"]
    return Sheet("4_Missing", "Missing returns", heads, [28, 36, 24, 60], rows)


def _files(figures: Figures) -> Sheet:
    rows = [[*notice] for notice in all_noticed(figures.books)]
    heads = ["Where", "Establishment", "What", "Figures"]
    title = "Problems in the files"
    rows = rows or [[NONE, NONE, NONE, NONE]]
    return Sheet("5_Files", title, heads, [44, 26, 70, 14], rows)


def _commitments(page: Page) -> Sheet:
    table = page.commitments
    widths = [14, 70, 40, 18, 12]
    return Sheet(
        "6_Commitments", "The 18 commitments", table.heads, widths, [*table.rows]
    )


def _over(over: OverTime) -> Sheet:
    widths = [50, *(14 for _ in over.sheet_heads[1:-1]), 26]
    title = f"{over.heading}, like for like"
    return Sheet("7_Over_time", title, over.sheet_heads, widths, over.sheet_rows)


def _notes(page: Page) -> Sheet:
    rows = [[term.word, term.meaning] for term in page.terms]
    heads = ["Word", "Meaning"]
    return Sheet("Notes", "What the words mean", heads, [18, 90], rows)
