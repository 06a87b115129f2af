"""Names in a question: full names of places, teams and organisations rank higher."""

from collections.abc import Iterable

from ohc.finding.concepts import Asked
from ohc.finding.store import Store
from ohc.reference.search import SMALL_WORDS

ALONE, BESIDE, BODY_ALONE, TEAM = 30.0, 16.0, 14.0, 8.0
"""What a name gains: of a place alone or among other words, of a body, of a team."""

DECORATIONS = frozenset(
    {"hmp", "yoi", "hmyoi", "hm", "prison", "irc", "stc", "sch", "police", "the"}
)
"""Words that go with a name and mean nothing by themselves."""
POLICE = "estate:police-"
OF_PLACES = frozenset({"prison", "prisons", "place", "places", "establishments"})


def bonuses(asked: Asked, store: Store) -> dict[int, float]:
    """Return what each entry gains if the question has its full name."""
    words = asked.words.split()
    is_counting = {"how", "many"} <= {*words}
    names = store.named(words)
    bonus: dict[int, float] = {}
    for name in _longest(names):
        others = _others(words, name.split())
        entries = store.stored(names[name])
        for number, entry in entries.items():
            if entry.keys[0].startswith(POLICE) and "prisons" in words:
                # "Prisons in Kent" means those of the area team, not the police force.
                continue
            gain = _gain(
                entry.kind,
                others,
                # Unless the word is part of the name: women's prisons.
                is_place_asked=bool(OF_PLACES & ({*words} - {*name.split()})),
                is_counting=is_counting,
            )
            if gain:
                bonus[number] = max(gain, bonus.get(number, 0.0))
    return bonus


def words_of_places(asked: Asked, store: Store) -> set[str]:
    """Return the words of a question that are the names of places."""
    return {
        word
        for name, numbers in store.named(asked.words.split()).items()
        if any(entry.kind == "place" for entry in store.stored(numbers).values())
        for word in name.split()
    }


def _longest(names: Iterable[str]) -> list[str]:
    """Return the names that are not part of a longer name."""
    known = sorted(names, key=lambda name: -len(name.split()))
    kept: list[str] = []
    for name in known:
        if not any(f" {name} " in f" {longer} " for longer in kept):
            kept.append(name)
    return kept


def _others(words: list[str], name: list[str]) -> set[str]:
    return {*words} - {*name} - SMALL_WORDS - DECORATIONS


def _gain(
    kind: str, others: set[str], *, is_place_asked: bool, is_counting: bool
) -> float:
    if kind == "place":
        return BESIDE if others else ALONE
    if kind == "list":
        return TEAM if is_place_asked else BODY_ALONE if not others else 0.0
    # "How many prisons" does not ask about the organisation of that name.
    return 0.0 if others or is_counting else BODY_ALONE
