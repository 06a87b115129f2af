"""Spoilt files by their number: the same seed and number give the same file."""

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

import seeds
from grids import WRITERS, as_xlsx
from spoilt_bytes import ARCHIVES, BYTES, parts_of
from spoilt_grids import GRIDS, TEXTS, Sheets
from spoilt_xml import CELLS, XML, with_cells, with_part

SUFFIXES = (*["xlsx"] * 6, "csv", "ods", "xls", "xlsb")
LEAD = "Thames Valley"
"""Spoilt agreements are of its prisons, their neighbours of Lancashire's."""


class Mutant(NamedTuple):
    """A spoilt file: its name, what is in it, and how it was spoilt."""

    name: str
    data: bytes
    how: str


def _random(seed: int, kind: str, number: int) -> random.Random:
    return random.Random(f"{seed} {kind} {number}")  # noqa: S311 - the same each time


def workbook(seed: int, number: int, framework: str) -> Mutant:
    """Return a spoilt return or tracker."""
    chosen = _random(seed, framework, number)
    is_return = framework != "none"
    if is_return and chosen.random() < 0.4:
        sound, suffix = seeds.form(chosen.choice(seeds.SPOILT), plant=True), "xlsx"
        how = ""
    else:
        body = chosen.choice(seeds.SPOILT)
        cells: Sheets = (
            seeds.grid_of_form(body) if is_return else seeds.tracker(50 + number)
        )
        cells, suffix = seeds.plant(cells, chosen), chosen.choice(SUFFIXES)
        how = _spoil_grid(cells, chosen)
        comment = seeds.planted("comment") if chosen.random() < 0.1 else ""
        sound = _written(cells, suffix, comment)
    data, also = _spoilt(sound, suffix, chosen, is_spoilt=bool(how))
    return Mutant(f"m{number:05}.{suffix}", data, " + ".join(filter(None, (how, also))))


def _spoil_grid(cells: Sheets, chosen: random.Random) -> str:
    ways = chosen.sample([*GRIDS], chosen.choice((0, 0, 1, 1, 3)))
    for way in ways:
        GRIDS[way](cells, chosen)
    return ", ".join(ways)


def _written(cells: Sheets, suffix: str, comment: str) -> bytes:
    if suffix != "xlsx":
        return WRITERS[suffix](cells)
    # Excel knows no longer names, and none with these letters.
    strip = str.maketrans("", "", "[]:*?/\\'!")
    named = {
        f"{name.translate(strip)[:28]}{n}": g
        for n, (name, g) in enumerate(cells.items())
    }
    as_it_is = all(len(n) < 31 and n == n.translate(strip).strip() for n in cells)
    return as_xlsx(cells if as_it_is and all(cells) else named, comment)


def document(seed: int, number: int) -> Mutant:
    """Return a spoilt agreement, called as that of its prison."""
    chosen = _random(seed, "document", number)
    name, sound = chosen.choice([*seeds.planted_agreements(LEAD).items()])
    data, how = _spoilt(sound, "docx", chosen)
    return Mutant(name, data, how)


def template(seed: int, number: int) -> Mutant:
    """Return a spoilt template for agreements."""
    chosen = _random(seed, "template", number)
    data, how = _spoilt(seeds.template(), "docx", chosen)
    return Mutant(f"t{number:05}.docx", data, how)


def answers(seed: int, number: int) -> Mutant:
    """Return a spoilt workbook of answers."""
    chosen = _random(seed, "answers", number)
    data, how = _spoilt(seeds.answers_workbook(), "xlsx", chosen)
    return Mutant(f"a{number:05}.xlsx", data, how)


Level = Callable[[bytes, random.Random], tuple[bytes, str]]


def _spoilt(
    sound: bytes, suffix: str, chosen: random.Random, *, is_spoilt: bool = False
) -> tuple[bytes, str]:
    """Return a file spoilt at one level, or left where it is spoilt already."""
    if is_spoilt and chosen.random() < 0.7:
        return sound, ""
    levels: Sequence[Level] = [_bytes]
    if suffix in {"xlsx", "docx", "ods", "xlsb"}:
        levels = [_bytes, _archive, _archive, _xml, _xml, _xml]
    if suffix == "xlsx":
        levels = [*levels, _cells, _cells, _cells]
    if suffix == "csv":
        levels = [_bytes, _text]
    return chosen.choice(levels)(sound, chosen)


def _bytes(data: bytes, chosen: random.Random) -> tuple[bytes, str]:
    way = chosen.choice([*BYTES])
    return BYTES[way](data, chosen), f"bytes: {way}"


def _archive(data: bytes, chosen: random.Random) -> tuple[bytes, str]:
    way = chosen.choice([*ARCHIVES])
    # Bombs take long to make, and one in a hundred is enough.
    if way in {"a bomb", "many parts"} and chosen.random() < 0.8:
        way = "a part spoilt"
    return ARCHIVES[way](parts_of(data), chosen), f"archive: {way}"


def _xml(data: bytes, chosen: random.Random) -> tuple[bytes, str]:
    way = chosen.choice([*XML])
    return with_part(parts_of(data), XML[way], chosen), f"xml: {way}"


def _cells(data: bytes, chosen: random.Random) -> tuple[bytes, str]:
    way = chosen.choice([*CELLS])
    return with_cells(parts_of(data), CELLS[way], chosen), f"cells: {way}"


def _text(data: bytes, chosen: random.Random) -> tuple[bytes, str]:
    way = chosen.choice([*TEXTS])
    return TEXTS[way](data, chosen), f"text: {way}"
