"""What the answers workbook beside returns says of commitments left blank."""

import json
import re
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest
from conftest import Ohc
from returned import ROWS, SOUND, WORK, put, returned

from ohc.files.gathering import gather
from ohc.progress.manner import Beside, Manner
from ohc.progress.returns import batch
from ohc.progress.words.local_answers import local_facts, nearest_of
from ohc.reference.reporting_units import bodies
from ohc.reference.taking_effect import LocalFacts, ruled_out

HEAD = "id,establishment,pfi,xray,governor\n"
NO_PFI = f"{HEAD}prison-garth,Garth,No,Yes,Ann\nprison-kirkham,Kirkham,,,\n"
QUARTERS = ("2013-14-Q4", "2014-15-Q1")
FOR_SOURCES = 6
"""Blanks of the sound return of a prison that no source asks it for."""


@pytest.fixture(autouse=True)
def year() -> None:
    """Put the returns of two prisons for two quarters, below the settings."""
    Path("ohc.toml").write_text("", encoding="utf-8")
    for quarter in QUARTERS:
        forms = {
            f"{body}.xlsx": returned(f"prison-{body}", quarter)
            for body in ("garth", "kirkham")
        }
        put(forms, f"{quarter}/returns")


def answered(text: str = NO_PFI, path: str = "answers.csv") -> None:
    Path(path).write_text(text, encoding="utf-8")


def tally(ohc: Ohc, *words: str) -> dict[str, dict[str, Any]]:
    names = ("-n", "Garth", "-n", "Kirkham", "--by", "establishment")
    paths = [f"{quarter}/returns" for quarter in QUARTERS]
    done = ohc("progress", "tally", *paths, *names, *words, "-f", "json")
    assert done.exit_code == 0, done.said
    return {row["establishment"]: row for row in json.loads(done.stdout)}


def status_of(ohc: Ohc, commitment: str, *paths: str) -> str:
    words = ("--commitment", commitment, "-f", "json")
    done = ohc("progress", "history", "Garth", *paths, *words)
    return str(json.loads(done.stdout)[0]["status"])


@pytest.mark.parametrize("folder", ["", "2014-15-Q1", "2014-15-Q1/returns"])
def test_a_blank_there_is_not_applicable_and_not_overdue(ohc: Ohc, folder: str) -> None:
    before = tally(ohc, "--as-at", "2020-01-01")
    answered(path=str(Path(folder, "answers.csv")))
    after = tally(ohc, "--as-at", "2020-01-01")
    garth = before["Garth"], after["Garth"]
    assert [row["not_applicable"] for row in garth] == [FOR_SOURCES, FOR_SOURCES + 1]
    assert garth[0]["unstated"] - garth[1]["unstated"] == 1
    assert garth[0]["overdue"] - garth[1]["overdue"] == 1
    # Of Kirkham the workbook says nothing yet.
    assert before["Kirkham"] == after["Kirkham"]


def test_above_the_settings_it_counts_for_nothing(ohc: Ohc) -> None:
    Path("ohc.toml").rename("2014-15-Q1/ohc.toml")
    answered()
    assert tally(ohc)["Garth"]["not_applicable"] == FOR_SOURCES


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ({"Status": "Complete"}, "complete"),
        ({"Comment": "asked the owner"}, "unstated"),
        ({}, "not_applicable"),
    ],
)
def test_an_answer_that_is_given_counts_as_given(
    ohc: Ohc, answer: dict[str, str], status: str
) -> None:
    answered()
    form = returned(answers={**SOUND, "C4.1": answer})
    folder = put({"garth.xlsx": form}, "other")
    assert status_of(ohc, "C4.1", str(folder)) == status


def test_yes_there_and_what_takes_effect_everywhere_is_still_asked(ohc: Ohc) -> None:
    answered()
    assert status_of(ohc, "C11.1", "2013-14-Q4/returns") == "unstated"
    assert status_of(ohc, "C8.1", "2013-14-Q4/returns") == "unstated"


def test_every_command_counts_the_same(ohc: Ohc) -> None:
    answered()
    paths = [f"{quarter}/returns" for quarter in QUARTERS]
    applies = 36 - sum(row["not_applicable"] for row in tally(ohc).values())
    assert applies == 2 * (18 - FOR_SOURCES) - 1
    trend = json.loads(ohc("progress", "trend", *paths, "-f", "json").stdout)
    assert {row["period"] for row in trend} == {*QUARTERS}
    for quarter in QUARTERS:
        of_quarter = [row for row in trend if row["period"] == quarter]
        assert sum(row["all_applicable"] for row in of_quarter) == applies
    compared = ohc("progress", "compare", *paths)
    why = "not applicable, as the answers workbook says"
    assert f"Left blank 1 answer for quarter 4 of 2013-14: {why}" in compared.said
    assert f"1 answer for quarter 1 of 2014-15: {why}" in compared.said
    page = (*paths, "-n", "Garth", "-n", "Kirkham", "-o", "page.html")
    ohc("progress", "report", *page)
    text = re.sub(r"<[^>]+>", " ", Path("page.html").read_text(encoding="utf-8"))
    # C1.1 is complete at each, which counts in tallies but applies to no prison.
    assert f"0 of {applies - 2}" in " ".join(text.split())
    blank = f"{2 * FOR_SOURCES + 1} of them left blank"
    assert blank in " ".join(text.split())


