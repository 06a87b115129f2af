"""The five documents: what they are, what they state, where they disagree."""

from collections.abc import Sequence

from ohc.lines import in_quotes
from ohc.outcome import TextRow
from ohc.reference import names, search
from ohc.reference.search import Question
from ohc.reference.tables import load_table

DOCUMENT_FIELDS = ("short", "title", "publisher", "date", "kind", "lost", "source")
CONFLICT_FIELDS = (
    "topic",
    "first",
    "first_source",
    "second",
    "second_source",
    "note",
)
FACT_FIELDS = ("topic", "item", "value", "unit", "as_of", "source")
HOW_MANY = frozenset({"many", "number", "much", "percentage", "share", "proportion"})


def documents() -> list[TextRow]:
    """
    Return the five documents by their short names, with DOCUMENT_FIELDS.

    ``lost`` says what our copies of them do not hold.
    """
    return list(load_table("documents"))


def find_conflicts(question: Question) -> list[TextRow]:
    """
    Return where the documents disagree, with CONFLICT_FIELDS.

    Both sides are stated and neither is taken. Only rows that hold every word
    (in any order and form), of the topics if any. Raises UnknownName.
    """
    return _answers("conflicts", question)


def find_facts(question: Question) -> list[TextRow]:
    """
    Return the lists and figures of the documents, with FACT_FIELDS.

    A member of a list is a row: ``item`` names the list, ``value`` the member.
    Figures are text as stated, with ``unit``, and how sure the source is of
    them; where the words ask how many, they come first. Only rows that hold every
    word, of the topics if any. Raises UnknownName.
    """
    return with_figures_first(_answers("facts", question), question.words)


def remarks(
    table: str, question: Question, answers: Sequence[TextRow]
) -> tuple[str, ...]:
    """Return what to say of answers: no row holds all the words, or no word counts."""
    words = question.words
    if answers:
        return search.heard(words) if question.text else ()
    rows = load_table(table)
    topics = search.nearest_topics(rows, words)
    near = (
        f"Nearest topics: {', '.join(topics)}."
        if topics
        else "Try fewer words, or see the topics: ohc facts"
    )
    return (f"Nothing in the {table} contains {in_quotes(words)}. {near}",)


def with_figures_first(rows: list[TextRow], words: str) -> list[TextRow]:
    """Return the rows, those with a figure first where someone asks how many."""
    # As words and not by stems, which leave these out as small.
    if not HOW_MANY & {*names.plain(words).split()}:
        return rows
    return sorted(rows, key=lambda row: not row["value"].replace(".", "").isdigit())


def _answers(table: str, question: Question) -> list[TextRow]:
    rows = list(load_table(table))
    if question.topic:
        known = names.own_names("topic", (row["topic"] for row in rows))
        wanted = {topic for words in question.topic for topic in known.find(words)}
        rows = [row for row in rows if row["topic"] in wanted]
    return search.find(rows, question.words)
