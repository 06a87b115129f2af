"""``import ohc`` in a notebook."""

import pandas as pd
import pytest
from conftest import HEAVY, start

import ohc
from ohc.errors import UnknownName
from ohc.reference.establishments import ENRICHMENT, ESTATE_FIELDS, FIGURES
from ohc.reference.funding import BUDGET_FIELDS


def test_the_estate_is_text_but_for_its_figures() -> None:
    table = ohc.estate()
    assert tuple(table.columns) == (*ESTATE_FIELDS, *ENRICHMENT)
    assert len(table) == 181
    text = table.drop(columns=[*FIGURES])
    assert all(isinstance(cell, str) for cell in text.to_numpy().ravel())


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
    with pytest.raises(UnknownName, match="No matrix is called 'taks'"):
        ohc.matrix("taks")


def test_importing_ohc_loads_nothing_heavy() -> None:
    code = "import ohc, sys; print(*{name.split('.')[0] for name in sys.modules})"
    done = start(code=code)
    assert not {*HEAVY, "typer"} & {*done.stdout.decode().split()}
