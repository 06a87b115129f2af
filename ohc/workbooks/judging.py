"""What a file is, by its content and not by its name, before anything parses it."""

import io
import re
from typing import NamedTuple

from ohc.files.package import Package
from ohc.files.unreadable import LARGEST_FILE, Unreadable, too_large
from ohc.workbooks.delimited import UTF16

SAVE_AS = "open it in Excel and save it as an Excel workbook (xlsx)"
NO_WORKBOOK = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"{\\rtf": "a document in Rich Text Format",
    b"Rar!": "a RAR archive; unpack it first",
    b"7z\xbc\xaf": "a 7-Zip archive; unpack it first",
    b"\x1f\x8b": "a gzip archive; unpack it first",
    b"MZ\x90\0": "a program",
    **dict.fromkeys(
        (b"\t\0\4\0", b"\t\2\6\0", b"\t\4\6\0", b"\t\x08\x08\0"),
        f"a single sheet of Excel 4 or before; {SAVE_AS}",
    ),
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
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
    (re.compile(r"<(!doctype\s+)?html|<(table|head|body|meta)\b", re.I), "a web page"),
    (
        re.compile(r"urn:schemas-microsoft-com:office:spreadsheet"),
        "an XML spreadsheet of 2003",
    ),
    (re.compile(r"<office:document\b"), "a flat OpenDocument file"),
    (re.compile(r"^<\?xml"), "an XML file"),
    (re.compile(r"^MIME-Version:", re.I), "a web page"),
)
"""Of text that begins as markup does; in a table people write <Head of Healthcare>."""

BLANK = b"\0 \r\n\t" + b"\xef\xbb\xbf\xff\xfe"
"""Spaces, and the marks that Unicode text begins with."""

NEEDED = ("[Content_Types].xml", "_rels/", "xl/_rels/", "xl/workbook", "xl/styles.")
"""Parts of a workbook that are looked at first; its sheets are when they are read."""

CLOSED = "The workbook is closed by a password: ask for it without one."


class Judged(NamedTuple):
    """What a file is: xlsx, xlsb, xls, ods, text or archive, and its inside."""

    format: str
    package: Package | None = None
    stream: bytes = b""


def judge(data: bytes) -> Judged:
    """
    Return what the content is.

    Raises Unreadable: empty-file, too-large, not-a-workbook (saying what it is),
    password-protected, damaged or unsafe.
    """
    if not data.strip(BLANK):
        raise Unreadable("empty-file", "The file is empty.")
    if len(data) > LARGEST_FILE:
        raise too_large(len(data))
    if data.startswith(ZIP):
        return _judge_zip(data)
    if data.startswith(OLE):
        return _judge_ole(data)
    for beginning, what in NO_WORKBOOK.items():
        if data.startswith(beginning):
            raise _not_a_workbook(what)
    return _judge_text(data)


def _not_a_workbook(what: str) -> Unreadable:
    what, _, advice = what.partition("; ")
    message = f"It is {what}, not a workbook{advice and ': '}{advice}."
    return Unreadable("not-a-workbook", message, found=what)


def _judge_zip(data: bytes) -> Judged:
    package = Package(data)
    if not package.entries:
        raise Unreadable("empty-file", "The file is an archive with nothing in it.")
    if "mimetype" in package and "content.xml" in package:
        return _judge_opendocument(package)
    for beginning, what in ZIP_PARTS.items():
        if package.names(beginning):
            raise _not_a_workbook(what)
    if package.names("Index/", ".iwa"):
        raise _not_a_workbook(IWORK)
    if "[Content_Types].xml" not in package and not package.names("xl/"):
        return Judged("archive", package)
    package.unpack_all(NEEDED)
    if "xl/workbook.bin" in package and "xl/workbook.xml" not in package:
        return Judged("xlsb", package)
    return Judged("xlsx", package)


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
    import olefile

    from ohc.workbooks.other_formats import survey

    # Its readers index into what a spoilt file says: any of these may come.
    spoilt = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError)
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            streams = {entry[0] for entry in ole.listdir()}
            name = next((n for n in ("Workbook", "Book") if n in streams), "")
            stream = ole.openstream(name).read() if name else b""
    except (*spoilt, RecursionError, MemoryError) as error:
        raise Unreadable("damaged", "The file is cut short or spoilt.") from error
    if "EncryptedPackage" in streams:
        raise Unreadable("password-protected", CLOSED)
    for one, what in OLE_STREAMS.items():
        if one in streams:
            raise _not_a_workbook(what)
    if not name:
        raise _not_a_workbook("an Office file of some other kind")
    if survey.is_encrypted_xls(stream):
        raise Unreadable("password-protected", CLOSED)
    return Judged("xls", stream=stream)


def _judge_text(data: bytes) -> Judged:
    utf16 = data.startswith(UTF16)
    if b"\0" in data and not utf16:
        raise _not_a_workbook("a file of some other kind")
    beginning = data[:4096].decode("utf-16" if utf16 else "utf-8-sig", "replace")
    beginning = beginning.lstrip()
    for pattern, what in MARKUP if beginning.startswith(("<", "MIME")) else ():
        if pattern.search(beginning):
            raise _not_a_workbook(f"{what}; {SAVE_AS}")
    return Judged("text")
