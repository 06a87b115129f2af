"""Sound files to spoil, each with numbers of invented patients in every place."""

import random
import re
import tempfile
from collections.abc import Mapping
from contextlib import closing
from functools import cache
from pathlib import Path

from grids import Sheets, Value
from returned import ROWS, returned

from ohc.agreements.answers.form import write_form
from ohc.agreements.templates.bundled import bundled
from ohc.files.archive import repacked
from ohc.playground.agreements import STEPS, invented_agreements
from ohc.reference.establishments import Selection
from ohc.workbooks.judging import judge
from ohc.workbooks.reading import Readers, open_book

PLACES = (
    *("cell", "status", "rag", "owner", "date", "item", "id", "header", "sheet"),
    *("comment", "about", "answer", "label", "heading"),
)
"""Where a number is planted: each place has its own, so that a leak tells its place."""

NEIGHBOURS = ("garth", "kirkham", "preston")
SPOILT = ("risley", "wymott", "liverpool", "haverigg")
WORDS = ("Not started", "In progress", "Delayed", "Complete", "Not applicable")


def nhs_number(place: str) -> str:
    """Return an NHS number of a place, as people write them, in threes and a four."""
    nine = 943476000 + 7 * PLACES.index(place)
    while (last := _check_digit(str(nine))) > 9:
        nine += 1
    ten = f"{nine}{last}"
    return f"{ten[:3]} {ten[3:6]} {ten[6:]}"


def _check_digit(nine: str) -> int:
    rest = sum(int(d) * w for d, w in zip(nine, range(10, 1, -1), strict=True)) % 11
    return (11 - rest) % 11


def prison_number(place: str) -> str:
    """Return a prison number of a place."""
    return f"A{7130 + PLACES.index(place)}ZQ"


def planted(place: str) -> str:
    """Return a text with both numbers of a place."""
    return f"{nhs_number(place)} and {prison_number(place)}"


@cache
def _leaks() -> Mapping[str, re.Pattern[str]]:
    gap = r"[\s.\u2010-\u2013-]{0,2}"
    return {
        place: re.compile(
            rf"(?<!\d){nhs_number(place).replace(' ', gap)}(?!\d)"
            rf"|(?<![A-Za-z0-9]){prison_number(place)}(?![A-Za-z0-9])",
            re.IGNORECASE,
        )
        for place in PLACES
    }


def leaks_in(text: str) -> list[str]:
    """Return the places whose numbers stand in a text."""
    return [place for place, pattern in _leaks().items() if pattern.search(text)]


@cache
def form(body: str, *, plant: bool = False, period: str = "2013-14-Q4") -> bytes:
    """Return a filled form of ours, with numbers in its free text or without."""
    chosen = random.Random(body + period)  # noqa: S311 - the same each time
    own: dict[str, Value] = {"Status": "", "Evidence": "minutes", "Owner": "head"}
    answers = {key: own | {"Status": chosen.choice(WORDS)} for key in ROWS}
    if not plant:
        return returned(f"prison-{body}", period, answers=answers)
    answers["C3.1"] |= {"Comment": f"seen {planted('comment')}"}
    answers["C3.2"] |= {"Evidence": planted("cell")}
    answers["C5.1"] |= {"Owner": planted("owner")}
    about = {"Returned by": planted("about")}
    return returned(f"prison-{body}", period, answers=answers, about=about)


@cache
def grid_of_form(body: str) -> dict[str, list[list[Value]]]:
    """Return the cells of a filled form, sheet by sheet."""
    data = form(body)
    with closing(Readers()) as readers:
        book = open_book(data, judge(data), readers)
    return {
        sheet.name: [[_plain(value) for value in row] for row in sheet.rows]
        for sheet in book.sheets
        if sheet.name in {"About", "Return"}
    }


def _plain(value: object) -> Value:
    return value if isinstance(value, str | float | bool) else str(value)


def tracker(number: int) -> dict[str, list[list[Value]]]:
    """Return the cells of a tracker of others; each number is another."""
    chosen = random.Random(number)  # noqa: S311 - the same each time
    words = ("Not started", "Complete", "Delayed", "In progress", "")
    heads: list[Value] = ["Ref", "Action", "Owner", "Due", "RAG", "Status", "Comment"]
    items: list[list[Value]] = [
        [
            float(ref),
            f"Action {number}-{ref}",
            chosen.choice(["Ann", "Bob"]),
            "31/03/2014",
            chosen.choice(["Red", "Amber", "Green"]),
            chosen.choice(words),
            f"note {ref}",
        ]
        for ref in range(1, 12)
    ]
    title: list[Value] = ["Delivery plan"]
    return {"Notes": [["Read me"]], "Plan": [title, [], heads, *items, ["Total", 11.0]]}


def plant(sheets: Sheets, chosen: random.Random) -> dict[str, list[list[Value]]]:
    """Return cells with numbers in some places, by chance."""
    copy = {name: [[*row] for row in grid] for name, grid in sheets.items()}
    *_, last = copy
    grid = copy[last]
    header = next(n for n, row in enumerate(grid) if "Status" in row)
    heads = {str(head): at for at, head in enumerate(grid[header])}
    columns = {
        "status": heads["Status"],
        "rag": heads["RAG"],
        "owner": heads["Owner"],
        "comment": heads["Comment"],
        "cell": heads["Owner"],
        "item": 1,
        "id": 0,
        "date": heads.get("Due", 3),
    }
    for place, column in columns.items():
        row = chosen.choice(grid[header + 1 :])
        if chosen.random() < 0.2 and len(row) > column:
            row[column] = planted(place)
    if chosen.random() < 0.2:
        at = chosen.choice([*heads.values()])
        grid[header][at] = f"{grid[header][at]} {planted('header')}"
    if chosen.random() < 0.2:
        copy[next(iter(copy))].append([planted("label"), planted("about")])
    if chosen.random() < 0.2:
        grid[0] = [planted("heading")]
    if chosen.random() < 0.2:
        copy = {f"{name} {prison_number('sheet')}": g for name, g in copy.items()}
    return copy


@cache
def agreements(lead: str) -> Mapping[str, bytes]:
    """Return agreements of three prisons by name: blank, half filled and filled."""
    files, _ = invented_agreements(lead)
    docx = {name: data for name, data in files.items() if name.endswith(".docx")}
    return dict([*docx.items()][: len(STEPS)])


@cache
def planted_agreements(lead: str) -> Mapping[str, bytes]:
    """Return agreements with numbers typed into their answers, and beside them."""

    def typed(part: bytes) -> bytes:
        for place in ("answer", "comment"):
            part = part.replace(b">Invented<", f">{planted(place)}<".encode(), 2)
        return part

    parts = dict.fromkeys(("word/document.xml", "customXml/item2.xml"), typed)
    files = agreements(lead)
    return {name: repacked(data, parts) for name, data in files.items()}


@cache
def answers_workbook() -> bytes:
    """Return an empty workbook of answers for the prisons of a lead team."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "answers.xlsx")
        write_form([], Selection(lead=("Lancashire",)), path, force=False)
        return path.read_bytes()


def template() -> bytes:
    """Return the template of an agreement that we hand out."""
    return bundled("docx")
