"""How a matrix looks: bodies as columns where they are few, else a line for each."""

from collections.abc import Mapping, Sequence

from ohc.lines import listed
from ohc.outcome import Field, Row, TextRow, View
from ohc.reference.responsibility import (
    NOBODY,
    PLAIN_FORCES,
    WORDS,
    by_duty,
    matrices,
)
from ohc.reference.tables import load_table

MOST_ACROSS = 3
"""So many bodies stand side by side."""
LONGEST_CELL = 20
"""A cell that says more is a sentence, and gets a line of its own."""
LEAST = 11
"""Letters of a cell that has two words: responsible."""
BESIDE = ("matrix", "group", "duty", "source")


def parts_of(rows: Sequence[TextRow]) -> list[str]:
    """
    Return who has what part in each duty: a line for each body.

    A line ends with its source where the parts of a duty have different ones.

    >>> duty = {"matrix": "tasks", "duty_id": "a", "body": "NOMS", "role": "funds",
    ...         "force": "should", "source": "SE 71"}
    >>> parts_of([duty, {**duty, "role": "contract_manages"}])
    ['NOMS: funds (should) and manages the contract (should)']
    """
    forces = captioned()
    return [
        "\n".join(
            f"{body}: {listed(dict.fromkeys(words))}{own_source(body, parts)}"
            for body, words in _words_by_body(parts, forces).items()
        )
        for parts in by_duty(rows)
    ]


def own_source(body: str, parts: Sequence[TextRow]) -> str:
    """
    Return the source of a body's parts in a duty, to print behind them.

    Nothing where all parts of the duty have one source: the row shows it.
    """
    if len({part["source"] for part in parts}) == 1:
        return ""
    own = [part["source"] for part in parts if (part["body"] or NOBODY) == body]
    return f" [{'; '.join(dict.fromkeys('; '.join(own).split('; ')))}]"


def _words_by_body(
    parts: Sequence[TextRow], captioned: Mapping[str, str]
) -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for part in parts:
        plain = {*PLAIN_FORCES, captioned.get(part["matrix"], "")}
        word = part_in_words(part)
        if part["force"] not in plain:
            word = f"{word} ({part['force']})"
        words.setdefault(part["body"] or NOBODY, []).append(word)
    return words


def captioned() -> dict[str, str]:
    """Return the force that the caption of each matrix gives all of its duties."""
    return {row["matrix"]: row["force"] for row in matrices()}


def part_in_words(part: TextRow) -> str:
    """Return the part of a body in a duty, as people say it."""
    return WORDS.get(part["role"], part["role"].replace("_", " ")) or "has a duty"


def matrix_view(columns: Sequence[str], rows: Sequence[Row], *, named: bool) -> View:
    """
    Return how duties are shown: below their groups, the bodies across or in lines.

    ``columns`` are those of the matrix; all matrices together have a column for it.
    """
    known = {row["body"]: number for number, row in enumerate(load_table("bodies"))}
    bodies = sorted(
        (name for name in columns if name not in BESIDE),
        # National bodies first, as the table of them has it.
        key=lambda name: known.get(name, len(known)),
    )
    cells = [str(row.get(body, "")) for row in rows for body in bodies]
    across = (
        named
        and len(bodies) <= MOST_ACROSS
        # A cell has no room for a source of its own.
        and not any("[" in str(row.get("parts", "")) for row in rows)
        and all(len(cell) <= LONGEST_CELL for cell in cells)
    )
    shown = bodies if across else ["parts"]
    short = {row["body"]: row["short"] for row in load_table("bodies")}
    return View(
        columns=(*([] if named else ["matrix"]), "duty", *shown, "source"),
        fields={
            body: Field(short.get(body) or body, rank=0, least=LEAST) for body in bodies
        },
        band="group",
        bands=bands(rows),
        sheet="Matrix",
    )


def bands(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the group of each duty; nothing where no duty has a group."""
    groups = tuple(str(row["group"]) for row in rows)
    return groups if any(groups) else ()
