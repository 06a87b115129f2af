"""The returns of the folder to try things in."""

from pathlib import Path

from returned import WORK

from ohc.progress.checks.checks import checked
from ohc.progress.options import ReadOptions
from ohc.progress.results import rows_read
from ohc.reference.reporting_units import bodies
from ohc.reference.taking_effect import takes_effect


def rows_of(playground: Path) -> list[dict[str, str]]:
    read = rows_read([str(playground / "returns")], ReadOptions(), work=WORK).rows
    return [{name: str(cell) for name, cell in row.items()} for row in read]


def test_what_does_not_take_effect_is_left_blank(playground: Path) -> None:
    for row in rows_of(playground):
        effect = takes_effect(bodies()[row["body_id"]], row["commitment"])
        is_blank = not row["status_as_written"] + row["rag_as_written"] + row["comment"]
        assert is_blank == (effect == "no"), row
        assert (row["status"] == "not_applicable") == (effect == "no"), row


def test_the_other_answers_vary(playground: Path) -> None:
    rows = [row for row in rows_of(playground) if row["status_as_written"]]
    assert len({row["status"] for row in rows}) >= 4
    assert {row["rag"] for row in rows} >= {
        "red",
        "amber_red",
        "amber",
        "amber_green",
        "green",
        "blue",
    }


def test_what_is_damaged_is_where_an_answer_is_needed(playground: Path) -> None:
    problems = checked([str(playground / "returns")], ReadOptions(), work=WORK).rows
    of_rows = {str(row["kind"]): row for row in problems if row["commitment"]}
    assert {*of_rows} == {
        "unknown-status",
        "unknown-rag",
        "bad-date",
        "contradiction",
        "personal-data",
        "moved-row",
    }
    for row in of_rows.values():
        body = bodies()[str(row["body_id"])]
        assert takes_effect(body, str(row["commitment"])) != "no", row
