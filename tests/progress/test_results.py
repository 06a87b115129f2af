"""How the progress commands end."""

from datetime import date

from returned import put

from ohc.progress.options import ReadOptions, Work
from ohc.progress.results import checked

HEAD = b"Reporting body ID,Period,Commitment,Status,RAG\n"
SOUND = b"prison-garth,2013-14-Q4,C2.1,Delayed,Red\n"
SPOILT = b"prison-garth,2013-14-Q4,C2.2,Delaid,Red\n"
WORK = Work(today=date(2014, 4, 30))


def test_check_exits_3_where_it_found_a_problem() -> None:
    put({"a.csv": HEAD + SOUND + SPOILT})
    outcome = checked(["returns"], ReadOptions(), work=WORK)
    assert [row["kind"] for row in outcome.rows] == ["unknown-status"]
    assert outcome.exit_code == 3


def test_check_exits_0_where_nothing_is_wrong() -> None:
    put({"a.csv": HEAD + SOUND})
    outcome = checked(["returns"], ReadOptions(), work=WORK)
    assert (outcome.rows, outcome.exit_code) == ([], 0)
