"""Say where else to look, for commands that search one table and find nothing."""

from ohc.errors import OhcError
from ohc.finding.answers import answers
from ohc.finding.keeping import database
from ohc.finding.query import Query
from ohc.finding.rows import label
from ohc.finding.store import Store
from ohc.lines import as_typed


def nearest(words: str) -> tuple[str, ...]:
    """
    Return a sentence with the best answer of any kind, and the command that shows it.

    Empty if no table has the words, or if this Python cannot search.
    """
    try:
        answered = answers(Query((words,)), Store(database()))
    except OhcError:
        return ()
    if not answered.shown:
        return ()
    entry = answered.shown[0].entry
    command = as_typed(("ohc", "find", *words.split()))
    return (f"Nearest: {label(entry.kind)}, {entry.title}: {command}",)
