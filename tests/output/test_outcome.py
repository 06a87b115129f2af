"""What a command returns, and how the one door shows it."""

from pathlib import Path

import pytest
from conftest import Ohc

from ohc.errors import CannotWrite, UnknownName, WrongWords
from ohc.outcome import Outcome, Row, View
from ohc.output import Printing, open_door
from ohc.output.door import chosen_columns
from ohc.output.formats import choose, named

ROWS: list[Row] = [
    {"team": "Wessex", "prisons": 6, "note": "a"},
    {"team": "Kent & Medway", "prisons": 8, "note": ""},
]
TABLE = Outcome("Prisons", ("team", "prisons"), ROWS, totals={"prisons": 14})
WIDE = tuple(f"body {number}" for number in range(10))
MATRIX = Outcome(
    "Matrix",
    ("duty", *WIDE, "source"),
    [{"duty": "Audit", **dict.fromkeys(WIDE, "leads"), "source": "SE 1", "who": "all"}],
    view=View(columns=("duty", "who", "source")),
    fields=("duty", "body", "source"),
    records=[{"duty": "Audit", "body": "Board", "source": "SE 1"}],
)


def shown(
    outcome: Outcome,
    capsysbinary: pytest.CaptureFixture[bytes],
    printing: Printing,
) -> tuple[str, str]:
    open_door(printing).show(outcome)
    out, err = capsysbinary.readouterr()
    return out.decode(), err.decode()


def test_data_formats_show_the_fields_behind_the_printed_ones() -> None:
    assert TABLE.all_columns() == ("team", "prisons", "note")
    empty = Outcome("T", ("team",), [], fields=("note",))
    assert empty.all_columns() == ("team", "note")


def test_printed_formats_have_totals_and_data_formats_have_not(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    text, _ = shown(TABLE, capsysbinary, Printing())
    assert text == (
        "Prisons\n"
        "\n"
        "team           prisons\n"
        "-------------  -------\n"
        "Wessex               6\n"
        "Kent & Medway        8\n"
        "-------------  -------\n"
        "Total               14\n"
    )
    plain, _ = shown(TABLE, capsysbinary, Printing(format="plain"))
    assert plain == (
        "team           prisons  note\n"
        "Wessex               6  a\n"
        "Kent & Medway        8\n"
    )
    data, _ = shown(TABLE, capsysbinary, Printing(format="csv"))
    assert data == "team,prisons,note\nWessex,6,a\nKent & Medway,8,\n"


def test_notes_go_with_printed_formats_and_warnings_with_all(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    table = TABLE._replace(notes=("mind",), warnings=("beware",))
    _, printed = shown(table, capsysbinary, Printing(format="md"))
    assert printed == "beware\nmind\n"
    _, data = shown(table, capsysbinary, Printing(format="json"))
    assert data == "beware\n"


def test_a_matrix_too_wide_for_paper_is_printed_as_a_list(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    text, _ = shown(MATRIX, capsysbinary, Printing(format="table"))
    assert text.splitlines()[-1].split() == ["Audit", "all", "SE", "1"]
    data, _ = shown(MATRIX, capsysbinary, Printing(format="csv"))
    assert data == "duty,body,source\nAudit,Board,SE 1\n"


def test_bodies_can_still_be_chosen_as_columns(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    printing = Printing(columns=("duty,body 3",))
    text, _ = shown(MATRIX, capsysbinary, printing)
    assert text.splitlines()[-1] == "Audit  leads"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("id,name",), ("id", "name")),
        (("name", "id"), ("name", "id")),
        (("id, name ,id",), ("id", "name")),
    ],
)
def test_columns_are_parted_by_commas(
    asked: tuple[str, ...], found: tuple[str, ...]
) -> None:
    assert chosen_columns(asked, ("id", "name", "kind")) == found


@pytest.mark.parametrize("asked", ["i", "ID", "", "id;name"])
def test_a_column_is_named_in_full(asked: str) -> None:
    with pytest.raises(UnknownName, match="is not a column"):
        chosen_columns((asked,), ("id", "name"))


@pytest.mark.parametrize(
    ("name", "target", "chosen"),
    [
        (None, None, "table"),
        (None, "a.csv", "csv"),
        (None, "a.HTM", "html"),
        ("JSON", None, "json"),
        (" csv ", None, "csv"),
        ("csv", "a.txt", "csv"),
        ("csv", "a", "csv"),
        ("grid", "a.txt", "grid"),
        ("pipe", "a.md", "pipe"),
    ],
)
def test_a_format_is_meant_by_name_or_suffix(
    name: str | None, target: str | None, chosen: str
) -> None:
    assert choose(name, Path(target) if target else None).name == chosen


@pytest.mark.parametrize(
    ("name", "target"),
    [("csv", "a.xlsx"), ("xlsx", "a.csv"), ("docx", None), (None, "a.pdf")],
)
def test_a_format_that_does_not_fit_is_refused(name: str | None, target: str) -> None:
    with pytest.raises(WrongWords):
        choose(name, Path(target) if target else None)


def test_formats_for_people_are_told_from_formats_for_programs() -> None:
    printed = {name for name in ("table", "md", "docx", "grid") if named(name).printed}
    assert printed == {"table", "md", "docx", "grid"}
    assert not any(named(name).printed for name in ("csv", "json", "xlsx"))


def test_a_door_is_checked_before_the_work_begins(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("mine")
    with pytest.raises(CannotWrite):
        open_door(Printing(output=str(tmp_path / "a.csv")))
    assert open_door(Printing(output=str(tmp_path / "a.csv"), force=True)).target


def test_one_row_is_not_rows(ohc: Ohc) -> None:
    assert (
        ohc("estate", "-n", "Haslar", "-o", "a.csv").stderr == "Wrote a.csv: 1 row.\n"
    )
    assert ohc("estate", "-k", "stc", "-o", "b.csv").stderr == "Wrote b.csv: 3 rows.\n"
