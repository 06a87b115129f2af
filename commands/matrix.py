"""``ohc matrix``: who does what, with the source of every part."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated

import typer

from ohc.cli.building import command, group
from ohc.errors import GAPS, WrongWords
from ohc.lines import in_quotes
from ohc.outcome import Field, Outcome, TextRow, View
from ohc.output import Printing
from ohc.reference.cards.matrices import matrix_view, parts_of
from ohc.reference.responsibility import (
    DUTY_FIELDS,
    EVERYWHERE,
    MATRIX_FIELDS,
    THE_PARTIES,
    Ask,
    captions,
    duties,
    find_matrix,
    lay_out,
    matrices,
    understandings,
)

ALL = {
    "matrix": "",
    "title": "Duties of all matrices",
    "source": "SE, NPA and HJ",
}
MEANT_BY_PARTIES = "the parties are NHS England, NOMS and Public Health England."

app = group()


@app.command()
@command
def matrix(
    matrix_name: Annotated[
        str, typer.Argument(metavar="NAME", help="Name of a matrix, such as tasks.")
    ] = "",
    *,
    ask: Ask,
    establishment: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="ESTABLISHMENT",
            help="Only duties that apply to this establishment.",
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Show gaps and contradictions.")
    ] = False,
    printing: Printing,
) -> Outcome:
    """
    Show who is responsible for what.

    For each duty, it shows the part that each organisation plays. (should) and
    (may) mark parts that the source words less strongly. Leave the name out to
    list the matrices. With --body, --search or --for, ohc looks in all of them.
    Data formats have one row for each organisation's part in a duty.

    Examples:
      ohc matrix
      ohc matrix tasks --group Planning
      ohc matrix interfaces --search escorts -o escorts.docx
      ohc matrix complaints --for "HMP Doncaster"
      ohc matrix --body "Local Delivery Boards"

    """
    if check:
        if ask != Ask() or establishment is not None:
            raise WrongWords(
                "--check always covers a whole matrix.",
                "Leave out the other options, and the name to check all matrices.",
            )
        return _checked(matrix_name)
    if not matrix_name and ask == Ask() and establishment is None:
        return _listed()
    return _laid_out(matrix_name, ask, establishment=establishment)


def _listed() -> Outcome:
    return Outcome(
        title="Responsibility matrices",
        columns=MATRIX_FIELDS,
        rows=matrices(),
        fields=("caption",),
        view=View(fields={"title": Field("Contents", rank=0, least=28)}),
    )


def _laid_out(name: str, ask: Ask, *, establishment: str | None) -> Outcome:
    about = find_matrix(name) if name else ALL
    rows = duties(about["matrix"], ask)
    notes: tuple[str, ...] = ()
    if establishment is not None:
        from ohc.reference.applicability import applying

        rows, notes = applying(rows, establishment)
    if any(row["body"] == THE_PARTIES for row in rows):
        notes = (*notes, MEANT_BY_PARTIES)
    columns, laid_out = lay_out(rows)
    printed = [
        {**row, "parts": parts}
        for row, parts in zip(laid_out, parts_of(rows), strict=True)
    ]
    return Outcome(
        title=about["title"],
        columns=columns if name else EVERYWHERE,
        rows=printed,
        view=matrix_view(columns, printed, named=bool(name)),
        warnings=(*understandings(name, ask), *(() if rows else _nearest(ask))),
        notes=(*notes, *captions(rows), f"Source: {about['source']}."),
        # Matrices are for reading; counting needs a row for each organisation's part.
        fields=DUTY_FIELDS,
        records=rows,
        lettered=partial(_lettered, rows, about["title"]) if name else None,
    )


def _nearest(ask: Ask) -> tuple[str, ...]:
    if not ask.search:
        return ()
    # Imported here, because most searches find something.
    from ohc.finding.nearest import nearest

    nothing = f"No duty contains {in_quotes(ask.search)}."
    return (nothing, *nearest(ask.search))


def _lettered(rows: Sequence[TextRow], title: str) -> Outcome | None:
    from ohc.reference.cards.lettered import lettered

    return lettered(rows, title=title)


def _checked(name: str) -> Outcome:
    from ohc.reference.findings import FINDING_FIELDS, findings

    checked = [find_matrix(name)] if name else matrices()
    rows = [finding for row in checked for finding in findings(row["matrix"])]
    return Outcome(
        title="Gaps and contradictions in the matrices",
        columns=FINDING_FIELDS,
        rows=rows,
        exit_code=GAPS if rows else 0,
        warnings=() if rows else ("There are no gaps or contradictions.",),
    )
