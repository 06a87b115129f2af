"""``ohc lda status``: agreements read back, with exact figures."""

import csv
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from agreed import OLDER, change_parts, read, type_in, write_beside
from conftest import Ohc
from docx import Document
from handmade import compound

from ohc.agreements.wording.fields import blank_fills
from ohc.version import __version__


def status(ohc: Ohc, *words: object) -> tuple[int, list[dict[str, Any]], str]:
    result = ohc("lda", "status", *words, "-f", "json", "--as-at", "2014-06-01")
    return result.exit_code, json.loads(result.stdout), result.said


def test_status_over_a_folder_of_all_kinds_is_exact(ohc: Ohc) -> None:
    names = ("winchester", "garth", "kirkham", "risley", "styal")
    assert ohc("lda", "generate", *names).exit_code == 0
    folder = Path("agreements")
    needed = 97
    half = {"governor": "G", "board_chair": "C", "review_date": "1 May 2014"}
    type_in(folder / "prison-garth.docx", {**half, "signature_date.1": "2 April 2014"})
    asked = {*read(folder / "prison-kirkham.docx").asked}
    everything = {
        key: fill.choices[1] if fill.choices else "1 July 2014"
        for key, fill in blank_fills().items()
        if key in asked and key not in {"run_by", "women", "high_security"}
    }
    type_in(folder / "prison-kirkham.docx", everything)
    (folder / "prison-kirkham signed.pdf").write_bytes(b"%PDF-1.4")
    whole = (folder / "prison-risley.docx").read_bytes()
    (folder / "prison-risley.docx").write_bytes(whole[: len(whole) // 2])
    (folder / "prison-styal.docx").write_bytes(compound("EncryptedPackage"))
    Document().save(str(folder / "minutes.docx"))
    (folder / "notes.txt").write_text("not a document", encoding="utf-8")
    (folder / "~$ison-garth.docx").write_bytes(b"\x03Ann")
    exit_code, rows, said = status(ohc, "agreements")
    assert exit_code == 3
    found = {Path(row["file"]).name: row for row in rows}
    figures = {
        name: (
            row["fields_filled"],
            row["fields_total"],
            row["signature_dates_entered"],
            row["review_date"],
            row["review"],
        )
        for name, row in found.items()
    }
    nothing = (None, None, None, None, None)
    assert figures == {
        "minutes.docx": nothing,
        "prison-garth.docx": (4, needed, 1, "2014-05-01", "passed"),
        "prison-kirkham.docx": (97, 97, 6, "2014-07-01", "to come"),
        "prison-risley.docx": nothing,
        "prison-styal.docx": nothing,
        "prison-winchester.docx": (0, needed, 0, None, "not set"),
    }
    assert found["prison-kirkham.docx"]["signed_copy"].endswith(
        "prison-kirkham signed.pdf"
    )
    assert found["prison-risley.docx"]["problem"].startswith("damaged: ")
    assert found["prison-styal.docx"]["problem"].startswith("password-protected: ")
    assert found["minutes.docx"]["problem"].startswith("not-an-agreement: ")
    assert found["prison-winchester.docx"]["version"] == __version__
    missing = found["prison-garth.docx"]["missing"].split("; ")
    assert len(missing) == needed - 4
    assert not {*missing} & {*half, "signature_date.1"}
    assert "Ann has prison-garth.docx open." in said
    assert (
        "9 files given = 3 agreements + 3 with problems + 1 PDF beside them + "
        "2 others." in said
    )


def test_status_lists_what_is_expected_and_not_there(ohc: Ohc) -> None:
    assert ohc("lda", "generate", "winchester").exit_code == 0
    exit_code, rows, said = status(ohc, "agreements", "-a", "Wessex")
    assert exit_code == 3
    assert [row["establishment"] for row in rows if row["problem"]] == [
        *("Isle of Wight", "Dorchester", "Guys Marsh", "Portland", "The Verne")
    ]
    assert "6 agreements expected = 1 read + 0 with problems + 5 missing" in said


def test_status_of_fields_prints_every_answer(ohc: Ohc) -> None:
    assert ohc("lda", "generate", "winchester").exit_code == 0
    path = "agreements/prison-winchester.docx"
    type_in(path, {"governor": "Ann\nBob", "xray": "Yes"})
    result = ohc("lda", "status", path, "--fields", "-f", "csv")
    rows = list(csv.DictReader(result.stdout.splitlines(keepends=True)))
    assert len(rows) == len(read(path).asked)
    filled = {row["field"]: row["answer"] for row in rows if row["answer"]}
    assert filled == {"governor": "Ann\nBob", "xray": "Yes"}
    # Settled, the fact makes what hangs on it needed.
    needed = {row["field"] for row in rows if row["needed"] == "yes"}
    assert "action.C11.1" in needed
    assert "action.C4.1" not in needed


@pytest.mark.parametrize("layout", [(), ("--template", OLDER)])
def test_fields_come_in_the_order_of_the_pages_whatever_the_layout(
    ohc: Ohc, layout: tuple[object, ...]
) -> None:
    assert ohc("lda", "generate", "winchester", *layout).exit_code == 0
    path = "agreements/prison-winchester.docx"
    words = ("lda", "status", path, "--fields", "--columns", "field", "-f", "plain")
    fields = ohc(*words).stdout.split()[1:]
    ordered = (
        *("agreement_version", "in_force_from", "governor", "board_chair"),
        *("outbreak_contacts", "run_by", "signature_post.1", "signature_name.1"),
        *("signature_post.2", "board_working", "interface.it", "shared_risks"),
        *("action.C3.1", "action_lead.C3.1", "action_status.C3.1", "action.C3.2"),
    )
    places = [fields.index(key) for key in ordered if key in fields]
    assert len(places) >= len(ordered) - 1
    assert places == sorted(places)


def test_status_says_what_was_typed_outside_and_what_is_there_twice(ohc: Ohc) -> None:
    assert ohc("lda", "generate", "winchester").exit_code == 0
    path = Path("agreements/prison-winchester.docx")
    write_beside(path, "More")
    assert ohc("lda", "generate", "winchester").exit_code == 3
    _, rows, said = status(ohc, "agreements")
    assert [row["outside"] for row in rows] == [None, "1 added, 0 gone"]
    assert "Winchester has 2 agreements" in said


def test_status_of_nothing_says_so(ohc: Ohc) -> None:
    assert ohc("lda", "status").exit_code == 2
    assert ohc("lda", "status", "nowhere").exit_code == 1
    Path("empty").mkdir()
    result = ohc("lda", "status", "empty")
    assert result.exit_code == 1
    assert "There is no agreement in empty" in result.said
    assert ohc("lda", "status", "empty", "--as-at", "soon").exit_code == 2


def test_a_document_of_nobody_is_named(ohc: Ohc) -> None:
    assert ohc("lda", "generate", "winchester").exit_code == 0
    path = Path("agreements/prison-winchester.docx")
    change_parts(path, lambda _, data: data.replace(b"prison-winchester", b"prison-x"))
    exit_code, rows, _ = status(ohc, path)
    assert exit_code == 3
    assert rows[0]["problem"].startswith("unknown-body: ")


def test_a_selection_chooses_rows_and_says_what_is_outside_it(ohc: Ohc) -> None:
    assert ohc("lda", "generate", "winchester", "garth").exit_code == 0
    words = ("agreements", "--area-team", "Wessex", "--columns", "establishment")
    _, rows, said = status(ohc, *words)
    names = [row["establishment"] for row in rows]
    assert "Winchester" in names
    assert "Garth" not in names
    assert "3 files given = 1 agreement + 0 with problems + 1 outside the sel" in said


def test_what_is_to_settle_and_what_is_odd_is_named(ohc: Ohc) -> None:
    words = ("lda", "generate", "winchester", "--answers", "a.toml")
    Path("a.toml").write_text('[prison-winchester]\nwomen = "No"', encoding="utf-8")
    assert ohc(*words).exit_code == 0
    path = Path("agreements/prison-winchester.docx")
    type_in(path, {"women": "Maybe", "review_date": "next year"})
    Path("a.toml").write_text('[prison-winchester]\nwomen = "Yes"', encoding="utf-8")
    assert ohc(*words).exit_code == 3
    exit_code, [row], _ = status(ohc, path)
    assert exit_code == 3
    assert row["to_settle"] == "women"
    assert (row["review_date"], row["review"]) == ("next year", "no day")
    assert row["problem"] == (
        "bad-date: Next review on is not a date; unknown-choice: Holds women is not "
        "one of the choices: Yes, No"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="a file name of odd bytes")
@pytest.mark.parametrize("name", ["csv", "json", "md", "html", "tsv", "jsonl"])
def test_a_file_name_that_is_not_text_costs_nothing(ohc: Ohc, name: str) -> None:
    assert ohc("lda", "generate", "winchester").exit_code == 0
    Path("agreements/prison-winchester.docx").rename("agreements/\udcff.docx")
    result = ohc("lda", "status", "agreements", "-f", name)
    assert result.exit_code == 3
    assert r"\xff" in result.stdout
