"""Words that no table knows are listed, and settled in one step."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Ohc
from returned import put, returned

import ohc as api

HEAD = "No,Action,Owner,Status,RAG\n"
RAID = HEAD + "1,a,Ann,Open,Green\n2,b,Ann,OPEN,Duck Egg\n3,c,Bob,Closed,Red\n"
FORM = returned(answers={"C1.1": {"Status": "Compleet"}, "C2.1": {"Status": "Open"}})


def words(ohc: Ohc, *more: object) -> list[dict[str, Any]]:
    result = ohc("progress", "words", "-v", *more, "-f", "json")
    rows: list[dict[str, Any]] = json.loads(result.stdout)
    assert result.exit_code == (3 if rows else 0)
    return rows


@pytest.fixture
def mixed() -> Path:
    """A return of ours and a tracker, in one folder."""
    return put({"a.xlsx": FORM, "b.csv": RAID.encode()})


@pytest.mark.usefixtures("mixed")
class TestList:
    def test_each_word_is_there_once_with_how_often_and_what_it_may_be(
        self, ohc: Ohc
    ) -> None:
        rows = [tuple(row.values()) for row in words(ohc, "returns")]
        assert rows == [
            ("Open", "status", 3, 2, None, None),
            ("Compleet", "status", 1, 1, "complete", None),
            ("Duck Egg", "rag", 1, 1, None, None),
        ]

    def test_the_api_has_the_same_with_types(self) -> None:
        table = api.unknown_words("returns")
        assert table["word"].tolist() == ["Open", "Compleet", "Duck Egg"]
        assert str(table["count"].dtype) == str(table["files"].dtype) == "Int64"

    def test_a_list_that_is_filled_in_settles_them(self, ohc: Ohc) -> None:
        target = Path("returns/words.csv")
        assert ohc("progress", "words", "-v", "returns", "-o", target).exit_code == 3
        result = ohc("progress", "words", "-v", "returns")
        assert "3 words have no meaning yet" in result.said
        with target.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        means = {"Open": "in_progress", "Compleet": "complete", "Duck Egg": "Amber"}
        with target.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows({**row, "means": means[row["word"]]} for row in rows)
        assert words(ohc, "returns") == []

    def test_a_list_that_settles_words_is_not_written_over(self, ohc: Ohc) -> None:
        target = Path("returns/words.csv")
        target.write_text("word,means\nOpen,delayed\n", encoding="utf-8")
        result = ohc("progress", "words", "-v", "returns", "-o", target, "--force")
        assert (result.exit_code, result.stdout) == (1, "")
        assert "--set" in result.said
        assert target.read_text(encoding="utf-8") == "word,means\nOpen,delayed\n"


@pytest.mark.usefixtures("mixed")
class TestSet:
    def test_a_word_is_settled_for_each_command_from_then_on(self, ohc: Ohc) -> None:
        rows = words(
            *(
                ohc,
                "returns",
                "--set",
                "Open=in_progress",
                "--set",
                "duck egg=Amber/Red",
            )
        )
        assert [row["word"] for row in rows] == ["Compleet"]
        assert Path("returns/words.csv").read_text(encoding="utf-8-sig") == (
            "word,means\nOpen,in_progress\nduck egg,amber_red\n"
        )
        tally = ohc("progress", "tally", "-v", "returns/b.csv", "--framework", "none")
        assert "3 rows read = 3 tallied + 0 set aside" in tally.said

    def test_a_word_of_ours_that_is_turned_round_is_reported_at_each_run(
        self, ohc: Ohc
    ) -> None:
        note = "'closed' means delayed here, but complete in ohc"
        first = ohc("progress", "words", "-v", "returns", "--set", "Closed=delayed")
        assert note in first.said
        for command in (["check", "returns"], ["inspect", "returns/b.csv"]):
            assert note in ohc("progress", *command).said

    def test_a_word_that_nobody_wrote_is_reported(self, ohc: Ohc) -> None:
        result = ohc("progress", "words", "-v", "returns", "--set", "Opne=delayed")
        assert "'Opne' is not in any of the files." in result.said
        result = ohc("progress", "words", "-v", "returns", "--set", "Open=delayed")
        assert "is not in any of the files." not in result.said

    @pytest.mark.parametrize(
        ("setting", "says"),
        [
            (["Open"], "does not say"),
            (["=delayed"], "does not say"),
            (["Open="], "'' is not a status or rating"),
            (["Open=delaid"], "delayed"),
            (["Open=delayed", "--set", "OPEN=complete"], "delayed and complete"),
            (["A1234BC=complete"], "withheld"),
        ],
    )
    def test_what_cannot_be_settled_is_exit_2_and_nothing_is_written(
        self, ohc: Ohc, setting: list[str], says: str
    ) -> None:
        result = ohc("progress", "words", "-v", "returns", "--set", *setting)
        assert (result.exit_code, result.stdout) == (2, "")
        assert says in result.said
        assert "A1234BC" not in result.said
        assert not Path("returns/words.csv").exists()

    def test_a_list_that_contradicts_itself_is_not_written_to(self, ohc: Ohc) -> None:
        text = "word,means\nx,delayed\nX,complete\n"
        Path("returns/words.csv").write_text(text, encoding="utf-8")
        result = ohc("progress", "words", "-v", "returns", "--set", "Open=delayed")
        assert result.exit_code == 1
        assert "line 3" in result.said
        assert Path("returns/words.csv").read_text(encoding="utf-8") == text


def test_an_equals_sign_may_be_in_a_word(ohc: Ohc) -> None:
    put({"a.csv": f"{HEAD}1,a,Ann,RAG=red,Green\n".encode()})
    assert words(ohc, "returns", "--set", "RAG=red=delayed") == []


def test_of_two_folders_with_lists_one_is_to_be_named(ohc: Ohc) -> None:
    put({"a.csv": RAID.encode()}, "one")
    put({"a.csv": RAID.encode()}, "two")
    result = ohc("progress", "words", "-v", "one", "two", "--set", "Open=delayed")
    assert result.exit_code == 2
    assert str(Path("two/words.csv")) in result.said
    # A list that holds for both is one.
    Path("words.csv").write_text("word,means\n", encoding="utf-8")
    assert ohc("progress", "words", "-v", ".", "--set", "Open=delayed").exit_code == 3


def test_what_is_not_a_word_is_not_listed(ohc: Ohc) -> None:
    text = f'{HEAD}1,a,Ann,#REF!,Green\n2,b,Bob,A1234BC,\n3,c,Bob,Late,"Pink\n'
    put({"a.csv": text.encode()})
    assert words(ohc, "returns") == []


def test_a_file_that_cannot_be_read_is_named(ohc: Ohc) -> None:
    put({"a.csv": RAID.encode(), "b.xlsx": b"%PDF-1.4"})
    result = ohc("progress", "words", "-v", "returns", "--set", "Open=delayed")
    assert result.exit_code == 3
    assert "b.xlsx" in result.said


@pytest.mark.parametrize(
    ("column", "listed"),
    [
        ((), ["With NHSE", "Nearly"]),
        (("--status-column", "C"), ["Nearly"]),
        (("--status-column", "Approval status"), ["With NHSE"]),
    ],
)
def test_of_a_named_column_alone_words_are_listed(
    ohc: Ohc, column: tuple[str, ...], listed: list[str]
) -> None:
    text = (
        "No,Action,Delivery status,Approval status\n1,a,Complete,With NHSE\n"
        "2,b,Nearly,With NHSE\n3,c,Complete,\n"
    )
    Path("two.csv").write_text(text, encoding="utf-8")
    rows = words(ohc, "two.csv", *column)
    assert [row["word"] for row in rows] == listed
