"""Letters that chase returns: one for each that is missing, and why it is."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from conftest import Ohc
from docx import Document
from numbers_of_people import NHS, PRISON, refuse_numbers
from returned import put, returned
from spoilt_returns import CASES

TO = ("--return-to", "hj@nhs.example")
GARTH = "prison-garth_2013-14-Q4"
PERIOD = ("--period", "2013-14-Q4")
BLANK = returned(answers={})
OTHER = returned(answers={"C5.1": {"Status": "Complete"}})
CONTACTS = b"id,name,email,copy_to\nprison-garth,Ms A N Other,a@x.example,b@x.example\n"


def letter(ohc: Ohc, *words: str) -> str:
    """Write letters about Garth as text, and return the only one in a line."""
    chase = ("returns", "--letters", "out", "--as", "txt", *PERIOD, *TO)
    result = ohc("progress", "missing", *chase, "--name", "Garth", "--force", *words)
    assert result.exit_code in {0, 3}, result.stderr
    [path] = Path("out").glob("[!.]*")
    assert path.name == f"{GARTH}_letter.txt"
    return " ".join(path.read_text(encoding="utf-8").split())


WHY: dict[str, tuple[dict[str, bytes], str, str]] = {
    "nothing came": (
        {"a.xlsx": returned("prison-kirkham")},
        (
            "We have not received a return from Garth for quarter 4 of 2013-14 "
            "(January to March 2014)."
        ),
        f"Please fill in the workbook {GARTH}.xlsx and send it to hj@nhs.example.",
    ),
    "cannot be read": (
        {f"{GARTH}.xlsx": b"%PDF-1.4"},
        (
            f"We have your file {GARTH}.xlsx, but we cannot open it: it is a PDF, "
            "not a workbook."
        ),
        f"Please fill in the workbook {GARTH}.xlsx and send it to hj@nhs.example.",
    ),
    "nothing filled in": (
        {"a.xlsx": BLANK},
        "We have your file a.xlsx, but nothing is filled in.",
        f"Please fill in the workbook {GARTH}.xlsx",
    ),
    "period disagrees": (
        {"prison-garth_2014-15-Q1.xlsx": returned()},
        (
            "it says January to March 2014 inside and April to June 2014 in its name, "
            "so we do not know which quarter it is for."
        ),
        "Please correct whichever is wrong and send it again to hj@nhs.example.",
    ),
    "two returns": (
        {"a.xlsx": returned(), "b.xlsx": OTHER},
        (
            "We have two different returns from Garth for quarter 4 of 2013-14 "
            "(January to March 2014) with the same date (a.xlsx and b.xlsx)."
        ),
        "Please tell us which one counts, or send one return to hj@nhs.example.",
    ),
    "establishment unclear": (
        {"prison-kirkham_2013-14-Q4.xlsx": returned()},
        "we cannot tell which establishment it is for.",
        "Correct whichever is wrong. Please send the workbook again to hj@nhs.example.",
    ),
}


@pytest.mark.parametrize("why", WHY)
def test_there_is_a_letter_for_each_why(ohc: Ohc, why: str) -> None:
    files, first, asked = WHY[why]
    put(files)
    text = letter(ohc)
    assert first in text
    assert asked in text
    fields = ohc("progress", "missing", "returns", *PERIOD, "-n", "Garth", "-f", "csv")
    assert f",{why},," in fields.stdout


@pytest.mark.parametrize(
    ("what", "reason", "asked"),
    [
        ("a password", "it is protected by a password", "save it without a password"),
        ("half of a file", "it is damaged", "save it as a new workbook"),
        ("a far cell", "it is far larger than a return", "Please fill in the workbook"),
    ],
)
def test_why_a_file_cannot_be_opened(
    ohc: Ohc, what: str, reason: str, asked: str
) -> None:
    put({f"{GARTH}.xlsx": CASES[what][0]})
    text = letter(ohc)
    assert f"but we cannot open it: {reason}." in text
    assert asked in text


def test_it_says_when_the_return_was_due(ohc: Ohc) -> None:
    put({"a.xlsx": returned("prison-kirkham")})
    assert "from Garth: now due" in letter(ohc)
    assert "due on" not in letter(ohc)
    text = letter(ohc, "--returns-due", "2014-04-18")
    assert "from Garth: now due" in text
    assert "The return was due on 18 April 2014." in text
    text = letter(ohc, "--returns-due", "2099-04-18", "--reply-by", "2099-04-30")
    assert "from Garth: reminder" in text
    assert "The return is due on 18 April 2099." in text
    assert "hj@nhs.example by 30 April 2099." in text


def test_the_last_return_is_named_if_there_is_one(ohc: Ohc) -> None:
    put({"a.xlsx": returned("prison-kirkham")})
    assert "The last return" not in letter(ohc)
    put({"b.xlsx": returned(period="2013-14-Q3")})
    text = letter(ohc)
    assert "The last return we have from Garth is for quarter 3 of 2013-14." in text
    assert "If you have already sent this one, please tell us when" in text


def test_contacts_are_addressed_and_their_managers_get_a_copy(ohc: Ohc) -> None:
    put({"a.xlsx": returned("prison-kirkham")})
    text = letter(ohc, "--sender", "Lancashire Area Team")
    assert "Dear colleague" in text
    assert "please send us their name. Lancashire Area Team" in text
    assert "To:" not in text
    put({"contacts.csv": CONTACTS})
    assert "To: a@x.example Copy to: b@x.example Dear Ms A N Other" in letter(ohc)
    words = ("-n", "Garth", "-f", "csv")
    fields = ohc("progress", "missing", "returns", *PERIOD, *words).stdout
    assert fields.splitlines()[1].endswith(",nothing came,Ms A N Other,a@x.example")


def test_the_settings_say_where_to_send_it_and_who_asks(ohc: Ohc) -> None:
    put({"a.xlsx": returned("prison-kirkham")})
    lines = ("[round]", 'return_to = "team@nhs.example"', 'sender = "The team"')
    due = 'returns_due = "2014-04-18"'
    Path("ohc.toml").write_text("\n".join((*lines, due)), encoding="utf-8")
    words = ("--letters", "out", "--as", "txt", *PERIOD, "-n", "Garth")
    assert ohc("progress", "missing", "returns", *words).exit_code == 3
    text = " ".join(Path(f"out/{GARTH}_letter.txt").read_text("utf-8").split())
    assert "send it to team@nhs.example." in text
    assert text.endswith("their name. The team")
    assert "The return was due on 18 April 2014." in text
    # What is typed comes first.
    assert "send it to hj@nhs.example." in letter(ohc)
    put({"b.xlsx": returned(answers={"C5.1": {"Status": "Dun"}})})
    ohc("progress", "check", "returns", "--feedback", "pages", "--as", "txt")
    [page] = Path("pages").glob("[!.]*")
    assert "to team@nhs.example." in " ".join(page.read_text("utf-8").split())


def test_who_has_no_address_is_named(ohc: Ohc) -> None:
    put({"a.xlsx": returned(), "contacts.csv": CONTACTS})
    words = ("--letters", "out", *PERIOD, *TO, "-n", "Styal", "-n", "Kirkham")
    said = ohc("progress", "missing", "returns", *words).said
    assert "Wrote 2 letters into out. Nothing was sent." in said
    assert "contacts.csv has no e-mail address for Kirkham and Styal." in said


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ((), 2, "Add --return-to ADDRESS, or return_to to [round] in ohc.toml."),
        (("--return-to", " "), 2, "--return-to is blank."),
        (("--return-to", "a@x.example\nBcc: b@x.example"), 2, "has a line break"),
        ((*TO, "--sender", "We\nTo: you"), 2, "--sender has a line break"),
        ((*TO, "--as", "eml"), 2, "--as cannot be 'eml'"),
        ((*TO, "--reply-by", "soon"), 2, "is not a date"),
        (TO, 1, "contacts.csv, line 3"),
    ],
)
def test_what_is_wrong_is_reported_before_anything_is_written(
    ohc: Ohc, words: tuple[str, ...], code: int, message: str
) -> None:
    put({"a.xlsx": returned(), "contacts.csv": CONTACTS + b"prison-x,,,\n"})
    result = ohc("progress", "missing", "returns", "--letters", "out", *words)
    assert result.exit_code == code
    assert message in result.said
    assert not Path("out").exists()


def test_no_letter_is_written_where_the_summary_cannot_be(ohc: Ohc) -> None:
    put({"a.xlsx": returned()})
    Path("summary.json").write_bytes(b"")
    words = ("--letters", "out", *TO, "--summary", "summary.json")
    assert ohc("progress", "missing", "returns", *words).exit_code == 1
    assert not Path("out").exists()


def test_a_letter_about_a_return_that_came_is_named(ohc: Ohc) -> None:
    put({"a.xlsx": returned("prison-kirkham")})
    letter(ohc)
    put({"b.xlsx": returned()})
    words = ("--letters", "out", "--as", "txt", *PERIOD, *TO, "-n", "Garth")
    result = ohc("progress", "missing", "returns", *words)
    name = f"{GARTH}_letter.txt"
    assert f"{name} is from an earlier run: the return was received" in result.said
    assert Path(f"out/{GARTH}_letter.txt").exists()


def test_a_file_that_we_may_not_open_is_not_a_fault_of_theirs(ohc: Ohc) -> None:
    put({"a.xlsx": returned("prison-kirkham")})
    Path(f"returns/{GARTH}.xlsx").symlink_to("nowhere.xlsx")
    words = ("--letters", "out", *PERIOD, *TO, "-n", "Garth")
    result = ohc("progress", "missing", "returns", *words)
    assert "written where you may not open the file: Garth." in result.said
    assert not Path("out").exists()


def test_no_number_of_a_person_goes_out(ohc: Ohc) -> None:
    put({f"{GARTH} {NHS}.xlsx": b"%PDF-1.4", "contacts.csv": CONTACTS})
    text = letter(ohc, "--sender", PRISON)
    refuse_numbers("the letter", text)
    assert "withheld" in text


def test_as_a_document_it_is_always_the_same(ohc: Ohc) -> None:
    put({"a.xlsx": returned("prison-kirkham")})
    for folder in ("out", "again"):
        words = ("--letters", folder, *PERIOD, *TO, "-n", "Garth")
        ohc("progress", "missing", "returns", *words)
    page = Path(f"out/{GARTH}_letter.docx")
    assert page.read_bytes() == Path("again", page.name).read_bytes()
    document: Any = Document(str(page))
    assert document.core_properties.language == "en-GB"
    assert document.paragraphs[0].style.name == "Heading 1"
    assert "Dear colleague" in [paragraph.text for paragraph in document.paragraphs]
    assert zipfile.is_zipfile(page)
