"""``ohc estate``: Appendix 1, and its counts."""

from ohc.establishments import (
    ESTATE_FIELDS,
    SUMMARY_FIELDS,
    Selection,
    select,
    summarise,
)
from ohc.options import group, shown
from ohc.outcome import Outcome
from ohc.output import Printing

COUNTED_ONCE = "totals count each one once; police forces are not in total."

app = group(invoke_without_command=True)


@app.callback()
@shown
def estate(selection: Selection, printing: Printing) -> Outcome:  # noqa: ARG001
    """
    Prisons and other secure places by area team, as Appendix 1 lists them.

    One row per establishment and area team, in published order. Names are
    matched without case, and a part will do where it is unique; an option given
    twice widens the selection, different options narrow it.

    Examples:
      ohc estate --area-team Wessex
      ohc estate --lead "Thames Valley" --kind prison -o patch.xlsx

    """
    return Outcome(
        title="Prisons and secure accommodation by area team (SE Appendix 1)",
        columns=ESTATE_FIELDS,
        rows=select(selection),
        narrow=("name", "kind", "area_team", "wave"),
    )


@app.command()
@shown
def summary(selection: Selection, printing: Printing) -> Outcome:  # noqa: ARG001
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
    )
