"""``ohc sources``: the documents, and where they disagree."""

from ohc.cli.building import command, group
from ohc.outcome import Outcome
from ohc.output import Printing
from ohc.reference.search import Question
from ohc.reference.sources import (
    CONFLICT_FIELDS,
    DOCUMENT_FIELDS,
    documents,
    find_conflicts,
    remarks,
)

app = group(invoke_without_command=True)


@app.callback()
@command
def sources(printing: Printing) -> Outcome:
    """
    List the five documents, and what is lost in our copies of them.

    Their short names stand in every source: SE 71 is paragraph 71 of Securing
    Excellence, NPA 3.6 paragraph 3.6 of the National Partnership Agreement.

    Examples:
      ohc sources

    """
    return Outcome(
        title="The five documents",
        columns=DOCUMENT_FIELDS,
        rows=documents(),
        narrow=("short", "title", "date"),
    )


@app.command(name="conflicts")
@command
def show_conflicts(
    question: Question,
    printing: Printing,
) -> Outcome:
    """
    Show where the documents disagree, both sides, with paragraphs.

    Neither side is taken; the note says what a source explains, if one does.

    Examples:
      ohc sources conflicts
      ohc sources conflicts "emergency care"

    """
    rows = find_conflicts(question)
    return Outcome(
        title="Where the documents disagree",
        columns=CONFLICT_FIELDS,
        rows=rows,
        narrow=("first", "first_source", "second", "second_source"),
        warnings=remarks("conflicts", question, answers=rows),
    )
