"""The folder of a year: four quarters that differ, with what people get wrong."""

from pathlib import Path

import pytest
from conftest import Ohc
from returned import summary

from ohc.playground.folder import INVENTED, LEAD
from ohc.playground.year import QUARTERS, RETURN_TO, invented_year

LAST = QUARTERS[-1]


@pytest.fixture
def year(playground: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in the folder of the year, in which nothing is to be written."""
    folder = playground / "year"
    monkeypatch.chdir(folder)
    return folder


def test_it_is_a_folder_for_each_quarter_beside_its_settings(year: Path) -> None:
    quarters = {path.parent.parent.name for path in year.glob("*/returns/*.xlsx")}
    assert quarters == {*QUARTERS}
    files = {path.name for path in year.iterdir() if path.is_file()}
    assert files == {"ohc.toml", "words.csv", "contacts.csv", "READ ME.md"}


def test_the_same_year_has_the_same_bytes() -> None:
    assert invented_year(LEAD, INVENTED, {}) == invented_year(LEAD, INVENTED, {})


@pytest.mark.usefixtures("year")
def test_its_round_is_the_last_quarter(ohc: Ohc, tmp_path: Path) -> None:
    target = tmp_path / "s.json"
    done = ohc("progress", "tally", f"{LAST}/returns", "--summary", target)
    assert "Round quarter 3 of 2014-15" in done.said
    accounts = summary(str(target))
    assert accounts["period"] == LAST
    assert (accounts["returns_received"], accounts["returns_expected"]) == (14, 15)


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize(
    ("quarter", "kinds"),
    [
        (QUARTERS[1], {"unknown-status", "empty-file"}),
        (QUARTERS[2], {"unknown-rag", "period-disagrees"}),
        (QUARTERS[3], {"contradiction", "not-a-workbook"}),
    ],
)
def test_what_people_got_wrong_is_named(
    ohc: Ohc, quarter: str, kinds: set[str]
) -> None:
    words = (
        "progress",
        "check",
        f"{quarter}/returns",
        "-f",
        "csv",
        "--columns",
        "kind",
    )
    lines = ohc(*words).stdout.splitlines()[1:]
    assert kinds <= {*lines}
    # A word that words.csv settles beside ohc.toml is none of them.
    assert lines.count("unknown-status") <= 1


@pytest.mark.usefixtures("year")
def test_the_trend_of_the_year_states_changes(ohc: Ohc) -> None:
    folders = [f"{quarter}/returns" for quarter in QUARTERS]
    done = ohc("progress", "trend", *folders)
    totals = next(line for line in done.stdout.splitlines() if "Total" in line)
    assert totals.split()[-1].startswith("+")
    assert "4 establishments without a return that counts" in done.said


@pytest.mark.usefixtures("year")
def test_the_next_forms_show_what_was_returned(ohc: Ohc, tmp_path: Path) -> None:
    words = ("--period", "2014-15-Q4", "--previous", f"{LAST}/returns")
    done = ohc("progress", "template", *words, "-o", tmp_path / "forms")
    assert "Last quarter is shown from 14 returns for quarter 3 of 2014-15" in done.said
    assert RETURN_TO in done.said
