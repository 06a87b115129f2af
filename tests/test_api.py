"""``import ohc`` in a notebook."""

from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest
from conftest import HEAVY, start
from returned import SOUND, put, returned

import ohc
from ohc.cli.root import main
from ohc.errors import UnknownName
from ohc.reference.establishments import ENRICHMENT, ESTATE_FIELDS, FIGURES
from ohc.reference.funding import BUDGET_FIELDS


def types(table: pd.DataFrame) -> dict[str, str]:
    return {str(name): str(dtype) for name, dtype in table.dtypes.items()}


def test_the_estate_has_real_types_and_nothing_blank_is_text() -> None:
    table = ohc.estate()
    assert tuple(table.columns) == (*ESTATE_FIELDS, *ENRICHMENT)
    assert len(table) == 181
    assert types(table) == {
        **dict.fromkeys(table.columns, "string"),
        **dict.fromkeys(FIGURES, "Int64"),
        **dict.fromkeys(("latitude", "longitude"), "Float64"),
        "figures_date": "datetime64[ns]",
    }
    assert not (table.select_dtypes("string") == "").any().any()
    [garth] = table[table["id"] == "prison-garth"].to_dict("records")
    assert garth["latitude"] == 53.67955
    assert garth["population"] == 797
    assert garth["figures_date"] == pd.Timestamp(2013, 2, 22)
    assert pd.isna(garth["figure_group"])


def test_the_estate_is_selected_as_on_the_command_line() -> None:
    assert len(ohc.estate(area_team="London")) == 14
    both = ohc.estate(lead=["Kent", "Thames Valley"], kind="irc")
    assert both["name"].tolist() == [
        *("Dover", "Tinsley House", "Brook House", "Campsfield House", "Haslar")
    ]
    nobody = ohc.estate(area_team="Wessex", kind="stc")
    assert list(nobody.columns) == [*ESTATE_FIELDS, *ENRICHMENT]
    with pytest.raises(UnknownName, match="Atlantis"):
        ohc.estate(area_team="Atlantis")


def test_a_question_is_answered_with_types() -> None:
    table = ohc.find("who pays for bed watches", most=3)
    assert table["rank"].tolist() == [1, 2, 3]
    assert table["score"].dtype == pd.Float64Dtype()
    assert table["answer"][0] == "funds: NHS England"
    assert table["keys"][0] == "duty:interfaces/escort-bedwatch-funding"
    assert {*ohc.find("complaints", kind="duty")["kind"]} == {"duty"}
    assert ohc.find("GOAD").empty
    with pytest.raises(UnknownName, match="Did you mean duty"):
        ohc.find("complaints", kind="dutey")


def test_joint_figures_are_added_up_once() -> None:
    table = ohc.estate(name=["Moorland", "Hatfield"])
    assert table["population"].tolist() == [1177, 1177]
    assert table.drop_duplicates("figure_group")["population"].sum() == 1177


def test_the_budget_has_pounds_and_a_gap() -> None:
    table = ohc.budget()
    assert tuple(table.columns)[: len(BUDGET_FIELDS)] == BUDGET_FIELDS
    assert table["resources_gbp"].dtype == pd.Int64Dtype()
    assert table["resources_gbp"].sum() == 562_800_000
    assert table["resources_gbp"].isna().sum() == 1


def test_the_other_tables_have_the_columns_of_their_commands() -> None:
    assert ohc.facts("receptions per year")["value"].tolist() == ["130000"]
    assert set(ohc.facts(topic="receptions")["topic"]) == {"receptions"}
    assert ohc.priorities()["number"].tolist() == list(range(1, 13))
    assert len(ohc.commitments()) == 18
    assert len(ohc.matrix("tasks")) == 38
    assert set(ohc.matrix()["matrix"]) > {"tasks", "roles"}
    with pytest.raises(UnknownName, match="'taks' is not a matrix"):
        ohc.matrix("taks")


def test_importing_ohc_loads_nothing_heavy() -> None:
    code = "import ohc, sys; print(*{name.split('.')[0] for name in sys.modules})"
    done = start(code=code)
    assert not {*HEAVY, "typer"} & {*done.stdout.decode().split()}


