"""Tell what a file is from its content, not its name, before anything parses it."""

import re

from ohc.files.package import Package
from ohc.files.recognising import (
    OLE,
    SAVE_AS,
    SPACES,
    ZIP,
    read_ole,
    recognised,
    refuse_size,
)
from ohc.files.unreadable import Unreadable
from ohc.record import Record

STREAMS = ("Workbook", "Book")
"""The name of the workbook in an OLE file: since Excel 97, and before."""

OLE_STREAMS = {
    "WordDocument": "a Word document",
    "PowerPoint Document": "a presentation",
    "__properties_version1.0": "an Outlook message; save its attachment",
}
ZIP_PARTS = {
    "word/document": "a Word document",
    "ppt/presentation": "a presentation",
    "visio/document": "a drawing",
}
IWORK = "a Numbers, Pages or Keynote document; export it to Excel"
MARKUP = (
    (r"(?i)<(!doctype\s+)?html|<(table|head|body|meta)\b", "a web page"),
    (r"urn:schemas-microsoft-com:office:spreadsheet", "an XML spreadsheet of 2003"),
    (r"<office:document\b", "a flat OpenDocument file"),
    (r"^<\?xml", "an XML file"),
    (r"(?i)^MIME-Version:", "a web page"),
)
"""What a text is that begins like markup."""

BLANK = SPACES + b"\xef\xbb\xbf\xff\xfe"
"""Spaces, and the marks that Unicode text begins with."""

NEEDED = ("[Content_Types].xml", "_rels/", "xl/_rels/", "xl/workbook", "xl/styles.")
"""Parts of a workbook that are checked first; sheets are checked when read."""

CLOSED = "The workbook is protected by a password. Ask for a copy without one."


class Judged(Record):
    """The format of a file (xlsx, xlsb, xls, ods, text or archive), and its content."""

    format: str
    package: Package | None = None
    stream: bytes = b""


def judge(data: bytes) -> Judged:
    """
    Return the format of the content.

    Raises Unreadable: empty-file, too-large, not-a-workbook (saying what it is),
    password-protected, damaged or unsafe.
    """
    refuse_size(data, BLANK)
    if data.startswith(ZIP):
        return _judge_zip(data)
    if data.startswith(OLE):
        return _judge_ole(data)
    if kind := recognised(data):
        raise _not_a_workbook(kind)
    return _judge_text(data)


def _not_a_workbook(what: str) -> Unreadable:
    what, _, advice = what.partition("; ")
    message = f"This is {what}, not a workbook{advice and ': '}{advice}."
    return Unreadable("not-a-workbook", message, detail=what)


def _judge_zip(data: bytes) -> Judged:
    package = Package(data)
    if not package.entries:
        raise Unreadable("empty-file", "The archive is empty.")
    if "mimetype" in package and "content.xml" in package:
        return _judge_opendocument(package)
    _refuse_other_kinds(package)
    if "[Content_Types].xml" not in package and not package.names("xl/"):
        return Judged("archive", package)
    package.unpack_all(NEEDED)
    if "xl/workbook.bin" in package and "xl/workbook.xml" not in package:
        return Judged("xlsb", package)
    return Judged("xlsx", package)


def _refuse_other_kinds(package: Package) -> None:
    # In one pass, because every workbook is checked.
    if not package.names(("Index/", *ZIP_PARTS)):
        return
    for beginning, what in ZIP_PARTS.items():
        if package.names(beginning):
            raise _not_a_workbook(what)
    if package.names("Index/", ".iwa"):
        raise _not_a_workbook(IWORK)


def _judge_opendocument(package: Package) -> Judged:
    kind = package.part("mimetype")
    if b"spreadsheet" not in kind:
        raise _not_a_workbook("an OpenDocument text, drawing or presentation")
    package.unpack_all(("content.xml", "META-INF/"))
    manifest = "META-INF/manifest.xml"
    if manifest in package and b"encryption-data" in package.part(manifest):
        raise Unreadable("password-protected", CLOSED)
    return Judged("ods", package)


def _judge_ole(data: bytes) -> Judged:
    from ohc.workbooks.other_formats import survey

    streams, stream = read_ole(data, STREAMS)
    if "EncryptedPackage" in streams:
        raise Unreadable("password-protected", CLOSED)
    for name, what in OLE_STREAMS.items():
        if name in streams:
            raise _not_a_workbook(what)
    if not streams.intersection(STREAMS):
        raise _not_a_workbook("an Office file of another kind")
    if survey.is_encrypted_xls(stream):
        raise Unreadable("password-protected", CLOSED)
    return Judged("xls", stream=stream)


def _judge_text(data: bytes) -> Judged:
    # Imported here, because returns are workbooks.
    from ohc.files import decoding

    if decoding.has_foreign_nul(data):
        raise _not_a_workbook("a file of another kind")
    # Only at the beginning: people write <Head of Healthcare> in a table.
    start = decoding.beginning(data).lstrip()
    for pattern, what in MARKUP if start.startswith(("<", "MIME")) else ():
        if re.search(pattern, start):
            raise _not_a_workbook(f"{what}; {SAVE_AS}")
    return Judged("text")
