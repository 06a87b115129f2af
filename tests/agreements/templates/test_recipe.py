"""What a document is made from: whatever changes it changes the sum of it."""

import subprocess
import sys
from pathlib import Path

import pytest
from agreed import NAME, PATH, in_document, read, template_with
from conftest import Ohc

from ohc.agreements.answers.merging import Merged
from ohc.agreements.templates.recipe import Recipe, modules_and_tables

NONE: dict[str, str] = {}


def test_place_answers_and_template_change_the_sum() -> None:
    filled = {"governor": "G"}
    blank = Recipe(b"t").sum(NAME, Merged(NONE, NONE, NONE))
    sums = {
        blank,
        Recipe(b"u").sum(NAME, Merged(NONE, NONE, NONE)),
        Recipe(b"t").sum("prison-garth", Merged(NONE, NONE, NONE)),
        Recipe(b"t").sum(NAME, Merged(filled, NONE, NONE)),
        Recipe(b"t").sum(NAME, Merged(NONE, filled, NONE)),
        Recipe(b"t").sum(NAME, Merged(NONE, NONE, filled)),
    }
    assert len(sums) == 6
    assert blank == Recipe(b"t").sum(NAME, Merged(NONE, NONE, NONE))


def test_the_order_of_answers_does_not_change_the_sum() -> None:
    one_way = Merged({"a": "1", "b": "2"}, NONE, NONE)
    other_way = Merged({"b": "2", "a": "1"}, NONE, NONE)
    assert Recipe(b"t").sum(NAME, one_way) == Recipe(b"t").sum(NAME, other_way)


PROGRAM = """
import sys
from pathlib import Path
from ohc.agreements.templates.template import load_templates
template = load_templates(["docx"], None)["docx"]
template.render
for name, module in sys.modules.items():
    if name.split(".")[0] == "ohc" and module.__file__:
        print(module.__file__)
"""


def test_every_module_that_makes_a_document_is_in_the_sum() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    inside = {str(path) for path in modules_and_tables()}
    packages = {"datasets/__init__.py", "templates/__init__.py"}
    outside = {"/".join(path.split("/")[-2:]) for path in {*loaded} - inside}
    assert len(loaded) > 40
    assert outside <= packages


@pytest.mark.usefixtures("winchester")
def test_another_template_makes_a_document_again(ohc: Ohc) -> None:
    mine = template_with(
        lambda xml: xml.replace("parties.title }}", "parties.title }}, mine"),
        "mine.docx",
    )
    words = ("lda", "generate", "winchester", "--template", str(mine))
    before = read(PATH).made
    ohc(*words)
    assert read(PATH).made not in {"", before}
    assert "up to date" in ohc(*words).said
    assert "(1 updated)" in ohc("lda", "generate", "winchester").said
    assert read(PATH).made == before


@pytest.mark.usefixtures("winchester")
def test_typing_is_seen_where_all_else_is_the_same(ohc: Ohc) -> None:
    in_document(
        PATH, lambda xml: xml.replace("</w:p>", "<w:r><w:t>x</w:t></w:r></w:p>", 1)
    )
    assert ohc("lda", "generate", "winchester").exit_code == 3


def with_one_place(xml: str) -> str:
    """Return the main part of a template that asks for the chair and no more."""
    start, end = xml.index("<w:body>") + len("<w:body>"), xml.rindex("<w:sectPr")
    field = "<w:p><w:r><w:t>{{ board.fields[0].fill }}</w:t></w:r></w:p>"
    return xml[:start] + field + xml[end:]


@pytest.mark.usefixtures("empty_folder")
def test_an_answer_that_has_no_place_is_named_each_time(ohc: Ohc) -> None:
    mine = template_with(with_one_place, "mine.docx")
    Path("a.toml").write_text(f'[{NAME}]\ngovernor = "G"\n', encoding="utf-8")
    words = ("lda", "generate", "winchester", "--template", str(mine))
    for count in ("1 new", "is up to date"):
        result = ohc(*words, "--answers", "a.toml")
        assert result.exit_code == 3
        assert count in result.said
        assert "does not show: Governor or Director" in result.said
