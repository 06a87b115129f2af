"""What people see of an agreement counts: places gone, words that hold one, copies."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import docx
import pytest
from agreed import change_parts, control, in_document, read, type_in
from conftest import Ohc
from lxml import etree

from ohc.agreements.docx.opening import W

PATH = Path("agreements/prison-winchester.docx")
NUMBERS = ("943 476 5919", "A1234BC")

pytestmark = pytest.mark.usefixtures("winchester")


def status(ohc: Ohc, *words: object) -> tuple[dict[str, Any], str]:
    """Return the row of the first document, and what was said."""
    result = ohc("lda", "status", *words, "-f", "json")
    assert result.exit_code == 3
    return json.loads(result.stdout)[0], result.said


def unwrap(xml: str) -> str:
    """Return a document whose governor stands in its text and not in a control."""
    whole = control("governor", xml)
    inner = whole.split("<w:sdtContent>")[1].split("</w:sdtContent>")[0]
    return xml.replace(whole, inner)


def drop_row(xml: str) -> str:
    """Return a document without the row of the governor."""
    at = xml.index(control("governor", xml))
    start = [match.start() for match in re.finditer("<w:tr[ >]", xml[:at])][-1]
    end = xml.index("</w:tr>", at)
    return xml[:start] + xml[end + len("</w:tr>") :]


@pytest.mark.parametrize("change", [unwrap, drop_row])
def test_an_answer_whose_place_is_gone_is_not_filled_in(ohc: Ohc, change: Any) -> None:
    Path("a.toml").write_text('[winchester]\ngovernor = "A"\nboard_chair = "B"')
    assert ohc("lda", "generate", "winchester", "--answers", "a.toml").exit_code == 0
    assert status(ohc, PATH)[0]["fields_filled"] == 2
    in_document(PATH, change)
    row, _ = status(ohc, PATH)
    assert (row["fields_filled"], row["fields_total"]) == (1, 97)
    assert "governor" in row["missing"].split("; ")
    assert row["problem"] == (
        "place-gone: Governor or Director: its field was removed; "
        "1 answer kept in the file, not shown"
    )
    answers = ohc("lda", "status", PATH, "--fields", "-f", "json").stdout
    fields = {row["field"]: row["answer"] for row in json.loads(answers)}
    assert (fields["governor"], fields["board_chair"]) == (None, "B")
    # Made again it has a place once more, and the answer that the file kept.
    assert "its answer is kept" in ohc("lda", "generate", "winchester").said


def test_many_places_that_are_gone_are_counted(ohc: Ohc) -> None:
    in_document(PATH, lambda xml: xml.replace('w:val="ohc:', 'w:val="x:'))
    in_document(PATH, lambda xml: xml.replace("@field=", "@x="))
    row, _ = status(ohc, PATH)
    assert row["fields_filled"] == 0
    assert " more: their fields were removed" in row["problem"]


@pytest.mark.parametrize("word", ["TBC", "TBA", "?", "-", "xxx", "n/k", "to be agreed"])
def test_a_placeholder_is_not_filled_in(ohc: Ohc, word: str) -> None:
    type_in(PATH, {"governor": word, "review_date": word, "pfi": word})
    row, _ = status(ohc, PATH)
    assert row["fields_filled"] == 0
    assert {"governor", "review_date", "pfi"} <= {*row["missing"].split("; ")}
    assert (row["review"], row["problem"]) == ("not set", None)


def test_what_says_something_is_filled_in(ohc: Ohc) -> None:
    type_in(PATH, {"governor": "N/A", "board_chair": "Vacant"})
    assert status(ohc, PATH)[0]["fields_filled"] == 2


def test_a_document_copied_into_a_new_one_has_its_controls_counted(ohc: Ohc) -> None:
    type_in(PATH, {"governor": "A", "pfi": "Yes", "action.C4.1": "x"})
    old: Any = docx.Document(str(PATH)).element.body
    new: Any = docx.Document()
    for properties in old.iter(f"{W}sdtPr"):
        for binding in properties.findall(f"{W}dataBinding"):
            properties.remove(binding)
    for element in [*old][::-1]:
        if element.tag != f"{W}sectPr":
            new.element.body.insert(0, element)
    new.save("copy.docx")
    row, _ = status(ohc, "copy.docx")
    original, _ = status(ohc, PATH)
    for name in ("fields_filled", "fields_total", "missing"):
        assert row[name] == original[name]
    assert row["fields_filled"] == 3
    assert row["problem"].startswith("unknown-body: ")


def test_a_scan_beside_a_document_of_its_whole_name_is_a_copy(ohc: Ohc) -> None:
    shutil.copy(PATH, "agreements/scan.pdf.docx")
    Path("agreements/scan.pdf").write_bytes(b"%PDF-1.4")
    _, said = status(ohc, "agreements")
    assert "4 files given = 2 agreements + 0 with problems + 1 PDF beside" in said


def test_a_lock_names_the_document_that_it_belongs_to(ohc: Ohc) -> None:
    shutil.copy(PATH, f"agreements/A copy of {PATH.name}")
    Path("agreements/~$ison-winchester.docx").write_bytes(b"\x03Ann")
    _, said = status(ohc, "agreements")
    assert f"Ann has {PATH.name} open." in said
    PATH.unlink()
    _, said = status(ohc, "agreements")
    assert "Ann has ison-winchester.docx open." in said


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    "place", ["answer", "date", "outside", "heading", "name", "tag"]
)
def test_no_number_of_a_person_is_repeated(ohc: Ohc, number: str, place: str) -> None:
    path = PATH
    paragraph = f"<w:p><w:r><w:t>Seen {number}</w:t></w:r></w:p>"
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
    texts = {"outside": paragraph, "heading": heading + paragraph[5:] + paragraph}
    if place == "answer":
        type_in(path, {"governor": f"Seen {number}"})
    elif place == "date":
        type_in(path, {"review_date": number})
    elif place in texts:
        text = texts[place]
        in_document(path, lambda xml: xml.replace("<w:sectPr", f"{text}<w:sectPr", 1))
    elif place == "tag":
        key = number.replace(" ", "-")
        in_document(path, lambda xml: xml.replace("ohc:governor", f"ohc:{key}"))
        in_document(path, lambda xml: xml.replace("@field='governor'", "@x=''"))
    else:
        path = path.rename(path.with_name(f"{number}.docx"))
    words = ("--columns", "file,problem,missing,review_date,outside,to_settle")
    said = [
        ohc("lda", "status", "agreements", *words),
        ohc("lda", "status", path, "--fields", "-f", "csv"),
        ohc("lda", "generate", "winchester"),
    ]
    for result in said:
        shown = result.stdout + result.stderr
        assert number not in shown
        assert number.replace(" ", "-") not in shown
    if place in {"answer", "outside"}:
        # The stable word is for programs; people read what it means.
        assert "may hold" in " ".join(said[0].stdout.split())
        data = ohc("lda", "status", "agreements", "-f", "csv").stdout
        assert "personal-data: " in data


def test_no_message_quotes_what_was_typed(ohc: Ohc) -> None:
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Mr Smith</w:t></w:r>'
        "</w:p><w:p><w:r><w:t>Mr Smith is on opiates</w:t></w:r></w:p>"
    )
    in_document(PATH, lambda xml: xml.replace("<w:sectPr", f"{body}<w:sectPr", 1))
    result = ohc("lda", "generate", "winchester")
    assert result.exit_code == 3
    assert "someone typed outside the fields: 2 paragraphs" in result.said
    assert "Smith" not in result.said


def strict(name: str, data: bytes) -> bytes:
    """Return a part as Word writes it into a Strict Open XML Document."""
    del name
    for space in (b"wordprocessingml/", b"officeDocument/"):
        old = b"http://schemas.openxmlformats.org/" + space + b"2006/"
        data = data.replace(old, b"http://purl.oclc.org/ooxml/" + space)
    return data


def test_a_strict_document_is_read(ohc: Ohc) -> None:
    type_in(PATH, {"governor": "A"})
    change_parts(PATH, strict)
    row, _ = status(ohc, PATH)
    assert (row["fields_filled"], row["outside"], row["problem"]) == (1, None, None)
    root: Any = etree.fromstring(docx_part())
    assert root.tag.startswith("{http://purl.oclc.org/")
    assert read(PATH).answers == {"governor": "A"}


def docx_part() -> bytes:
    import zipfile

    with zipfile.ZipFile(PATH) as archive:
        return archive.read("word/document.xml")
