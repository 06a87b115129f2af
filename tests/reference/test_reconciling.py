"""Published headline counts against what Appendix 1 lists."""

import pytest

from ohc.outcome import Row
from ohc.reference.reconciling import OPEN, reconcile


def compared(kind: str, source: str) -> Row:
    """Return the count of one document that can be compared, of a kind of thing."""
    [row] = [
        row
        for row in reconcile()
        if row["kind"] == kind
        and str(row["source"]).split(";")[0] == source
        and row["difference"] != ""
    ]
    return row


@pytest.mark.parametrize(
    ("kind", "source", "listed", "published", "difference"),
    [
        ("prison", "SE 11a", 122, 120, 2),
        ("prison", "HJ Prison healthcare", 122, 118, 4),
        ("sch", "SE 11b", 11, 16, -5),
        ("irc", "SE 11d", 10, 12, -2),
        ("region", "SE 31", 4, 4, 0),
    ],
)
def test_the_difference_is_what_is_listed_less_what_is_published(
    kind: str, source: str, listed: int, published: int, difference: int
) -> None:
    row = compared(kind, source)
    assert (row["distinct"], row["published"]) == (listed, published)
    assert row["difference"] == difference


def test_an_entry_that_names_two_forces_counts_two() -> None:
    # 35 entries with 31 ids, one of which is two forces: 32, and 33 are published.
    row = compared("police", "SE 11e")
    assert (row["listed"], row["distinct"], row["published"]) == (35, 31, 33)
    assert row["difference"] == -1


def test_only_a_difference_that_nothing_explains_is_left_open() -> None:
    assert compared("irc", "SE 11d")["note"] == OPEN
    assert compared("region", "SE 31")["note"] == ""
    # These notes say already that no source explains it: once is enough.
    for kind, source in (("prison", "SE 11a"), ("police", "SE 11e")):
        note = str(compared(kind, source)["note"])
        assert "no source" in note
        assert OPEN not in note


@pytest.mark.parametrize(
    ("what", "listed", "distinct"),
    [
        ("Prisons in Wales", "", ""),  # prisons are listed, but not which are in Wales
        ("Resettlement prisons for men, planned", "", ""),
        ("PHE Centres", "not listed", ""),
        ("Courts", "not listed", ""),
    ],
)
def test_what_the_appendix_does_not_mark_is_not_compared(
    what: str, listed: str, distinct: str
) -> None:
    [row] = [row for row in reconcile() if row["what"] == what]
    assert (row["listed"], row["distinct"], row["difference"]) == (listed, distinct, "")
