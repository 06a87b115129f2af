"""``ohc find``: what a person types, and all they see."""

import json
import shlex
import time
from typing import Any

import pytest
from asked_questions import ask, store
from commands_there_are import COMMANDS
from conftest import Ohc

from ohc.finding.making.all_entries import all_entries

HOSTILE = {
    "10,000 characters": "bedwatch " * 1111,
    "one long word": "x" * 10_000,
    "control characters": "bed\x00watch\x1b[31m\x07",
    "arabic": "من يدفع ثمن طب الأسنان",
    "emoji": "🦷 🏥",
    "quotes": "\"bed\" 'watch' OR NEAR( * ^ : -",
    "sql": "'; DROP TABLE entries; --",
    "nothing but signs": "?!.,;",
}


def found_rows(ohc: Ohc, *words: str) -> list[dict[str, Any]]:
    result = ohc("find", *words, "-f", "json")
    rows: list[dict[str, Any]] = json.loads(result.stdout)
    return rows


def test_an_answer_as_it_is_drawn(ohc: Ohc) -> None:
    result = ohc("find", "who pays for bed watches")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "Best 5 answers to: who pays for bed watches"
    assert lines[2].startswith("  1  duty ")
    assert lines[3].strip().startswith("funds: NHS England")
    # The source stands at the right end of the answer's last line.
    assert lines[3].endswith("NPA 1.22; NPA 1.30 fn 33")
    assert len(lines[3]) == 80
    assert any(line.strip().startswith("disputed: ") for line in lines)
    assert any(line.strip().startswith("more: ohc matrix ") for line in lines)
    assert max(map(len, lines)) <= 80
    assert "Heard: bed watches as bedwatch" in result.said
    assert "(--most 0)." in result.said


def test_json_has_what_programs_judge_by(ohc: Ohc) -> None:
    first = found_rows(ohc, "who pays for bed watches")[0]
    assert first["keys"] == ["duty:interfaces/escort-bedwatch-funding"]
    assert isinstance(first["score"], float)
    assert 0 <= first["covers"] <= 1
    assert first["heard"] == ["bed watches as bedwatches"]
    assert first["source"] == ["NPA 1.22", "NPA 1.30 fn 33"]
    assert isinstance(first["disputed"], list)


def test_other_formats_have_the_same_in_text(ohc: Ohc) -> None:
    head, first, *_ = ohc("find", "470", "-f", "csv").stdout.splitlines()
    assert head == "rank,kind,title,answer,source,disputed,also,more,id"
    assert first.startswith("1,budget,")


def test_a_paragraph_is_shown_by_kinds(ohc: Ohc) -> None:
    result = ohc("find", "NPA", "3.6")
    assert result.stdout.startswith(
        f"{len(found_rows(ohc, 'NPA 3.6'))} rows cite NPA 3.6"
    )
    assert 'more: ohc find "NPA 3.6" -k duty --most 0' in " ".join(
        result.stdout.split()
    )


def test_what_is_not_stated_has_the_nearest_below(ohc: Ohc) -> None:
    text = " ".join(ohc("find", "is there a deadline for LDAs").stdout.split())
    assert "1 not stated By when a local delivery agreement" in text
    assert "nearest: What is so agreed is set out in a local agreement" in text


def test_kinds_narrow_and_widen(ohc: Ohc) -> None:
    kinds = {row["kind"] for row in found_rows(ohc, "complaints", "-k", "duty")}
    assert kinds == {"duty"}
    both = found_rows(ohc, "complaints", "-k", "duties", "-k", "facts", "--most", "0")
    assert {row["kind"] for row in both} == {"duty", "fact"}
    assert found_rows(ohc, "NPA 3.6", "-k", "not stated")[0]["kind"] == "not-stated"


def test_a_source_narrows(ohc: Ohc) -> None:
    rows = found_rows(ohc, "complaints", "--source", "NPA 3")
    assert rows
    for row in rows:
        assert any(source.startswith("NPA 3") for source in row["source"])


