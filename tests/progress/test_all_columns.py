"""Every column of a tracker is in what is read, and none of a return unasked."""

import json
from typing import Any

import pytest
from conftest import Ohc
from returned import put

import ohc as api

LEEDS = "Ref,Action,Status,number,Due date\nA1,Agree,Late,seven,31/03/2014\n"
HULL = "Ref,Status,Deadline text,Status\nB1,Done,soon,Done\n"
RETURN = "Reporting body ID,Period,Commitment,Status,Wing\n"
GARTH = "prison-garth,2013-14-Q4,C2.1,Late,B\n"


def read(ohc: Ohc, *words: str) -> list[dict[str, Any]]:
    result = ohc("progress", "read", "returns", "-f", "json", *words)
    rows: list[dict[str, Any]] = json.loads(result.stdout)
    return rows


class TestTrackers:
    @pytest.fixture(autouse=True)
    def trackers(self) -> None:
        put({"leeds.csv": LEEDS.encode(), "hull.csv": HULL.encode()})

    def test_each_header_that_is_not_known_is_a_column(self, ohc: Ohc) -> None:
        hull, leeds = read(ohc, "--framework", "none")
        assert (leeds["Action"], leeds["number"], leeds["due"]) == (
            *("Agree", "seven", "2014-03-31"),
        )
        assert (hull["Action"], hull["Status (column D)"]) == (None, "Done")

    def test_columns_choose_among_them(self, ohc: Ohc) -> None:
        words = ("--framework", "none", "--columns", "item,Action")
        assert read(ohc, *words)[1] == {"item": "A1", "Action": "Agree"}

    def test_known_columns_leave_them_out(self, ohc: Ohc) -> None:
        [hull, _] = read(ohc, "--framework", "none", "--known-columns")
        assert "Action" not in hull
        assert "due" in hull

    def test_the_api_has_them_as_text_whatever_they_are_called(self) -> None:
        table = api.read_returns("returns", framework="none")
        assert table["number"].tolist()[1] == "seven"
        assert str(table["number"].dtype) == "string"


def test_of_returns_of_ours_they_are_added_where_asked_for(ohc: Ohc) -> None:
    put({"a.csv": (RETURN + GARTH).encode()})
    assert "Wing" not in read(ohc)[0]
    assert read(ohc, "--all-columns")[0]["Wing"] == "B"
    assert "Wing" not in api.read_returns("returns")
    assert api.read_returns("returns", all_columns=True)["Wing"].tolist() == ["B"]


def test_a_header_with_a_comma_is_chosen_whole(ohc: Ohc) -> None:
    put({"a.csv": b'Ref,"Action, in full",Status\nA1,Agree,Late\n'})
    words = ("--framework", "none", "--columns", "Action, in full")
    assert read(ohc, *words) == [{"Action, in full": "Agree"}]


def test_all_and_only_the_known_contradict_each_other(ohc: Ohc) -> None:
    put({"a.csv": (RETURN + GARTH).encode()})
    result = ohc("progress", "read", "returns", "--all-columns", "--known-columns")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "not both" in result.said


def test_trackers_that_differ_in_a_column_of_their_own_are_not_copies(ohc: Ohc) -> None:
    head = "Ref,Action,Status\n"
    files = {
        "leeds.csv": f"{head}1,Agree,Late\n2,Sign,Done\n",
        "hull.csv": f"{head}1,Build,Late\n2,Open,Done\n",
        # The same again, its columns in another order.
        "copy.csv": "Ref,Status,Action\n1,Late,Build\n2,Done,Open\n",
    }
    put({name: text.encode() for name, text in files.items()})
    result = ohc("progress", "tally", "returns", "--framework", "none")
    assert "6 rows read = 4 tallied + 2 set aside" in result.said
