"""Whose rows are: one owner, whatever spaces stand in the name."""

from returned import result_of

LINES = (
    "Reporting body,Period,Commitment,Status,RAG",
    "Garth,2013-14-Q4,C1.1,Late,Red",
    "HMP\u00a0Garth,2013-14-Q4,C1.2,Late,Red",
    "HMP\u202fGarth,2013-14-Q4,C2.1,Late,Red",
    "HMP Garth,2013-14\u00a0Q4,C2.2,Late,Red",
    "HMP Garth,2013-14\n Q4,C3.1,Late,Red",
)


def test_a_name_and_a_period_with_other_spaces_are_the_same_return() -> None:
    rows = [f'"{line}"'.replace(",", '","') for line in LINES]
    result = result_of("\n".join(rows).encode())
    assert [len(returned.entries) for returned in result.returns] == [1, 2, 2]
    assert {returned.body.id for returned in result.returns if returned.body} == {
        "prison-garth"
    }
    assert {returned.period.name for returned in result.returns if returned.period} == {
        "2013-14-Q4"
    }
