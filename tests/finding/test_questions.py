"""What people ask is found: how often, and what must always come first."""

import random
from functools import cache

import pytest
from asked_questions import Question, ask, place_of, questions, share

from ohc.finding.making.all_entries import all_entries

ALWAYS_FIRST = {
    "Doncaster": "estate:prison-doncaster",
    "470": "budget:prisons-young-offender-institutions",
    "budget": "lists:budget",
    "which area teams are leads": "lists:lead-teams",
    "twelve priorities": "lists:priorities-npa-2013",
    "s75": "facts:section-75",
    "CRG": "bodies:health-and-justice-clinical-reference-group",
    "who signs off complaints": "duty:roles/healthcare-complaints",
    "is there a deadline for LDAs": "silence:lda-deadline",
    "how many prisons are there": "headline_counts:se-prisons",
}
IN_ORDER = [
    question
    for question in questions("first")
    if question.kind not in {"paragraph", "place", "number"}
]


@cache
def place(question: Question) -> int:
    return place_of(question, ask(question.words))


def first_key(words: str) -> str:
    answered = ask(words)
    return answered.shown[0].entry.keys[0] if answered.shown else ""


def test_the_first_questions_are_found() -> None:
    places = [place(question) for question in questions("first")]
    assert len(places) == 63
    assert share(places, 3) >= 0.97
    assert share(places, 1) >= 0.85


@pytest.mark.parametrize(("words", "key"), ALWAYS_FIRST.items())
def test_what_must_come_first_does(words: str, key: str) -> None:
    assert key in ask(words).shown[0].entry.keys


def test_who_pays_for_dentistry_is_who_commissions_it() -> None:
    [first, *_] = ask("who pays for dentistry").shown
    assert "duty:roles/dentistry" in first.entry.keys
    assert "NHS England" in first.entry.answer


def test_the_number_of_prisons_is_disputed() -> None:
    first = ask("how many prisons are there").shown[0]
    assert first.entry.answer.startswith("120 ")
    assert "SE 11a" in first.entry.sources
    assert any("118" in conflict.title for conflict in first.disputed)


def test_the_budget_is_all_six_rows() -> None:
    answer = ask("budget").shown[0].entry
    assert sum(key.startswith("budget:") for key in answer.keys) == 6


@pytest.mark.parametrize("question", questions("first"), ids=lambda q: q.words)
def test_case_and_small_words_change_nothing(question: Question) -> None:
    if question.words.isupper() or question.kind == "paragraph":
        return
    first = first_key(question.words)
    assert first_key(f"{question.words}?") == first
    assert first_key(f"the {question.words}") == first
    if question.kind != "misspelling":
        # A word in capitals is an abbreviation, and no slip of another.
        assert first_key(question.words.upper()) == first


def test_the_order_of_words_seldom_matters() -> None:
    asked = [question for question in IN_ORDER if len(question.words.split()) > 2]
    shuffler = random.Random(2013)  # noqa: S311 - an order, not a secret
    same = 0
    for question in asked:
        mixed = question.words.split()
        shuffler.shuffle(mixed)
        same += first_key(" ".join(mixed)) == first_key(question.words)
    assert same / len(asked) >= 0.8


@pytest.mark.parametrize(
    ("name", "size", "among_three", "first"),
    [
        ("thirty", 30, 0.95, 0.80),
        ("second thirty", 30, 0.95, 0.80),
        ("ninety learnt", 45, 0.97, 0.77),
        ("ninety held out", 45, 0.97, 0.88),
        ("third thirty", 30, 0.90, 0.83),
        ("fourth thirty", 30, 0.93, 0.73),
        ("fifth thirty", 30, 0.90, 0.77),
    ],
)
def test_questions_asked_after_the_words_were_chosen_are_found(
    name: str, size: int, *, among_three: float, first: float
) -> None:
    places = [place(question) for question in questions(name)]
    assert len(places) == size
    assert share(places, 3) >= among_three
    assert share(places, 1) >= first


def test_every_answer_of_a_question_is_there() -> None:
    keys = {key for entry in all_entries() for key in entry.keys}
    for question in questions():
        wanted = {key for key in question.answers if not key.startswith("para:")}
        assert wanted <= keys, question.words


@pytest.mark.parametrize(
    "words",
    ["how many nurses per prisoner", "which trust provides healthcare at Leeds"],
)
def test_what_no_document_states_is_among_the_first(words: str) -> None:
    kinds = [answer.entry.kind for answer in ask(words).shown[:3]]
    assert "not-stated" in kinds


def test_a_silence_about_numbers_does_not_answer_whom() -> None:
    key = "silence:complaint-number"
    assert key in ask("how many complaints are there").shown[0].entry.keys
    whom = ask("who handles complaints", most=3).shown
    assert not [answer for answer in whom if key in answer.entry.keys]