def test_commitments_are_due_on_a_day_or_on_none() -> None:
    due = ohc.commitments().set_index("id")["due_by"]
    assert due["C3.1"] == pd.Timestamp(2014, 4, 1)
    assert due.isna().sum() == 3


def test_conflicts_are_those_of_the_command() -> None:
    assert len(ohc.conflicts()) > len(ohc.conflicts("prisons")) > 0


class TestReturns:
    """Of two prisons of Lancashire one sent a return, with a status misspelt."""

    @pytest.fixture(autouse=True)
    def folder(self) -> None:
        answers = {**SOUND, "C9.1": {"Status": "Compleet"}}
        put({"garth.xlsx": returned(answers=answers)})

    def test_rows_come_with_every_problem_and_an_account(self) -> None:
        rows = ohc.read_returns("returns").set_index("commitment")
        assert rows.loc["C3.2", "percent_complete"] == 40.0
        assert rows.loc["C9.1", "set_aside"] == "unknown-status"
        assert rows["forecast"].dtype == "datetime64[ns]"
        assert [p["kind"] for p in rows.attrs["problems"]] == ["unknown-status"]
        assert rows.attrs["accounts"]["rows_read"] == 18

    def test_all_problems_are_listed_however_many(self) -> None:
        spoilt = {f"{number}.xlsx": b"%PDF" for number in range(70)}
        put(spoilt)
        assert len(ohc.check("returns")) == 71
        assert len(ohc.tally("returns").attrs["problems"]) > 71

    def test_answers_of_last_quarter_and_changed_files_are_listed(self) -> None:
        main(["progress", "tally", "returns", "--summary", "accounts.json"])
        answers = {key: {**row, "Comment": "as before"} for key, row in SOUND.items()}
        put({"a.xlsx": returned(period="2013-14-Q3", answers=answers)}, "before")
        put({"b.xlsx": returned(answers=answers)})
        table = ohc.check("returns", previous="before", against="accounts.json")
        assert {"same-as-last", "new-file"} <= {*table["kind"]}
        assert not {"same-as-last", "new-file"} & {*ohc.check("returns")["kind"]}

    def test_a_tally_counts_and_says_what_is_missing(self) -> None:
        table = ohc.tally("returns", by="commitment", lead="Lancashire")
        row = table.set_index("commitment").loc["C1.1"]
        assert (row["complete"], row["complete_percent"]) == (1, 100.0)
        assert types(table)["complete"] == "Int64"
        assert types(table)["complete_percent"] == "Float64"
        assert row["as_at"] == pd.Timestamp(2014, 3, 31)
        accounts = table.attrs["accounts"]
        assert accounts["returns_expected"] == 1 + accounts["returns_missing"]
        assert accounts["rows_tallied"] == 17
        gone = ohc.missing("returns", lead="Lancashire")
        assert len(gone) == accounts["returns_missing"]
        assert "Garth" not in set(gone["body"])

    def test_a_comparison_accounts_for_both_sides(self) -> None:
        put({"garth.xlsx": returned(period="2013-14-Q3")}, "before")
        table = ohc.compare("before", "returns", lead="Lancashire")
        assert table["movement"].tolist() == ["set_aside"]
        assert table.attrs["accounts"]["old_rows_tallied"] == 18

    def test_an_executor_reads_for_us_and_nothing_changes(self) -> None:
        with ThreadPoolExecutor(2) as executor:
            apart = ohc.read_returns("returns", executor=executor)
        pd.testing.assert_frame_equal(apart, ohc.read_returns("returns"))

    def test_forms_are_written_and_their_paths_returned(self) -> None:
        paths = ohc.write_forms("2014-15-Q1", "forms", lead="Lancashire")
        assert len(paths) == len(ohc.missing("returns", lead="Lancashire")) + 1
        assert all(path.is_file() for path in paths)
        with pytest.raises(ohc.OhcError, match="none was written"):
            ohc.write_forms("2014-15-Q1", "forms", lead="Lancashire")


def test_an_error_of_the_analysts_is_public() -> None:
    with pytest.raises(ohc.OhcError) as caught:
        ohc.tally("nowhere")
    assert caught.value.hint == "Check the name."


def test_what_there_is_can_be_listed() -> None:
    assert {*ohc.__all__} <= {*dir(ohc)}
    assert all(hasattr(ohc, name) for name in ohc.__all__)
    assert not hasattr(ohc, "estates")
