"""Where drop-down lists take their words from."""

from contextlib import closing

import pytest

from ohc.workbooks.apart import Apart
from ohc.workbooks.xlsx.validations import Source, list_sources

NAMES = {"stages": "Lists!$B$2:$B$9"}
EXTENSION = (
    b'</sheetData><x14:dataValidation type="list"><x14:formula1><xm:f>Lists!$B$2:$B$9'
    b"</xm:f></x14:formula1></x14:dataValidation>"
)


def shown(formula: str, kind: str = "list") -> set[Source]:
    xml = (
        f'<sheetData/><dataValidations count="1"><dataValidation type="{kind}" '
        f'sqref="C2"><formula1>{formula}</formula1></dataValidation></dataValidations>'
    )
    return list_sources([xml.encode()], NAMES)


@pytest.mark.parametrize(
    ("formula", "source"),
    [
        ("Lists!$B$2:$B$9", Source("Lists", 1, 2, 1, 9)),
        ("Lists!B2", Source("Lists", 1, 2, 1, 2)),
        ("'My lists'!$AA$1:$AB$3", Source("My lists", 26, 1, 27, 3)),
        ("'Ann''s'!A1", Source("Ann's", 0, 1, 0, 1)),
        ("'A &amp; B'!A1", Source("A & B", 0, 1, 0, 1)),
        ("Stages", Source("Lists", 1, 2, 1, 9)),
        ("OFFSET(Lists!$A$1,0,0)", Source("Lists", 0, 1, 0, 1)),
    ],
)
def test_a_list_names_a_range_of_a_sheet(formula: str, source: Source) -> None:
    assert shown(formula) == {source}


def test_other_lists_show_no_sheet() -> None:
    assert shown('"Red,Amber,Green"') == shown("$A$1:$A$3") == shown("Unknown") == set()
    assert shown("Lists!$B$2", kind="whole") == set()


def test_lists_of_later_versions_are_found() -> None:
    assert list_sources([EXTENSION], {}) == {Source("Lists", 1, 2, 1, 9)}


def test_rules_without_an_end_are_looked_at_once() -> None:
    # Within the limits of the process: it took hours when each was tried with all.
    endless = b"<sheetData/>" + b"<dataValidation type='list'" * 300_000
    same = b"<sheetData/><dataValidation " + b"type='list' " * 300_000
    with closing(Apart()) as apart:
        assert apart.done(list_sources, [endless, same], {}) == set()
