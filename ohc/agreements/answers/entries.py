"""A file of answers as it is written: whose each is, what it answers, and where."""

from typing import Any, NamedTuple

from ohc.errors import OhcError

ADVICE = "To create an empty one: ohc lda answers -o answers.xlsx"


class RawAnswer(NamedTuple):
    """A value: the names of whose it is, the header above it, and their places."""

    whose: tuple[str, ...]
    header: str
    value: Any
    where: str
    header_where: str
    whose_where: str


class NoAnswers(OhcError):
    """A file of answers that is missing, cannot be read, or is no table."""
