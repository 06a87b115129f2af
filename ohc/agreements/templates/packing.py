"""The package of a document: what all share is made ready once."""

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import count

from ohc.agreements.docx import controls, opening
from ohc.agreements.docx.controls import Told
from ohc.agreements.wording.asked_fields import NO_LONGER, ONLY_TO_CORRECT
from ohc.agreements.wording.fields import blank_fills
from ohc.agreements.wording.views import Heading
from ohc.files.archive import LANGUAGE, SAME_BYTES, Archive
from ohc.files.package import Package

CORE = "docProps/core.xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument"
_STYLES = f"{_TYPE}.wordprocessingml.styles+xml"
_GLOSSARY = f"{_TYPE}.wordprocessingml.document.glossary+xml"
_PROPERTIES = f"{_TYPE}.customXmlProperties+xml"
_DOCUMENT = f"{_TYPE}.wordprocessingml.document.main+xml"
_TEMPLATE = f"{_TYPE}.wordprocessingml.template.main+xml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_BLOCKS_END = "</w:docParts>"


class Pack:
    """
    A template's parts, with those added that answers, hints and origin need.

    Parts that differ from document to document are left out, and put in by packed.
    """

    def __init__(self, package: Package, main: str, rendered: Iterable[str]) -> None:
        static = {
            name: package.part(name)
            for name in package.names()
            if not name.endswith("/")
        }
        folder, name = posixpath.split(main)
        own = posixpath.join(folder, "_rels", f"{name}.rels")
        self._answers, self._origin = _free(static, "customXml/item{}.xml", 2)
        relations: list[tuple[str, str]] = []
        types: dict[str, str] = {}
        stores = (
            (self._answers, controls.ANSWERS_ID, controls.ANSWERS),
            (self._origin, controls.ORIGIN_ID, controls.ORIGIN),
        )
        for part, key, namespace in stores:
            about = part.replace("item", "itemProps", 1)
            static[about] = controls.properties(key, namespace)
            target = posixpath.basename(about)
            static[f"customXml/_rels/{posixpath.basename(part)}.rels"] = _related(
                [(f"{_KIND}/customXmlProps", target)]
            )
            types[about] = _PROPERTIES
            relations.append((f"{_KIND}/customXml", f"../{part}"))
        hints = [
            *(fill.hint for fill in blank_fills().values()),
            ONLY_TO_CORRECT,
            NO_LONGER,
        ]
        self._glossary = next(
            iter(opening.related(package, main, "glossaryDocument")), ""
        )
        if self._glossary:
            blocks = opening.serialised(
                opening.parsed(static.pop(self._glossary))
            ).decode()
        else:
            self._glossary = posixpath.join(folder, "glossary", "document.xml")
            relations.append((f"{_KIND}/glossaryDocument", "glossary/document.xml"))
            types |= _add_styles(static, package, main, self._glossary)
            blocks = (
                f'{_HEAD}<w:glossaryDocument xmlns:w="{controls.WORD}"><w:docParts>'
                f"{_BLOCKS_END}</w:glossaryDocument>"
            )
        self._blocks = blocks.replace(
            _BLOCKS_END, f"{controls.building_blocks(hints)}{_BLOCKS_END}", 1
        )
        static[own] = _with_relations(static.get(own, _related([])), relations)
        if CORE not in static:
            types[CORE] = _CORE
            static["_rels/.rels"] = _with_relations(
                static["_rels/.rels"], [(_CORE_KIND, CORE)]
            )
        static[opening.TYPES] = _with_types(static[opening.TYPES], types)
        for part in (*rendered, CORE):
            static.pop(part, None)
        self._archive = Archive({opening.TYPES: static.pop(opening.TYPES), **static})

    def packed(
        self,
        heading: Heading,
        made: Mapping[str, str],
        fields: Sequence[Told],
        sums: Iterable[str],
    ) -> bytes:
        """Return a document: the parts of all, and those of its own."""
        origin = controls.origin(heading.id, heading.version, fields, sums)
        blocks = f"{controls.origin_block(origin)}{_BLOCKS_END}"
        return self._archive.packed(
            {
                **{part: f"{_HEAD}{text}".encode() for part, text in made.items()},
                CORE: _core(heading),
                self._answers: controls.store(
                    heading.id, [(one.key, one.answer) for one in fields]
                ),
                self._origin: f"{_HEAD}{origin}".encode(),
                self._glossary: self._blocks.replace(_BLOCKS_END, blocks, 1).encode(),
            }
        )


