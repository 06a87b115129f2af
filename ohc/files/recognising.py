"""What a file is by its first bytes, before anything parses it."""

import io
from collections.abc import Sequence

from ohc.files.unreadable import LARGEST_FILE, Unreadable, too_large

SAVE_AS = "open it in Excel and save it as an Excel workbook (.xlsx)"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
BEGINNINGS = {
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
        f"a sheet from Excel 4 or earlier; {SAVE_AS}",
    ),
}
"""What is neither a workbook nor a Word document, and after a semicolon what to do."""

MARKUP = {
    "<!doctype html": "a web page",
    "<html": "a web page",
    "mime-version:": "a web page",
    "<?xml": "an XML file",
}

SPACES = b"\0 \r\n\t"
"""A file of nothing else is empty, whatever its size."""


def refuse_size(data: bytes, blank: bytes = SPACES) -> None:
    """Raise Unreadable for a file of nothing but blanks, or one that is too large."""
    if not data.strip(blank):
        raise Unreadable("empty-file", "The file is empty.")
    if len(data) > LARGEST_FILE:
        raise too_large(len(data))


def recognised(data: bytes) -> str:
    """Return what a file is by how it begins; nothing where that does not tell."""
    kinds = (kind for start, kind in BEGINNINGS.items() if data.startswith(start))
    return next(kinds, "")


def recognised_text(data: bytes) -> str:
    """Return what a text is that begins as markup does; nothing for any other."""
    # Here, because returns are workbooks.
    from ohc.files.decoding import beginning

    start = beginning(data).lstrip().casefold()
    kinds = (kind for mark, kind in MARKUP.items() if start.startswith(mark))
    return next(kinds, "")


def read_ole(data: bytes, wanted: Sequence[str] = ()) -> tuple[set[str], bytes]:
    """
    Return the names of the streams of an OLE file, and the first of those wanted.

    Raises Unreadable (damaged) for one that is cut short or spoilt.
    """
    import olefile

    # Its readers index into what a spoilt file says: any of these may come.
    spoilt = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError)
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            names = {entry[0] for entry in ole.listdir()}
            name = next((name for name in wanted if name in names), "")
            return names, ole.openstream(name).read() if name else b""
    except (*spoilt, RecursionError, MemoryError) as error:
        raise Unreadable("damaged", "The file is damaged.") from error
