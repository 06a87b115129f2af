"""The five documents: what they are, what they state, where they disagree."""

from ohc import names, search
from ohc.reference import TextRow, load_table
from ohc.search import Question

DOCUMENT_FIELDS = ("short", "title", "publisher", "date", "kind", "lost", "source")
CONFLICT_FIELDS = (
    *("topic", "first", "first_source", "second", "second_source", "note"),
)
FACT_FIELDS = ("topic", "item", "value", "unit", "as_of", "source")


def documents() -> list[TextRow]:
    """
    Return the five documents by their short names, with DOCUMENT_FIELDS.

    ``lost`` says what our copies of them do not hold.
    """
    return list(load_table("documents"))


def conflicts(question: Question) -> list[TextRow]:
    """
    Return where the documents disagree, with CONFLICT_FIELDS.

    Both sides are stated and neither is taken. Only rows that hold every word
    (in any order and form), of the topics if any. Raises UnknownName.
    """
    return _asked("conflicts", question)


def facts(question: Question) -> list[TextRow]:
    """
    Return the lists and figures of the documents, with FACT_FIELDS.

    A member of a list is a row: ``item`` names the list, ``value`` the member.
    Figures are text as stated, with ``unit``, and how sure the source is of
    them. Only rows that hold every word, of the topics if any. Raises UnknownName.
    """
    return _asked("facts", question)


def nothing_found(table: str, question: Question) -> str:
    """Return what to say where no row of a table holds all the words."""
    topics = search.nearest_topics(load_table(table), question.words)
    near = f"Nearest topics: {', '.join(topics)}." if topics else "No topic is near."
    return f"No row holds all of: {question.words}. {near}"


def _asked(table: str, question: Question) -> list[TextRow]:
    rows = list(load_table(table))
    if question.topic:
        known = names.own_names("topic", (row["topic"] for row in rows))
        wanted = {topic for asked in question.topic for topic in known.find(asked)}
        rows = [row for row in rows if row["topic"] in wanted]
    return search.find(rows, question.words)
