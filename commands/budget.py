"""``ohc budget``: the table of paragraph 13."""

from ohc.cli.building import command, group
from ohc.outcome import Outcome
from ohc.output import Printing
from ohc.reference.funding import BUDGET_FIELDS, budget, sum_note

app = group()


@app.command()
@command
def show(printing: Printing) -> Outcome:
    """
    Who commissions what from 2013/14, and the money, as paragraph 13 has it.

    Amounts are approximate, for 2012/13; what is to be confirmed stays blank.

    Examples:
      ohc budget
      ohc budget --columns accommodation,resources_text,later_note

    """
    rows = budget()
    return Outcome(
        title="Commissioning responsibilities and resources (SE 13)",
        columns=BUDGET_FIELDS,
        rows=rows,
        narrow=("accommodation", "commissioner_from_2013_14", "resources_text"),
        notes=(sum_note(rows),),
    )
