"""Labels by which a return says whose it is and of when."""

from collections.abc import Mapping
from functools import cache, lru_cache

from ohc.reference.names import plain

ABOUT = (
    "Reporting body ID",
    "Reporting body",
    "Area team",
    "Period",
    "Returned by",
    "Return date",
    "Agreed at local delivery board on",
)
"""Labels of the sheet About, in its order; the value stands beside each."""

TITLE = "Progress on the commitments of 2013-14: "
"""How the title of our form begins; behind it are the body and the period."""


@cache
def _label_words() -> Mapping[str, str]:
    return {plain(label): label for label in ABOUT}


# Bounded, because every text of every sheet About is asked about.
@lru_cache(maxsize=1024)
def label_of(text: str) -> str:
    """Return which label of the sheet About a text is, "" if none."""
    return _label_words().get(plain(text.rstrip(": ")), "")
