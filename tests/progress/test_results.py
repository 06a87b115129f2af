"""How the progress commands end."""

from datetime import date

from returned import ROWS, put

from ohc.progress.checks.checks import checked
from ohc.progress.options import ReadOptions, Work

HEAD = b"Reporting body ID,Period,Commitment,Status,RAG\n"
SOUND = b"".join(
    f"prison-garth,2013-14-Q4,{key},Delayed,Red\n".encode()
    for key in ROWS
    if key not in {"C3.1", "C4.1", "C8.1"}
)
"""Rows of all commitments but those of confidence, which need an owner too."""

OF_CONFIDENCE = b"".join(
    f"prison-garth,2013-14-Q4,{key},,Red\n".encode() for key in ("C3.1", "C4.1", "C8.1")
)
SPOILT = OF_CONFIDENCE.replace(b"C8.1,,", b"C8.1,Delaid,")
WORK = Work(today=date(2014, 4, 30))


def test_check_exits_3_where_it_found_a_problem() -> None:
    put({"a.csv": HEAD + SOUND + SPOILT})
    outcome = checked(["returns"], ReadOptions(), work=WORK)
    kinds = [row["kind"] for row in outcome.rows]
    assert kinds == ["unknown-status", "unanswered"]
    assert outcome.exit_code == 3


def test_check_exits_0_where_nothing_is_wrong() -> None:
    put({"a.csv": HEAD + SOUND + OF_CONFIDENCE})
    outcome = checked(["returns"], ReadOptions(), work=WORK)
    assert {row["level"] for row in outcome.rows} == {"note"}
    assert outcome.exit_code == 0
