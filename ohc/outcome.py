"""What a command returns: rows, messages about them, and an exit code."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, Self

from ohc.record import Record

Cell = str | int
"""Text as published, or a number to add up; blank is ``""``."""

Row = Mapping[str, Cell]
TextRow = Mapping[str, str]

STATEMENT = (
    "Describes the 2013 national agreement and the NHS structure of February 2013. "
    "Later changes are not covered."
)
"""What every document from ohc says."""


class Spelled(str):
    """Text for a list or a number, which JSON has as a list or a number."""

    value: list[str] | float

    def __new__(cls, text: str, value: list[str] | float) -> Self:
        """Return the text, with its value for JSON."""
        spelled = super().__new__(cls, text)
        spelled.value = value
        return spelled


class Field(NamedTuple):
    """
    How people see a field of a table; programs see only its key.

    ``short`` is its heading where room is scarce. ``rank`` says when it may be left
    out: 0 never, 1 and 2 as a last resort, from 3 on the largest first; the fields of
    one ``group`` go together. A text wraps down to ``least`` characters; 0 is never.
    A number may be a part of the total ``sum_of``; ``share`` and ``out_of`` are the
    keys of a percentage and of a number that stand in the same cell: 12 (52%), 5 of 5.
    ``zero`` says in a line that a column is nothing but zeros, ``lift`` says once what
    is the same in every row. ``spoken`` returns a value in words for people,
    ``blank`` is what an empty cell means where a document shows it.
    """

    heading: str
    short: str = ""
    rank: int = 3
    least: int = 0
    right: bool = False
    group: str = ""
    sum_of: str = ""
    share: str = ""
    out_of: str = ""
    zero: bool = False
    lift: bool = False
    spoken: Callable[[str], str] | None = None
    blank: str = "Not stated"


class Section(Record):
    """
    A part of a card: a heading, and labels with the text for each.

    ``beside`` puts the text beside its label instead of below it. ``tails`` are texts
    at the right end of the last line of each entry, such as its source.
    """

    title: str
    entries: tuple[tuple[str, str], ...]
    beside: bool = True
    tails: tuple[str, ...] = ()

    def whole(self) -> "Section":
        r"""
        Return the part for a document: tails in brackets, and a label for each text.

        >>> Section("", (("1", "Garth"), ("", "b")), tails=("SE 1",)).whole().entries
        (('1', 'Garth [SE 1]\nb'),)
        """
        if not self.beside:
            return self
        entries: list[tuple[str, str]] = []
        for number, (label, text) in enumerate(self.entries):
            tail = "".join(self.tails[number : number + 1])
            whole_text = f"{text} [{tail}]" if tail else text
            if label or not entries:
                entries.append((label, whole_text))
            else:
                before, text_before = entries[-1]
                entries[-1] = (before, f"{text_before}\n{whole_text}")
        return self._replace(entries=tuple(entries), tails=())


class View(Record):
    """
    How printed formats show an outcome; data formats do not look at it.

    ``columns`` are the printed columns in order, if they are not those of the
    outcome; ``fields`` differ from the product's own for this table. The values of
    ``band`` become lines between the rows, or ``bands``, one for each row; those of
    ``once`` are shown where they change, and a blank cell of ``spare`` leaves its room
    to the next. ``above`` are lines that belong to the
    figures, ``below`` explain them.
    With ``sections`` a screen shows cards, and no table. Columns that someone has
    ``chosen`` are all shown. ``sheet`` is the name of its sheet in a workbook,
    ``caption`` that of the table on a page, if it is not the first part of the title.
    """

    columns: tuple[str, ...] = ()
    fields: Mapping[str, Field] = MappingProxyType({})
    band: str = ""
    bands: tuple[str, ...] = ()
    once: str = ""
    spare: str = ""
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    has_head: bool = True
    sheet: str = ""
    caption: str = ""
    chosen: bool = False

    def through(self, change: Callable[[str], str]) -> "View":
        """Return the view with a function applied to each of its texts."""
        sections = (
            part._replace(
                title=change(part.title),
                entries=tuple(
                    (change(label), change(text)) for label, text in part.entries
                ),
                tails=tuple(map(change, part.tails)),
            )
            for part in self.sections
        )
        return self._replace(
            above=tuple(map(change, self.above)),
            below=tuple(map(change, self.below)),
            bands=tuple(map(change, self.bands)),
            sections=tuple(sections),
        )


class Remark(Record):
    """
    A line of the block on stderr: a label, and the text beside it.

    ``full`` replaces the text in documents and with -v. A remark that is not
    ``on_paper`` is only for the person at the keyboard.
    """

    label: str
    text: str
    full: str = ""
    on_paper: bool = True


class Outcome(Record):
    """
    The result of a command, for the one door that renders it.

    ``columns`` are the fields that printed formats show, in order; data formats show
    the other ``fields`` after them. ``totals`` and ``notes`` are only in printed
    formats; ``warnings`` and the ``block`` go to stderr in every format.
    ``definitions`` explain headings, in documents and on stderr with -v; ``details``
    appear only with -v. A screen shows the view ``brief`` if there are too many rows
    to read, and all of them with -v; ``next_step`` appears only on a screen. If
    printed and data formats have different rows (a matrix and its long form),
    ``records`` are those of data formats, and ``paper`` has the printed ones for a
    workbook that contains both; ``lettered`` returns the columns and rows for Word.
    ``closing`` comes last on stderr in every format, and in documents too; ``toml`` is
    the output if TOML was asked for. ``problems``, ``accounts`` and the files
    ``written`` are not printed: they are for programs. ``picture`` draws the rows as
    SVG, if there is a picture.
    """

    title: str
    columns: tuple[str, ...]
    rows: Sequence[Row]
    totals: Row | None = None
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    exit_code: int = 0
    fields: tuple[str, ...] = ()
    records: Sequence[Row] | None = None
    paper: "Outcome | None" = None
    lettered: "Callable[[], Outcome | None] | None" = None
    closing: tuple[str, ...] = ()
    toml: str = ""
    problems: Sequence[Row] = ()
    accounts: Mapping[str, int] = MappingProxyType({})
    written: tuple[Path, ...] = ()
    view: View = View()
    picture: "Callable[[], str] | None" = None
    block: tuple[Remark, ...] = ()
    definitions: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    brief: View | None = None
    next_step: str = ""

    def on_paper(self) -> tuple[str, ...]:
        """Return the sentences below the table in a document."""
        return (*self.explained(), *self.closing)

    def explained(self) -> tuple[str, ...]:
        """Return the sentences that explain the figures."""
        remarks = (
            f"{remark.label}: {remark.full or remark.text}"
            for remark in self.block
            if remark.on_paper
        )
        ended = (text if text.endswith((".", ")")) else f"{text}." for text in remarks)
        return (*ended, *self.notes, *self.definitions)

    def all_columns(self) -> tuple[str, ...]:
        """Return every field: the printed ones first, then the others."""
        others = (name for row in self.rows[:1] for name in row)
        return tuple(dict.fromkeys((*self.columns, *self.fields, *others)))

    def cells(self) -> list[list[Cell]]:
        """Return the rows as lists of their cells, in the order of the columns."""
        return [[row.get(name, "") for name in self.columns] for row in self.rows]

    def total_cells(self) -> list[Cell]:
        """
        Return the cells of the totals, headed by the word Total.

        It stands in the first column of text; without one there are no totals,
        because a row of bare numbers would look like a record.
        """
        text_columns = [
            number
            for number, column in enumerate(zip(*self.cells(), strict=True))
            # A column of numbers may have blanks, which are text of a kind.
            if any(isinstance(cell, str) and cell for cell in column)
        ]
        if self.totals is None or not text_columns:
            return []
        cells = [self.totals.get(name, "") for name in self.columns]
        cells[text_columns[0]] = "Total"
        return cells
