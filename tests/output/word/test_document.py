"""What a document for Word shows of a table, and how."""

import io
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from ohc.lines import NO_BREAK
from ohc.outcome import STATEMENT, Outcome, Row, Section, View
from ohc.output.word.document import render

RATES = ("title", "complete", "complete_percent", "total")


def document_of(table: Outcome) -> Any:
    return docx.Document(io.BytesIO(render(table)))


def rows_of(document: Any) -> Any:
    return next(document.element.iter(qn("w:tbl"))).tr_lst


def cells_of(document: Any) -> list[list[str]]:
    """Return the cells of each row of the first table, a merged one once."""
    rows = rows_of(document)
    return [
        ["\n".join(p.text for p in cell.p_lst) for cell in row.tc_lst] for row in rows
    ]


def lines_of(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def test_the_same_rows_give_the_same_bytes() -> None:
    table = Outcome("T", ("a",), [{"a": "x"}])
    assert render(table) == render(table)


def test_an_empty_cell_says_what_it_means() -> None:
    rows: list[Row] = [{"id": "a", "wave": "1", "problem": "x"}, {"id": "b"}]
    document = document_of(Outcome("T", ("id", "wave", "problem"), rows))
    assert cells_of(document)[2] == ["b", "Not stated", "None"]


def test_a_file_that_a_screen_names_once_is_named_in_every_row() -> None:
    rows: list[Row] = [{"file": "a.xlsx", "cell": cell} for cell in ("A1", "B2")]
    table = Outcome("T", ("file", "cell"), rows, view=View(once="file"))
    assert [row[0] for row in cells_of(document_of(table))[1:]] == ["a.xlsx"] * 2


def test_a_number_is_not_broken_and_stands_to_the_right() -> None:
    row: Row = {"title": "a b", "complete": 12, "complete_percent": 52, "total": 23}
    document = document_of(Outcome("T", RATES, [row]))
    assert cells_of(document)[1] == ["a b", f"12{NO_BREAK}(52%)", "23"]
    paragraphs = [cell.paragraphs[0] for cell in document.tables[0].rows[1].cells]
    assert [p.alignment for p in paragraphs] == [None, *[WD_ALIGN_PARAGRAPH.RIGHT] * 2]


def test_counts_are_below_each_other_whatever_their_percentages() -> None:
    rows: list[Row] = [
        {"title": "a", "complete": 12, "complete_percent": 52, "total": 23},
        {"title": "b", "complete": 3, "complete_percent": "", "total": 3},
        {"title": "c", "complete": 1, "complete_percent": 5, "total": 20},
    ]
    document = document_of(Outcome("T", RATES, rows))
    indents = [
        row.cells[1].paragraphs[0].paragraph_format.right_indent
        for row in document.tables[0].rows[1:]
    ]
    assert indents[0] is None
    # At 11 points a digit is 123 twips wide, " (52%)" 648.
    assert [indent.twips for indent in indents[1:]] == pytest.approx([648, 123], abs=1)


def test_a_large_count_without_a_percentage_has_room_beside_the_others() -> None:
    rows: list[Row] = [
        {"title": "a", "complete": 1, "complete_percent": 52, "total": 1},
        {"title": "b", "complete": 1234567, "complete_percent": "", "total": 3},
    ]
    document = document_of(Outcome("T", RATES, rows))
    # Seven digits of 123 twips, " (52%)" of 648, and 114 beside the text.
    assert document.tables[0].columns[1].width.twips >= 7 * 123 + 648 + 114


def test_a_text_in_brackets_is_not_indented() -> None:
    rows: list[Row] = [{"duty": f"a{NO_BREAK}(will)", "source": "s"}, {"duty": "b"}]
    document = document_of(Outcome("T", ("duty", "source"), rows))
    paragraph = document.tables[0].rows[2].cells[0].paragraphs[0]
    assert paragraph.paragraph_format.right_indent is None


def test_bands_are_merged_rows_that_stay_with_the_next() -> None:
    rows: list[Row] = [
        {"region": "N", "name": "a", "kind": "x"},
        {"region": "N", "name": "b", "kind": "x"},
        {"region": "S", "name": "c", "kind": "y"},
    ]
    view = View(columns=("name", "kind"), band="region")
    document = document_of(Outcome("T", ("region", "name", "kind"), rows, view=view))
    table = document.tables[0]
    assert cells_of(document) == [
        ["Name", "Kind"],
        ["N"],
        ["a", "x"],
        ["b", "x"],
        ["S"],
        ["c", "y"],
    ]
    paragraph = table.rows[1].cells[0].paragraphs[0]
    assert paragraph.paragraph_format.keep_with_next
    assert paragraph.style.name == "Table Heading"
    shade = next(rows_of(document)[1].iter(qn("w:shd")))
    assert shade.get(qn("w:fill")) == "F0F4F5"


def test_the_total_names_itself_across_the_cells_it_has_nothing_for() -> None:
    rows: list[Row] = [{"priority": 1, "title": "a", "area_team": "t", "total": 3}]
    columns = ("priority", "title", "area_team", "total")
    rows.append({"priority": 2, "title": "b", "area_team": "u", "total": 4})
    table = Outcome("T", columns, rows, totals={"total": 7})
    assert cells_of(document_of(table))[-1] == ["Total", "7"]


def test_what_is_left_out_is_named_and_what_is_zero_said() -> None:
    row: Row = {"title": "a", "complete": 1, "overdue": 0, "total": 1, "red": 1}
    columns = ("title", "complete", "overdue", "total", "red")
    lines = lines_of(document_of(Outcome("T", columns, [row], notes=("Mind.",))))
    assert lines[:2] == ["T", "Zero in every row: overdue."]
    assert lines[-3:] == [
        "Not shown here: RAG ratings. A workbook (.xlsx) has every field.",
        "Mind.",
        STATEMENT,
    ]


def test_columns_for_which_there_is_no_room_go_and_are_named() -> None:
    names = ("name", "source", "evidence", "comment", "owner", "file")
    row: Row = {name: f"{name}-{'x' * 34}" for name in names}
    document = document_of(Outcome("T", names, [row]))
    assert cells_of(document)[0][0] == "Name"
    [left_out] = [line for line in lines_of(document) if "Not shown" in line]
    shown = " ".join(cells_of(document)[0]).lower()
    assert all((name in shown) != (name in left_out) for name in names)


def test_columns_that_someone_chose_become_cards_rather_than_go() -> None:
    names = ("name", "source", "evidence", "comment", "owner", "file")
    rows: list[Row] = [
        {name: f"{name}{row}-{'x' * 34}" for name in names} for row in range(2)
    ]
    table = Outcome("T", names, rows, view=View(chosen=True))
    document = document_of(table)
    assert len(document.tables) == 2
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    texts = {*lines_of(document), *cells}
    assert texts >= {cell for row in rows for cell in row.values()}
    # The heading of a card is not said again in it.
    assert cells_of(document)[0][0] == "Source"


def test_a_card_is_a_heading_with_labels_beside_or_below() -> None:
    sections = (
        Section("Who", (("Name", "a"), ("  of these", "b"))),
        Section("What", (("Question", "Answer"),), beside=False),
    )
    table = Outcome("T", ("x",), [{"x": "y"}], view=View(sections=sections))
    document = document_of(table)
    assert cells_of(document) == [["Name", "a"], ["of these", "b"]]
    styles = [(p.text, p.style.name) for p in document.paragraphs[:5]]
    assert styles == [
        ("T", "Heading 1"),
        ("Who", "Heading 2"),
        ("What", "Heading 2"),
        ("Question", "Definition"),
        ("Answer", "Normal"),
    ]


def test_cards_without_a_title_stay_two_tables() -> None:
    card = Section("", (("Name", "a"),))
    view = View(sections=(card, card))
    document = document_of(Outcome("T", ("x",), [{"x": "y"}], view=view))
    assert len(document.tables) == 2
    tags = [part.tag for part in document.element.body]
    assert tags[1:4] == [qn("w:tbl"), qn("w:p"), qn("w:tbl")]


def test_a_matrix_has_letters_unless_someone_chose_columns() -> None:
    lettered = Outcome("", ("duty", "NOMS"), [{"duty": "d", "NOMS": "C"}])
    rows: list[Row] = [{"duty": "d", "parts": "NOMS: commissions"}]
    table = Outcome("T", ("duty", "parts"), rows, lettered=lambda: lettered)
    assert cells_of(document_of(table))[1] == ["d", "C"]
    chosen = table._replace(view=View(chosen=True))
    assert cells_of(document_of(chosen))[1] == ["d", "NOMS: commissions"]


def test_lines_that_begin_with_a_space_are_indented() -> None:
    rows: list[Row] = [{"duty": "d\n  NOMS: funds", "source": "s"}]
    document = document_of(Outcome("T", ("duty", "source"), rows))
    top, below = document.tables[0].rows[1].cells[0].paragraphs
    assert (top.text, below.text) == ("d", "NOMS: funds")
    assert top.paragraph_format.left_indent is None
    assert below.paragraph_format.left_indent.mm == pytest.approx(2, abs=0.1)


@pytest.mark.parametrize(
    ("title", "caption", "shown"),
    [
        ("Money (SE 13)", "", "Money"),
        ("Tally: quarter 4 (all)", "", "Tally"),
        ("T", "Who pays", "Who pays"),
    ],
)
def test_a_caption_is_short(title: str, caption: str, shown: str) -> None:
    view = View(caption=caption)
    document = document_of(Outcome(title, ("a",), [{"a": "x"}], view=view))
    tables = document.element.iter(qn("w:tblCaption"))
    assert [table.get(qn("w:val")) for table in tables] == [shown]


def test_nothing_is_shown_as_nothing() -> None:
    document = document_of(Outcome("T", ("a",), []))
    assert lines_of(document) == ["T", "Nothing to list.", STATEMENT]


def test_any_text_goes_into_a_document() -> None:
    odd = "\x00\uffff<&>\"'\n]]>"
    view = View(caption=odd)
    table = Outcome("x" * 300, (odd,), [{odd: odd}], notes=(odd,), view=view)
    document = document_of(table)
    assert document.core_properties.title == "x" * 255
    assert "<&>" in cells_of(document)[1][0]
