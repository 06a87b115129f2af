"""Rows, documents and summaries as they leave."""

from ohc.outcome import Outcome
from ohc.outgoing import content_for_programs, for_print, for_programs
from ohc.privacy import WITHHELD

BREAK, BYTE = "a\nb", "caf\udce9"
TABLE = Outcome(
    f"of {BREAK}",
    ("file", "comment"),
    rows=[{"file": BREAK, "comment": BREAK, "message": BREAK, "row": 3}],
    notes=(BYTE,),
    closing=(f"A1234BC {BREAK}",),
)


def test_in_print_what_names_something_is_one_line() -> None:
    outgoing = for_print(TABLE)
    [row] = outgoing.rows
    assert row == {"file": r"a\nb", "comment": BREAK, "message": r"a\nb", "row": 3}
    assert outgoing.title == r"of a\nb"
    assert outgoing.notes == (r"caf\xe9",)
    assert outgoing.closing == (rf"{WITHHELD} a\nb",)


def test_programs_get_all_but_messages_as_it_is() -> None:
    [row] = for_programs(TABLE).rows
    assert row == {"file": BREAK, "comment": BREAK, "message": r"a\nb", "row": 3}


def test_no_cell_has_a_number_or_what_no_format_can_hold() -> None:
    table = TABLE._replace(
        rows=[{"file": f"{BYTE} A1234BC", "comment": "943 476 5919"}]
    )
    for outgoing in (for_print(table), for_programs(table)):
        assert list(outgoing.rows) == [
            {"file": rf"caf\xe9 {WITHHELD}", "comment": WITHHELD}
        ]


def test_a_number_is_not_joined_of_two_cells() -> None:
    rows = [{"file": "943 476", "comment": "5919"}]
    assert list(for_programs(TABLE._replace(rows=rows)).rows) == rows


def test_a_column_is_called_the_same_in_each_place() -> None:
    header = "Seen\u202e A1234BC"
    table = Outcome(
        "",
        ("x", header),
        rows=[{"x": "y", header: 1}],
        fields=(header,),
        totals={header: 1},
    )
    outgoing = for_print(table)
    name = rf"Seen\u202e {WITHHELD}"
    assert outgoing.columns == ("x", name)
    assert (*outgoing.fields, *(outgoing.totals or ())) == (name,) * 2
    assert [*outgoing.rows[0]] == ["x", name]


def test_a_summary_is_fit_to_be_written_at_any_depth() -> None:
    content = {
        "files": 2,
        BYTE: None,
        "problems": [{"file": BREAK, "message": BREAK}],
        "names": (BYTE, "A1234BC"),
    }
    assert content_for_programs(content) == {
        "files": 2,
        r"caf\xe9": None,
        "problems": [{"file": BREAK, "message": r"a\nb"}],
        "names": [r"caf\xe9", WITHHELD],
    }
