"""What agreements say is easy to read, and in its own words: Word files, whole."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import textstat
from agreed import PATH, VARIANTS
from conftest import Ohc
from docx import Document
from docx.oxml.ns import qn
from layouts import every_text

from ohc.agreements.wording.conditions import OPENINGS
from ohc.agreements.wording.content import Answers, content
from ohc.agreements.wording.places import places

HIGHEST_GRADE, MOST_WORDS, MOST_ON_AVERAGE = 9, 25, 15
BODIES = (
    "Parliamentary and Health Service Ombudsman",
    "National Offender Management Service",
    "Prisons and Probation Ombudsman",
    "Community Rehabilitation Companies",
    "clinical commissioning groups",
    "Prison Healthcare Board (England)",
    "Clinical commissioning groups",
    "Deputy Director of Custody",
    "Independent Monitoring Boards",
    "National Probation Service",
    "HM Inspectorate of Prisons",
    "Care Quality Commission",
    "Health Protection Teams",
    "Public Health England",
    "Department of Health",
    "Youth Justice Board",
    "HM Prison Service",
    "local authorities",
    "Local authorities",
    "NHS England",
    "Home Office",
)
"""Names that nobody can make easier: for the grade each counts as "the team"."""

KINDS = ("prison-maidstone", "prison-peterborough", "prison-frankland")


def lines_of_terms(place: str, **answers: str) -> Iterator[str]:
    names: Any = content(places()[place], Answers(answers)).names
    for section in names["term_list"]:
        for term in section.terms:
            yield term.text
            for row in (*term.points, *term.routes, *term.steps):
                yield f"{row.first}."
                yield f"{row.second}."


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, without the paragraphs that they come from."""
    plain = re.sub(r" ?\[(?:NPA|SE)[^\]]*\]", "", text)
    return [each for each in re.split(r"(?<=[.?:;])\s+|\n", plain) if each.strip(" .")]


def grade(text: str) -> float:
    for body in BODIES:
        text = text.replace(body, "the team")
    return float(textstat.flesch_kincaid_grade(text))


def test_the_grade_tells_plain_words_from_others() -> None:
    assert grade("The board meets here. It looks at what is done.") < HIGHEST_GRADE
    officialese = "Operationalisation of interdependent organisational arrangements."
    assert grade(officialese) > HIGHEST_GRADE


@pytest.mark.parametrize("answer", ["", "Yes"])
@pytest.mark.parametrize("place", KINDS)
def test_terms_are_of_an_easy_grade(place: str, answer: str) -> None:
    answers = dict.fromkeys(OPENINGS, answer) if answer else {}
    text = " ".join(lines_of_terms(place, **answers))
    assert grade(text) <= HIGHEST_GRADE
    lengths = [len(sentence.split()) for sentence in sentences(text)]
    assert len(lengths) > 150
    assert sum(lengths) / len(lengths) <= MOST_ON_AVERAGE


@pytest.fixture
def variants(ohc: Ohc) -> list[Path]:
    """Give an agreement of each kind, and the guidance beside them."""
    names = ("maidstone", "peterborough", "isle of wight", *VARIANTS.values())
    assert ohc("lda", "generate", *names).exit_code == 0
    return sorted(PATH.parent.glob("*.docx"))


def texts_of(path: Path) -> str:
    if path.name != "guidance.docx":
        return every_text(path)
    document: Any = Document(str(path))
    rows = (row for table in document.tables for row in table.rows)
    cells = (cell.text for row in rows for cell in row.cells)
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def test_no_sentence_of_a_document_is_long(variants: list[Path]) -> None:
    assert len(variants) == len(VARIANTS) + 4
    for path in variants:
        for sentence in sentences(texts_of(path)):
            assert len(sentence.split()) <= MOST_WORDS, (path.name, sentence)


def test_no_paragraph_of_any_variant_is_empty(variants: list[Path]) -> None:
    for path in variants:
        document: Any = Document(str(path))
        empty = [
            paragraph
            for paragraph in document.element.body.iter(qn("w:p"))
            if not "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        ]
        # Only where people sign by hand.
        assert len(empty) == (0 if path.name == "guidance.docx" else 6), path.name
