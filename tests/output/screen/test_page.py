"""Tables at every width: no line too wide, nothing lost, every row adds up."""

import re
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from ohc.outcome import Cell, Field, Outcome, Row, Section, View
from ohc.output.screen.grid import LONG_WORD
from ohc.output.screen.page import Screen, drawn
from ohc.output.screen.wrapping import width_of

PARTS = ("not_started", "in_progress", "delayed", "complete")
MINOR = ("cancelled", "not_applicable", "unstated")
RAGS = ("red", "amber_red", "amber", "amber_green", "green", "blue", "rag_unstated")
COLUMNS = (
    *("priority", "title", *PARTS, "complete_percent", *MINOR),
    *("total", "set_aside", "overdue", *RAGS),
)
WIDTHS = st.integers(60, 200)
CHOSEN = View(chosen=True)
counts = st.integers(0, 2_000)


@st.composite
def rows_of_a_tally(draw: st.DrawFn) -> Row:
    parts: dict[str, Cell] = {key: draw(counts) for key in (*PARTS, *MINOR)}
    total = sum(int(count) for count in parts.values())
    row: dict[str, Cell] = {
        "priority": str(draw(st.integers(1, 12))),
        "title": draw(st.text("abcdefgh  ", min_size=1, max_size=90)),
        "complete_percent": draw(st.just("") | st.integers(0, 100)),
        "total": total,
    }
    others = {key: draw(counts) for key in ("set_aside", "overdue", *RAGS)}
    return {**row, **parts, **others}


def tally(rows: Sequence[Row]) -> Outcome:
    totals: Row = {
        key: sum(value for row in rows if isinstance(value := row[key], int))
        for key in COLUMNS
        if key not in {"priority", "title", "complete_percent"}
    }
    return Outcome("Progress by priority", COLUMNS, rows, totals=totals)


def text_of(screen: Screen) -> str:
    return screen.text


@given(st.lists(rows_of_a_tally(), min_size=1, max_size=5), WIDTHS)
def test_a_tally_fits_and_adds_up_at_every_width(rows: list[Row], width: int) -> None:
    screen = drawn(tally(rows), width)
    assert all(width_of(line.text) <= width for line in screen.lines)
    lines = [line.text for line in screen.lines]
    # Every count of a row stands on one line, and they add up to its total.
    for row in rows:
        assert any(adds_up(line, int(row["total"])) for line in lines), row
    for word in ("started", "progress", "Delayed", "Complete", "Total"):
        assert re.search(rf"\b{word}\b", screen.text)


def adds_up(line: str, total: int) -> bool:
    """Return whether numbers that stand side by side make a total after them."""
    text = re.sub(r"\(\d+%\)", "", line)
    numbers = [int(number) for number in re.findall(r"\b\d+\b", text)]
    return any(
        numbers[end] == total and sum(numbers[start:end]) == total
        for end in range(len(numbers))
        for start in range(end)
    )


@given(st.lists(rows_of_a_tally(), min_size=1, max_size=3), st.integers(40, 59))
def test_in_a_narrower_window_nothing_is_lost(rows: list[Row], width: int) -> None:
    screen = drawn(tally(rows), width)
    assert all(width_of(line.text) <= width for line in screen.lines)
    numbers = set(re.findall(r"\d+", screen.text))
    assert {str(row[key]) for row in rows for key in (*PARTS, "total")} <= numbers


TEXTS = ("name", "kind", "published_name", "area_team", "source")


@given(
    st.lists(
        st.fixed_dictionaries(
            {key: st.text("abc def", min_size=1, max_size=80) for key in TEXTS}
        ),
        min_size=1,
        max_size=5,
    ),
    WIDTHS,
)
def test_a_table_of_texts_fits_and_names_what_is_left_out(
    rows: list[Row], width: int
) -> None:
    screen = drawn(Outcome("Places", TEXTS, rows), width)
    assert all(width_of(line.text) <= width for line in screen.lines)
    shown = re.sub(r"\s", "", screen.text)
    left_out = " ".join(screen.remarks)
    headings = {"name": "name", "published_name": "printed as", "source": "source"}
    for key, heading in headings.items():
        for row in rows:
            # A longer word in a sentence may be broken, in a column of 12 at least.
            words = [
                w if len(w) <= LONG_WORD else w[:12] for w in str(row[key]).split()
            ]
            assert all(word in shown for word in words) or heading in left_out


def test_what_is_the_same_in_every_row_is_reported_once() -> None:
    rows = [{"name": "A", "area_team": "X"}, {"name": "B", "area_team": "X"}]
    screen = drawn(Outcome("T", ("name", "area_team"), rows), 80)
    assert screen.text == "T\nArea team: X.\n\nName\n----\nA\nB\n"
    one = drawn(Outcome("T", ("name", "area_team"), rows[:1]), 80)
    assert "Area team: X." not in one.text
    chosen = drawn(Outcome("T", ("name", "area_team"), rows, view=CHOSEN), 80)
    assert chosen.text.count("X") == 2


def test_columns_of_zeros_are_reported_in_a_line_and_blank_ones_too() -> None:
    row: dict[str, Cell] = {"name": "A", "cancelled": 0, "total": 1, "wave": ""}
    rows: list[Row] = [row]
    columns = ("name", "cancelled", "total", "wave")
    screen = drawn(Outcome("T", columns, rows), 80)
    assert "Zero in every row: cancelled." in screen.text
    assert screen.remarks == ("Blank in every row: wave.",)
    row["cancelled"] = 1
    assert "None" not in drawn(Outcome("T", columns, rows), 80).text


