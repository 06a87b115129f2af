"""Every answer stays: from the layout of 0.1.0 to the new one, and to be signed."""

import random
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from agreed import OLDER, PATH, edit_as_word_does, needed, read, type_in
from conftest import Ohc
from word_rewrites import rewrite
from writer import available, fill

pytestmark = pytest.mark.slow
Fill = Callable[[Mapping[str, str]], None]


def in_libreoffice(answers: Mapping[str, str]) -> None:
    if not available():
        pytest.skip("LibreOffice Writer with its Python bridge is not here")
    shutil.copy(fill(PATH, answers, Path("filled")), PATH)


def through_python_docx(answers: Mapping[str, str]) -> None:
    type_in(PATH, answers)


def as_word_saves(answers: Mapping[str, str]) -> None:
    edit_as_word_does(PATH, answers)
    rewrite(PATH, random.Random(2013))  # noqa: S311 - the same each time


@pytest.mark.parametrize(
    "type_answers", [in_libreoffice, through_python_docx, as_word_saves]
)
def test_every_answer_stays_through_three_generations(
    ohc: Ohc, type_answers: Fill
) -> None:
    def generate(*words: object) -> None:
        result = ohc("lda", "generate", "winchester", *words)
        assert result.exit_code == 0, result.said
        assert {**read(PATH).answers, **typed} == read(PATH).answers
        assert not read(PATH).is_touched_outside

    typed: dict[str, str] = {}
    generate("--template", OLDER)
    every = needed() | {"other_parties": "Ann & <Bob>", "board_wider": "None"}
    facts = {key for key in every if every[key] in {"Yes", "No", "Public sector"}}
    in_older = [key for key in read(PATH).asked if key in every and key not in facts]
    # Half of them in the old layout, the others in the new, then the facts.
    typed |= {key: every[key] for key in in_older[::2]}
    type_answers(typed)
    generate()
    others = {key: every[key] for key in every if key not in {*typed, *facts}}
    type_answers(others)
    typed |= others
    generate()
    typed |= {key: every[key] for key in facts}
    type_answers({key: every[key] for key in facts})
    generate()
    generate("--final")
    assert read(PATH).is_final
    assert typed == every
