"""The five documents: what they are, what they state, where they disagree."""

from collections import Counter
from collections.abc import Mapping, Sequence

from ohc.errors import UnknownName
from ohc.lines import in_quotes
from ohc.outcome import Row, TextRow
from ohc.reference import names, search
from ohc.reference.search import Question
from ohc.reference.tables import load_table, table_names

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
COVERAGE_FIELDS = ("place", "title", "statements", "cited_in", "reason")
CITED_BY = "cited_by"
STATEMENTS = (
    "facts",
    "duties",
    "conflicts",
    "commitments",
    "priorities",
    "budget",
    "commissioners",
    "estate",
    "area_teams",
    "scope",
)
"""Tables whose rows say what a paragraph says; others cite it for a name or a count."""
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
    if question.words and not question.topic:
        return search.find_in(table, question.words)
    rows = list(load_table(table))
    if question.topic:
        known = names.own_names("topic", (row["topic"] for row in rows))
        wanted = {topic for words in question.topic for topic in known.find(words)}
        rows = [row for row in rows if row["topic"] in wanted]
    return search.find(rows, question.words)


def coverage(places: Sequence[str] = (), *, uncited: bool = False) -> list[Row]:
    """
    Return every paragraph of the documents and the rows that cite it.

    Rows have COVERAGE_FIELDS and CITED_BY: ``statements`` counts the rows that state
    what a paragraph says, ``cited_in`` all rows by table (those of the agreement in
    one), and CITED_BY has their tables and keys.
    ``reason`` says why no row states it. ``places`` keeps what begins with one of
    them, such as NPA 3; ``uncited`` what has no statement. Raises UnknownName.
    """
    paragraphs = load_table("paragraphs")
    for place in places:
        if not any(_is_at(row["place"], place) for row in paragraphs):
            known = (row["place"] for row in paragraphs)
            raise UnknownName("paragraph", place, known, listed="ohc sources coverage")
    citing = _rows_that_cite()
    rows = [
        _covered(row, citing.get(row["place"], {}))
        for row in paragraphs
        if not places or any(_is_at(row["place"], place) for place in places)
    ]
    return [row for row in rows if not (uncited and row["statements"])]


def _is_at(place: str, asked: str) -> bool:
    """
    Return whether a place is the one that is asked for, or a part of it.

    >>> _is_at("SE 11a", "se 11"), _is_at("SE 110", "SE 11"), _is_at("HJ x", "HJ")
    (True, False, True)
    """
    begun = asked.lower().strip()
    rest = place.lower().removeprefix(begun)
    return place.lower().startswith(begun) and not rest[:1].isdigit()


def _rows_that_cite() -> dict[str, dict[str, list[str]]]:
    """Return the keys of the rows that cite each place, by table."""
    citing: dict[str, dict[str, list[str]]] = {}
    for table in table_names():
        for row in load_table(table) if table != "paragraphs" else ():
            cells = (cell for name, cell in row.items() if name.endswith("source"))
            key = next(iter(row.values()))
            for place in {place for cell in cells for place in cell.split("; ")}:
                citing.setdefault(place, {}).setdefault(table, []).append(key)
    return citing


def _covered(paragraph: TextRow, citing: Mapping[str, Sequence[str]]) -> Row:
    keys = [f"{table}: {key}" for table, rows in citing.items() for key in rows]
    # The tables of the agreement are a dozen, and one thing to whoever looks here.
    tables: Counter[str] = Counter()
    for table, rows in citing.items():
        tables["agreement" if table.startswith("agreement_") else table] += len(rows)
    return {
        **{name: paragraph[name] for name in ("place", "title", "reason")},
        "statements": sum(len(citing.get(table, ())) for table in STATEMENTS),
        "cited_in": ", ".join(f"{table} {count}" for table, count in tables.items()),
        CITED_BY: "; ".join(keys),
    }
