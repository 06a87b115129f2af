"""The parts of a Word file: which is the document, and what relates to it."""

import posixpath
from collections.abc import Iterator
from typing import Any

from lxml import etree

from ohc.files.package import Package
from ohc.files.unreadable import LARGEST_FILE, Unreadable, too_large
from ohc.workbooks.judging import OLE, ZIP

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "[Content_Types].xml"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
NO_DOCUMENT = "not-an-agreement"
"""The kind of problem of a file that is something else."""

_OTHERS = {
    b"%PDF": "a PDF",
    b"{\\rtf": "a document in Rich Text Format",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}


def open_document(data: bytes) -> Package:
    """
    Return the parts of a Word file.

    Raises Unreadable: not-an-agreement (saying what it is), password-protected,
    damaged, unsafe, too-large, empty-file.
    """
    if not data.strip(b"\0 \r\n\t"):
        raise Unreadable("empty-file", "The file is empty.")
    if len(data) > LARGEST_FILE:
        raise too_large(len(data))
    if data.startswith(OLE):
        raise _of_ole(data)
    if not data.startswith(ZIP):
        what = next(
            (what for start, what in _OTHERS.items() if data.startswith(start)), ""
        )
        raise _other(what or "a file of some other kind")
    package = Package(data)
    if "mimetype" in package and package.part("mimetype").startswith(
        b"application/vnd.oasis"
    ):
        raise _other("an OpenDocument file; save it as a Word document (docx)")
    if TYPES not in package:
        raise _other("an archive")
    if not (main := main_part(package)):
        raise _other("an Office file of some other kind")
    if STRICT in package.part(main):
        raise _other("Strict Open XML; save it in Word as Word Document (docx)")
    return package


def _other(what: str) -> Unreadable:
    return Unreadable(NO_DOCUMENT, f"It is {what}, not a Word document.", found=what)


def _of_ole(data: bytes) -> Unreadable:
    import io

    import olefile

    spoilt = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError)
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            names = {entry[0] for entry in ole.listdir()}
    except (*spoilt, RecursionError, MemoryError):
        return Unreadable("damaged", "The file is cut short or spoilt.")
    if "EncryptedPackage" in names:
        return Unreadable(
            "password-protected",
            "The document is closed by a password: ask for it without one.",
        )
    return _other(
        "a file of an old Office program; open it in Word and save it as docx"
    )


def parsed(data: bytes) -> Any:
    """Return the root element of a part. Raises Unreadable where it is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("damaged", "A part of the document is spoilt.") from error


def serialised(root: Any) -> bytes:
    """Return an element as a part of a Word file."""
    made: bytes = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return made


def relations(package: Package, part: str) -> Iterator[tuple[str, str, str]]:
    """Give the id and kind of each relation of a part, and the part it leads to."""
    folder, name = posixpath.split(part)
    place = posixpath.join(folder, "_rels", f"{name}.rels")
    if place not in package:
        return
    for one in parsed(package.part(place)).iter(f"{RELATIONS}Relationship"):
        if one.get("TargetMode") != "External":
            target = posixpath.normpath(
                posixpath.join("/", folder, one.get("Target", ""))
            )
            kind = one.get("Type", "").rpartition("/")[2]
            yield one.get("Id", ""), kind, target.lstrip("/")


def related(package: Package, part: str, kind: str) -> list[str]:
    """Return the parts of a kind that relate to a part and are there."""
    found = relations(package, part)
    return [to for _, other, to in found if other == kind and to in package]


def is_of_libreoffice(package: Package) -> bool:
    """Return whether LibreOffice saved a document last."""
    about = "docProps/app.xml"
    return about in package and b"<Application>LibreOffice" in package.part(about)


def main_part(package: Package) -> str:
    """Return the name of the document's main part; nothing if it has none of Word's."""
    for name in related(package, "", "officeDocument"):
        if name.startswith("word/"):
            return name
    return ""
