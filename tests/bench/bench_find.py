"""How often ohc find has the answer first, among three or ten, by kind of question."""

import sys
from collections import defaultdict
from collections.abc import Callable

from asked_questions import (
    NOWHERE,
    Question,
    ask,
    place_of,
    questions,
    share,
    store,
)

from ohc.finding.answers import arranged
from ohc.finding.concepts import asked
from ohc.finding.paragraphs import cited
from ohc.finding.query import Query
from ohc.finding.ranking import ALL, Rules, ranked

FIRST = (1, 3, 10)


def without(rules: Rules = ALL, *, synonyms: bool = True) -> Callable[..., int]:
    """Return what finds the place of an answer with a part of the engine left out."""

    def place(question: Question) -> int:
        if cited(question.words):
            return place_of(question, ask(question.words))
        concepts = asked(question.words, store(), synonyms=synonyms)
        ranks = ranked(concepts, store(), rules)
        query = Query((question.words,), most=10)
        return place_of(question, arranged(ranks, concepts, query, store()))

    return place


ENGINES: dict[str, Callable[..., int]] = {
    "as it is": without(),
    "without synonyms": without(synonyms=False),
    "without intents": without(Rules(intents=False)),
    "without coverage": without(Rules(coverage=False)),
}


def line(name: str, places: list[int]) -> str:
    shares = "".join(f"{share(places, most):8.2f}" for most in FIRST)
    return f"{name:24}{len(places):4}{shares}"


def main() -> None:
    """Print shares for each set, by kind and without parts; misses with -v."""
    print(f"{'':24}{'n':>4}" + "".join(f"{f'hit@{most}':>8}" for most in FIRST))
    for name in dict.fromkeys(question.set for question in questions()):
        print(name)
        kinds: dict[str, list[int]] = defaultdict(list)
        for question in questions(name):
            place = place_of(question, ask(question.words))
            kinds[question.kind].append(place)
            if "-v" in sys.argv and place > 1:
                where = place if place != NOWHERE else "-"
                print(f"  {where:>3} {question.words}")
        for kind, places in kinds.items():
            print(line(f"  {kind}", places))
        for engine, place_in in ENGINES.items():
            print(line(engine, [place_in(question) for question in questions(name)]))


if __name__ == "__main__":
    main()
