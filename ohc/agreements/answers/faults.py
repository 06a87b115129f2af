"""What is wrong with a file of answers, collected so that it is listed at once."""

from collections.abc import Sequence
from typing import NamedTuple

from ohc.errors import OhcError
from ohc.lines import counted

MOST = 100
"""Faults that are listed: a workbook that is wrong throughout has thousands."""

FEW = 5
"""Cells that a note names, if it is about several."""

ONE_RUN = "Nothing was written. Correct them all, then generate again."


class Fault(NamedTuple):
    """Something in a file of answers that cannot be used: where, what, what to do."""

    where: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.message} {self.hint}".strip()


class Refused(Exception):
    """A value that cannot be used: where, why, and what to do."""

    def __init__(self, where: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.where, self.message, self.hint = where, message, hint


class WrongAnswers(OhcError):
    """A file of answers has cells that cannot be used: lists each, with the reason."""


class Faults:
    """The faults in one file, each once, in the order of the file."""

    def __init__(self) -> None:
        self._faults: dict[tuple[str, str], Fault] = {}

    def add(self, where: str, message: str, hint: str = "") -> None:
        """Add a fault, unless the same place already has it."""
        self._faults.setdefault((where, message), Fault(where, message, hint))

    @property
    def are_too_many(self) -> bool:
        """Return whether there are so many that nobody would read more."""
        return len(self._faults) >= MOST

    def refuse(self) -> None:
        """Raise WrongAnswers with all the faults, if there are any."""
        faults = [*self._faults.values()]
        if len(faults) == 1:
            raise WrongAnswers(
                f"{faults[0].where}: {faults[0].message}", faults[0].hint
            )
        if faults:
            first = "the first " if self.are_too_many else ""
            heading = f"ohc cannot use {first}{counted(len(faults), 'answer')}:"
            raise WrongAnswers(heading, ONE_RUN, details=map(str, faults))


def first_few(places: Sequence[str]) -> str:
    """
    Return the first few places, and how many more there are.

    >>> first_few(["A1", "A2"]), first_few([*"abcdefgh"])
    ('A1, A2', 'a, b, c, d, e and 3 more')
    """
    more = len(places) - FEW
    return ", ".join(places[:FEW]) + (f" and {more} more" if more > 0 else "")
