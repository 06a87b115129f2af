"""``ohc progress template``: what a person types, and what goes out."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import Ohc
from returned import kinds_of, put, returned, summary
from rounds import LANCASHIRE, Q1, Q3, Q4

import ohc as api
from ohc.errors import OhcError

TEMPLATE = ("progress", "template", "--period", Q1, "-o", "forms")
GARTH = f"forms/prison-garth_{Q1}.xlsx"
SHOWN = f"Last quarter ({Q4})"


def rows_of(path: str = GARTH) -> dict[str, Mapping[str, Any]]:
    """Return the rows of a form by their ids, as cells by their headers."""
    sheet = openpyxl.load_workbook(path)["Return"]
    headers = [str(cell.value) for cell in sheet[4]]
    rows: dict[str, Mapping[str, Any]] = {}
    for row in sheet.iter_rows(min_row=5):
        rows[str(row[0].value)] = dict(zip(headers, row, strict=True))
    return rows


def fill(path: str, answers: Mapping[str, Mapping[str, str]]) -> None:
    """Fill in rows of a form by their ids and headers, as openpyxl does."""
    book = openpyxl.load_workbook(path)
    sheet = book["Return"]
    headers = [cell.value for cell in sheet[4]]
    for row in sheet.iter_rows(min_row=5):
        for header, value in answers.get(str(row[0].value), {}).items():
            row[headers.index(header)].value = value
    book.save(path)


def test_last_quarter_is_beside_and_who_has_none_is_reported(ohc: Ohc) -> None:
    put({"garth.xlsx": returned("prison-garth", Q4)})
    done = ohc(*TEMPLATE, *LANCASHIRE, "--previous", "returns")
    assert done.exit_code == 0
    assert "Wrote 15 workbooks into forms for quarter 1 of 2014-15" in done.said
    assert "Last quarter is shown from 1 return for quarter 4 of 2013-14." in done.said
    assert "There was none from Kirkham" in done.said
    assert rows_of()["C5.1"][SHOWN].value == "Delayed\nRed"


def test_a_form_comes_back_sound_and_the_next_shows_exactly_it(ohc: Ohc) -> None:
    ohc(*TEMPLATE, "--name", "Garth")
    asked = [k for k, row in rows_of().items() if row["Applies here"].value[:2] != "No"]
    said = {"Status": "Delayed", "RAG": "Amber/Red", "Owner": "Governor"}
    fill(GARTH, dict.fromkeys(asked, said))
    checked = ohc("progress", "check", "forms")
    assert checked.exit_code == 0, checked.stdout
    assert len(asked) == 11
    words = ("progress", "template", "--period", "2014-15-Q2", "-o", "next")
    ohc(*words, "--name", "Garth", "--previous", "forms")
    rows = rows_of("next/prison-garth_2014-15-Q2.xlsx")
    shown = {key: row[f"Last quarter ({Q1})"].value for key, row in rows.items()}
    assert {shown[key] for key in asked} == {"Delayed\nAmber/Red"}
    assert {shown[key] for key in rows if key not in asked} == {None}
    assert {rows[key]["Owner"].value for key in asked} == {"Governor"}
    assert {rows[key]["Status"].value for key in asked} == {None}


def test_sent_back_untouched_it_is_not_a_return(ohc: Ohc) -> None:
    put({"garth.xlsx": returned("prison-garth", Q4)}, "old")
    ohc(*TEMPLATE, "--name", "Garth", "--previous", "old")
    Path("forms").rename("returns")
    assert kinds_of(ohc, "--name", "Garth") == ["empty-file"]
    assert summary()["returns_received"] == 0


def test_sorted_by_hand_it_reads_alike(ohc: Ohc) -> None:
    ohc(*TEMPLATE, "--name", "Garth")
    fill(GARTH, {"C3.1": {"Status": "Complete", "Evidence": "minutes"}})
    words = ("progress", "tally", "forms", "--name", "Garth", "-f", "csv")
    before = ohc(*words).stdout
    book = openpyxl.load_workbook(GARTH)
    sheet = book["Return"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    for number, row in enumerate(sorted(rows, key=lambda row: str(row[2])), start=5):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value
    book.save(GARTH)
    assert ohc(*words).stdout == before


def test_the_answers_workbook_settles_what_no_source_says(ohc: Ohc) -> None:
    ohc("lda", "answers", "-n", "Garth", "-o", "answers.csv")
    path = Path("answers.csv")
    lines = path.read_text("utf-8-sig").splitlines()
    heads = lines[0].split(",")
    pfi = heads.index("pfi")
    row = lines[-1].split(",")
    row[pfi] = "No"
    path.write_text("\n".join([*lines[:-1], ",".join(row)]), "utf-8")
    done = ohc(*TEMPLATE, "--name", "Garth", "--answers", "answers.csv")
    assert done.exit_code == 0, done.stderr
    assert rows_of()["C4.1"]["Applies here"].value == "No: not a PFI prison"
    assert [*rows_of()][-2:] == ["C4.1", "C7.1"]


def test_teams_are_asked_for_what_no_prison_is(ohc: Ohc) -> None:
    done = ohc(*TEMPLATE, *LANCASHIRE, "--teams")
    assert done.exit_code == 0, done.stderr
    names = {path.name for path in Path("forms").iterdir()}
    assert f"area-team-lancashire_{Q1}.xlsx" in names
    assert not [name for name in names if name.startswith("prison")]
    rows = rows_of(f"forms/area-team-lancashire_{Q1}.xlsx")
    yes = [key for key, row in rows.items() if row["Applies here"].value == "Yes"]
    assert yes == ["C1.1", "C1.2", "C2.1", "C2.2", "C3.3", "C3.4", "C7.1"]
    ohc(*TEMPLATE, "--teams", "--force")
    assert Path(f"forms/national-team_{Q1}.xlsx").exists()


def test_the_round_of_the_settings_is_printed_and_reported(ohc: Ohc) -> None:
    settings = '[round]\nperiod = "2014-15-Q1"\nreturns_due = "2014-07-18"\n'
    Path("ohc.toml").write_text(f'{settings}return_to = "hj@nhs.example"\n', "utf-8")
    done = ohc("progress", "template", "-o", "forms", "--name", "Garth")
    assert "quarter 1 of 2014-15, returns due on 18 July 2014" in done.said
    assert "returns to hj@nhs.example (ohc.toml)" in done.said
    text = openpyxl.load_workbook(GARTH)["Return"]["A2"].value
    assert str(text).startswith("Send back by 18 July 2014 to hj@nhs.example.")
    words = ("--return-by", "2014-07-25", "--return-to", "me@nhs.example", "--force")
    ohc(*TEMPLATE, "--name", "Garth", *words)
    text = openpyxl.load_workbook(GARTH)["Return"]["A2"].value
    assert str(text).startswith("Send back by 25 July 2014 to me@nhs.example.")


@pytest.mark.parametrize(
    ("words", "exit_code", "message"),
    [
        (["--previous", "returns"], 1, "no returns for a period before quarter 1"),
        (["--previous", "nowhere"], 1, "nowhere"),
        (["--return-by", "Easter"], 2, "--return-by 'Easter' is not a date."),
        (["--return-to", "a@b.example\nBcc: c"], 2, "--return-to has a line break"),
        (["--return-to", "a\x07b"], 2, "--return-to has a line break or another"),
        (["--return-to", " "], 2, "--return-to is blank."),
        (["--answers", "nowhere.xlsx"], 1, "There is no file called nowhere.xlsx"),
    ],
)
def test_what_is_wrong_is_reported_before_anything_is_written(
    ohc: Ohc, words: list[str], exit_code: int, message: str
) -> None:
    put({"garth.xlsx": returned("prison-garth", Q1)})
    done = ohc(*TEMPLATE, "--name", "Garth", *words)
    assert (done.exit_code, done.stdout) == (exit_code, "")
    assert message in done.said
    assert not Path("forms").exists()


def test_without_a_period_it_is_asked_for(ohc: Ohc) -> None:
    done = ohc("progress", "template", "-o", "forms")
    assert done.exit_code == 2
    assert "--period 2014-15-Q1" in done.said


def test_a_notebook_writes_the_same_forms(ohc: Ohc) -> None:
    put({"garth.xlsx": returned("prison-garth", Q3)}, "old")
    words = ("--return-by", "2014-07-18", "--return-to", "a@b.example")
    ohc(*TEMPLATE, "--area-team", "Lancashire", "--previous", "old", *words)
    folder = Path("mine")
    written = api.write_forms(
        Q1, folder, "old", "2014-07-18", "a@b.example", area_team="Lancashire"
    )
    assert Path("mine", Path(GARTH).name) in written
    for path in written:
        assert path.read_bytes() == Path("forms", path.name).read_bytes()
    with pytest.raises(OhcError, match="line break"):
        api.write_forms(Q1, "other", return_to="a\nb")
