"""What may head a table in a sheet in which none is recognised."""

from collections.abc import Sequence

from ohc.progress.tables.answer_columns import Answers, choose
from ohc.progress.tables.header_rows import DEEPEST_HEADER
from ohc.progress.tables.items import is_blank
from ohc.progress.tables.layouts import Column, first_columns, layout_by
from ohc.progress.tables.tables import Table
from ohc.progress.words.vocabulary import Vocabulary
from ohc.workbooks.sheets import Sheet

FEWEST_TEXTS = 3


def likely_table(sheet: Sheet, vocabulary: Vocabulary) -> Table | None:
    """
    Return a sheet as a table of whose columns nothing is sure; nothing if it is blank.

    Its header is the first row of three or more texts with a row below it, else the
    first row with a text. ``answers`` has the columns that may hold a status or a RAG.
    """
    rows = [row for row in sheet.numbered if not is_blank(row)]
    texts = {row.number: _texts(row.values) for row in rows}
    likely = [row for row in rows[:DEEPEST_HEADER] if texts[row.number]]
    wide = [row for row in likely if texts[row.number] >= FEWEST_TEXTS]
    # The last row has none below it, so it heads nothing.
    header = next((row for row in [*wide, *likely] if row is not rows[-1]), None)
    header = header or next(iter(likely), None)
    if header is None:
        return None
    items = [row for row in rows if row.number > header.number]
    columns = layout_by(None, header.values).columns or _titles(header.values)
    answers = choose(columns, items, vocabulary)
    return Table(
        sheet,
        header.number,
        columns=columns,
        rows=items,
        left_out=(),
        places=first_columns(columns),
        answers=Answers(offered=answers.offered, also_offered=answers.also_offered),
    )


def _texts(values: Sequence[object]) -> int:
    return sum(isinstance(value, str) and bool(value.strip()) for value in values)


def _titles(values: Sequence[object]) -> tuple[Column, ...]:
    return tuple(
        Column(at, " ".join(value.split()), "")
        for at, value in enumerate(values)
        if isinstance(value, str) and value.strip()
    )
