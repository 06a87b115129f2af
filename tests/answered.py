"""Returns as tables of text, told by what each commitment answers."""

from returned import ROWS

GARTH = "prison-garth"
HEAD = (
    "Reporting body ID,Period,Commitment,Status,RAG,Percent complete,Owner,"
    "Forecast date,Date achieved,Evidence,Comment"
)


def table(rows: dict[str, str], body: str = GARTH) -> bytes:
    """Return a table with what each commitment answers, as its cells from Status on."""
    lines = [f"{body},2013-14-Q4,{key},{answer}" for key, answer in rows.items()]
    return "\n".join([HEAD, *lines]).encode()


def whole(answers: dict[str, str], body: str = GARTH) -> bytes:
    """Return a table of all 18 commitments, those without an answer blank."""
    return table({key: answers.get(key, "") for key in ROWS}, body)
