"""``ohc priorities``: the priorities, and the commitments under them."""

from typing import Annotated

import typer

from ohc.cli.building import command, group
from ohc.outcome import Field, Outcome, View
from ohc.output import Printing
from ohc.reference.cards.sections import priority_sections
from ohc.reference.framework import (
    COMMITMENT_FIELDS,
    FRAMEWORKS,
    PRIORITY_FIELDS,
    SHOWN_FIELDS,
    find_framework,
    priority_card,
)
from ohc.reference.framework import commitments as commitment_rows
from ohc.reference.framework import priorities as priority_rows

DUE = 'ohc reads "By April 2014" as 1 April 2014; the source does not name a day.'

COMMITMENTS_VIEW = View(
    fields={
        "commitment": Field("Commitment", rank=0, least=28),
        "priority": Field("Priority", rank=6, right=True),
    }
)

app = group(invoke_without_command=True)


@app.callback()
@command
def priorities(
    framework: Annotated[
        str,
        typer.Option("--framework", metavar="NAME", help="npa-2013 or strategic-2016."),
    ] = "npa-2013",
    *,
    printing: Printing,
) -> Outcome:
    """
    List the 12 priorities and their commitments.

    The priorities are those of 2013-14. The strategy of 2016 has 7 areas instead.

    Examples:
      ohc priorities
      ohc priorities --framework strategic-2016

    """
    name = find_framework(framework)
    return Outcome(
        title=FRAMEWORKS[name],
        columns=PRIORITY_FIELDS,
        rows=priority_rows(name),
        fields=("detail",),
    )


@app.command()
@command
def commitments(printing: Printing) -> Outcome:
    """
    List the 18 commitments under the 12 priorities.

    Examples:
      ohc priorities commitments
      ohc priorities commitments -o commitments.xlsx

    """
    return Outcome(
        title="Commitments under the priorities of 2013-14 (NPA section 2)",
        columns=COMMITMENT_FIELDS,
        rows=commitment_rows(),
        fields=("binds",),
        view=COMMITMENTS_VIEW,
        notes=(DUE,),
    )


@app.command()
@command
def show(
    number: Annotated[
        str,
        typer.Argument(metavar="NUMBER", help="1 to 12, or a commitment such as C3.2."),
    ],
    printing: Printing,
) -> Outcome:
    """
    Show one priority and its commitments.

    For each commitment: what it says, where it applies and when it is due.

    Examples:
      ohc priorities show 3
      ohc priorities show C3.2

    """
    rows = priority_card(number)
    return Outcome(
        title=f"Priority {number}: {rows[0]['value']}",
        columns=SHOWN_FIELDS,
        rows=rows,
        view=View(sections=priority_sections(rows)),
    )
