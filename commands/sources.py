"""``ohc sources``: the documents, where they disagree, and what cites them."""

from typing import Annotated

import typer

from ohc.cli.building import command, group
from ohc.outcome import Field, Outcome, View
from ohc.output import Printing
from ohc.reference.cards.sections import (
    conflict_sections,
    coverage_sections,
    document_sections,
)
from ohc.reference.search import Question
from ohc.reference.sources import (
    CITED_BY,
    CONFLICT_FIELDS,
    COVERAGE_FIELDS,
    DOCUMENT_FIELDS,
    coverage,
    documents,
    find_conflicts,
    remarks,
)

app = group(invoke_without_command=True)


@app.callback()
@command
def sources(printing: Printing) -> Outcome:
    """
    List the documents and where they disagree.

    The short names are used in every source: SE 71 is paragraph 71 of Securing
    Excellence, NPA 3.6 is paragraph 3.6 of the National Partnership Agreement.
    The list also says what is missing from our copies.

    Examples:
      ohc sources

    """
    rows = documents()
    return Outcome(
        title="The five documents",
        columns=DOCUMENT_FIELDS,
        rows=rows,
        view=View(
            fields={"title": Field("Document", rank=0, least=28)},
            sections=document_sections(rows),
        ),
    )


def _titled(count: int, question: Question) -> str:
    what = "1 disagreement" if count == 1 else f"{count} disagreements"
    return f"{what} containing: {question.words}" if question.text else what


def _nearest(question: Question) -> tuple[str, ...]:
    # Imported here, because most searches find something.
    from ohc.finding.nearest import nearest

    return nearest(question.words)


@app.command(name="conflicts")
@command
def show_conflicts(
    question: Question,
    printing: Printing,
) -> Outcome:
    """
    Show where the documents disagree, with paragraphs.

    ohc does not choose between them. The note gives any explanation found in a
    source.

    Examples:
      ohc sources conflicts
      ohc sources conflicts "emergency care"

    """
    rows = find_conflicts(question)
    return Outcome(
        title=_titled(len(rows), question),
        columns=CONFLICT_FIELDS,
        rows=rows,
        view=View(sections=conflict_sections(rows)),
        warnings=(
            *remarks("conflicts", question, answers=rows),
            *(() if rows else _nearest(question)),
        ),
    )


@app.command(name="coverage")
@command
def show_coverage(
    place: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PARAGRAPH...]", help='Paragraphs, such as SE or "NPA 3.6".'
        ),
    ] = None,
    *,
    uncited: Annotated[
        bool,
        typer.Option("--uncited", help="Only paragraphs that no statement cites."),
    ] = False,
    printing: Printing,
) -> Outcome:
    """
    Show what cites each paragraph, or why nothing does.

    Lists every paragraph, footnote and part of the documents. Statements are rows
    that say what the paragraph says; other tables may cite it for a name, a count
    or a term of an agreement. If you name paragraphs, ohc also lists the rows.

    Examples:
      ohc sources coverage
      ohc sources coverage "SE 36" "NPA 3.20"
      ohc sources coverage NPA --uncited

    """
    rows = coverage(place or (), uncited=uncited)
    return Outcome(
        title="What cites each paragraph",
        columns=COVERAGE_FIELDS,
        rows=rows,
        fields=(CITED_BY,),
        view=View(
            fields={
                "title": Field("About", rank=0, least=24),
                "reason": Field("Why no statement", rank=1, least=16, blank="Cited"),
            },
            # All paragraphs are a table to look through; a few are cards to read.
            sections=coverage_sections(rows) if place else (),
        ),
    )
