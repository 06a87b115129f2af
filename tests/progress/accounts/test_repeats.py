"""Returns that say word for word what another body's say."""

from collections.abc import Mapping
from datetime import date

from conftest import Ohc
from returned import ROWS, kinds_of, put, result_of, returned, summary

from ohc.output.books.return_form import Value
from ohc.progress.returns.entries import ENOUGH, Wording, wording_of
from ohc.progress.returns.returns import Result

LATER = date(2014, 3, 28)
LONG = "We asked the board of the hospital for rooms in the new wing"
TEXTS = [f"{LONG}: {key}" for key in ROWS]
OPEN: Mapping[str, Value] = {
    "Status": "In progress",
    "Owner": "Ann",
    "Forecast date": LATER,
}
ANSWERS: Mapping[str, Mapping[str, Value]] = {
    key: {**OPEN, "Comment": text} for key, text in zip(ROWS, TEXTS, strict=True)
}


def problems() -> list[Mapping[str, str]]:
    """Return what the last tally said of returns that are alike."""
    return [p for p in summary()["problems"] if p["kind"] == "same-as-other"]


def wording(answers: Mapping[str, Mapping[str, Value]]) -> Wording:
    result: Result = result_of(returned(answers=answers))
    return wording_of(result.returns[0].entries)


def test_two_bodies_that_answer_alike_are_warned_of_and_counted(ohc: Ohc) -> None:
    garth = returned(answers=ANSWERS)
    wymott = returned("prison-wymott", answers=ANSWERS, about={"Return date": LATER})
    put({"a.xlsx": garth, "b.xlsx": wymott})
    assert kinds_of(ohc, "--lead", "Lancashire") == ["same-as-other"] * 2
    first, second = problems()
    assert (first["body"], second["body"]) == ("Garth", "Wymott")
    assert (first["level"], first["counted"]) == ("warning", "yes")
    assert "Wymott (returns/b.xlsx Return). Both are counted." in first["message"]
    assert "as Garth (returns/a.xlsx Return)" in second["message"]
    assert second["found"] == "answers of Garth"
    assert second["expected"] == "answers of Wymott"
    assert summary()["rows_tallied"] == 36
    result = ohc("progress", "check", "returns", "-f", "csv")
    assert result.stdout.count("same-as-other") == 2
    assert result.exit_code == 3
    both = {"a.xlsx": garth, "b.xlsx": wymott}
    put(both, "both")
    due = ("--returns-due", "2015-01-01")
    assert ohc("progress", "tally", "both", "--lead", "Lancashire", *due).exit_code == 3


def test_one_other_word_or_evidence_is_another_answer(ohc: Ohc) -> None:
    other = {**ANSWERS, "C5.1": {**ANSWERS["C5.1"], "Evidence": "minutes of May"}}
    put({"a.xlsx": returned(answers=ANSWERS)})
    put({"b.xlsx": returned("prison-wymott", answers=other)})
    assert kinds_of(ohc) == []


def test_few_words_may_be_alike_by_chance(ohc: Ohc) -> None:
    few = {key: {"Status": "Complete", "Comment": "On track."} for key in ROWS}
    put({"a.xlsx": returned(answers=few)})
    put({"b.xlsx": returned("prison-wymott", answers=few)})
    assert "same-as-other" not in kinds_of(ohc)


