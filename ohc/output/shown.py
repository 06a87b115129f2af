"""What a printed format shows of an outcome, before anyone knows how wide it may be."""

from collections.abc import Sequence
from functools import cached_property

from ohc.outcome import Cell, Field, Outcome
from ohc.output.fields import field_of
from ohc.record import Record

SHARE = "({}%)"


class Column(Record):
    """
    A column of a printed table: its field, and its cells as people read them.

    ``values`` are the same cells as they are in the data: an int is a number.
    """

    key: str
    field: Field
    cells: tuple[str, ...]
    values: tuple[Cell, ...]
    total: str = ""
    total_value: Cell = ""

    @cached_property
    def is_number(self) -> bool:
        """Return whether the cells stand to the right, as numbers do."""
        return self.field.right or any(isinstance(value, int) for value in self.values)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Return the cells and the total."""
        return (*self.cells, self.total)


class Shown(Record):
    """
    A table as people see it: lines above, columns, and lines below.

    ``bands`` has the line under which each row stands, and is empty without bands;
    ``nothing`` names the columns that are blank throughout, ``zeros`` are the fields
    that the last line above says to be nothing but zeros.
    """

    title: str
    caption: str
    above: tuple[str, ...]
    columns: tuple[Column, ...]
    bands: tuple[str, ...]
    below: tuple[str, ...]
    nothing: tuple[str, ...]
    has_total: bool
    zeros: tuple[Field, ...] = ()
    spare: str = ""

    @property
    def remarks(self) -> list[str]:
        """Return a sentence on the columns that are blank throughout, if any are."""
        nothing = ", ".join(self.nothing)
        return [f"Blank in every row: {nothing}."] if nothing else []

    def band_at(self, number: int) -> str | None:
        """Return the band that begins with a row, None where none does."""
        if not self.bands:
            return None
        is_first = number == 0 or self.bands[number] != self.bands[number - 1]
        return self.bands[number] if is_first else None

    @property
    def adds_up(self) -> bool:
        """Return whether there are numbers that add up to a total."""
        return any(column.field.sum_of for column in self.columns)


def arranged(table: Outcome, *, joined: bool = True, repeated: bool = False) -> Shown:
    """
    Return a table as people see it.

    What is the same in every row is said once above, and so are columns of zeros.
    With ``joined`` a percentage stands in the cell of its count; ``repeated`` shows in
    every row what a screen shows where it changes, for readers who take a blank to
    mean something or sort the rows. Columns that someone chose are all shown.
    """
    chosen = table.view.chosen
    columns = [*_columns(table)]
    band = () if chosen else _band(table)
    if band:
        columns = [column for column in columns if column.key != table.view.band]
    if not chosen:
        columns = _joined(columns) if joined else columns
    if table.view.once and not repeated:
        columns = [_once(column, table.view.once, band) for column in columns]
    above, nothing = [], []
    zero_fields: tuple[Field, ...] = ()
    if not chosen and table.rows:
        lifted = [column for column in columns if _is_lifted(column)]
        zeros = [column for column in columns if _is_zero(column)]
        blank = [column for column in columns if not any(column.texts)]
        gone = {column.key for column in (*lifted, *zeros, *blank)}
        # Something must be left to show.
        if len(gone) < len(columns):
            columns = [column for column in columns if column.key not in gone]
            zero_fields = tuple(column.field for column in zeros)
            above = [*_said_once(lifted), *said_to_be_zero(zero_fields)]
            nothing = [heading_in_text(column.field) for column in blank]
    return Shown(
        title=table.title,
        # A title goes on to say of when, of whom or from which source.
        caption=table.view.caption or table.title.split(": ")[0].split(" (")[0],
        above=(*table.view.above, *above),
        columns=tuple(columns),
        bands=band,
        below=table.view.below,
        nothing=tuple(nothing),
        has_total=bool(table.totals) and any(column.total for column in columns),
        zeros=zero_fields,
        spare=table.view.spare,
    )


def heading_in_text(field: Field) -> str:
    """Return a heading as it is written inside a sentence: no capital, no full stop."""
    first, _, rest = field.heading.partition(" ")
    # RAG, IRCs and NOMIS stay as they are.
    if first[1:] != first[1:].lower():
        return field.heading
    return " ".join(filter(None, (first.lower(), rest)))


def _columns(table: Outcome) -> list[Column]:
    keys = table.columns
    label = _label_column(table, keys)
    return [_column(table, key, label=label) for key in keys]


def _label_column(table: Outcome, keys: Sequence[str]) -> str:
    """Return the column of text that names the total, if there is one."""
    if not table.totals:
        return ""
    names: list[tuple[int, int, str]] = []
    for place, key in enumerate(keys):
        field = field_of(key, table.view.fields)
        texts = [row.get(key, "") for row in table.rows]
        is_text = any(isinstance(text, str) and text for text in texts)
        if is_text and not field.right and key != table.view.band:
            names.append((field.rank, place, key))
    # The one that a narrow window keeps longest.
    return min(names)[2] if names else ""


def _column(table: Outcome, key: str, *, label: str) -> Column:
    field = field_of(key, table.view.fields)
    values = [row.get(key, "") for row in table.rows]
    total: Cell = ""
    if table.totals and label:
        total = table.totals.get(key, "")
        if key == label:
            total = total or "Total"
    cells = tuple(_in_words(value, field) for value in values)
    return Column(key, field, cells, tuple(values), str(total), total)


def _in_words(value: Cell, field: Field) -> str:
    text = str(value)
    return field.spoken(text) if field.spoken else text


def _band(table: Outcome) -> tuple[str, ...]:
    """Return the line under which each row stands; none where it is said once."""
    if len(table.view.bands) == len(table.rows):
        return table.view.bands
    if not table.view.band:
        return ()
    field = field_of(table.view.band, table.view.fields)
    bands = tuple(_in_words(row.get(table.view.band, ""), field) for row in table.rows)
    return () if field.lift and len({*bands}) == 1 else bands


def _once(column: Column, key: str, bands: Sequence[str]) -> Column:
    if column.key != key:
        return column
    pairs = [*zip(column.cells, bands or column.cells, strict=True)]
    cells = (
        "" if number and pair == pairs[number - 1] else pair[0]
        for number, pair in enumerate(pairs)
    )
    return column._replace(cells=tuple(cells))


def _joined(columns: Sequence[Column]) -> list[Column]:
    """Return columns in which a percentage stands beside its count: 12 (52%)."""
    by_key = {column.key: column for column in columns}
    partners = {c.field.share for c in columns} | {c.field.out_of for c in columns}
    whole = []
    for column in columns:
        share = by_key.get(column.field.share)
        out_of = by_key.get(column.field.out_of)
        if share:
            whole.append(_with_share(column, share))
        elif out_of:
            whole.append(_with_whole(column, out_of))
        elif column.key not in partners:
            whole.append(column)
    return whole


def _with_share(count: Column, share: Column) -> Column:
    shares = [SHARE.format(text) if text else "" for text in share.texts]
    # A count without a percentage stands under the other counts all the same.
    width = max(map(len, shares), default=0)
    texts = [
        f"{number} {text:>{width}}" if width and number else number
        for number, text in zip(count.texts, shares, strict=True)
    ]
    return count._replace(cells=tuple(texts[:-1]), total=texts[-1])


def _with_whole(part: Column, whole: Column) -> Column:
    pairs = zip(part.texts, whole.texts, strict=True)
    texts = [
        f"{number} of {total}" if number and total else number
        for number, total in pairs
    ]
    return part._replace(cells=tuple(texts[:-1]), total=texts[-1])


def _is_lifted(column: Column) -> bool:
    cells = column.cells
    is_same = len(cells) > 1 and {*cells} == {cells[0]} != {""}
    return column.field.lift and is_same and not column.total


def _is_zero(column: Column) -> bool:
    return column.field.zero and {*column.values} <= {0, ""} and 0 in column.values


def _said_once(columns: Sequence[Column]) -> list[str]:
    parts = [f"{column.field.heading}: {column.cells[0]}." for column in columns]
    return [" ".join(parts)] if parts else []


def said_to_be_zero(fields: Sequence[Field]) -> list[str]:
    """Return a line that names columns of nothing but zeros, if there are any."""
    names = map(heading_in_text, fields)
    return [f"Zero in every row: {', '.join(names)}."] if fields else []
