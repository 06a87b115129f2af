"""``ohc facts``: lists and figures of the sources, found by words."""

from ohc.cli.building import command, group
from ohc.outcome import Outcome, View
from ohc.output import Printing
from ohc.reference.cards.sections import fact_sections
from ohc.reference.search import Question
from ohc.reference.sources import FACT_FIELDS, find_facts, remarks

app = group()


def _titled(count: int, question: Question) -> str:
    facts = "1 fact" if count == 1 else f"{count:,} facts"
    return f"{facts} containing: {question.words}" if question.text else facts


def _nearest(question: Question) -> tuple[str, ...]:
    # Imported here, because most searches find something.
    from ohc.finding.nearest import nearest

    return nearest(question.words)


@app.command()
@command
def show(
    question: Question,
    printing: Printing,
) -> Outcome:
    """
    Search the five documents for lists and figures.

    Finds entries that contain all your words, in any form. Words such as "the"
    are ignored. Each entry has its paragraph.

    Examples:
      ohc facts "receptions per year"
      ohc facts "how many leave a local prison each day"
      ohc facts --topic history

    """
    rows = find_facts(question)
    return Outcome(
        title=_titled(len(rows), question),
        columns=FACT_FIELDS,
        rows=rows,
        view=View(sections=fact_sections(rows)),
        warnings=(
            *remarks("facts", question, answers=rows),
            *(() if rows else _nearest(question)),
        ),
    )
