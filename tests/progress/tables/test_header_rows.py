"""Headers over two rows, and those that columns.toml names."""

from trackers import STRANGER, by_row, sheet_of

from ohc.progress.tables.header_rows import unmatched
from ohc.progress.tables.tables import tables
from ohc.progress.words.columns_toml import Rule

PLAN = ["Action", "Status", "Owner"]


def test_a_header_over_two_rows_below_a_table_gives_it_no_row() -> None:
    two = [["Risk", "Progress", ""], ["", "Status", "RAG"], ["Fire", "Late", "R"]]
    plan, risks = tables(sheet_of([PLAN, ["Paint", "Done", "Ann"], [], *two]), STRANGER)
    assert by_row(plan) == {2: ""}
    assert (risks.top_row, risks.header_row, by_row(risks)) == (4, 5, {6: ""})
    titled = [PLAN, ["Paint", "Done", "Ann"], [], ["Risks"], *two]
    plan, risks = tables(sheet_of(titled), STRANGER)
    assert (by_row(plan), risks.top_row) == ({2: "", 4: "note"}, 5)
    # Without a gap above it, it may be an item in such words.
    assert len(tables(sheet_of([PLAN, ["Paint", "Done", "Ann"], *two]), STRANGER)) == 1


def test_a_header_of_columns_toml_is_looked_for_in_its_row_and_the_one_above() -> None:
    grid = [["Action", "Status"], ["", "RAG"], ["Paint", "Done"], ["Owner"]]
    rule = Rule("Plan", 1, {"Status": "status", "Owner": "owner"})
    assert unmatched(sheet_of(grid), STRANGER._replace(rules=(rule,))) == ["Owner"]
    below = rule._replace(header_row=2, columns={"Action": "item", "Paint": "item"})
    assert unmatched(sheet_of(grid), STRANGER._replace(rules=(below,))) == ["Paint"]


def test_a_table_that_lacks_a_column_is_not_passed_over_for_one_far_below() -> None:
    lacking = [["Commitment", "Owner", "Evidence"], ["C3.2", "Ann", "minutes"]]
    own = STRANGER._replace(framework="npa-2013")
    for gap, header_row in ((37, 40), (38, 1)):
        below = [["Commitment", "Status"], ["C3.2", "Complete"]]
        rows = [*lacking, *[[""]] * gap, *below]
        assert tables(sheet_of(rows), own)[0].header_row == header_row
    assert tables(sheet_of([*[[""]] * 40, *lacking]), own) == []
