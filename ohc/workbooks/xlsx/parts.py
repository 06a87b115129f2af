"""Find the parts of an Open XML workbook as Excel does, by their relations."""

import posixpath
from collections.abc import Mapping, Sequence
from functools import lru_cache
from xml.etree import ElementTree as ET

from ohc.files.package import Package
from ohc.files.unreadable import SPOILT, Unreadable
from ohc.record import Record
from ohc.workbooks.xlsx.rewriting import normal

LARGEST_INDEX = 2_000_000
"""Bytes of a list of sheets or relations: for 3,000 sheets it has 500,000."""

WORKBOOK, STRINGS, STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
OTHERS = {
    "sharedStrings": "sharedStrings.xml",
    "styles": "styles.xml",
    "theme": "theme/theme1.xml",
}
"""Parts beside the sheets, and where they are if no relation says so."""

STATES = ("visible", "hidden", "veryHidden")


class SheetPart(Record):
    """A sheet of cells: its name, its state and its part."""

    name: str
    state: str
    part: str

    @property
    def hidden(self) -> bool:
        """Return whether the sheet is hidden."""
        return self.state in STATES[1:]


class Parts(Record):
    """The parts of a workbook by kind, "" for none; charts are left out."""

    sheets: Sequence[SheetPart]
    strings: str
    styles: str
    theme: str
    is_1904: bool
    usual: bool
    """Whether a reader that relies on their usual names finds them."""

    names: Mapping[str, str]
    """The ranges behind the names that the workbook defines."""


class _Targets(Record):
    """The parts that a workbook names, with their targets as written."""

    sheets: Sequence[SheetPart]
    others: Mapping[str, str]
    is_1904: bool
    names: Mapping[str, str]


def find_parts(package: Package) -> Parts:
    """
    Return the parts of a workbook.

    Raises Unreadable (damaged, unsafe) if the workbook or a sheet is missing, or if it
    is not clear which part is meant.
    """
    names = tuple(package.entries)
    places = _places(names)
    root = _index(package, places.get("_rels/.rels", ""))
    workbook = _workbook(root)
    folder, name = posixpath.split(workbook)
    relations = places.get(f"{folder}/_rels/{name}.rels".lstrip("/"), "")
    return _parts(
        names,
        workbook,
        root=root,
        workbook_xml=_index(package, places.get(workbook, "")),
        relations=_index(package, relations),
    )


@lru_cache(maxsize=64)
def _places(names: tuple[str, ...]) -> Mapping[str, str]:
    """Return names by the form that Excel compares, without case or kind of slash."""
    places = {_folded(name): name for name in names}
    if len(places) < len(names):
        raise Unreadable("unsafe", "Two parts of the file have the same name.")
    return places


@lru_cache(maxsize=64)
def _parts(
    names: tuple[str, ...],
    workbook: str,
    *,
    root: bytes,
    workbook_xml: bytes,
    relations: bytes,
) -> Parts:
    # Cached, because the forms of a period have exactly the same indexes.
    places = _places(names)
    named = _targets(workbook_xml, relations)

    def part(target: str) -> str:
        folder = posixpath.dirname(workbook)
        return places.get(_resolved(folder, target), "") if target else ""

    sheets = [sheet._replace(part=part(sheet.part)) for sheet in named.sheets]
    _check(sheets)
    strings, styles, theme = (
        part(named.others.get(kind, usual)) for kind, usual in OTHERS.items()
    )
    expected = [name if name in names else "" for name in (WORKBOOK, STRINGS, STYLES)]
    usual = (
        [places.get(workbook), strings, styles] == expected
        and all(map(_is_where_expected, sheets, named.sheets))
        and all(sheet.state in STATES for sheet in sheets)
        and len({sheet.name for sheet in sheets}) == len(sheets)
        and all(xml and normal(xml) is xml for xml in (root, workbook_xml, relations))
    )
    return Parts(
        sheets=sheets,
        strings=strings,
        styles=styles,
        theme=theme,
        is_1904=named.is_1904,
        usual=usual,
        names=named.names,
    )