def test_how_many_blanks_it_is_about_is_reported_once(ohc: Ohc) -> None:
    answered()
    for command in ("tally", "trend"):
        done = ohc("progress", command, *(f"{name}/returns" for name in QUARTERS))
        number = "1 answer" if command == "tally" else "2 answers"
        assert done.said.count(f"Left blank {number}: not applicable") == 1
        note = "answers.csv: says which commitments apply at 1 establishment."
        assert note in done.said
    answered(HEAD)
    done = ohc("progress", "tally", "2014-15-Q1/returns")
    assert "Left blank" not in done.said
    assert "does not say yet which commitments apply" in done.said


def test_a_row_that_is_gone_is_not_a_gap_where_none_is_needed(ohc: Ohc) -> None:
    lines = ["Reporting body ID,Period,Commitment,Status"]
    keys = [key for key in ROWS if key != "C4.1"]
    lines += [f"prison-garth,2013-14-Q4,{key},Complete" for key in keys]
    put({"garth.csv": "\n".join(lines).encode()}, "short")
    commands = (("tally", "short", "-n", "Garth"), ("history", "Garth", "short"))
    assert {ohc("progress", *words).exit_code for words in commands} == {3}
    assert "(rows that are missing)" in ohc("progress", *commands[0]).said
    answered()
    assert {ohc("progress", *words).exit_code for words in commands} == {0}
    assert "(rows that are missing)" not in ohc("progress", *commands[0]).said
    problems = json.loads(ohc("progress", "check", "short", "-f", "json").stdout)
    put({"garth.csv": "\n".join(lines[:-1]).encode()}, "shorter")
    short = ohc("progress", "tally", "shorter", "-n", "Garth", "-v").said
    assert short.count("(rows that are missing)") == 1
    levels = {row["level"] for row in problems if row["kind"] == "missing-row"}
    assert levels == {"note"}


@pytest.mark.parametrize("suffix", ["xlsx", "csv", "toml"])
def test_it_is_never_read_as_a_return(ohc: Ohc, suffix: str) -> None:
    path = f"2014-15-Q1/returns/answers.{suffix}"
    ohc("lda", "answers", "Garth", "Kirkham", "-o", path)
    done = ohc("progress", "check", "2014-15-Q1/returns")
    assert "2 files given = 2 read + 0 skipped" in done.said
    assert "does not say yet which commitments apply" in done.said
    tracker = ohc("progress", "check", "2014-15-Q1/returns", "--framework", "none")
    assert "If it is a tracker, give it another name." in tracker.said


@pytest.mark.parametrize(
    "text", ["Question,Answer\nHow was it?,Good\n", NO_PFI.replace("No", "Noo"), ""]
)
def test_a_damaged_one_is_refused_or_named(ohc: Ohc, text: str) -> None:
    answered(text, "2014-15-Q1/returns/answers.csv")
    refused = ohc("progress", "tally", "2014-15-Q1/returns")
    assert refused.exit_code == 1
    assert "Correct it if it is the workbook of ohc lda answers." in refused.said
    # A good one above counts in its place.
    answered()
    done = ohc("progress", "tally", "2014-15-Q1", "-n", "Garth", "-n", "Kirkham")
    assert done.exit_code == 3
    assert "Left blank 1 answer: not applicable" in done.said
    assert "[unused-file]" in done.said


def test_two_in_one_folder_are_refused() -> None:
    beside, above = Path("q1/answers.csv"), Path("answers.xlsx")
    assert nearest_of([above, beside]) == beside
    with pytest.raises(Exception, match=r"q1 contains answers.csv and answers.toml"):
        nearest_of([above, beside, Path("q1/answers.toml")])


def test_only_what_decides_whether_a_commitment_applies_is_kept() -> None:
    told = {"prison-garth": {"pfi": "No", "governor": "Ann"}, "prison-ford": {}}
    facts = local_facts(Path("answers.csv"), lambda _: told)
    assert facts == {"prison-garth": {"pfi": "No"}}


def test_the_row_of_a_unit_of_two_prisons_counts_for_it() -> None:
    facts = {"prison-highpoint": {"pfi": "No"}, "area-team-lancashire": {"pfi": "No"}}
    assert ruled_out(bodies()["prison-highpoint"], facts) == {"C4.1"}
    assert ruled_out(bodies()["prison-garth"], facts) == frozenset()
    assert ruled_out(bodies()["area-team-lancashire"], facts) == frozenset()


class Here(Executor):
    """Does at once, in this process, what it is sent."""

    def submit(
        self, function: Callable[..., Any], /, *words: Any, **more: Any
    ) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(function(*words, **more))
        return future


def test_others_who_help_do_not_read_it_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "CHUNK", 1)
    answered(path="2014-15-Q1/returns/answers.csv")
    read: list[Path] = []

    def facts_in(path: Path) -> LocalFacts:
        read.append(path)
        return {"prison-garth": {"pfi": "No"}}

    manner = Manner(read_facts=facts_in)
    work = WORK._replace(executor=Here())
    results = [*batch.results(gather(["2014-15-Q1/returns"]), manner, work)]
    returns = [returned for result in results for returned in result.returns]
    assert [returned.completeness.ruled_out for returned in returns] == [1, 0]
    assert len(read) == 1


def test_without_a_reader_none_is_looked_for() -> None:
    answered("Question,Answer\n", "2014-15-Q1/returns/answers.csv")
    [file, _] = gather(["2014-15-Q1/returns"]).files
    assert Beside(Manner()).vocabulary(file).facts == {}