def test_most_is_how_many(ohc: Ohc) -> None:
    assert len(found_rows(ohc, "prison", "--most", "2")) == 2
    assert len(found_rows(ohc, "prison", "--most", "0")) > 20
    result = ohc("find", "prison", "--most", "-1")
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize(
    ("words", "exit_code", "hint"),
    [
        (["what", "is", "the"], 1, "has only small words"),
        (["GOAD"], 1, "No row has: GOAD."),
        (["x", "-k", "dutey"], 2, "Did you mean duty?"),
        (["x", "--source", "NPA 9"], 2, "Did you mean NPA"),
        ([], 2, "Type what to look for."),
    ],
)
def test_what_has_no_answer(
    ohc: Ohc, words: list[str], exit_code: int, hint: str
) -> None:
    result = ohc("find", *words)
    assert (result.exit_code, result.stdout) == (exit_code, "")
    assert hint in result.said


def test_no_answer_is_an_empty_table(ohc: Ohc) -> None:
    result = ohc("find", "GOAD", "-f", "json")
    assert (result.exit_code, result.stdout) == (1, "[]\n")


def test_words_that_no_row_has_are_reported(ohc: Ohc) -> None:
    result = ohc("find", "dentistry", "Zanzibar")
    assert result.exit_code == 0
    assert "No row has: Zanzibar." in result.said


def test_a_slip_is_reported(ohc: Ohc) -> None:
    result = ohc("find", "tubercolosis cases")
    assert "Heard: tubercolosis as tuberculosis" in result.said


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_that_is_typed_breaks_it(ohc: Ohc, name: str) -> None:
    store()
    begin = time.process_time()
    result = ohc("find", HOSTILE[name])
    assert result.exit_code in {0, 1, 2}
    assert "Traceback" not in result.stderr
    assert "internal error" not in result.stderr
    assert "\x1b" not in result.stdout + result.stderr
    assert time.process_time() - begin < 5


def test_the_number_of_a_person_is_not_said_again(ohc: Ohc) -> None:
    result = ohc("find", "943 476 5919")
    assert "943 476 5919" not in result.stdout + result.stderr


def test_a_shared_answer_stands_once() -> None:
    for words in ("who runs Oakwood", "dentistry", "complaints", "budget"):
        answered = ask(words, most=None)
        shown = [
            (answer.entry.same, source)
            for answer in answered.shown
            for source in answer.entry.sources
            if answer.entry.same
        ]
        assert len(shown) == len({*shown}), words


def test_a_disagreement_stands_once() -> None:
    answered = ask("how many prisons are there", most=0)
    disputed = [each.number for answer in answered.shown for each in answer.disputed]
    ranked = {answer.entry.number for answer in answered.shown}
    assert disputed
    assert len(disputed) == len({*disputed})
    assert not {*disputed} & ranked


def test_who_asks_for_disagreements_gets_them() -> None:
    assert ask("120 or 118 prisons").shown[0].entry.kind == "conflict"


MORE = sorted({entry.command for entry in all_entries()})
KNOWN = {" ".join(found.words) for found in COMMANDS}


@pytest.mark.parametrize("part", range(4))
def test_what_shows_more_works_and_has_the_row(ohc: Ohc, part: int) -> None:
    entries_of: dict[str, list[Any]] = {}
    for entry in all_entries():
        entries_of.setdefault(entry.command, []).append(entry)
    for command in MORE[part::4]:
        words = shlex.split(command)[1:]
        result = ohc(*words, *([] if "--columns" in words else ["-f", "json"]))
        assert result.exit_code == 0, (command, result.stderr)
        for entry in entries_of[command]:
            assert _has(result.stdout, entry), (command, entry.title)


def _has(text: str, entry: Any) -> bool:
    """Return whether what a command prints has the row of an entry."""
    key = entry.keys[0].split(":", 1)[1].rpartition("/")[2]
    title = entry.title.partition(": ")[2] or entry.title
    member = entry.answer.split("; ")[0]
    marks = (entry.title, title, key, member.split(" (")[0], entry.answer.split(".")[0])
    plain = " ".join(text.split())
    return any(json.dumps(mark, ensure_ascii=False)[1:-1] in plain for mark in marks)
