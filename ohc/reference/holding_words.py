"""Words that hold a place until someone knows better: TBC, N/K, a dash."""

import unicodedata
from functools import cache

from ohc.reference.names import plain
from ohc.reference.tables import load_table
from ohc.values import UNSEEN

SIGNS = frozenset({"Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sk", "Zs", "Cc"})
"""Unicode's kinds of punctuation; not So, since a tick or an emoji says something."""


@cache
def holding_words() -> frozenset[str]:
    """
    Return the words that hold a place, as compared.

    One list for returns, agreements and answers: the words for a status that state
    nothing, of the table status_words.
    """
    rows = load_table("status_words")
    return frozenset(row["word"] for row in rows if row["status"] == "unstated")


def holds_place(text: str) -> bool:
    """
    Return whether a text only holds a place, and so is no answer.

    >>> holds_place("[T.B.C.]"), holds_place("n/k"), holds_place("?!")
    (True, True, True)
    >>> holds_place("N/A"), holds_place("TBC by the board"), holds_place("")
    (False, False, False)
    """
    seen = text.translate(UNSEEN).strip()
    if words := plain(seen):
        return words in holding_words()
    return bool(seen) and all(unicodedata.category(sign) in SIGNS for sign in seen)
