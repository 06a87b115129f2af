"""A question to the search, with its options; quick to import, for the help."""

from typing import NamedTuple


class Query(NamedTuple):
    """
    A question: its words, kinds of answers, how many at most, and what they cite.

    Without ``most``, only a few, and none much worse than the best; 0 means all.
    """

    asked: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    most: int | None = None
    cites: str | None = None

    @property
    def words(self) -> str:
        """Return the words as one text."""
        return " ".join(self.asked)
