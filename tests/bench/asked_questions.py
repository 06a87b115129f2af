"""Questions with the rows that answer them, and how many are found where."""

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ohc.finding.answers import Answers, answers
from ohc.finding.keeping import database
from ohc.finding.query import Query
from ohc.finding.store import Store

QUESTIONS = Path(__file__).parent.parent / "finding" / "questions.csv"
NOWHERE = 99


class Question(NamedTuple):
    """A question, its kind, and the keys that answer it."""

    set: str
    kind: str
    words: str
    answers: frozenset[str]


@cache
def store() -> Store:
    return Store(database())


@cache
def questions(of_set: str = "") -> tuple[Question, ...]:
    """Return the questions of a set, or all."""
    with QUESTIONS.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Question(
                row["set"],
                row["kind"],
                row["question"],
                frozenset(row["answers"].split("; ")),
            )
            for row in csv.DictReader(lines)
            if of_set in {"", row["set"]}
        )


def ask(words: str, most: int | None = 10) -> Answers:
    """Return the answers to some words."""
    return answers(Query((words,), most=most), store())


def place_of(question: Question, answered: Answers) -> int:
    """Return at which place the first row stands that answers a question."""
    for place, answer in enumerate(answered.shown, start=1):
        cited = {f"para:{source}" for source in answer.entry.sources}
        if question.answers & {*answer.entry.keys, *cited}:
            return place
    return NOWHERE


def share(places: Iterable[int], most: int) -> float:
    """Return which share of the places is among the first."""
    known = [*places]
    return sum(place <= most for place in known) / len(known)
