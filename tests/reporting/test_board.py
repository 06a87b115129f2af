"""The figures of a page for a board are those of the commands, and add up."""

import re
import shutil
from pathlib import Path

import pytest
from boards import cells, page, records, text
from conftest import Ohc

SINCE = ("--period", "2013-14-Q4", "--since", "2013-14-Q3")


@pytest.fixture
def returns(playground: Path, empty_folder: Path) -> Path:
    shutil.copytree(playground / "returns", empty_folder / "returns")
    shutil.copy(playground / "ohc.toml", empty_folder)
    return empty_folder / "returns"


class TestFigures:
    def test_those_by_priority_are_those_of_the_tally(
        self, ohc: Ohc, returns: Path
    ) -> None:
        tally = {
            str(row["priority"]): row for row in records(ohc, "tally", str(returns))
        }
        heads, *rows, _ = cells(page(ohc, str(returns)), "figures")
        keys = [head.lower().replace(" ", "_").replace("-", "_") for head in heads]
        names = {"not_stated": "unstated", "not_counted": "set_aside"}
        assert len(rows) == 9
        for row in rows:
            priority = tally[row[0].split()[0]]
            for key, cell in zip(keys[1:], row[1:], strict=True):
                if key == "answers":
                    applies = priority["total"] - priority["not_applicable"]
                    assert cell == str(applies)
                else:
                    assert cell == str(priority[names.get(key, key)]), key

    def test_per_cents_are_those_of_the_tally(self, ohc: Ohc, returns: Path) -> None:
        html = page(ohc, str(returns))
        bars = re.findall(r"<b>(\d+)</b> .*?<b>(\d+)%</b>", html, flags=re.DOTALL)
        tally = records(ohc, "tally", str(returns))
        assert dict(bars) == {
            str(row["priority"]): str(row["complete_percent"])
            for row in tally
            if row["complete_percent"] is not None
        }

    def test_red_cells_are_those_of_the_tally(self, ohc: Ohc, returns: Path) -> None:
        html = page(ohc, str(returns))
        for row in records(ohc, "tally", str(returns), "--by", "establishment"):
            if row["total"]:
                line = re.search(
                    rf'<th scope="row">{row["establishment"]}</th>.*?</tr>',
                    html,
                    flags=re.DOTALL,
                )
                assert line
                assert line[0].count('class="red"') == row["red"]
                assert line[0].endswith(f'"sum">{row["red"]}</td></tr>')

    def test_shares_of_teams_are_those_of_the_tally(
        self, ohc: Ohc, returns: Path
    ) -> None:
        html = page(ohc, str(returns), "--by", "area-team")
        (_, _, _, *shown, _), *rows, _ = cells(html, "ratings")
        by_team = ("tally", str(returns), "--by", "area-team", "--by", "priority")
        of_cell = {
            (row["area_team"], str(row["priority"])): (
                row["red"] + row["amber_red"],
                row["total"] - row["not_applicable"],
            )
            for row in records(ohc, *by_team)
        }
        assert len(rows) == 4
        for team, _, _, *shares, _ in rows:
            for priority, share in zip(shown, shares, strict=True):
                low, applies = of_cell[team, priority]
                words = f"{low}/{applies} {low} of {applies}"
                assert share == (words if applies else ". no answer")

    def test_what_is_complete_where_is_that_of_the_tally(
        self, ohc: Ohc, returns: Path
    ) -> None:
        by_body = records(ohc, "tally", str(returns), "--by", "establishment")
        rows = cells(page(ohc, str(returns)), "ratings")
        told = {row[0]: row[1] for row in rows if len(row) > 1}
        assert len(by_body) == 15
        for row in by_body:
            applies = row["total"] - row["not_applicable"]
            complete = f"{row['complete']}/{applies}" if applies else "\u2013"
            assert told[row["establishment"]] == complete
        by_team = records(ohc, "tally", str(returns), "--by", "area-team")
        html = page(ohc, str(returns), "--by", "area-team")
        shares = {row[0]: row[2] for row in cells(html, "ratings")}
        assert shares["Lancashire"] == f"{by_team[0]['complete_percent']}%"
        # Of nine answers there is no per cent.
        assert shares["Merseyside"] == "5/9"

    def test_what_moved_is_what_compare_says(self, ohc: Ohc, returns: Path) -> None:
        shown = text(page(ohc, str(returns), *SINCE))
        rows = records(ohc, "compare", str(returns))
        ways = [row["movement"] for row in rows]
        moved = (
            f"{ways.count('improved')} answers improved and "
            f"{ways.count('worsened')} worsened"
        )
        assert moved in shown
        slips = sum(row["old"] == "complete" and bool(row["new"]) for row in rows)
        assert f"{slips} answers said complete last time" in shown

    def test_missing_returns_are_those_of_missing(
        self, ohc: Ohc, returns: Path
    ) -> None:
        rows = records(ohc, "missing", str(returns))
        _, *gaps = cells(page(ohc, str(returns)), "missing")
        assert [gap[0] for gap in gaps] == [row["body"] for row in rows]

    def test_problems_are_those_of_check(self, ohc: Ohc, returns: Path) -> None:
        # What is missing stands in a table of its own, and the other quarter is
        # another page's.
        found = [
            row
            for row in records(ohc, "check", str(returns))
            if row["kind"] != "missing-return" and row["period"] != "2013-14-Q3"
        ]
        _, *notices = cells(page(ohc, str(returns)), "aside")
        assert len(notices) == len(found) > 10
        assert sorted(notice[1] for notice in notices) == sorted(
            row["body"] or "Not known" for row in found
        )
        counted = [notice[3] for notice in notices].count("Counted")
        assert counted == [row["counted"] for row in found].count("yes")

    def test_accounts_add_up(self, ohc: Ohc, returns: Path) -> None:
        shown = text(page(ohc, str(returns)))
        assert "Files: 30 given = 28 read + 2 skipped." in shown
        assert "Returns: 15 expected = 12 received + 3 missing." in shown
        assert (
            "Rows: 504 read = 212 tallied + 292 set aside (270 for quarter 3 of "
            "2013-14, 18 replaced by a later return and 4 not understood)." in shown
        )
        assert (
            "Rows tallied: 212 = 128 answers + 84 that do not apply (84 of them left "
            "blank, because the commitment is not for the establishment)." in shown
        )

    def test_what_is_due_the_next_day_is_beside_the_zero(
        self, ohc: Ohc, returns: Path
    ) -> None:
        due = "Overdue 0 55 fall due the next day, 1 April 2014"
        assert due in text(page(ohc, str(returns)))
        later = records(ohc, "tally", str(returns), "--as-at", "2014-04-02")
        assert sum(row["overdue"] for row in later) == 55


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "A report needs a file."),
        (["-o", "report.pdf"], "ohc cannot write PDF files."),
        (["-o", "report.csv"], "ohc cannot write a report as 'report.csv'."),
        (["-o", "r.html", "--framework", "none"], "a tracker does not"),
        (["-o", "r.html", "--by", "priority"], "is not a key of the heat map"),
        (["-o", "r.html", "--since", "2013-14-Q4"], "Name another period with --since"),
        (["-o", "r.html", "--since", "2014-Q1"], "could mean two periods"),
        (["-o", "r.html", "--as-at", "soon"], "is not a date"),
    ],
)
def test_bad_words_are_exit_2(
    ohc: Ohc, returns: Path, words: list[str], message: str
) -> None:
    result = ohc("progress", "report", str(returns), *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert not [*Path().glob("r*.html")]


def test_what_is_in_the_way_is_exit_1(ohc: Ohc, returns: Path) -> None:
    Path("taken.html").write_text("mine", encoding="utf-8")
    Path("folder.html").mkdir()
    for name in ("taken.html", "folder.html", "none/r.html"):
        result = ohc("progress", "report", str(returns), "-o", name)
        assert (result.exit_code, result.stdout) == (1, ""), name
    assert Path("taken.html").read_text(encoding="utf-8") == "mine"


def test_returns_without_a_period_are_exit_1(ohc: Ohc, empty_folder: Path) -> None:
    (empty_folder / "list.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    result = ohc("progress", "report", "list.csv", "-o", "r.html")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no period to report on" in result.stderr


def test_a_page_of_nobody_is_exit_1(ohc: Ohc, returns: Path) -> None:
    # It would say that none is missing.
    words = ("progress", "report", returns, "--kind", "irc", "-o", "r.html")
    result = ohc(*words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "No return is expected" in result.stderr
    assert not Path("r.html").exists()
