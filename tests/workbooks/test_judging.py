"""What a file is by its content: a workbook or what else, and what is wrong."""

import io
import zipfile

import pytest
from handmade import (
    HEAD,
    SHEET,
    STYLES,
    WORKBOOK,
    book,
    compound,
    forged,
    parts,
    refused,
    row,
    sheet,
    styles,
    with_wrong_sum,
    workbook,
    zipped,
)
from hypothesis import given
from hypothesis import strategies as st

from ohc.files import package
from ohc.files.recognising import BEGINNINGS, OLE
from ohc.files.unreadable import LARGEST_FILE, Unreadable
from ohc.workbooks.judging import judge

MIME = "application/vnd.oasis.opendocument."
ENTITY = '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'
DECLARING = styles("").replace(HEAD, HEAD + ENTITY)
COMMENT = f"<!-- <a {'x' * 3000} -->\n{' ' * 9000}"
LATE = styles("").replace(HEAD, HEAD + COMMENT + ENTITY)
IN_UTF16 = DECLARING.replace("UTF-8", "UTF-16").encode("utf-16")

XML, XML_2003 = b'<?xml version="1.0"?>', "an XML spreadsheet of 2003"


def judged(data: bytes) -> str:
    """Return the format of a file, or the kind and what it is instead."""
    try:
        return judge(data).format
    except Unreadable as error:
        return f"{error.kind}: {error.detail}".rstrip(": ")


def office(part: str) -> bytes:
    return zipped({"[Content_Types].xml": "", part: ""})


def opendocument(kind: str, manifest: str = "") -> bytes:
    files = {"mimetype": MIME + kind, "content.xml": "<x/>"}
    return zipped({**files, "META-INF/manifest.xml": manifest})


@pytest.mark.parametrize(
    ("data", "found"),
    [
        *((start + b"..", what.split("; ")[0]) for start, what in BEGINNINGS.items()),
        (office("word/document.xml"), "a Word document"),
        (office("ppt/presentation.xml"), "a presentation"),
        (office("visio/document.xml"), "a drawing"),
        (zipped({"Index/a.iwa": ""}), "a Numbers, Pages or Keynote document"),
        (opendocument("text"), "an OpenDocument text, drawing or presentation"),
        (compound("WordDocument"), "a Word document"),
        (compound("Other", "PowerPoint Document"), "a presentation"),
        (compound("__properties_version1.0"), "an Outlook message"),
        (compound("Other"), "an Office file of another kind"),
        (b"<html><body>", "a web page"),
        (b"\xef\xbb\xbf\r\n<TABLE border=1><tr>", "a web page"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "a web page"),
        ("<!DOCTYPE html><p>".encode("utf-16"), "a web page"),
        (XML + b'<a b="urn:schemas-microsoft-com:office:spreadsheet"/>', XML_2003),
        (XML + b"<office:document/>", "a flat OpenDocument file"),
        (b"\n" + XML + b"<data/>", "an XML file"),
        (b"a,b\n1,\0\n", "a file of another kind"),
    ],
)
def test_what_is_not_a_workbook_is_named(data: bytes, found: str) -> None:
    assert judged(data) == f"not-a-workbook: {found}"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (book(), "xlsx"),
        (office("xl/workbook.bin"), "xlsb"),
        (zipped({**parts(), "xl/workbook.bin": ""}), "xlsx"),
        (opendocument("spreadsheet"), "ods"),
        (zipped({"a.xlsx": book(), "Index/b.csv": "a,b"}), "archive"),
        (b"Commitment,Status\nC1.1,Done\n", "text"),
        (b"MZone,Status\n", "text"),
        (b"Owner,Comment\n<Head of Healthcare>,<body> <table>\n", "text"),
        ("Commitment;Status".encode("utf-16"), "text"),
        ("a,b\n1,2\n".encode("utf-16-le"), "text"),
        (b"anything", "text"),
    ],
)
def test_what_may_be_read_is_recognised_by_its_content(
    data: bytes, expected: str
) -> None:
    assert judged(data) == expected


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", b"\0" * 99, b"\xef\xbb\xbf", b"\xff\xfe\n\0", zipped({})]
)
def test_blanks_alone_are_an_empty_file(data: bytes) -> None:
    assert judged(data) == "empty-file"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b"<html>",
            ("This is a web page, not a workbook: open it in Excel and save it"),
        ),
        (b"Rar!", "This is a RAR archive, not a workbook: unpack it first."),
        (b"%PDF", "This is a PDF, not a workbook."),
    ],
)
def test_the_message_says_what_to_do_with_it(data: bytes, message: str) -> None:
    assert refused(data)[1].startswith(message)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (book()[:300], "damaged"),
        (book()[:-30], "damaged"),
        (compound("Workbook")[:700], "damaged"),
        (OLE, "damaged"),
        (with_wrong_sum(book(), SHEET), "damaged"),
        (book(changed={SHEET: sheet(row()).encode("cp037")}), "damaged"),
        (compound("EncryptedPackage"), "password-protected"),
        (opendocument("spreadsheet", "<m:encryption-data/>"), "password-protected"),
        (book(changed={STYLES: DECLARING}), "unsafe"),
        (book(changed={STYLES: LATE}), "unsafe"),
        (book(changed={STYLES: IN_UTF16}), "unsafe"),
        (book(changed={SHEET: DECLARING}), "unsafe"),
        (book(changed={f"xl/{number}.xml": "" for number in range(3000)}), "unsafe"),
        (book(changed={"XL/Workbook.XML": workbook(["Other"])}), "unsafe"),
        (b"a" * (LARGEST_FILE + 1), "too-large"),
    ],
)
def test_what_is_wrong_is_reported(data: bytes, kind: str) -> None:
    assert refused(data)[0] == kind


