"""columns.toml: tables whose items stand across."""

from pathlib import Path

import pytest

from ohc.progress.words.beside import BadBeside
from ohc.progress.words.vocabulary import vocabulary

ACROSS = """
[[table]]
sheet = "Master"
across = true
header_column = "b"
items_row = 2
[table.rows]
"Departmental DCA" = "rag"
"""


def put(content: str) -> Path:
    path = Path("columns.toml")
    path.write_text(content, encoding="utf-8")
    return path


def test_a_table_may_have_its_items_across() -> None:
    [rule] = vocabulary(columns=put(ACROSS)).rules
    assert (rule.across, rule.header_column, rule.items_row) == (True, "B", 2)
    assert rule.columns["departmental dca"] == "rag"


@pytest.mark.parametrize(
    ("lines", "says", "hint"),
    [
        ("across = 1", "across must be true or false, not 1", ""),
        ("items_row = 1", "'items_row' is not a setting", "header_row"),
        ("across = true\nheader_row = 1", "'header_row' is not a setting", "items_row"),
        (
            "across = true\nitems_row = 0",
            "items_row 0 is not a row number",
            "first row is 1",
        ),
        ("across = true\nheader_column = '1'", "'1' is not a column", 'Write "A"'),
        ("across = true\n[table.rows]\nA = 'rga'", "'rga'", "rag"),
    ],
)
def test_what_makes_no_sense_is_named(lines: str, says: str, hint: str) -> None:
    with pytest.raises(BadBeside) as caught:
        vocabulary(columns=put(f"[[table]]\n{lines}"))
    assert says in str(caught.value.message)
    assert hint in str(caught.value)