def test_so_many_letters_are_not_a_chance() -> None:
    answer: dict[str, Value] = {"Status": "Delayed"}
    half = "x" * (ENOUGH // 2)
    enough = {**answer, "Comment": half, "Evidence": "y" * (ENOUGH - len(half))}
    assert wording({"C5.1": enough}).texts
    assert not wording({"C5.1": {**enough, "Comment": half[1:]}}).texts
    # The same text again says no more.
    same = {**answer, "Comment": half}
    assert not wording({"C5.1": same, "C8.1": same, "C9.1": same}).texts


def test_evidence_alone_tells_two_returns_apart() -> None:
    answer: dict[str, Value] = {"Status": "Complete", "Evidence": "z" * ENOUGH}
    alike, other = {"C5.1": answer}, {"C5.1": {**answer, "Status": "Delayed"}}
    assert wording(alike) == wording(alike)
    assert wording(alike).texts != wording(other).texts
    assert wording(alike).answers == 0


def copy_of_wymott() -> bytes:
    """Return Wymott's form, with the id and the name of Garth typed over."""
    about = {"Reporting body ID": "prison-garth", "Reporting body": "Garth"}
    return returned("prison-wymott", answers=ANSWERS, about=about)


def test_a_copy_whose_title_says_the_other_is_not_counted(ohc: Ohc) -> None:
    put({"a.xlsx": copy_of_wymott()})
    put({"b.xlsx": returned("prison-wymott", answers=ANSWERS)})
    kinds = kinds_of(ohc, "--lead", "Lancashire")
    assert kinds == ["same-as-other", "same-as-other", "title-disagrees"]
    assert summary()["rows_tallied"] == 18
    error, warning = sorted(problems(), key=lambda p: p["level"])
    assert (error["body"], error["level"], error["counted"]) == ("Garth", "error", "no")
    assert "a copy and is not counted. Wymott counts. Ask Garth" in error["message"]
    assert (warning["body"], warning["counted"]) == ("Wymott", "yes")
    assert "Counted: Wymott." in warning["message"]
    [of_title] = [p for p in summary()["problems"] if p["kind"] == "title-disagrees"]
    assert of_title["counted"] == "no"
    missing = ohc("progress", "missing", "returns", "--lead", "Lancashire", "-f", "csv")
    [garth] = [line for line in missing.stdout.splitlines() if "Garth" in line]
    assert "a.xlsx" in garth
    rows = ohc("progress", "read", "returns", "-f", "csv").stdout.splitlines()
    assert sum("same-as-other" in row for row in rows) == 18


def test_a_true_return_counts_beside_a_copy_that_is_later(ohc: Ohc) -> None:
    own = {**ANSWERS, "C5.1": {**OPEN, "Comment": "No date yet."}}
    early = returned(answers=own, about={"Return date": date(2014, 3, 10)})
    put({"a.xlsx": copy_of_wymott(), "own.xlsx": early})
    put({"b.xlsx": returned("prison-wymott", answers=ANSWERS)})
    assert "superseded-return" not in kinds_of(ohc, "--lead", "Lancashire")
    assert summary()["rows_tallied"] == 36


def test_many_that_are_alike_name_the_first_of_them(ohc: Ohc) -> None:
    lancashire = ["prison-garth", "prison-wymott", "prison-kirkham"]
    put({f"{b}.xlsx": returned(b, answers=ANSWERS) for b in lancashire})
    kinds_of(ohc, "--lead", "Lancashire")
    assert "All 3 are counted." in problems()[0]["message"]


def test_trackers_are_not_compared(ohc: Ohc) -> None:
    put({"a.xlsx": returned(answers=ANSWERS)})
    put({"b.xlsx": returned("prison-wymott", answers=ANSWERS)})
    result = ohc("progress", "check", "returns", "--framework", "none")
    assert "word for word" not in result.stdout


def test_a_team_may_say_again_what_its_prison_says(ohc: Ohc) -> None:
    put({"a.xlsx": returned(answers=ANSWERS)})
    put({"b.xlsx": returned("area-team-lancashire", answers=ANSWERS)})
    result = ohc("progress", "check", "returns", "-f", "csv")
    assert "same-as-other" not in result.stdout


def test_a_return_that_counts_for_nothing_is_not_a_double(ohc: Ohc) -> None:
    put({"prison-garth_2013-14-Q4.xlsx": returned(answers=ANSWERS)})
    other = returned("prison-wymott", answers=ANSWERS)
    put({"prison-wymott_2013-14-Q3.xlsx": other})
    assert kinds_of(ohc, "--lead", "Lancashire") == ["period-disagrees"]


def test_forms_filled_in_beforehand_and_not_answered_are_not_doubles(ohc: Ohc) -> None:
    filled: Mapping[str, Mapping[str, Value]] = {"C5.1": {"Evidence": "x" * ENOUGH}}
    put({"a.xlsx": returned(answers=filled)})
    put({"b.xlsx": returned("prison-wymott", answers=filled)})
    result = ohc("progress", "check", "returns", "-f", "csv")
    assert result.stdout.count("empty-file") == 2
    assert "same-as-other" not in result.stdout


def test_a_copy_that_a_later_return_replaces_is_reported_for_the_other(
    ohc: Ohc,
) -> None:
    own = {**ANSWERS, "C5.1": {**OPEN, "Comment": "No date yet."}}
    put({"a.xlsx": returned(answers=ANSWERS)})
    put({"own.xlsx": returned(answers=own, about={"Return date": LATER})})
    put({"b.xlsx": returned("prison-wymott", answers=ANSWERS)})
    assert kinds_of(ohc, "--lead", "Lancashire") == [
        "same-as-other",
        "superseded-return",
    ]
    [problem] = problems()
    assert problem["body"] == "Wymott"
    assert "Counted: Wymott." in problem["message"]
