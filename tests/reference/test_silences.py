"""What no document says: each silence cites what comes nearest to an answer."""

import pytest

from ohc.outcome import TextRow
from ohc.reference.responsibility import duties
from ohc.reference.tables import load_table

OF_A_SOURCE = {"facts": "facts", "commitments": "commitments"}


def paragraphs(rows: list[TextRow]) -> set[str]:
    return {place for row in rows for place in str(row["source"]).split("; ")}


def nearest_rows(nearest: str) -> list[TextRow]:
    """Return the rows of a reference such as ``commitments:C7.1``."""
    kind, _, key = nearest.partition(":")
    if kind == "duty":
        matrix, _, duty = key.partition("/")
        return [row for row in duties(matrix) if row["duty_id"] == duty]
    return [
        row for row in load_table(OF_A_SOURCE[kind]) if next(iter(row.values())) == key
    ]


@pytest.mark.parametrize(
    "silence",
    [
        row
        for row in load_table("silence")
        if row["nearest"].partition(":")[0] in {*OF_A_SOURCE, "duty"}
    ],
    ids=lambda row: row["id"],
)
def test_a_silence_cites_a_paragraph_of_the_row_it_leads_to(silence: TextRow) -> None:
    nearest = nearest_rows(silence["nearest"])
    assert nearest
    assert paragraphs([silence]) & paragraphs(nearest)
