"""What the path of a return says of its period."""

import pytest

from ohc.progress.returns.path_periods import Start, path_periods, period_in
from ohc.progress.words.periods import Period

QUARTER, NEXT = "2013-14-Q4", "2014-15-Q1"


def named(period: Period | None) -> str:
    return period.name if period else ""


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("prison-garth_2013-14-Q4", QUARTER),
        ("Garth 2013-14-q4 final", QUARTER),
        ("2014-07 Garth", "2014-07"),
        ("Garth 2014-07-15", ""),
        ("12014-07", ""),
        ("2013-14-Q42", ""),
        ("2013-15-Q1", ""),
        ("2014-13", ""),
        ("2011-12", ""),
        ("2013-14-Q4 and 2014-15-Q1", ""),
        ("2013-14-Q4 (2013-14-Q4)", QUARTER),
        ("Garth", ""),
    ],
)
def test_a_name_says_one_period_or_none(name: str, period: str) -> None:
    assert named(period_in(name)) == period


@pytest.mark.parametrize(
    ("path", "root", "of_file", "of_folder"),
    [
        ("2014-15-Q1/garth_2013-14-Q4.xlsx", "2014-15-Q1", QUARTER, NEXT),
        ("2014-15-Q1/north/garth.xlsx", "2014-15-Q1", "", NEXT),
        # The nearest folder that says one.
        ("2014-15-Q1/2013-14-Q4/north/garth.xlsx", "2014-15-Q1", "", QUARTER),
        ("2014-15-Q1.zip/garth.xlsx", ".", "", NEXT),
        ("a/2014-15-Q1.zip/2013-14-Q4/garth.xlsx", "a", "", QUARTER),
        ("2014-15-Q1\\garth.xlsx", "2014-15-Q1", "", NEXT),
        ("Garth 2014-07-15.xlsx", ".", "", ""),
        # What was typed counts; above the folder given on a drive nothing does.
        ("2014-15-Q1/returns/garth.xlsx", "2014-15-Q1/returns", "", NEXT),
        ("/x/2013-14-Q4 project/a/garth.xlsx", "/x/2013-14-Q4 project/a", "", ""),
        ("/x/2014-15-Q1/garth.xlsx", "/x/2014-15-Q1", "", NEXT),
        ("garth.2013-14-Q4", ".", "", ""),
    ],
)
def test_a_path_says_it_by_its_name_and_by_the_nearest_folder(
    path: str, root: str, of_file: str, of_folder: str
) -> None:
    periods = path_periods(path, root)
    assert (named(periods.of_file), named(periods.of_folder)) == (of_file, of_folder)


@pytest.mark.parametrize(
    ("here", "path", "of_folder"),
    [
        ("/share/2013-14-Q4 project/2014-15-Q1", "garth.xlsx", NEXT),
        ("/share/2013-14-Q4 project", "2014-15-Q1/garth.xlsx", NEXT),
        ("/share/2013-14-Q4 project", "returns/garth.xlsx", ""),
        ("/share/2013-14-Q4 project/returns", "../2014-15-Q1/garth.xlsx", NEXT),
        # A file that lies elsewhere was read as it was typed.
        ("/share/2013-14-Q4 project", "../2014-15-Q1/garth.xlsx", NEXT),
    ],
)
def test_folders_count_from_the_settings_downwards(
    here: str, path: str, of_folder: str
) -> None:
    start = Start(here, base="/share/2013-14-Q4 project")
    assert named(path_periods(path, "", start).of_folder) == of_folder