def test_ratings_that_are_left_out_are_not_said_to_be_none() -> None:
    row: Row = {"title": "a", "complete": 1, "cancelled": 0, "total": 1, "blue": 0}
    row = {**row, "set_aside": 2, "overdue": 2, "red": 1, "green": 3}
    columns = ("title", "complete", "cancelled", "total", "set_aside", "overdue")
    table = Outcome("T", (*columns, "red", "green", "blue"), [row])
    wide = drawn(table, 80)
    assert "Zero in every row: cancelled, blue." in wide.text
    assert wide.remarks == ()
    narrow = drawn(table, 40)
    assert "Zero in every row: cancelled." in narrow.text
    [remark] = narrow.remarks
    assert remark.startswith("Left out at 40 columns: not counted, RAG ratings.")


def test_a_blank_cell_that_is_spare_leaves_its_room_to_the_next() -> None:
    rows: list[Row] = [
        {"file": "a.xlsx", "cell": "Return!E7", "message": "one two three four"},
        {"file": "b.xlsx", "cell": "", "message": "one two three four five six seven"},
    ]
    fields = {key: Field("X", rank=0) for key in ("file", "cell")}
    fields |= {"message": Field("X", rank=0, least=20)}
    view = View(fields=fields, spare="cell", has_head=False)
    table = Outcome("T", ("file", "cell", "message"), rows, view=view)
    assert drawn(table, 46).text == (
        "T\n\n"
        "a.xlsx  Return!E7  one two three four\n"
        "b.xlsx  one two three four five six seven\n"
    )
    assert all(width_of(line.text) <= 41 for line in drawn(table, 41).lines)
    last = table._replace(view=view._replace(spare="message"))
    assert "b.xlsx" in drawn(last, 80).text


def test_what_is_below_bands_is_not_a_row_of_the_last() -> None:
    rows: list[Row] = [{"name": "A"}, {"name": "B"}]
    view = View(bands=("First", "Second"), below=("A note.",))
    text = drawn(Outcome("T", ("name",), rows, view=view), 80).text
    assert text.endswith("Second\n  B\n\nA note.\n")


def test_a_share_is_beside_its_count() -> None:
    rows: list[Row] = [
        {"title": "a", "complete": 12, "complete_percent": 52, "total": 23},
        {"title": "b", "complete": 3, "complete_percent": "", "total": 9},
    ]
    table = Outcome("T", ("title", "complete", "complete_percent", "total"), rows)
    assert drawn(table, 80).text.splitlines()[-2:] == [
        "a         12 (52%)     23",
        "b          3            9",
    ]


def test_bands_are_between_indented_rows() -> None:
    rows = [{"region": r, "name": n} for r, n in (("N", "a"), ("N", "b"), ("S", "c"))]
    view = View(columns=("name",), band="region")
    screen = drawn(Outcome("T", ("region", "name"), rows, view=view), 80)
    assert screen.text == "T\n\nName\n----\nN\n  a\n  b\n\nS\n  c\n"


def test_a_band_of_every_row_is_reported_once_above() -> None:
    rows = [{"region": "N", "name": "a"}, {"region": "N", "name": "b"}]
    view = View(columns=("name", "region"), band="region")
    screen = drawn(Outcome("T", ("region", "name"), rows, view=view), 80)
    assert screen.text == "T\nRegion: N.\n\nName\n----\na\nb\n"


def test_minor_parts_of_a_sum_become_other_before_a_row_stops_adding_up() -> None:
    row: Row = {"title": "a", **dict.fromkeys((*PARTS, *MINOR), 1), "total": 7}
    table = Outcome("T", ("title", *PARTS, *MINOR, "total"), [row])
    screen = drawn(table, 70)
    assert "Other: cancelled, not applicable and not stated." in screen.text
    assert screen.text.splitlines()[-2].split() == ["a", "1", "1", "1", "1", "3", "7"]
    assert "Other" not in drawn(table, 120).text


def test_figures_go_below_their_text_where_there_is_no_room_beside() -> None:
    row: Row = {"priority": "1", "title": "a text", **dict.fromkeys(PARTS, 1000)}
    table = Outcome("T", ("priority", "title", *PARTS), [row], totals=row)
    lines = drawn(table, 44).text.splitlines()
    assert "1  a text" in lines
    assert lines[lines.index("1  a text") + 1].split() == ["1000"] * 4


def test_rows_without_numbers_become_cards() -> None:
    row = {"name": "A" * 30, "id": "b" * 30}
    table = Outcome("T", ("name", "id"), [row, row])
    card = f"Name  {'A' * 30}\nID    {'b' * 30}\n"
    assert drawn(table, 40).text == f"T\n\n{card}\n{card}"


def test_a_card_by_design_is_never_a_table() -> None:
    sections = (Section("Who", (("Name", "A"), ("Kind of place", "B"))),)
    table = Outcome("T", ("a",), [{"a": "x"}], view=View(sections=sections))
    text = drawn(table, 80).text
    assert text == "T\n\nWho\n  Name           A\n  Kind of place  B\n"
    chosen = table._replace(view=table.view._replace(chosen=True))
    assert "x" in drawn(chosen, 80).text


def test_an_abbreviation_keeps_its_capitals_in_a_sentence() -> None:
    own = {"x": Field("NOMIS code", zero=True), "y": Field("In progress", zero=True)}
    row: Row = {"name": "A", "x": 0, "y": 0}
    table = Outcome("T", ("name", "x", "y"), [row], view=View(fields=own))
    assert "Zero in every row: NOMIS code, in progress." in drawn(table, 80).text


def test_nothing_is_drawn_of_nothing() -> None:
    assert drawn(Outcome("T", ("name",), []), 80) == Screen((), ())
