"""Work out from its words what kind of answer a question wants."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ohc.finding.store import Stored


class Intent(NamedTuple):
    """A kind of question: its words, and how much which answers gain from it."""

    name: str
    words: str
    shapes: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    gain: float = 1.15


def _intent(
    name: str, words: str, shapes: str = "", *, kinds: str = "", gain: float = 1.15
) -> Intent:
    return Intent(
        name, words, frozenset(shapes.split()), frozenset(kinds.split()), gain
    )


INTENTS = (
    _intent("pays", r"pays?|paid|paying|funds?|funded|funding|costs?|bills?", "pays"),
    _intent("who", r"who|whose|whom|which (?:body|organisation|team)s?", "who"),
    _intent(
        "commissions", r"commission(?:s|ed)?|buys?|pays?|paid|funds?", "commissions"
    ),
    _intent("when", r"when|dates?|deadline|how (?:soon|long)|what year", "when"),
    _intent(
        "number",
        r"how (?:many|much|big|large)|numbers?|percentage|proportion|rate|count|share",
        "count",
        gain=1.5,
    ),
    _intent(
        "decides",
        r"decides?|deciding|settles?|rules on|approves?|signs? off|agrees? to",
        "decides",
    ),
    _intent(
        "abbreviation",
        r"stands? for|abbreviation|short for|what is an?|what does",
        "stands",
    ),
    _intent(
        "definition",
        r"what (?:is|are)|defin(?:e|ed|ition)|meaning|what does .+ mean",
        "definition",
        gain=1.3,
    ),
    _intent("total", r"how many|numbers?|count of|total", kinds="count", gain=1.3),
    _intent("list", r"which|list|all|names of|names$", kinds="list", gain=1.5),
    _intent("where", r"where|find an?|address|e ?mail|web ?site|contact", "where"),
    _intent(
        "money",
        r"budgets?|money|spend|spent|spending|pounds|resources?|allocations?|million",
        kinds="budget",
        gain=1.3,
    ),
    _intent(
        "conflict",
        r"differ|differs|conflicts?|contradict\w*|same in|\w+ or \w+|"
        r"(?:do|does|documents|sources) .+ (?:agree|disagree)",
        kinds="conflict",
        gain=1.53,
    ),
)
"""The kinds of questions; a question may be of several."""


SAME_QUESTION, NO_QUESTION, OTHER_QUESTION = 1.2, 0.85, 0.6
"""What a silence gains where just that is asked, and what is left of it where words
alone are typed, or something else is asked about its subject."""

EXACT = frozenset({"number", "when", "list"})
"""Kinds of questions that need no other words to say what is wanted."""


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b")


def intents_of(words: str) -> tuple[Intent, ...]:
    """Return the kinds of a question in plain words."""
    return tuple(each for each in INTENTS if _pattern(each.words).search(words))


def gains(entry: Stored, intents: tuple[Intent, ...]) -> Iterator[float]:
    """Give how much an entry gains or loses for each kind that the question is."""
    if entry.kind == "not-stated" and entry.shapes:
        # "No number is stated" does not answer who or by when.
        names = {intent.name for intent in intents}
        alike = names & entry.shapes
        if alike & EXACT:
            yield SAME_QUESTION
        elif not names:
            yield NO_QUESTION
        else:
            yield 1.0 if alike else OTHER_QUESTION
    for intent in intents:
        if intent.shapes & entry.shapes or entry.kind in intent.kinds:
            yield intent.gain