def _free(static: Mapping[str, bytes], pattern: str, wanted: int) -> list[str]:
    names = (pattern.format(number) for number in count(1))
    found: list[str] = []
    while len(found) < wanted:
        name = next(names)
        if name not in static and name.replace("item", "itemProps", 1) not in static:
            found.append(name)
    return found


def _related(rows: Iterable[tuple[str, str]]) -> bytes:
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(rows, start=1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEAD}<Relationships xmlns="{space}">{inner}</Relationships>'.encode()


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _with_relations(part: bytes, rows: Iterable[tuple[str, str]]) -> bytes:
    root = opening.parsed(part)
    for number, (kind, target) in enumerate(rows, start=1):
        one = root.makeelement(f"{opening.RELATIONS}Relationship")
        one.set("Id", f"rIdOhc{number}")
        one.set("Type", kind)
        one.set("Target", target)
        root.append(one)
    return opening.serialised(root)


def _with_types(part: bytes, types: Mapping[str, str]) -> bytes:
    root = opening.parsed(part.replace(_TEMPLATE.encode(), _DOCUMENT.encode()))
    space = root.tag.removesuffix("Types")
    known = {one.get("Extension", "").lower() for one in root.iter(f"{space}Default")}
    if "xml" not in known:
        one = root.makeelement(f"{space}Default")
        one.set("Extension", "xml")
        one.set("ContentType", "application/xml")
        root.insert(0, one)
    for name, kind in types.items():
        one = root.makeelement(f"{space}Override")
        one.set("PartName", f"/{name}")
        one.set("ContentType", kind)
        root.append(one)
    return opening.serialised(root)


def _add_styles(
    static: dict[str, bytes], package: Package, main: str, glossary: str
) -> dict[str, str]:
    """Give building blocks the styles of the document; return the types of parts."""
    types = {glossary: _GLOSSARY}
    folder = posixpath.dirname(glossary)
    for styles in opening.related(package, main, "styles"):
        static[f"{folder}/styles.xml"] = static[styles]
        static[f"{folder}/_rels/document.xml.rels"] = _related(
            [(f"{_KIND}/styles", "styles.xml")]
        )
        types[f"{folder}/styles.xml"] = _STYLES
    return types


_CORE_SPACES = " ".join(
    f'xmlns:{prefix}="http://{place}"'
    for prefix, place in {
        "cp": "schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "dc": "purl.org/dc/elements/1.1/",
        "dcterms": "purl.org/dc/terms/",
        "xsi": "www.w3.org/2001/XMLSchema-instance",
    }.items()
)


def _core(heading: Heading) -> bytes:
    """Return the properties of a document: title, language, and no time of day."""
    day = f'xsi:type="dcterms:W3CDTF">{SAME_BYTES:%Y-%m-%dT%H:%M:%SZ}'
    return (
        f"{_HEAD}<cp:coreProperties {_CORE_SPACES}>"
        f"<dc:title>{escape(heading.title)}</dc:title>"
        f"<dc:creator>{escape(heading.maker)}</dc:creator>"
        f"<dc:description>{escape(heading.statement)}</dc:description>"
        f"<dcterms:created {day}</dcterms:created>"
        f"<dcterms:modified {day}</dcterms:modified>"
        f"<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"
    ).encode()
