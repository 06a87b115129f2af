"""Labels: what a return says of itself beside its table."""

from ohc.progress.returns.about import Label, about_of, labels_beside
from ohc.workbooks.sheets import Sheet
from ohc.workbooks.xlsx.look import Unseen


def labels(*rows: list[str], sheet: str = "About") -> dict[str, Label]:
    """Return the labels of a sheet with these rows."""
    look = Unseen({})
    return labels_beside(Sheet(sheet, hidden=False, rows=rows, merged=(), look=look))


def texts(labelled: dict[str, Label]) -> dict[str, tuple[str, str]]:
    """Return of each label what it says, and in which cell."""
    return {name: (label.text, label.cell) for name, label in labelled.items()}


def test_a_value_is_beside_its_label() -> None:
    labelled = labels(["", "Period:", "2013-14-Q4"], ["Reporting body", "Garth"])
    assert texts(labelled) == {
        "Period": ("2013-14-Q4", "C1"),
        "Reporting body": ("Garth", "B2"),
    }


def test_two_labels_side_by_side_are_headers_and_say_nothing() -> None:
    assert labels(["Reporting body", "Period"], ["Garth", "2013-14-Q4"]) == {}
    labelled = labels(["Reporting body", "Period", "2013-14-Q4"])
    assert texts(labelled) == {"Period": ("2013-14-Q4", "C1")}


def test_of_a_label_that_appears_twice_the_lower_counts() -> None:
    labelled = labels(["Period", "2013-14-Q3"], ["Period", "2013-14-Q4"])
    assert texts(labelled) == {"Period": ("2013-14-Q4", "B2")}


def test_the_sheet_about_comes_before_others_wherever_it_stands() -> None:
    history = labels(["Period", "2013-14-Q3"], ["Return date", "1/4/2014"], sheet="Old")
    about = labels(["Period", "2013-14-Q4"])
    for sheets in (
        [("Old", history), ("About", about)],
        [("About", about), ("Old", history)],
    ):
        chosen, doubts = about_of(sheets)
        assert chosen["Period"].text == "2013-14-Q4"
        assert chosen["Return date"].text == "1/4/2014"
        assert doubts[0].startswith("Period is different on different sheets (")


def test_of_two_sheets_about_that_differ_neither_counts() -> None:
    first, second = labels(["Period", "2013-14-Q3"]), labels(["Period", "2013-14-Q4"])
    chosen, doubts = about_of([("About", first), ("About (2)", second)])
    assert chosen["Period"].text == "(blank)"
    assert len(doubts) == 1
