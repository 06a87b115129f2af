"""``ohc facts``: lists and figures of the sources, found by words."""

from ohc.cli.building import command, group
from ohc.outcome import Outcome
from ohc.output import Printing
from ohc.reference.search import Question
from ohc.reference.sources import FACT_FIELDS, find_facts, remarks

app = group()


@app.command()
@command
def show(
    question: Question,
    printing: Printing,
) -> Outcome:
    """
    Look up a list or a figure of the five documents, with its paragraph.

    Every word must be in the row, in any form; small words do not count.

    Examples:
      ohc facts "receptions per year"
      ohc facts "how many leave a local prison each day"
      ohc facts --topic history

    """
    rows = find_facts(question)
    return Outcome(
        title=f"Facts: {question.words}" if question.text else "Facts",
        columns=FACT_FIELDS,
        rows=rows,
        narrow=("item", "value", "unit", "source"),
        warnings=remarks("facts", question, answers=rows),
    )
