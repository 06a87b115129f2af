"""Rewrite a workbook in the plainest way, for readers that know no other."""

import codecs
import io
import re
from collections.abc import Sequence

from ohc.files.unreadable import SPOILT, Unreadable
from ohc.workbooks.xlsx.cells import has_errors

_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

KNOWN_ERRORS = frozenset(
    {b"#DIV/0!", b"#N/A", b"#NAME?", b"#NULL!", b"#NUM!", b"#REF!", b"#VALUE!"}
)
"""If one cell has any other, the reader gives up the whole workbook."""

MOST_COMMENTS = 100_000
"""Comments and CDATA of a part: programs write none, and each takes time."""

USUAL = (
    b'<?xml version="1.0" encoding="UTF-8"',
    b'<?xml version="1.0" encoding="utf-8"',
)
_DECLARATION = rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']"""
_DECLARED = r"^\ufeff?\s*<\?xml.*?\?>"
_ENCODINGS = rb"(?i)utf-?16|iso-8859-\d+|windows-125\d"
_UTF8 = (b"utf-8", b"utf8", b"us-ascii", b"ascii")
_CELL = rb"<(?:\w+:)?c\s([^<>]*)>"
_OF_ERROR = rb"""\bt=["']e["']"""
_VALUE = (
    rb"(?:<(?:\w+:)?f\b[^<>]*(?:/>|>[^<>]*</(?:\w+:)?f>))?<(?:\w+:)?v[^<>]*>([^<>]*)"
)
"""What follows the start of a cell: possibly a formula, and its value."""

_WORD = rb">([#A-Za-z][^<>]*)</(?:\w+:)?v>"
"""A value that is not a number: in a formula, a text or an error."""

_STRINGS = re.compile(rb"<(?:\w+:)?sst\b[^<>]*>")
_COUNT = re.compile(rb"""\s(?:uniqueC|c)ount\s*=\s*["'][^"']*["']""")


def normal(xml: bytes) -> bytes:
    """
    Return XML in UTF-8 without comments and CDATA, unchanged if it already is.

    The reader reads only half of a value with a comment in it, and a sheet in UTF-16
    as blank. Raises Unreadable (damaged) if it is not such text.
    """
    if not xml.startswith(USUAL):
        xml = _in_utf8(xml)
    return _without_comments(xml) if b"!" in xml and b"<!" in xml else xml


def _in_utf8(xml: bytes) -> bytes:
    start = xml.removeprefix(b"\xef\xbb\xbf").lstrip()[:200]
    declaration = re.match(_DECLARATION, start)
    encoding = declaration[1].lower() if declaration else b"utf-8"
    if xml.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = b"utf-16"
    elif b"\0" in xml[:4]:
        encoding = b"utf-16-be" if xml.startswith(b"\0") else b"utf-16-le"
    if encoding in _UTF8:
        return xml
    if not re.match(_ENCODINGS, encoding):
        raise Unreadable("damaged", SPOILT)
    try:
        return re.sub(_DECLARED, "", xml.decode(encoding.decode())).encode()
    except (UnicodeError, LookupError) as error:
        raise Unreadable("damaged", SPOILT) from error


def _without_comments(xml: bytes) -> bytes:
    if xml.count(b"<!") > MOST_COMMENTS:
        raise Unreadable(
            "unsafe", "It is written in a way that no spreadsheet program uses."
        )
    kept, at = [], 0
    while (start := xml.find(b"<!", at)) >= 0:
        kept.append(xml[at:start])
        closing = b"-->" if xml.startswith(b"<!--", start) else b"]]>"
        end = xml.find(closing, start + len(b"<!--"))
        if end < 0 or not xml.startswith((b"<!--", b"<![CDATA["), start):
            raise Unreadable("damaged", SPOILT)
        if closing == b"]]>":
            text = xml[start + len(b"<![CDATA[") : end]
            kept.append(text.replace(b"&", b"&amp;").replace(b"<", b"&lt;"))
        at = end + len(closing)
    kept.append(xml[at:])
    return b"".join(kept)


def is_known(sheet: bytes) -> bool:
    """Return whether the reader knows all error values of a sheet."""
    return (
        not has_errors(sheet)
        or {word[1] for word in re.finditer(_WORD, sheet)} <= KNOWN_ERRORS
    )


def is_counted(strings: bytes) -> bool:
    """Return whether the stated number of texts in a workbook is possible."""
    head = _STRINGS.search(strings)
    counts = re.findall(rb"\d+", b"".join(_COUNT.findall(head[0]))) if head else ()
    # The reader reserves memory for the stated number, even for 4,000 million.
    return all(int(count[:20]) <= len(strings) for count in counts)


def workbook(
    sheets: Sequence[bytes], strings: bytes, styles: bytes, *, is_1904: bool
) -> bytes:
    """
    Return a workbook of sheets called 1, 2 and so on, with nothing else in it.

    It states no numbers of texts, which the reader would believe, and has #N/A instead
    of error values that the reader does not know.
    """
    # Imported here, because few workbooks are rewritten.
    import zipfile

    keys = [f"{number}" for number in range(1, len(sheets) + 1)]
    relations = [(f"s{key}", "worksheet", f"worksheets/sheet{key}.xml") for key in keys]
    # Numbers, because names may repeat or have characters that XML cannot contain.
    listed = "".join(
        f'<sheet name="{key}" sheetId="{key}" r:id="s{key}"/>' for key in keys
    )
    dates = '<workbookPr date1904="1"/>' if is_1904 else ""
    parts: dict[str, bytes | str] = {
        "_rels/.rels": _relations([("w", "officeDocument", "xl/workbook.xml")]),
        "xl/_rels/workbook.xml.rels": _relations(relations),
        "xl/workbook.xml": f'<workbook xmlns="{_SPREADSHEET}" xmlns:r="{_OFFICE}">'
        f"{dates}<sheets>{listed}</sheets></workbook>",
        "xl/sharedStrings.xml": _STRINGS.sub(_without_counts, strings, count=1),
        "xl/styles.xml": styles,
    }
    for key, sheet in zip(keys, sheets, strict=True):
        parts[f"xl/worksheets/sheet{key}.xml"] = _with_known(sheet)
    # The reader unpacks it at once, so better compression would only take longer.
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts.items():
            if part:
                archive.writestr(name, part)
    return packed.getvalue()


def _relations(relations: Sequence[tuple[str, str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, kind, target in relations
    )
    return f'<Relationships xmlns="{_PACKAGE}">{listed}</Relationships>'


def _without_counts(head: re.Match[bytes]) -> bytes:
    return _COUNT.sub(b"", head[0])


def _with_known(sheet: bytes) -> bytes:
    """Return a sheet with #N/A for the error values that the reader does not know."""
    kept, at = bytearray(), 0
    value_at = re.compile(_VALUE).match
    # In three steps, each of which ends with the tag: a single pattern went back to
    # every t="e" of a tag without an end, and took minutes.
    for cell in re.finditer(_CELL, sheet) if has_errors(sheet) else ():
        is_error = re.search(_OF_ERROR, cell[1])
        value = value_at(sheet, cell.end()) if is_error else None
        if value and value[1] not in KNOWN_ERRORS:
            kept += sheet[at : value.start(1)] + b"#N/A"
            at = value.end(1)
    return bytes(kept + sheet[at:])
