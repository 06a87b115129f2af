"""Which answer an agreement gets when it is made again: nothing typed is lost."""

import pytest

from ohc.agreements.answers.merging import is_same, merged

Three = tuple[str | None, str | None, str | None]


def settled(document: str, before: str, now: str, unsettled: str = "") -> Three:
    """Return what a field shows, what of it people did not type, and the conflict."""
    result = merged(
        {"chair": document},
        {"chair": before},
        {"chair": now},
        {"chair": unsettled} if unsettled else {},
    )
    return (
        result.values.get("chair"),
        result.prefilled.get("chair"),
        result.conflicts.get("chair"),
    )


@pytest.mark.parametrize(
    ("document", "before", "now", "expected"),
    [
        ("Ann", "Ann", "Bob", ("Bob", "Bob", None)),
        ("Ann", "Ann", "", ("Ann", "Ann", None)),
        ("", "", "Bob", ("Bob", "Bob", None)),
    ],
)
def test_what_nobody_changed_follows_the_answers(
    document: str, before: str, now: str, expected: Three
) -> None:
    assert settled(document, before, now) == expected


@pytest.mark.parametrize(
    ("before", "now", "conflict"),
    [
        ("Ann", "Ann", None),  # the answers are as they were: only a person changed it
        ("Ann", "", None),
        ("Ann", "Bob", "Bob"),
        ("", "Bob", "Bob"),
    ],
)
def test_what_was_typed_stays_and_only_a_new_answer_is_a_conflict(
    before: str, now: str, conflict: str | None
) -> None:
    assert settled("Cat", before, now) == ("Cat", before or None, conflict)


def test_what_was_typed_first_and_answered_since_follows_the_answers() -> None:
    assert settled("Cat", "", "Cat") == ("Cat", "Cat", None)


def test_a_blank_answer_leaves_a_conflict_of_before_open() -> None:
    assert settled("Cat", "Ann", "", unsettled="Bob") == ("Cat", "Ann", "Bob")
    assert settled("Cat", "Ann", "Dan", unsettled="Bob") == ("Cat", "Ann", "Dan")
    assert settled("Cat", "Ann", "Cat", unsettled="Bob") == ("Cat", "Cat", None)


def test_the_words_of_the_document_stay_where_the_answer_says_the_same() -> None:
    expected = ("1 April 2014", "2014-04-01", None)
    assert settled("1 April 2014", "2014-04-01", "2014-04-01") == expected


@pytest.mark.parametrize(
    ("answer", "other", "same"),
    [
        ("A  B", " A B", True),
        ("1 April 2014", "01/04/2014", True),
        ("1 April 2014", "2 April 2014", False),
        ("soon", "later", False),
        ("Ann", "ann", False),
        ("", "", True),
        ("", "Ann", False),
    ],
)
def test_answers_are_the_same_but_for_space_and_forms_of_dates(
    answer: str, other: str, same: bool
) -> None:
    assert is_same(answer, other) is same
