"""What stands at the right end of a card's line, such as the source of an answer."""

import json

from ohc.outcome import Outcome, Section, Spelled, View
from ohc.output import json_records
from ohc.output.screen.stacking import section_lines


def drawn(
    *entries: tuple[str, str], tails: tuple[str, ...], width: int = 40
) -> list[str]:
    section = Section("", entries, tails=tails)
    return [line.text for line in section_lines([section], width)]


def test_a_tail_is_at_the_right_end_of_the_last_line() -> None:
    [line] = drawn(("1", "NHS England"), tails=("SE 71",))
    assert line == f"  1  NHS England{'SE 71':>24}"
    assert len(line) == 40


def test_a_tail_that_does_not_fit_is_below() -> None:
    text, tail = drawn(("1", "x" * 30), tails=("SE 71",))
    assert text == f"  1  {'x' * 30}"
    assert tail == f"{'SE 71':>40}"


def test_two_spaces_part_a_tail_from_its_text() -> None:
    # 5 before the text, 2 between: a text of 28 leaves room for a tail of 5.
    assert len(drawn(("1", "x" * 28), tails=("SE 71",))) == 1
    assert len(drawn(("1", "x" * 29), tails=("SE 71",))) == 2


def test_only_some_entries_may_have_a_tail() -> None:
    lines = drawn(("1", "one"), ("", "two"), ("2", "three"), tails=("SE 1",))
    assert [line.endswith("SE 1") for line in lines] == [True, False, False]


def test_a_document_has_tails_in_brackets_and_a_label_for_each_text() -> None:
    section = Section(
        "", (("1", "a"), ("", "b"), ("2", "c")), tails=("SE 1", "", "NPA 2.1")
    )
    assert section.whole().entries == (("1", "a [SE 1]\nb"), ("2", "c [NPA 2.1]"))


def test_tails_are_changed_with_the_other_texts() -> None:
    view = View(sections=(Section("", (("1", "a"),), tails=("b",)),))
    assert view.through(str.upper).sections[0].tails == ("B",)


def test_json_has_a_list_as_a_list_and_others_have_its_text() -> None:
    several, score = Spelled("a; b", ["a", "b"]), Spelled("1.50", 1.5)
    assert several == "a; b"
    table = Outcome(
        title="",
        columns=("keys", "score", "none"),
        rows=[{"keys": several, "score": score, "none": Spelled("", [])}],
    )
    [record] = json.loads(json_records.render(table, one_a_line=False))
    assert record == {"keys": ["a", "b"], "score": 1.5, "none": []}
