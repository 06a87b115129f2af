"""``ohc estate``: Appendix 1, and its counts."""

from typing import Annotated

import typer

from ohc.cli.building import command, group
from ohc.outcome import Outcome
from ohc.output import Printing, wants_all_fields
from ohc.reference.establishments import (
    ENRICHMENT,
    ESTATE_FIELDS,
    SUMMARY_FIELDS,
    Selection,
    enriched,
    select,
    summarise,
    understandings,
)

COUNTED_ONCE = "totals count each one once; police forces are not in total."

app = group(invoke_without_command=True)


@app.callback()
@command
def estate(selection: Selection, printing: Printing) -> Outcome:
    """
    Prisons and other secure places by area team, as Appendix 1 lists them.

    One row per establishment and area team, in published order. Names are
    matched without case, and a part will do where it is unique; an option given
    twice widens the selection, different options narrow it.

    Examples:
      ohc estate --area-team Wessex
      ohc estate --lead "Thames Valley" --kind prison -o patch.xlsx

    """
    rows = select(selection)
    # Looked up for formats that show it alone: a printed table has no room for it.
    return Outcome(
        title="Prisons and secure accommodation by area team (SE Appendix 1)",
        columns=ESTATE_FIELDS,
        rows=enriched(rows) if wants_all_fields(printing) else rows,
        fields=ENRICHMENT,
        narrow=("name", "kind", "area_team", "wave"),
        warnings=understandings(selection),
    )


@app.command()
@command
def summary(selection: Selection, printing: Printing) -> Outcome:
    """
    Count establishments and police forces per area team.

    Printed totals count each establishment or force once, also where two area
    teams list it; police forces are never in the total.

    Examples:
      ohc estate summary
      ohc estate summary --region "NHS South" -f csv

    """
    rows, totals = summarise(selection)
    return Outcome(
        title="Establishments and police forces per area team (SE Appendix 1)",
        columns=SUMMARY_FIELDS,
        rows=rows,
        narrow=SUMMARY_FIELDS[2:],
        totals=totals,
        notes=(COUNTED_ONCE,),
        warnings=understandings(selection),
    )


@app.command()
@command
def reconcile(printing: Printing) -> Outcome:
    """
    Hold published headline counts against what Appendix 1 lists.

    Difference is the number of different ids less the published count; it is
    blank where Appendix 1 does not list or mark what is counted.

    Examples:
      ohc estate reconcile

    """
    from ohc.reference.reconciling import RECONCILED_FIELDS
    from ohc.reference.reconciling import reconcile as reconciled

    return Outcome(
        title="Published counts against Appendix 1",
        columns=RECONCILED_FIELDS,
        rows=reconciled(),
        narrow=("what", "published", "distinct", "difference", "source"),
    )


@app.command()
@command
def show(
    name: Annotated[str, typer.Argument(help="Establishment or police force.")],
    printing: Printing,
) -> Outcome:
    """
    Show all that is known of one establishment, with the source of each item.

    What no source states is left out; an inference says that it is one.

    Examples:
      ohc estate show "HMP Durham"
      ohc estate show Highpoint-South -o highpoint.html

    """
    from ohc.reference.card import CARD_FIELDS, card, find_one

    key = find_one(name)
    rows = card(key)
    return Outcome(title=str(rows[0]["value"]), columns=CARD_FIELDS, rows=rows)
