"""A part of a template in pieces: what many documents share is filled in once."""

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import count
from typing import Any, NamedTuple

from ohc.agreements.docx.controls import TAG
from ohc.agreements.docx.sums import sums_of_ours
from ohc.agreements.templates.placeholders import Context, names_in, rendered

OPEN = "EEF4FB"
"""The colour by which a template marks the cell of a field."""

BLANK = "<w:showingPlcHdr/>"
CELL, CELL_ENDS, CONTROL = "<w:tc>", "</w:tc>", "<w:sdt>"
TAGGED = re.compile(rf'<w:tag w:val="{TAG}([^"]+)"/><w:id w:val="(\d+)"/>')
_TAG = re.compile(r"{%\s*(for|if|endfor|endif)\b(.*?)%}", re.DOTALL)
_LOOP = re.compile(r"\s*(\w+) in (\w+)\s*")
MOST_KEPT = 512
"""So many pieces of a kind are kept: those of prisons of all kinds are fewer."""

Compile = Callable[[str, Context], Any]


class Piece(NamedTuple):
    """A piece that is filled in: its XML, as bytes too, and the fields that it has."""

    xml: str
    data: bytes
    keys: tuple[str, ...]
    sums: tuple[str, ...] = ()


def piece(xml: str) -> Piece:
    """Return a piece of XML with what is to be known of it."""
    keys = tuple(html.unescape(key) for key, _ in TAGGED.findall(xml))
    return Piece(xml, xml.encode(), keys)


class Whole:
    """A part of a template that is filled in for each document."""

    def __init__(self, template: Any) -> None:
        self._template = template

    def filled(self, names: Context, *, what: str) -> list[Piece]:
        """Return the part as one piece. Raises BadTemplate."""
        xml = rendered(self._template, names, what=what)
        return [piece(whitened(xml, is_final=bool(names["is_final"])))]


class _Cut(NamedTuple):
    """A piece of a template; that of a loop is filled in for each of its items."""

    source: str
    item: str = ""
    items: str = ""


class _Part(NamedTuple):
    """A piece that is compiled, and the names on which it depends besides its item."""

    cut: _Cut
    template: Any
    names: tuple[str, ...]
    kept: dict[object, Piece]


class Pieces:
    """
    The main part of our own template, cut at the loops that stand in no other.

    Terms, tasks and blank fields are the same in many prisons: each piece is kept, by
    the values that it was filled in with.
    """

    def __init__(
        self, source: str, *, sample: Context, compile_piece: Compile, sandbox: Any
    ) -> None:
        self._parts: list[_Part] = []
        for cut in _pieces_of(source):
            item = {cut.item: sample[cut.items][0]} if cut.item else {}
            template = compile_piece(cut.source, {**sample, **item})
            # The words are the same in every document.
            free = sorted(
                names_in(cut.source, sandbox) - {cut.item, "words"} | {"is_final"}
            )
            self._parts.append(_Part(cut, template, tuple(free), {}))

    def filled(self, names: Context, *, what: str) -> list[Piece]:
        """Return the part in pieces, in order. Raises BadTemplate."""
        pieces: list[Piece] = []
        for part in self._parts:
            items = names[part.cut.items] if part.cut.item else (None,)
            pieces += (_filled(part, item, names, what=what) for item in items)
        return pieces


def _filled(part: _Part, item: object, names: Mapping[str, Any], *, what: str) -> Piece:
    key = (item, *(names[name] for name in part.names))
    if key not in part.kept:
        if len(part.kept) >= MOST_KEPT:
            part.kept.clear()
        context = {**names, part.cut.item: item} if part.cut.item else names
        xml = rendered(part.template, context, what=what)
        made = piece(whitened(xml, is_final=bool(names["is_final"])))
        part.kept[key] = made._replace(sums=tuple(sums_of_ours(made.xml)))
    return part.kept[key]


def _pieces_of(source: str) -> Iterator[_Cut]:
    """Give a template in pieces; together they are the whole of it."""
    depth = start = 0
    loop: re.Match[str] | None = None
    for tag in _TAG.finditer(source):
        if tag[1] in {"for", "if"}:
            if depth == 0 and tag[1] == "for":
                loop = tag
            depth += 1
            continue
        depth -= 1
        head = _LOOP.fullmatch(loop[2]) if loop and depth == 0 else None
        if loop and head and tag[1] == "endfor":
            yield _Cut(source[start : loop.start()])
            body = source[loop.end() : tag.start()]
            yield _Cut(body, item=head[1], items=head[2])
            start = tag.end()
        loop = loop if depth else None
    yield _Cut(source[start:])


@cache
def _shade() -> re.Pattern[str]:
    return re.compile(rf'<w:shd [^>]*w:fill="{OPEN}"[^>]*/>')


def whitened(xml: str, *, is_final: bool = False) -> str:
    """
    Return a part in which the cells that are filled in have no shade.

    So what is missing shows at a glance, in Word and on paper: the colour of a hint
    alone does not, since LibreOffice drops it. In a final one no cell has a shade.
    """
    if is_final:
        return _shade().sub("", xml)
    if OPEN not in xml:
        return xml
    return CELL.join(map(_whitened, xml.split(CELL)))


def _whitened(cell_on: str) -> str:
    cell, ends, after = cell_on.partition(CELL_ENDS)
    if OPEN in cell and CONTROL in cell and BLANK not in cell:
        cell = _shade().sub("", cell)
    return cell + ends + after


def joined(pieces: Sequence[Piece]) -> str:
    """Return the XML of pieces in one."""
    return "".join(part.xml for part in pieces)


class Numbers:
    """Numbers for the controls of a document, of which no two have the same."""

    def __init__(self) -> None:
        self._seen: set[str] = set()
        # Above every number that a field's key can have: see number_of of controls.
        self._free = count(2_000_000_001)

    def renumbered(self, xml: str) -> str:
        """Return a part in which a number that was seen before is another."""
        return TAGGED.sub(self._other, xml)

    def _other(self, tag: re.Match[str]) -> str:
        number = tag[2]
        if number not in self._seen:
            self._seen.add(number)
            return tag[0]
        free = f'<w:id w:val="{next(self._free)}"'
        return tag[0].replace(f'<w:id w:val="{number}"', free)
