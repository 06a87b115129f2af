"""``ohc facts``: lists and figures of the sources, found by words."""

from ohc.cli.building import group, shown
from ohc.outcome import Outcome
from ohc.output import Printing
from ohc.reference.search import Question
from ohc.reference.sources import FACT_FIELDS, facts, said_of

app = group()


@app.command()
@shown
def show(
    question: Question,
    printing: Printing,  # noqa: ARG001 - shown() reads it
) -> Outcome:
    """
    Look up a list or a figure of the five documents, with its paragraph.

    Every word must be in the row, in any form; small words do not count.

    Examples:
      ohc facts "receptions per year"
      ohc facts "how many leave a local prison each day"
      ohc facts --topic history

    """
    rows = facts(question)
    return Outcome(
        title=f"Facts: {question.words}" if question.text else "Facts",
        columns=FACT_FIELDS,
        rows=rows,
        narrow=("item", "value", "unit", "source"),
        warnings=said_of("facts", question, rows),
    )
