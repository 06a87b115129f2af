"""Agreements that LibreOffice Writer opens, fills and saves."""

import shutil
from pathlib import Path

import pytest
from agreed import NEW, PATH, VARIANTS, read, template_with, type_in
from conftest import Ohc
from writer import available, fill, resave, resave_all

pytestmark = [
    pytest.mark.slow,
    pytest.mark.usefixtures("writer_is_here", "winchester"),
]


@pytest.fixture(scope="module")
def writer_is_here() -> None:
    if not available():
        pytest.skip("LibreOffice Writer with its Python bridge is not here")


def test_saved_twice_a_blank_skeleton_is_blank_and_untouched() -> None:
    again = resave(resave(PATH, Path("once")), Path("twice"))
    agreement = read(again)
    assert agreement.answers == {}
    assert agreement.asked == read(PATH).asked
    assert agreement.place == "prison-winchester"
    assert not agreement.is_touched_outside


def test_an_agreement_of_each_variant_opens(ohc: Ohc) -> None:
    assert ohc("lda", "generate", *VARIANTS.values(), "-o", "each").exit_code == 0
    paths = [*Path("each").glob("prison-*")]
    assert len(paths) == len(VARIANTS)
    resave_all(paths, Path("again"))
    for path in paths:
        again = read(Path("again", path.name))
        assert again.asked == read(path).asked
        assert not again.is_touched_outside


TAGS = (
    "{{ parties.title }}",
    "{% for one in parties.fields %}{{ one.label }}: {{ one.fill }} {% endfor %}",
    "{% for one in board.fields %}{{ one.label }}: {{ one.fill }} {% endfor %}",
    "{% for one in review.fields %}{{ one.label }}: {{ one.fill }} {% endfor %}",
    "{% for c in priority_list[2].commitments %}{{ c.status.fill }}; {% endfor %}",
    "{% for one in kept %}{{ one.label }}: {{ one.fill }} {% endfor %}",
    "The last paragraph.",
)
"""A template of someone's own: a few places, and what it has no place for."""


def of_someones_own(xml: str) -> str:
    start, end = xml.index("<w:body>") + len("<w:body>"), xml.rindex("<w:sectPr")
    rows = (f"<w:p><w:r><w:t>{tag}</w:t></w:r></w:p>" for tag in TAGS)
    return xml[:start] + "".join(rows) + xml[end:]


def test_what_is_filled_in_stays_through_three_generations(ohc: Ohc) -> None:
    years = (
        {"governor": 'Ann & <Bob> "Lee"', "board_members": "Ŵyn\nLee", "pfi": "No"},
        {"governor": "Other", "review_date": "4 May 2014"},
        {"action_status.C3.1": "In progress", "board_members": "One\nTwo\nThree"},
    )
    expected: dict[str, str] = {}
    Path("answers.toml").write_text(
        '[winchester]\nlead_commissioner = "L"\n', encoding="utf-8"
    )
    words = ["lda", "generate", "winchester", "--answers", "answers.toml"]
    template = template_with(of_someones_own, "mine.docx")
    for number, typed in enumerate(years):
        is_last = number == len(years) - 1
        beside = "Typed beside the fields." if is_last else ""
        shutil.copy(fill(PATH, typed, Path(f"filled{number}"), beside), PATH)
        expected |= typed
        result = ohc(*words, *([] if is_last else ["--template", template]))
        expected["lead_commissioner"] = "L"
        if is_last:
            assert result.exit_code == 3
            assert "someone typed outside the fields:" in result.said
            assert read(NEW).answers == expected
        else:
            assert result.exit_code == 0
            assert read(PATH).answers == expected


def test_answers_in_several_scripts_come_back_whole() -> None:
    typed = {"governor": "Dr \u0639\u0644\u064a Smith", "board_chair": "\u65e5\u672c"}
    type_in(PATH, typed)
    assert read(resave(PATH, Path("once"))).answers == typed


def test_a_template_that_writer_saved_is_taken_back(ohc: Ohc) -> None:
    assert ohc("lda", "template", "-o", "mine.docx").exit_code == 0
    saved = resave(Path("mine.docx"), Path("saved"))
    words = ("winchester", "--template", saved, "-o", "other")
    result = ohc("lda", "generate", *words)
    assert result.exit_code == 0, result.stderr
    other = read("other/prison-winchester.docx")
    assert other.asked == read(PATH).asked
    assert not other.is_touched_outside
