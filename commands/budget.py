"""``ohc budget``: the table of paragraph 13."""

from functools import partial

from ohc.cli.building import command, group
from ohc.outcome import Outcome, Row, View
from ohc.output import Printing
from ohc.reference.funding import BUDGET_FIELDS, budget, sum_note


def _picture(rows: list[Row]) -> str:
    # Imported here, so that a table does not wait for the drawing code.
    from ohc.pictures.budget_bars import budget_picture

    return budget_picture(rows)


VIEW = View(
    columns=(
        "accommodation",
        "resources_text",
        "current_commissioner",
        "commissioner_from_2013_14",
        "later_note",
        "source",
    ),
    sheet="Budget",
    caption="Commissioners in 2012/13 and after, and resources in 2012/13",
)

app = group()


@app.command()
@command
def show(printing: Printing) -> Outcome:
    """
    Show who commissions what from 2013/14, and the money.

    The figures are those of paragraph 13 of Securing Excellence: approximate, for
    2012/13. Amounts still to be confirmed (TBC) are left blank in data formats.

    To save a picture of the amounts, use -o with a name that ends in .svg or .png.
    Pages (.html), papers (.docx) and workbooks (.xlsx) include the picture.

    Examples:
      ohc budget
      ohc budget --columns accommodation,resources_text,later_note
      ohc budget -o budget.svg

    """
    rows = budget()
    return Outcome(
        title="Who commissions what, and the money (SE 13)",
        columns=BUDGET_FIELDS,
        rows=rows,
        notes=(sum_note(rows),),
        view=VIEW,
        picture=partial(_picture, rows),
    )
