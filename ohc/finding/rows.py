"""Show answers as rows, or as cards on a screen."""

from collections.abc import Iterator, Mapping, Sequence

from ohc.finding.answers import Answer, Answers
from ohc.finding.store import Stored
from ohc.lines import NO_BREAK, as_typed, counted, in_quotes, listed
from ohc.outcome import Cell, Row, Section, Spelled

FIELDS = ("rank", "kind", "title", "answer", "source", "disputed", "also", "more", "id")
JSON_FIELDS = ("keys", "score", "covers", "heard")
"""Further fields in JSON, for programs that evaluate the answers."""

LONG_LIST, SHOWN_OF_LIST, SHOWN_OF_KIND = 8, 6, 3
PLURALS = {
    "fact": "facts",
    "duty": "duties",
    "priority": "priorities",
    "budget": "budget rows",
    "body": "organisations",
    "agreement": "agreement rows",
    "not-stated": "not stated",
}
SINGULARS = {
    "budget": "budget row",
    "body": "organisation",
    "agreement": "agreement row",
    "not-stated": "not stated",
}


def rows(answers: Answers) -> list[Row]:
    """Return a row for each answer shown, with FIELDS and JSON_FIELDS."""
    heard = heard_as(answers)
    return [
        {
            "rank": rank,
            "kind": answer.entry.kind,
            "title": answer.entry.title,
            "answer": answer.entry.answer,
            "source": _several(answer.entry.sources),
            "disputed": _several(map(disagreement, answer.disputed)),
            "also": _several(map(titled, answer.also)),
            "more": answer.entry.command,
            "id": answer.entry.keys[0],
            "keys": _several(answer.entry.keys),
            "score": Spelled(f"{answer.score:.2f}", round(answer.score, 2)),
            "covers": Spelled(f"{answer.covers:.2f}", round(answer.covers, 2)),
            "heard": _several(heard),
        }
        for rank, answer in enumerate(answers.shown, start=1)
    ]


def shown_fields(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the fields that people see: not the ID, and none that is always blank."""
    return tuple(field for field in FIELDS[:-1] if any(row[field] for row in rows))


def _several(parts: Iterator[str] | Sequence[str]) -> Cell:
    texts = [*parts]
    return Spelled("; ".join(texts), texts)


def disagreement(entry: Stored) -> str:
    """Return a disagreement in one line: what each side says."""
    return entry.title


def titled(entry: Stored) -> str:
    """Return another entry that says the same: its kind and title."""
    return f"{label(entry.kind)}, {entry.title}"


def label(kind: str) -> str:
    """Return a kind as people read it."""
    return kind.replace("-", " ")


def cards(answers: Answers) -> tuple[Section, ...]:
    """Return the answers as a card: what each says, its source, how to see more."""
    lines = [
        line
        for rank, answer in enumerate(answers.shown, start=1)
        for line in _lines(rank, answer)
    ]
    return (
        Section(
            "",
            tuple((name, text) for name, text, _ in lines),
            tails=tuple(tail for _, _, tail in lines),
        ),
    )


def _lines(rank: int, answer: Answer) -> Iterator[tuple[str, str, str]]:
    """Give the lines of an answer: a label, a text, and the text at the end."""
    entry = answer.entry
    name, source = f"{rank}  {label(entry.kind)}", "; ".join(entry.sources)
    answer_shown = shortened(entry)
    yield name, entry.title, "" if answer_shown else source
    if answer_shown:
        yield "", answer_shown, source
    for text in _below(answer):
        yield "", text, ""


def shortened(entry: Stored) -> str:
    """Return an answer; a long list is shortened, with how many more there are."""
    members = entry.answer.split("; ")
    if entry.kind not in {"list", "fact"} or len(members) <= LONG_LIST:
        return entry.answer
    rest = len(members) - SHOWN_OF_LIST
    return f"{'; '.join(members[:SHOWN_OF_LIST])}; and {rest:,} more"


def _below(answer: Answer) -> Iterator[str]:
    for conflict in answer.disputed:
        yield f"disputed: {disagreement(conflict)}"
    for other in answer.also:
        yield f"also: {titled(other)}"
    if answer.nearest:
        yield f"nearest: {answer.nearest.title}"
        yield f"more: {answer.nearest.command}"
    else:
        yield f"more: {answer.entry.command}"


def groups(answers: Answers) -> tuple[Section, ...]:
    """Return what cites a paragraph, by kind: the first titles, and how to see all."""
    by_kind: dict[str, list[str]] = {}
    for answer in answers.shown:
        by_kind.setdefault(answer.entry.kind, []).append(answer.entry.title)
    place = answers.cite.name if answers.cite else ""
    entries = [
        (f"{label(kind)}: {len(titles)}" if number == 0 else "", text)
        for kind, titles in by_kind.items()
        for number, text in enumerate(_first(titles, kind, place))
    ]
    return (Section("", tuple(entries)),)


def _first(titles: Sequence[str], kind: str, place: str) -> Iterator[str]:
    yield from titles[:SHOWN_OF_KIND]
    rest = len(titles) - SHOWN_OF_KIND
    if rest > 0:
        shown_by = as_typed(("ohc", "find", place)).replace(NO_BREAK, " ")
        yield f"and {rest} more: {shown_by} -k {kind} --most 0"


def heard_as(answers: Answers) -> list[str]:
    """Return which words were read as others: bed watches as bedwatches."""
    return [
        f"{concept.typed} as {concept.heard}"
        for concept in answers.question.concepts
        if concept.heard and not concept.is_soft and concept.heard != concept.typed
    ]


def remarks(answers: Answers, words: str) -> Iterator[str]:
    """Give the notes on the answers to some words, one sentence each."""
    question = answers.question
    if not (answers.cite or question.concepts or question.unknown) and words.strip():
        yield f"{in_quotes(words)} has only small words. Add what it is about."
    if heard := heard_as(answers):
        yield f"Heard: {'; '.join(heard)}."
    if unknown := question.unknown:
        yield f"No row has: {', '.join(unknown)}."
    lacking = _lacking(answers)
    if answers.shown and lacking:
        yield f"Not in the best answers: {', '.join(lacking)}."
    if question.is_cut:
        yield "Only the first 60 words were used."
    if answers.lost:
        yield answers.lost
    if answers.others:
        more = sum(answers.others.values())
        yield f"And {more} more: {_numbers(answers.others)} (--most 0)."


def _lacking(answers: Answers) -> list[str]:
    held = {word for answer in answers.shown[:3] for word in answer.holds}
    return [
        concept.typed
        for concept in answers.question.concepts
        if concept.typed not in held and not concept.is_soft
    ]


def _numbers(counts: Mapping[str, int]) -> str:
    return listed(
        [
            counted(
                number,
                SINGULARS.get(kind, kind),
                PLURALS.get(kind, f"{kind}s"),
            )
            for kind, number in counts.items()
        ]
    )


def title(answers: Answers, words: str) -> str:
    """Return the title of the answers."""
    number = len(answers.shown)
    if answers.cite and not answers.cite.rest:
        verb = "cites" if number == 1 else "cite"
        return f"{counted(number, 'row')} {verb} {answers.cite.name}"
    what = "Best answer" if number == 1 else f"Best {number} answers"
    return f"{what} to: {words}" if words.strip() else what
