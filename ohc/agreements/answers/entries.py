"""One value of a file of answers: its establishment, its field and its cells."""

from typing import Any, NamedTuple

from ohc.errors import OhcError

ADVICE = "To create an empty one: ohc lda answers -o answers.xlsx"


class RawAnswer(NamedTuple):
    """A value, the names of its establishment, its heading, and the cell of each."""

    whose: tuple[str, ...]
    header: str
    value: Any
    where: str
    header_where: str
    whose_where: str


class NoAnswers(OhcError):
    """A file of answers is missing, cannot be read or is not a table."""
