"""``ohc lda``: what people type, and all they see."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from agreed import change_parts, read, type_in, write_beside
from conftest import Ohc
from docx import Document

from ohc.agreements.fields import blank_fills, local_fields

HEAD = ["id", "establishment", "area_team"]


def written() -> list[str]:
    return sorted(path.name for path in Path("agreements").iterdir())


def status(ohc: Ohc, *words: object) -> tuple[int, list[dict[str, Any]], str]:
    result = ohc("lda", "status", *words, "-f", "json", "--as-at", "2014-06-01")
    return result.exit_code, json.loads(result.stdout), result.stderr


def test_generate_by_name_says_what_and_where(ohc: Ohc) -> None:
    result = ohc("lda", "generate", "winchester", "HMP Garth")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Wrote 2 agreements into agreements (2 new): 2 named.\n"
    assert written() == ["prison-garth.docx", "prison-winchester.docx"]


def test_generate_by_a_part_of_a_name_says_how_it_was_taken(ohc: Ohc) -> None:
    result = ohc("lda", "generate", "winch")
    assert "'winch' is taken as the establishment Winchester" in result.stderr
    assert ohc("lda", "generate", "Humbr").exit_code == 2
    assert ohc("lda", "generate", "whi").exit_code == 2


def test_generate_for_highpoint_is_one_agreement(ohc: Ohc) -> None:
    assert ohc("lda", "generate", "highpoint").exit_code == 0
    assert ohc("lda", "generate", "Highpoint North", "-o", "agreements").exit_code == 0
    assert written() == ["prison-highpoint.docx"]


def test_generate_for_the_patch_of_the_settings(ohc: Ohc) -> None:
    Path("ohc.toml").write_text('area_team = "Wessex"', encoding="utf-8")
    result = ohc("lda", "generate")
    assert result.exit_code == 0
    assert "the patch area_team Wessex" in result.stderr
    assert "4 others of it are not under the agreement" in result.stderr
    assert len(written()) == 6
    # What is named is not narrowed by the patch.
    assert ohc("lda", "generate", "garth").exit_code == 0


def test_generate_bare_is_for_every_establishment_in_scope(ohc: Ohc) -> None:
    result = ohc("lda", "generate", "-f", "md")
    assert result.exit_code == 0
    assert "Wrote 118 agreements" in result.stderr
    assert "the whole estate in scope" in result.stderr
    assert len(written()) == 118


@pytest.mark.parametrize(
    ("name", "arrangement"),
    [
        ("cookham wood", "for the Youth Justice Board, under agreements of its own"),
        ("haslar", "an agreement of their own with the Home Office"),
        ("swanwick lodge", "works with the Youth Justice Board and local authorities"),
        ("police-dorset", "commissioned by Police and Crime Commissioners"),
    ],
)
def test_a_place_out_of_scope_gets_none_and_is_told_why(
    ohc: Ohc, name: str, arrangement: str
) -> None:
    alone = ohc("lda", "generate", name)
    assert (alone.exit_code, alone.stdout) == (1, "")
    assert arrangement in alone.stderr
    assert not Path("agreements").exists()
    beside = ohc("lda", "generate", "winchester", name)
    assert beside.exit_code == 3
    assert arrangement in beside.stderr
    assert written() == ["prison-winchester.docx"]


def test_formats_are_given_as_people_give_them(ohc: Ohc) -> None:
    assert (
        ohc("lda", "generate", "winchester", "-f", "docx", "md", "html").exit_code == 0
    )
    assert [name.rpartition(".")[2] for name in written()] == ["docx", "html", "md"]
    wrong = ohc("lda", "generate", "winchester", "-f", "pdf")
    assert wrong.exit_code == 2
    assert "No format is called 'pdf'" in wrong.stderr


def test_an_empty_form_of_answers_comes_back_as_nothing(ohc: Ohc) -> None:
    for name in ("a.xlsx", "a.csv", "a.toml"):
        made = ohc("lda", "answers", "-a", "Wessex", "-o", name)
        assert made.exit_code == 0
        assert (
            f"Wrote {name}: 6 establishments, {len(local_fields())} fields"
            in made.stderr
        )
        assert ohc("lda", "answers", "-a", "Wessex", "-o", name).exit_code == 1
        words = ("lda", "generate", "winchester", "--answers", name, "--force")
        assert ohc(*words).exit_code == 0
        assert read("agreements/prison-winchester.docx").answers == {}
    assert ohc("lda", "answers", "-o", "a.docx").exit_code == 2


def fill_in(path: str, row: dict[str, str]) -> None:
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, [*row])
        rows.writeheader()
        rows.writerow(row)


def test_answers_are_known_by_label_and_by_name(ohc: Ohc) -> None:
    row = {
        "id": "prison-winchester",
        "Governor or Director": "G",
        "board_chair": "C",
        "pfi": "no",
        "Next review on": "30/06/2014",
        "C3.1: Local action": "Do it",
    }
    fill_in("a.csv", row)
    assert ohc("lda", "generate", "winchester", "--answers", "a.csv").exit_code == 0
    assert read("agreements/prison-winchester.docx").answers == {
        "governor": "G",
        "board_chair": "C",
        "pfi": "No",
        "review_date": "30 June 2014",
        "action.C3.1": "Do it",
    }


@pytest.mark.parametrize(
    ("row", "exit_code", "said"),
    [
        ({"id": "prison-winchster", "pfi": "No"}, 2, "Winchester"),
        ({"id": "haslar", "pfi": "No"}, 2, "haslar is not under the agreement"),
        ({"id": "prison-garth", "establishment": "Winchester", "pfi": "No"}, 2, "two"),
        ({"id": "", "pfi": "No"}, 2, "does not say whose answers it has"),
        ({"id": "prison-garth", "pfy": "No"}, 2, "The nearest is pfi."),
        ({"id": "prison-garth", "pfi": "Perhaps"}, 2, "There is: Yes; No."),
        ({"id": "prison-garth", "review_date": "31/02/2014"}, 2, "'31/02/2014' is no"),
        ({"place": "prison-garth", "pfi": "No"}, 1, "no row of headers"),
    ],
)
def test_an_answer_that_is_wrong_is_named_with_its_cell(
    ohc: Ohc, row: dict[str, str], exit_code: int, said: str
) -> None:
    fill_in("a.csv", row)
    result = ohc("lda", "generate", "garth", "--answers", "a.csv")
    assert (result.exit_code, result.stdout) == (exit_code, "")
    assert said in result.stderr
    assert "a.csv" in result.stderr
    assert not Path("agreements").exists()


def test_answers_in_toml_are_read_with_their_types(ohc: Ohc) -> None:
    Path("a.toml").write_text(
        "[winchester]\npfi = false\nreview_date = 2014-06-30\n"
        'board_members = ["A", "B"]\naction.C3.1 = "Do it"\n',
        encoding="utf-8",
    )
    assert ohc("lda", "generate", "winchester", "--answers", "a.toml").exit_code == 0
    assert read("agreements/prison-winchester.docx").answers == {
        "pfi": "No",
        "review_date": "30 June 2014",
        "board_members": "A\nB",
        "action.C3.1": "Do it",
    }
    Path("a.toml").write_text("pfi = ", encoding="utf-8")
    result = ohc("lda", "generate", "winchester", "--answers", "a.toml")
    assert result.exit_code == 1
    assert "is not TOML" in result.stderr
    assert ohc("lda", "generate", "garth", "--answers", "none.csv").exit_code == 1


def test_status_over_a_folder_of_all_kinds_is_exact(ohc: Ohc) -> None:
    names = ("winchester", "garth", "kirkham", "risley", "styal")
    assert ohc("lda", "generate", *names).exit_code == 0
    folder = Path("agreements")
    needed = 97
    half = {"governor": "G", "board_chair": "C", "review_date": "1 May 2014"}
    type_in(folder / "prison-garth.docx", {**half, "signature_date.1": "2 April 2014"})
    everything = {
        key: fill.choices[1] if fill.choices else "1 July 2014"
        for key, fill in blank_fills().items()
        if key in read(folder / "prison-kirkham.docx").asked
        and key not in {"run_by", "women", "high_security"}
    }
    type_in(folder / "prison-kirkham.docx", everything)
    (folder / "prison-kirkham signed.pdf").write_bytes(b"%PDF-1.4")
    whole = (folder / "prison-risley.docx").read_bytes()
    (folder / "prison-risley.docx").write_bytes(whole[: len(whole) // 2])
    (folder / "prison-styal.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
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
    assert found["minutes.docx"]["problem"].startswith("not-an-agreement: ")
    assert found["prison-winchester.docx"]["version"] == "0.1.0"
    missing = found["prison-garth.docx"]["missing"].split("; ")
    assert len(missing) == needed - 4
    assert not {*missing} & {*half, "signature_date.1"}
    assert "Ann has prison-garth.docx open." in said
    assert (
        "8 files given = 3 agreements + 3 with problems + 1 PDF beside them + "
        "1 others." in said
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
    assert "No agreement is in empty" in result.stderr
    assert ohc("lda", "status", "empty", "--as-at", "soon").exit_code == 2


def test_a_document_of_nobody_is_named(ohc: Ohc) -> None:
    assert ohc("lda", "generate", "winchester").exit_code == 0
    path = Path("agreements/prison-winchester.docx")
    change_parts(path, lambda _, data: data.replace(b"prison-winchester", b"prison-x"))
    exit_code, rows, _ = status(ohc, path)
    assert exit_code == 3
    assert rows[0]["problem"].startswith("unknown-body: ")
