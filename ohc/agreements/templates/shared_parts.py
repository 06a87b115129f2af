"""What all documents of a template share: its parts, their relations and types."""

import posixpath
import re
from collections.abc import Iterable, Mapping
from itertools import count

from ohc.agreements.docx import controls, opening
from ohc.files.archive import Archive
from ohc.version import __version__

CORE, APP = "docProps/core.xml", "docProps/app.xml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
BLOCKS_END = "</w:docParts>"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument"
_STYLES = f"{_TYPE}.wordprocessingml.styles+xml"
_GLOSSARY = f"{_TYPE}.wordprocessingml.document.glossary+xml"
_PROPERTIES = f"{_TYPE}.customXmlProperties+xml"
_DOCUMENT = f"{_TYPE}.wordprocessingml.document.main+xml"
_TEMPLATE = f"{_TYPE}.wordprocessingml.template.main+xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_APP_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"

Relation = tuple[str, str]
"""The kind of a relation, and the part that it leads to."""


class SharedParts:
    """A template's parts, to which those are added that every agreement needs."""

    def __init__(self, parts: Mapping[str, bytes], main: str) -> None:
        self._main = main
        self._parts = dict(parts)
        self._relations: list[Relation] = []
        self._types: dict[str, str] = {}

    def add_store(self, key: str, namespace: str) -> str:
        """Add what makes a store known, and return the name of the store itself."""
        store, about = self._free_names()
        self._parts[about] = controls.properties(key, namespace)
        relations = f"customXml/_rels/{posixpath.basename(store)}.rels"
        self._parts[relations] = _relations_part(
            [(f"{_KIND}/customXmlProps", posixpath.basename(about))]
        )
        self._types[about] = _PROPERTIES
        self._relations.append((f"{_KIND}/customXml", f"../{store}"))
        return store

    def _free_names(self) -> tuple[str, str]:
        # A template of someone's own may have stores already, of a library say.
        for number in count(1):
            names = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
            if not any(name in self._parts for name in names):
                return names
        raise AssertionError("there is always another number")

    def take_glossary(self) -> tuple[str, str]:
        """Return the part of building blocks, made if there is none, and its XML."""
        glossary = next(
            iter(opening.related(self._parts, self._main, kind="glossaryDocument")), ""
        )
        if glossary:
            root = opening.parsed(self._parts.pop(glossary))
            return glossary, opening.serialised(root).decode()
        return self._new_glossary(), (
            f'{HEAD}<w:glossaryDocument xmlns:w="{controls.WORD}"><w:docParts>'
            f"{BLOCKS_END}</w:glossaryDocument>"
        )

    def _new_glossary(self) -> str:
        folder = posixpath.join(posixpath.dirname(self._main), "glossary")
        glossary = f"{folder}/document.xml"
        self._types[glossary] = _GLOSSARY
        self._relations.append((f"{_KIND}/glossaryDocument", "glossary/document.xml"))
        # A glossary is a document of its own: the style of hints has to be in it too.
        for styles in opening.related(self._parts, self._main, kind="styles"):
            self._parts[f"{folder}/styles.xml"] = self._parts[styles]
            self._parts[f"{folder}/_rels/document.xml.rels"] = _relations_part(
                [(f"{_KIND}/styles", "styles.xml")]
            )
            self._types[f"{folder}/styles.xml"] = _STYLES
        return glossary

    def archive(self, without: Iterable[str]) -> Archive:
        """Return the parts as an archive, without those that documents add."""
        self._relate(self._main, self._relations)
        if CORE not in self._parts:
            self._types[CORE] = _CORE_TYPE
            self._relate("", [(_CORE_KIND, CORE)])
        if APP not in self._parts:
            self._types[APP] = _APP_TYPE
            self._relate("", [(f"{_KIND}/extended-properties", APP)])
        # That of a template says which program saved the template.
        self._parts[APP] = _app()
        for part in (*without, CORE):
            self._parts.pop(part, None)
        # First in the archive, where Word puts it.
        types = _with_types(self._parts.pop(opening.TYPES), self._types)
        return Archive({opening.TYPES: types, **self._parts})

    def _relate(self, part: str, relations: Iterable[Relation]) -> None:
        folder, name = posixpath.split(part)
        place = posixpath.join(folder, "_rels", f"{name}.rels")
        before = self._parts.get(place, _relations_part([]))
        self._parts[place] = _with_relations(before, relations)


def _app() -> bytes:
    """Return the properties that name the program: version 0.2.0 is 0.0200."""
    major, minor, patch, *_ = map(int, re.findall(r"\d+", __version__))
    return (
        f'{HEAD}<Properties xmlns="{_APP_SPACE}"><Application>ohc</Application>'
        f"<AppVersion>{major}.{minor:02}{patch:02}</AppVersion></Properties>"
    ).encode()


def _relations_part(relations: Iterable[Relation]) -> bytes:
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(relations, start=1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{HEAD}<Relationships xmlns="{space}">{inner}</Relationships>'.encode()


def _with_relations(part: bytes, relations: Iterable[Relation]) -> bytes:
    root = opening.parsed(part)
    for number, (kind, target) in enumerate(relations, start=1):
        # Programs count rId1, rId2 ...: ids of ours must not be taken already.
        attributes = {"Id": f"rIdOhc{number}", "Type": kind, "Target": target}
        root.append(root.makeelement(f"{opening.RELATIONS}Relationship", attributes))
    return opening.serialised(root)


def _with_types(part: bytes, types: Mapping[str, str]) -> bytes:
    # A template may be a dotx, and the agreement made of it is a docx.
    root = opening.parsed(part.replace(_TEMPLATE.encode(), _DOCUMENT.encode()))
    space = root.tag.removesuffix("Types")
    known = {
        default.get("Extension", "").lower() for default in root.iter(f"{space}Default")
    }
    if "xml" not in known:
        # The stores that are added have no type of their own.
        attributes = {"Extension": "xml", "ContentType": "application/xml"}
        root.insert(0, root.makeelement(f"{space}Default", attributes))
    for name, kind in types.items():
        attributes = {"PartName": f"/{name}", "ContentType": kind}
        root.append(root.makeelement(f"{space}Override", attributes))
    return opening.serialised(root)
