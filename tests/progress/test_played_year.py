"""A year is played through, and its figures are those of an independent count."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from conftest import Ohc
from people import NOT_APPLICABLE, People, each_before
from rounds import BODIES, LANCASHIRE

QUARTERS = ("2013-14-Q4", "2014-15-Q1", "2014-15-Q2", "2014-15-Q3")
SETTINGS = '[round]\nreturn_to = "hj@lancashire.example"\nsender = "The team"\n'
pytestmark = pytest.mark.slow


def played(ohc: Ohc, seed: int) -> pd.DataFrame:
    """Send out forms, have them filled in, and return what everybody wrote."""
    Path("ohc.toml").write_text(SETTINGS, encoding="utf-8")
    people = People(seed)
    for quarter, before in each_before(QUARTERS):
        words = ["--period", quarter, *LANCASHIRE, "-o", f"{quarter}/forms"]
        previous = ["--previous", f"{before}/returns"] if before else []
        assert ohc("progress", "template", *words, *previous).exit_code == 0
        people.send(Path(quarter, "forms"), Path(quarter, "returns"), quarter)
    table = pd.DataFrame(people.answers)
    # A row that does not count says nothing; nor does one that does not apply here.
    table["applies"] = table["counts"] & (table["status"] != NOT_APPLICABLE)
    return table


def folders() -> list[str]:
    return [f"{quarter}/returns" for quarter in QUARTERS]


def csv_of(ohc: Ohc, *words: str) -> pd.DataFrame:
    done = ohc("progress", *words, "-f", "csv")
    assert done.exit_code in {0, 3}, done.stderr
    return pd.read_csv(io.StringIO(done.stdout), dtype={"priority": str})


def priority(answers: pd.DataFrame) -> Any:
    return answers["commitment"].str.extract(r"C(\d+)[.]")[0]


def pairs_of(answers: pd.DataFrame) -> pd.DataFrame:
    """Return the statuses that apply in every quarter, a column for each."""
    counted = answers[answers["applies"]]
    wide = counted.pivot_table(
        index=["body", "commitment"], columns="quarter", values="status", aggfunc="last"
    )
    return wide.dropna()


@pytest.mark.parametrize("seed", [2013, 2014])
def test_a_year_counts_as_it_was_filled_in(ohc: Ohc, seed: int) -> None:
    answers = played(ohc, seed)
    check_tallies(ohc, answers)
    check_trend(ohc, answers)
    check_history(ohc, answers)
    check_page(ohc, answers)


def check_tallies(ohc: Ohc, answers: pd.DataFrame) -> None:
    for quarter in QUARTERS:
        words = ("tally", f"{quarter}/returns", *LANCASHIRE, "--period", quarter)
        table = csv_of(ohc, *words).set_index("priority")
        counted = answers[(answers["quarter"] == quarter) & answers["counts"]]
        by_priority = counted.groupby([priority(counted), "status"]).size()
        for field in ("Not started", "In progress", "Delayed", "Complete"):
            name = field.casefold().replace(" ", "_")
            for number in table.index:
                expected = by_priority.get((number, field), 0)
                assert table.loc[number, name] == expected, (quarter, number, name)
        received = counted["body"].nunique()
        assert set(table["returns_received"]) == {received}
        assert set(table["unstated"]) == {0}
        # What a misspelt word is in is set aside, and not in any status.
        sent = answers["body"].isin(counted["body"]) & (answers["quarter"] == quarter)
        aside = (sent & ~answers["counts"]).sum()
        assert table["set_aside"].sum() == aside


def check_trend(ohc: Ohc, answers: pd.DataFrame) -> None:
    pairs = pairs_of(answers)
    table = csv_of(ohc, "trend", *folders(), *LANCASHIRE)
    for quarter in QUARTERS:
        of_quarter = table[table["period"] == quarter].set_index("priority")
        counted = answers[(answers["quarter"] == quarter) & answers["applies"]]
        numbers = pairs.index.get_level_values("commitment").str.extract(r"C(\d+)[.]")
        for number, row in of_quarter.iterrows():
            mine = pairs[(numbers[0] == number).to_numpy()]
            assert row["pairs"] == len(mine)
            assert row["bodies"] == mine.index.get_level_values("body").nunique()
            complete = (mine[quarter] == "Complete").sum()
            assert row["complete"] == complete
            if len(mine):
                # Half a per cent is rounded up.
                percent = int(100 * complete / len(mine) + 0.5)
                assert row["complete_percent"] == percent
            of_all = counted[priority(counted) == number]
            assert row["all_applicable"] == len(of_all)
            assert row["all_complete"] == (of_all["status"] == "Complete").sum()


def check_history(ohc: Ohc, answers: pd.DataFrame) -> None:
    # Of two prisons, so that one of them sent something wrong.
    for body in (BODIES[0], BODIES[4]):
        table = csv_of(ohc, "history", body, *folders())
        mine = answers[answers["body"] == body].set_index(["commitment", "quarter"])
        for _, row in table.iterrows():
            key = row["commitment"], row["period"]
            if pd.isna(row["set_aside"]) and key in mine.index:
                status = mine.loc[key, "status"].casefold().replace(" ", "_")
                assert row["status"] == status, (body, key)
                forecast = row["forecast"] if pd.notna(row["forecast"]) else ""
                assert forecast == mine.loc[key, "forecast"]
            elif key in mine.index:
                assert not mine.loc[key, "counts"]


def check_page(ohc: Ohc, answers: pd.DataFrame) -> None:
    last, before = QUARTERS[-1], QUARTERS[-2]
    words = ("--period", last, "-o", "page.html", "--force")
    done = ohc("progress", "report", *folders(), *LANCASHIRE, *words)
    assert done.exit_code in {0, 3}, done.stderr
    page = Path("page.html").read_text(encoding="utf-8")
    text = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    of_last = answers[(answers["quarter"] == last) & answers["applies"]]
    complete = (of_last["status"] == "Complete").sum()
    assert f"{complete} of {len(of_last)}" in text
    both = pairs_of(answers[answers["quarter"].isin([last, before])])
    now, then = ((both[quarter] == "Complete").sum() for quarter in (last, before))
    assert f"{now} and {then} of the {len(both)} answers given both times" in text


def test_what_came_wrong_is_named_and_nothing_is_lost(ohc: Ohc) -> None:
    played(ohc, 2013)
    words = ("--summary", "s.json", "--force")
    ohc("progress", "trend", *folders(), *LANCASHIRE, *words)
    accounts = json.loads(Path("s.json").read_text(encoding="utf-8"))
    kinds = accounts["problems_by_kind"]
    assert {"not-a-workbook", "empty-file", "period-disagrees", "missing-return"} <= {
        *kinds
    }
    assert {"superseded-return", "unknown-status"} <= {*kinds}
    due = accounts["returns_received"] + accounts["returns_missing"]
    assert accounts["returns_expected"] == due == 60
