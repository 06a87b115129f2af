"""The area of ods sheets and their error values, beside what a reader lays out."""

import io
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from ohc.workbooks.other_formats import survey
from ohc.workbooks.other_formats.survey import Spoilt, Survey

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "calcext")
)


def content(*tables: str, before: str = "") -> bytes:
    """Return content.xml of tables, the first of them called A."""
    named = "".join(
        f'<table:table table:name="{chr(65 + n)}">{rows}</table:table>'
        for n, rows in enumerate(tables)
    )
    body = f"<office:spreadsheet>{named}</office:spreadsheet>"
    return f"{before}<office:body {SPACES}>{body}</office:body>".encode()


def row(*cells: str, rows: str = "1") -> str:
    repeated = f'table:number-rows-repeated="{rows}"'
    return f"<table:table-row {repeated}>{''.join(cells)}</table:table-row>"


def cell(text: str = "", columns: str = "1", /, **attributes: str) -> str:
    repeated = f'table:number-columns-repeated="{columns}"'
    others = "".join(
        f' {name.replace("_", ":", 1).replace("_", "-")}="{value}"'
        for name, value in attributes.items()
    )
    return f"<table:table-cell {repeated}{others}>{text}</table:table-cell>"


def one(columns: str = "1") -> str:
    return cell("", columns, office_value_type="float", office_value="1")


def shown(text: str, columns: str = "1", /, **attributes: str) -> str:
    return cell(f"<text:p>{text}</text:p>", columns, **attributes)


def blank(columns: str = "1") -> str:
    return cell("", columns)


def error(text: str, columns: str = "1") -> str:
    return shown(text, columns, office_value_type="string", calcext_value_type="error")


def as_read(xml: bytes) -> list[int]:
    """Return how many cells python-calamine lays out for each table."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        kind = "application/vnd.oasis.opendocument.spreadsheet"
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", xml)
    file.seek(0)
    with CalamineWorkbook.from_filelike(file) as book:
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
    return [
        (sheet.end[0] - sheet.start[0] + 1) * (sheet.end[1] - sheet.start[1] + 1)
        if sheet.start and sheet.end
        else 0
        for sheet in sheets
    ]


@pytest.mark.parametrize(
    ("rows", "cells", "farthest"),
    [
        ("", 0, ""),
        (row(one()), 1, "A!A1"),
        (row(blank("3"), one()), 1, "A!D1"),
        (row(one("4")), 4, "A!D1"),
        (row(one(), rows="4"), 4, "A!A4"),
        (row(one(), blank("16383")) + row(blank(), rows="1048575"), 1, "A!A1"),
        (row(one()) + row(blank(), rows="8") + row(blank(), one()), 20, "A!B10"),
        (row(cell(office_value_type="string")), 1, "A!A1"),
        (row(one("100")) + row(one(), rows="2000"), 200_100, "A!A2001"),
        (row(one(), blank("2147483648")), 1, "A!A1"),
        (f"<table:table-rows>{row(one())}</table:table-rows>" + row(one()), 2, "A!A2"),
        (row(one().replace("table:table", "table:covered-table")), 1, "A!A1"),
    ],
)
def test_an_ods_is_as_large_as_its_cells_with_their_repeats(
    rows: str, cells: int, farthest: str
) -> None:
    xml = content(rows)
    assert survey.of_ods(xml)[:2] == (cells, farthest)
    assert as_read(xml) == [cells]


def test_the_largest_sheet_counts_and_so_do_all_together() -> None:
    xml = content(row(one(), rows="6"), row(blank("9"), one()))
    assert survey.of_ods(xml) == Survey(6, "B!J1", {}, together=7, grid=10)


@pytest.mark.parametrize(
    ("cells", "errors"),
    [
        (error("#REF!"), {"A1": "#REF!"}),
        (blank("27") + error("Err:502", "2"), {"AB1": "Err:502", "AC1": "Err:502"}),
        (error("<text:span>#NOM</text:span> ?"), {"A1": "#NOM ?"}),
        (error(""), {"A1": "Err"}),
        (shown("#N/A", office_value_type="float", office_value="0"), {"A1": "#N/A"}),
        (shown("#N/A", table_formula="of:=NA()"), {"A1": "#N/A"}),
        (shown("#N/A", office_value_type="string"), {}),  # as someone typed it
        (shown("see #N/A", table_formula="of:=1"), {}),
        (shown("7", office_value_type="float", calcext_value_type="float"), {}),
        (
            error("<office:annotation>why</office:annotation>#NUM!") + one(),
            {"A1": "#NUM!"},
        ),
    ],
)
def test_an_ods_tells_its_error_values(cells: str, errors: dict[str, str]) -> None:
    found = survey.of_ods(content(row(one()), row(cells)))
    assert found.errors == ({"B": errors} if errors else {})


def test_an_ods_tells_its_merges() -> None:
    # python-calamine gives none: what a merge hides would be read as blank.
    tall = '<table:table-cell table:number-rows-spanned="3"/>'
    wide = '<table:table-cell table:number-columns-spanned="2"/>'
    alone = '<table:table-cell table:number-rows-spanned="1"/>'
    surveyed = survey.of_ods(
        content(row(one("2"), tall) + row(alone, wide), row(one()))
    )
    assert surveyed.merged == {"A": [(0, 2, 2, 2), (1, 1, 1, 2)]}


def test_a_repeated_row_repeats_its_error_values() -> None:
    found = survey.of_ods(content(row(one()) + row(error("#REF!"), rows="2")))
    assert found.errors == {"A": {"A2": "#REF!", "A3": "#REF!"}}


ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'


@pytest.mark.parametrize(
    ("xml", "why"),
    [
        (b"", "not XML"),
        (b'<A A=""/>', "not a spreadsheet"),
        (content(row(one())).replace(b"spreadsheet", b"text"), "not a spreadsheet"),
        (content(row(one()))[:-5], "not XML"),
        (content(before=ENTITY), "entities"),
        (content(row(one("2147483648"))), "outside"),
        (content(row(one(), rows="2147483648")), "outside"),
        (content(row(blank(), rows="1048576") + row(one())), "outside"),
        (content(row(one("0"))), "not a number"),
        (content(row(one(" 2"))), "not a number"),
        (content(row(blank("9" * 5000))), "not a number"),
        (content(row(one(), rows="x")), "not a number"),
        (content(one()), "none can"),
        (content(row(row(one()))), "none can"),
        (content(f'<table:table table:name="B">{row(one())}</table:table>'), "none"),
        (content(row(error("#REF!", "9"), rows="60000")), "More than 500,000"),
        (content(*[row(error("#N/A"), rows="200000")] * 3), "More than 500,000"),
    ],
)
def test_a_damaged_ods_is_refused(xml: bytes, why: str) -> None:
    with pytest.raises(Spoilt, match=why):
        survey.of_ods(xml)


GOOD = content(row(one("3"), rows="2") + row(blank("2"), error("#REF!")), row(one()))


@example(b'<A A=""/>')
@given(st.binary() | st.text().map(str.encode))
def test_any_ods_is_surveyed_or_refused(xml: bytes) -> None:
    with pytest.raises(Spoilt):
        survey.of_ods(xml)


@given(st.integers(0, len(GOOD)), st.integers(0, 9), st.binary(max_size=4))
def test_a_damaged_ods_is_surveyed_or_refused(at: int, less: int, new: bytes) -> None:
    try:
        found = survey.of_ods(GOOD[:at] + new + GOOD[at + less :])
    except Spoilt:
        return
    assert bool(found.farthest) == (found.cells > 0)
    assert found.cells <= found.grid