def _is_where_expected(sheet: SheetPart, named: SheetPart) -> bool:
    """Return whether a reader finds it that only puts a folder before the name."""
    target = named.part
    return sheet.part == (target[1:] if target.startswith("/") else f"xl/{target}")


def targets(package: Package, folder: str, relations: str) -> Mapping[str, str]:
    """Return the parts to which the relations of a part lead, by their keys."""
    places = _places(tuple(package.entries))
    return {
        key: places.get(_resolved(folder, target), "")
        for key, _, target in _relations(package.part(relations))
    }


def related(package: Package, part: str, kind: str) -> list[str]:
    """Return the parts of a kind that a part leads to, such as its comments."""
    places = _places(tuple(package.entries))
    folder, name = posixpath.split(part)
    relations = places.get(_folded(f"{folder}/_rels/{name}.rels"), "")
    if not relations:
        return []
    named = _relations(_index(package, relations))
    parts = [places.get(_resolved(folder, to), "") for _, of, to in named if of == kind]
    return [*filter(None, parts)]


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _resolved(folder: str, target: str) -> str:
    if "%" in target:
        from urllib.parse import unquote

        target = unquote(target)
    path = posixpath.join("/", folder, target.replace("\\", "/"))
    return _folded(posixpath.normpath(path))


def _index(package: Package, part: str) -> bytes:
    if part and package.entries[part].file_size > LARGEST_INDEX:
        raise Unreadable(
            "unsafe", f"Its part {part} is larger than any program would make it."
        )
    return package.part(part) if part else b""


def _check(sheets: Sequence[SheetPart]) -> None:
    # Otherwise it would be a sheet without rows, and its return would be missing.
    if missing := next((sheet.name for sheet in sheets if not sheet.part), None):
        raise Unreadable("damaged", f"The cells of the sheet {missing} are missing.")
    if len({sheet.part for sheet in sheets}) < len(sheets):
        raise Unreadable("unsafe", "Two sheets of the workbook are the same part.")


@lru_cache(maxsize=64)
def _workbook(root: bytes) -> str:
    """Return the part that is the workbook, which may be anywhere."""
    if root:
        for _, kind, target in _relations(root):
            if kind == "officeDocument":
                return _resolved("", target)
    return _folded(WORKBOOK)


def _targets(workbook: bytes, relations: bytes) -> _Targets:
    if not workbook or not relations:
        raise Unreadable("damaged", "There is no workbook in the file.")
    by_key = {key: (kind, target) for key, kind, target in _relations(relations)}
    root = parsed(workbook)
    sheets = []
    for sheet in root.iterfind("{*}sheets/{*}sheet"):
        # Strict workbooks have another namespace for the same attribute.
        key = next(
            (key for name, key in sheet.attrib.items() if name.endswith("}id")), ""
        )
        kind, target = by_key.get(key, ("worksheet", ""))
        if kind == "worksheet":
            state = sheet.get("state", "visible")
            sheets.append(SheetPart(sheet.get("name", ""), state, part=target))
    about = root.find("{*}workbookPr")
    is_1904 = about is not None and about.get("date1904") in {"1", "true"}
    names = {
        name.get("name", "").casefold(): (name.text or "").strip()
        for name in root.iterfind("{*}definedNames/{*}definedName")
    }
    return _Targets(sheets, dict(by_key.values()), is_1904=is_1904, names=names)


def _relations(xml: bytes) -> list[tuple[str, str, str]]:
    """Return the key, kind and target of each relation, without external links."""
    return [
        (
            relation.get("Id", ""),
            relation.get("Type", "").rpartition("/")[2],
            relation.get("Target", ""),
        )
        for relation in parsed(xml).iterfind("{*}Relationship")
        if relation.get("TargetMode") != "External"
    ]


def parsed(xml: bytes) -> ET.Element:
    """Return XML of a package. Raises Unreadable (damaged)."""
    try:
        return ET.fromstring(xml)  # noqa: S314 - judged: it declares no entities
    except (ET.ParseError, LookupError, ValueError) as error:
        raise Unreadable("damaged", SPOILT) from error
