"""How rows of returns look: a band for each table, words for codes, few columns."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from ohc.lines import in_quotes
from ohc.outcome import Field, Row, View
from ohc.progress.views.problem_lists import common_folder, shortened
from ohc.progress.words.periods import in_words

WHOSE = ("body", "period")
WHAT = ("commitment", "item", "answer", "slot")
"""What a row may be of: columns of which none is worth a line where it is blank."""

SAID = (
    "status",
    "rag",
    "percent_complete",
    "owner",
    "forecast",
    "due",
    "date_achieved",
    "evidence",
    "comment",
    "counts",
)
AS_WRITTEN = {"status": "status_as_written", "rag": "rag_as_written"}


def printed_rows(rows: Iterable[Row]) -> list[Row]:
    """
    Return rows as people read them.

    A status or rating that is not recognised is shown as it is written; ``counts``
    says in words whether the row counts.
    """
    return [{**row, **_in_words(row)} for row in rows]


def rows_view(rows: Sequence[Row], others: Sequence[str]) -> View:
    """
    Return how rows are shown: below the file, and whose they are, where it tells.

    ``others`` are columns of strangers, behind ours.
    """
    tables = _tables(rows)
    folder = common_folder([str(part[0]["file"]) for part in tables])
    of_one = all(
        len({tuple(row[key] for key in WHOSE) for row in part}) == 1 for part in tables
    )
    are_several = len({part[0]["sheet"] for part in tables}) > 1
    bands: list[str] = []
    for part in tables:
        place = _place(part[0], folder, has_sheet=are_several)
        bands += [_band(part[0], place) if of_one else place] * len(part)
    whose = () if of_one else WHOSE
    what = [key for key in WHAT if any(row[key] for row in rows)]
    return View(
        columns=("row", *whose, *what, *SAID, *others),
        fields={
            "period": Field("Period", rank=1, spoken=in_words),
            # Where bands are a column, as in a workbook, they take few lines.
            "file": Field("Return", rank=0, least=40),
            "counts": Field("Counted", rank=2, least=14),
        },
        band="file",
        bands=tuple(bands),
        below=(f"All files are in {folder}.",) if folder else (),
        sheet="Rows",
    )


def _in_words(row: Row) -> Mapping[str, str]:
    words = {
        key: in_quotes(str(row[written]))
        for key, written in AS_WRITTEN.items()
        if row[written] and row[key] in {"", "rag_unstated"}
    }
    why = str(row["set_aside"])
    # The words of the kind are short; what they mean stands in COMMANDS.md.
    counts = f"no: {why.replace('-', ' ')}" if why else "yes"
    return {**words, "counts": counts}


def _place(row: Row, folder: str, *, has_sheet: bool) -> str:
    """Return the file of a row, and its sheet where there are several."""
    sheet = f"sheet {row['sheet']}" if has_sheet and row["sheet"] else ""
    return ", ".join(filter(None, (shortened(str(row["file"]), folder), sheet)))


def _tables(rows: Sequence[Row]) -> list[list[Row]]:
    """Return the rows of each table: those that stand together in one sheet."""
    tables = groupby(rows, key=lambda row: (row["file"], row["sheet"]))
    return [[*part] for _, part in tables]


def _band(row: Row, place: str) -> str:
    """Return whose and of when the rows of a table are, and where they stand."""
    whose = ", ".join(filter(None, (str(row["body"]), in_words(str(row["period"])))))
    return f"{whose}: {place}" if whose else place