def test_a_name_that_is_there_twice_is_unsafe() -> None:
    buffer = io.BytesIO(book())
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(match="Duplicate"):
        archive.writestr(WORKBOOK, workbook(["Other"]))
    assert judged(buffer.getvalue()) == "unsafe"


def test_a_zip_with_a_password_says_so() -> None:
    data = bytearray(book())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert judged(bytes(data)) == "password-protected"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_unusual_packing_is_unsafe(method: int) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, part in parts().items():
            archive.writestr(name, part)
    assert judged(buffer.getvalue()) == "unsafe"


@pytest.mark.parametrize(
    ("says", "kind", "words"),
    [
        (100, "unsafe", "larger than it says"),
        (package.LARGEST_PART, "too-large", "larger than 50,000,000 bytes"),
        (package.LARGEST_WHOLE + 1, "too-large", "larger than 60 MB"),
    ],
)
def test_a_part_grows_no_further_than_it_says(says: int, kind: str, words: str) -> None:
    data = forged(parts(changed={SHEET: b"<row/>" * 8_500_000}), {SHEET: says})
    assert len(data) < 80_000
    found, message = refused(data)
    assert (found, words in message) == (kind, True), message


def test_each_member_of_an_archive_is_good_or_bad_for_itself() -> None:
    files = {"a.csv": "a,b", "b.csv": "c,d", "folder/": "", "c.csv": "e,f"}
    archive = judge(with_wrong_sum(zipped(files), "b.csv")).package
    assert archive
    found = dict(archive.members())
    assert (found["a.csv"], found["c.csv"]) == (b"a,b", b"e,f")
    assert isinstance(found["b.csv"], Unreadable)
    assert "folder/" not in found


STARTS = (b"", b"PK\3\4", b"PK\5\6", OLE, b"\xff\xfe", compound("Workbook")[:1024])


@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=2000))
def test_any_bytes_are_judged_and_read_or_refused(start: bytes, rest: bytes) -> None:
    assert isinstance(refused(start + rest)[0], str)
