"""What someone asks of everything, and how they narrow it: light, for the help."""

from typing import NamedTuple


class Query(NamedTuple):
    """
    A question: its words, kinds of answers, how many at most, and what they cite.

    Without ``most`` it is a few, and none that is far from the best; 0 is all.
    """

    asked: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    most: int | None = None
    cites: str | None = None

    @property
    def words(self) -> str:
        """Return the words as one text."""
        return " ".join(self.asked)
