"""The list of placeholders: whole, and each of them works in a template."""

from pathlib import Path

from conftest import Ohc

from ohc.agreements.placeholder_list import placeholders
from ohc.agreements.templates.template import example
from ohc.outcome import Row


def used(row: Row) -> str:
    """Return a placeholder within the loops that it needs."""
    loops = str(row["loop"]).split("\n") if row["loop"] else []
    return "".join(loops) + str(row["placeholder"]) + "{% endfor %}" * len(loops)


def test_every_placeholder_that_is_listed_works_in_a_template(ohc: Ohc) -> None:
    rows = placeholders().rows
    Path("mine.md").write_text("\n\n".join(map(used, rows)), encoding="utf-8")
    result = ohc("lda", "generate", "winchester", "--template", "mine.md")
    assert result.exit_code == 0, result.said
    page = Path("agreements/prison-winchester.md").read_text(encoding="utf-8")
    assert "HMP/YOI Winchester" in page


def test_every_name_of_a_template_is_listed() -> None:
    listed = " ".join(
        f"{row['placeholder']} {row['loop']}" for row in placeholders().rows
    )
    for name in example(with_older=False):
        assert name in listed
    # The first term has no points, routes or steps.
    for name in ("point.first", "route.second", "step.number"):
        kind = f"in term.{name.split('.')[0]}s"
        assert kind in listed, name


def test_the_list_is_printed_with_loops_and_examples(ohc: Ohc) -> None:
    result = ohc("lda", "template", "--list")
    assert result.exit_code == 0
    assert "{{ agreement.name }}" in result.stdout
    assert "Inside these loops" in result.stdout
    assert f"{len(placeholders().rows)} placeholders." in result.said


def test_without_a_file_and_without_the_list_it_says_what_to_do(ohc: Ohc) -> None:
    result = ohc("lda", "template")
    assert result.exit_code == 2
    assert "ohc lda template -o mine.docx" in result.said
