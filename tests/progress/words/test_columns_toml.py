"""columns.toml: how an analyst says that tables are to be read."""

from pathlib import Path

import pytest

from ohc.progress.words.vocabulary import vocabulary

COLUMNS = """
[[table]]
sheet = "Plan"
header_row = 7
[table.columns]
"What we do" = "item"
"%" = "percent"
[[table]]
[table.columns]
"Wie weit, caf\u00e9?" = "status"
[status]
"Duck Egg" = "delayed"
"At risk" = ""
[rag]
"4" = "red"
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_columns_beside_the_returns_say_how_a_table_is_read(encoding: str) -> None:
    path = Path("columns.toml")
    path.write_bytes(COLUMNS.replace("\n", "\r\n").encode(encoding))
    known = vocabulary(columns=path)
    plan, anywhere = known.rules
    assert plan[:2] == ("Plan", 7)
    assert anywhere[:2] == ("", 0)
    assert plan.columns["what we do"] == plan.columns["What we do"] == "item"
    assert plan.columns["%"] == "percent"
    assert anywhere.columns["wie weit caf\u00e9"] == "status"
    assert known.status["duck egg"] == "delayed"
    assert "at risk" not in known.status
    assert known.rag["4"] == "red"
