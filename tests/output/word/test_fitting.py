"""Which way up a page is, and how wide its columns are."""

import pytest

from ohc.outcome import Field, Outcome, Row, View
from ohc.output.shown import arranged
from ohc.output.word.fitting import ACROSS, SIZES, UPRIGHT, Layout, fitted

A_TEXT = "word " * 60


def layout_of(table: Outcome) -> Layout:
    layout = fitted(arranged(table), chosen=table.view.chosen)
    assert layout
    assert sum(layout.widths) == (ACROSS if layout.is_across else UPRIGHT)
    return layout


def of_texts(*texts: str) -> Outcome:
    row: Row = {f"c{place}": text for place, text in enumerate(texts)}
    fields = {key: Field("C", rank=0, least=10) for key in row}
    return Outcome("T", (*row,), [row], view=View(fields=fields))


@pytest.mark.parametrize(("texts", "is_across"), [(2, False), (3, True)])
def test_a_page_is_turned_where_columns_need_96_characters(
    texts: int, is_across: bool
) -> None:
    assert layout_of(of_texts(*[A_TEXT] * texts)).is_across is is_across


def test_one_long_text_in_many_does_not_turn_a_page() -> None:
    table = of_texts("n" * 15, A_TEXT, A_TEXT)
    short: Row = {"c0": "n", "c1": A_TEXT, "c2": "a"}
    assert not layout_of(table._replace(rows=[*table.rows, *[short] * 20])).is_across
    assert layout_of(table._replace(rows=[*table.rows, *[short] * 3])).is_across


def test_the_type_becomes_smaller_before_a_column_goes() -> None:
    texts = ["n" * 33] * 3
    sizes = dict.fromkeys(
        layout_of(of_texts(*texts, "m" * more)).size for more in range(1, 17)
    )
    assert [*sizes] == [*SIZES]


def test_a_long_text_gets_more_room_than_a_short_one() -> None:
    short, long = "word " * 12, "word " * 100
    widths = layout_of(of_texts(short, long, short)).widths
    assert widths[1] > 2 * widths[0]
    assert widths[0] == pytest.approx(widths[2], abs=2)


def test_what_is_to_spare_goes_to_texts() -> None:
    row: Row = {"title": "a", "total": 5}
    widths = layout_of(Outcome("T", ("title", "total"), [row])).widths
    assert widths[1] < 800


def test_what_fits_no_page_has_no_layout() -> None:
    table = of_texts(*["x" * 39] * 8)
    assert fitted(arranged(table), chosen=True) is None
