"""The periods of files in periods.csv."""

from pathlib import Path

import pytest

from ohc.progress.words.beside import BadBeside
from ohc.progress.words.file_periods import file_periods

Q4, Q1 = "2013-14-Q4", "2014-15-Q1"


def written(*lines: str) -> Path:
    path = Path("returns/periods.csv")
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(["file,period", *lines]), encoding="utf-8-sig")
    return path


@pytest.mark.parametrize(
    ("line", "path", "is_meant"),
    [
        ("a.xlsx", "returns/north/a.xlsx", True),
        ("A.XLSX", "returns/a.xlsx", True),
        ("north/a.xlsx", "returns/north/a.xlsx", True),
        ("north/a.xlsx", "returns/south/a.xlsx", False),
        ("north/a.xlsx", "returns/far/north/a.xlsx", False),
        (r".\north\a.xlsx", "returns/north/a.xlsx", True),
        ("returns/north/a.xlsx", "returns/north/a.xlsx", True),
        ("q.zip/a.xlsx", "returns/q.zip/a.xlsx", True),
        ("a", "returns/a.xlsx", False),
        # The accents of a name as a Mac writes them.
        ("Cha\u0302teau.xlsx", "returns/Ch\u00e2teau.xlsx", True),
    ],
)
def test_a_line_means_a_file_by_its_name_or_its_path(
    line: str, path: str, *, is_meant: bool
) -> None:
    period = file_periods(written(f"{line},{Q1}")).find(path)
    assert (period is not None and period.name == Q1) == is_meant


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([f"a.xlsx,{Q1}", f"a.xlsx,{Q4}"], "line 3: a.xlsx is 2013-14-Q4 here but"),
        ([f"a.xlsx,{Q1}", "", f"A.xlsx,{Q4}"], "line 4"),
        # The name alone means the file in the folder too.
        ([f"a.xlsx,{Q1}", f"north/a.xlsx,{Q4}"], "line 3"),
        ([f"north/a.xlsx,{Q1}", f"a.xlsx,{Q4}"], "line 3"),
        ([f"b.xlsx,{Q4}", "a.xlsx,soon"], "line 3: 'soon'"),
        (["a.xlsx,2014-Q1"], "line 2: '2014-Q1' could mean two periods"),
        ([f"b.xlsx,{Q4}", "a.xlsx,"], "line 3: the row of 'a.xlsx' has no period"),
        ([f",{Q4}"], "line 2: the row of '2013-14-Q4' has no file"),
    ],
)
def test_lines_that_cannot_be_are_refused_by_their_number(
    lines: list[str], words: str
) -> None:
    with pytest.raises(BadBeside, match=r"periods\.csv") as refusal:
        file_periods(written(*lines))
    assert words in str(refusal.value)


def test_files_of_one_name_in_two_folders_may_be_of_two_periods() -> None:
    periods = file_periods(written(f"north/a.xlsx,{Q1}", f"south/a.xlsx,{Q4}"))
    names = [
        period.name
        for folder in ("north", "south")
        if (period := periods.find(f"returns/{folder}/a.xlsx"))
    ]
    assert names == [Q1, Q4]


def test_a_line_that_is_there_twice_is_not_a_contradiction() -> None:
    assert file_periods(written(f"a.xlsx,{Q1}", f"a.xlsx,{Q1}")).find("a.xlsx")
