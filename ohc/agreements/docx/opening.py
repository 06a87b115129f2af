"""Open a Word file: which of its parts is the document, and what relates to it."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from ohc.agreements.docx.other_kinds import (
    OPENDOCUMENT,
    of_ole,
    other_archive,
    other_than_zip,
)
from ohc.files.package import XML, Package
from ohc.files.recognising import OLE, ZIP, refuse_size
from ohc.files.unreadable import Unreadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "[Content_Types].xml"
STRICT_NAME = b"http://purl.oclc.org/ooxml/"
STRICT = re.compile(rb"(?<=[\"'])" + re.escape(STRICT_NAME) + rb"(\w+)/")
"""How names begin in Strict Open XML, one of the formats that Word offers."""

TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
HEAVIEST = 500_000
"""Elements and attributes of a document: ours has 31,000, or 100,000 after Word."""


class Parts(Mapping[str, bytes]):
    """The parts of a file by name, each unpacked when first read, and then kept."""

    def __init__(self, package: Package) -> None:
        self._package = package
        # Zip programs list folders too, which have nothing to read.
        self._names = dict.fromkeys(n for n in package.names() if n[-1:] != "/")
        self._unpacked: dict[str, bytes] = {}
        self._is_strict = False

    def read_as_strict(self) -> None:
        """Give the parts with the element names of ordinary documents."""
        self._is_strict = True
        self._unpacked.clear()

    def __getitem__(self, name: str) -> bytes:
        # Not all at once: a damaged thumbnail must not lose what people typed.
        if name not in self._unpacked:
            part = self._package.part(name)
            if self._is_strict and name.endswith(XML):
                part = STRICT.sub(TRANSITIONAL, part)
            self._unpacked[name] = part
        return self._unpacked[name]

    def __contains__(self, name: object) -> bool:
        # Mapping's own method would unpack the part to see whether it exists.
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def open_document(data: bytes) -> Parts:
    """
    Return the parts of a Word file.

    Raises Unreadable: not-an-agreement (saying what it is), password-protected,
    damaged, unsafe, too-large, empty-file. A damaged, unsafe or too large part
    raises it when it is first read.
    """
    return parts_of(opened(data))


def opened(data: bytes) -> Package:
    """Return a file that may be a Word file as an archive. Raises Unreadable."""
    refuse_size(data)
    if data.startswith(OLE):
        raise of_ole(data)
    if not data.startswith(ZIP):
        raise other_than_zip(data)
    return Package(data)


def parts_of(package: Package) -> Parts:
    """Return the parts of an archive that is a Word file. Raises Unreadable."""
    parts = Parts(package)
    main = main_part(parts) if TYPES in parts else ""
    if not main or OPENDOCUMENT in parts.get("mimetype", b""):
        raise other_archive(parts, is_office=TYPES in parts)
    # The plain search is ten times faster, and enough for any other document.
    if STRICT_NAME in parts[main] and STRICT.search(parts[main]):
        parts.read_as_strict()
    return parts


def weight(data: bytes) -> int:
    """Return how many elements and attributes a part has, at most."""
    return data.count(b"<") + data.count(b"=")


def refuse_weight(heaviness: int) -> None:
    """Raise Unreadable if parsing would take more memory than a document may."""
    # An element takes 130 bytes of memory, and an archive of 124 kB can contain
    # 7 million <w:p/>.
    if heaviness > HEAVIEST:
        raise Unreadable(
            "too-large", "It is larger than ten agreements, so it was not read."
        )


def parsed(data: bytes) -> Any:
    """
    Return the root element of a part.

    Raises Unreadable if it is not XML, or has more elements than a document may.
    """
    refuse_weight(weight(data))
    # The document can be from anyone: it must not read our files or call a server.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("damaged", "A part of the document is damaged.") from error


def serialised(root: Any) -> bytes:
    """Return an element as a part of a Word file."""
    part: bytes = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return part


def relations(parts: Mapping[str, bytes], name: str) -> Iterator[tuple[str, str, str]]:
    """Give the ID and kind of each relation of a part, and the part it leads to."""
    folder, stem = posixpath.split(name)
    place = posixpath.join(folder, "_rels", f"{stem}.rels")
    if place not in parts:
        return
    for relation in parsed(parts[place]).iter(f"{RELATIONS}Relationship"):
        if relation.get("TargetMode") != "External":
            # Programs write targets relative to the folder of the part, or to the root.
            target = posixpath.normpath(
                posixpath.join("/", folder, relation.get("Target", ""))
            )
            kind = relation.get("Type", "").rpartition("/")[2]
            yield relation.get("Id", ""), kind, target.lstrip("/")


def fetched(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Give what a file fetches from elsewhere when it is opened, with its part."""
    for name in parts:
        if name.endswith(".rels"):
            for relation in parsed(parts[name]).iter(f"{RELATIONS}Relationship"):
                kind = relation.get("Type", "").rpartition("/")[2]
                # Not a link: it is followed only when someone clicks on it.
                if kind != "hyperlink" and _is_outside(relation):
                    yield name, kind


def _is_outside(relation: Any) -> bool:
    target = relation.get("Target", "")
    # Programs may not mark it as external: an address or a share always is.
    is_address = re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|\\\\|//", target)
    return relation.get("TargetMode") == "External" or bool(is_address)


def related(parts: Mapping[str, bytes], name: str, kind: str) -> list[str]:
    """Return the existing parts of a kind that relate to a part."""
    targets = [
        target
        for _, other, target in relations(parts, name)
        if other == kind and target in parts
    ]
    # A part that is named a thousand times is read only once.
    return [*dict.fromkeys(targets)]


def is_of_libreoffice(parts: Mapping[str, bytes]) -> bool:
    """Return whether LibreOffice saved a document last."""
    return b"<Application>LibreOffice" in parts.get("docProps/app.xml", b"")


def main_part(parts: Mapping[str, bytes]) -> str:
    """Return the name of the main part, "" if it is not a Word document's."""
    names = related(parts, "", kind="officeDocument")
    return next((name for name in names if name.startswith("word/")), "")
