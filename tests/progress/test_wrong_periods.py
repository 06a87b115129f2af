"""Wrong periods that turned whole figures, and how a line of periods.csv helps."""

import json
from pathlib import Path

import pytest
from conftest import Ohc
from returned import ROWS, put, returned, summary
from rounds import (
    BODIES,
    DISAGREES,
    LANCASHIRE,
    ODD,
    Q1,
    Q2,
    Q3,
    Q4,
    all_of,
    kinds,
    odd,
)


def test_one_wrong_period_does_not_turn_a_region(ohc: Ohc) -> None:
    thirteen = all_of((Q1, Q1, Q1), BODIES[:12]) | all_of((Q2, Q1, Q1), [BODIES[12]])
    put({name.removeprefix(f"{Q1}/"): data for name, data in thirteen.items()}, Q1)
    put(all_of((Q4, Q4, ""), BODIES), Q4)
    words = (*LANCASHIRE, "--summary", "summary.json", "--force")
    assert ohc("progress", "tally", Q1, *words).exit_code == 3
    accounts = summary()
    assert accounts["period"] == Q1
    assert (accounts["returns_received"], accounts["returns_expected"]) == (12, 15)
    assert kinds() == [DISAGREES]
    ohc("progress", "missing", Q1, *words)
    assert len(summary()["missing"]) == 3
    result = ohc("progress", "compare", Q4, Q1, *LANCASHIRE, "-f", "json")
    movements = [row["movement"] for row in json.loads(result.stdout)]
    assert movements == ["not_returned"] * 36 + ["set_aside"] * 18
    assert ohc("progress", "check", Q1).exit_code == 3


def test_a_copy_with_a_forgotten_period_does_not_replace_the_true_return(
    ohc: Ohc,
) -> None:
    complete = {"Status": "Complete", "RAG": "Green", "Evidence": "minutes"}
    four = dict.fromkeys(("C1.1", "C2.1", "C3.2", "C5.1"), complete)
    every = dict.fromkeys(ROWS, complete)
    files = {
        f"{Q3}/prison-garth_{Q3}.xlsx": returned(
            period=Q3, answers=four, about={"Return date": "20/12/2013"}
        ),
        f"{Q4}/prison-garth_{Q4}.xlsx": returned(
            period=Q3, answers=every, about={"Return date": "25/03/2014"}
        ),
    }
    put(files, "copied")
    words = ("--name", "Garth", "--summary", "summary.json", "--force", "-f", "json")
    tally = ohc("progress", "tally", "copied", "--period", Q3, *words)
    assert sum(row["complete"] for row in json.loads(tally.stdout)) == 4
    assert summary()["rows_tallied"] == 18
    assert kinds().count(DISAGREES) == 1
    missing = ohc("progress", "missing", "copied", "--period", Q4, *words)
    [row] = json.loads(missing.stdout)
    assert row["problem_files"] == f"copied/{Q4}/prison-garth_{Q4}.xlsx"
    compared = ohc("progress", "compare", "copied", "--period", Q4, *words)
    assert {row["movement"] for row in json.loads(compared.stdout)} == {"set_aside"}
    rows = json.loads(ohc("progress", "read", "copied", "-f", "json").stdout)
    assert [row["set_aside"] for row in rows] == [None] * 18 + [DISAGREES] * 18


@pytest.fixture
def settled(request: pytest.FixtureRequest) -> None:
    """Put fourteen returns and one that disagrees, with a line that settles it."""
    put(odd(Q2, Q1, Q1))
    Path("returns/periods.csv").write_text(f"file,period\n{request.param},{Q1}\n")


@pytest.mark.parametrize(
    "settled",
    [
        f"{ODD}_{Q1}.xlsx",
        f"{ODD.upper()}_{Q1}.XLSX",
        f"{Q1}/{ODD}_{Q1}.xlsx",
        f"{Q1}\\{ODD}_{Q1}.xlsx",
        f"./{Q1}/{ODD}_{Q1}.xlsx",
        f"returns/{Q1}/{ODD}_{Q1}.xlsx",
    ],
    indirect=True,
)
@pytest.mark.usefixtures("settled")
def test_periods_csv_settles_a_file_by_its_name_or_path(ohc: Ohc) -> None:
    words = (*LANCASHIRE, "--summary", "summary.json", "--force")
    result = ohc("progress", "tally", "returns", *words)
    assert (result.exit_code, kinds()) == (0, [])
    assert (summary()["period"], summary()["returns_received"]) == (Q1, 15)
    assert summary()["files_given"] == 15
    assert "returns/periods.csv: explains 1 period." in result.said
    assert ohc("progress", "check", "returns").exit_code == 0


@pytest.mark.parametrize("settled", ["somebody-else.xlsx"], indirect=True)
@pytest.mark.usefixtures("settled")
def test_periods_csv_settles_no_other_file(ohc: Ohc) -> None:
    assert ohc("progress", "check", "returns").exit_code == 3


def test_periods_csv_that_contradicts_itself_is_refused_with_its_line(ohc: Ohc) -> None:
    put(all_of((Q1, Q1, ""), [ODD]))
    lines = f"file,period\nx.xlsx,{Q1}\nx.xlsx,{Q2}\n"
    Path("returns/periods.csv").write_text(lines)
    for command in ("tally", "check", "read", "missing"):
        result = ohc("progress", command, "returns")
        assert (result.exit_code, result.stdout) == (1, "")
        assert "periods.csv, line 3" in result.said


def test_a_tracker_of_other_items_has_no_period_in_doubt(ohc: Ohc) -> None:
    put({f"{Q1}/items {Q1}.csv": f"Period,{Q2}\nItem,Status\na,Done\n".encode()})
    Path("returns/periods.csv").write_text("file,period\nx,y\n")
    words = ("--framework", "none", "--summary", "summary.json")
    result = ohc("progress", "tally", "returns", *words)
    assert (result.exit_code, kinds()) == (0, [])
    assert ohc("progress", "check", "returns", "--framework", "none").exit_code == 0


def test_bodies_of_a_tracker_are_never_out_of_step(ohc: Ohc) -> None:
    periods = [*[Q1] * 4, Q2]
    lines = [
        f"{body},{when},Task,Done"
        for body, when in zip(BODIES[:5], periods, strict=True)
    ]
    text = "\n".join(["Reporting body ID,Period,Item,Status", *lines])
    put({"items.csv": text.encode()})
    result = ohc("progress", "check", "returns", "--framework", "none")
    assert (result.exit_code, DISAGREES in result.stdout) == (0, False)


@pytest.mark.parametrize("has_settings", [True, False])
def test_folders_count_from_the_settings_wherever_the_command_is_typed(
    ohc: Ohc, monkeypatch: pytest.MonkeyPatch, *, has_settings: bool
) -> None:
    project = f"{Q3} project"
    folder = put(all_of((Q2, "", ""), [ODD]), f"{project}/{Q1}/north")
    if has_settings:
        Path(project, "ohc.toml").touch()
    monkeypatch.chdir(folder)
    result = ohc("progress", "check", ".", "-f", "json")
    kinds_there = [row["kind"] for row in json.loads(result.stdout)]
    assert kinds_there == ([DISAGREES] if has_settings else [])
