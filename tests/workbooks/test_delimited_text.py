"""Tables as text: which sign parts their cells."""

import pytest

from ohc.files.unreadable import Unreadable
from ohc.workbooks.delimited import rows_of_text


@pytest.mark.parametrize(
    "comment",
    [
        "one line, with a comma, or two",
        "first line\nsecond line",
        "first line\nsecond, with one comma",
    ],
)
def test_a_comment_of_several_lines_is_one_cell(comment: str) -> None:
    text = f'key,status,comment\nC2.1,Late,"{comment}"\nC2.2,Done,\n'
    rows, notes, unclosed = rows_of_text(text.encode())
    assert [row[0] for row in rows] == ["key", "C2.1", "C2.2"]
    assert rows[1][2] == comment
    assert (notes, unclosed) == ((), [])


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_sign_that_gives_most_cells_in_most_rows_parts_them(delimiter: str) -> None:
    title = "Plan, of Garth, for 2013-14\n"
    lines = [["key", "status", "owner"], ["C2.1", "Late, so far", "Ann"]] * 3
    quoted = ([f'"{cell}"' if "," in cell else cell for cell in line] for line in lines)
    text = title + "".join(f"{delimiter.join(line)}\n" for line in quoted)
    assert rows_of_text(text.encode()).rows[1:] == lines


@pytest.mark.parametrize("blank", ["", ",", ",,,"])
def test_a_text_may_have_as_many_cells_as_a_workbook_blank_ones_aside(
    blank: str,
) -> None:
    most = f"a,b{blank}\n" * 150_000
    assert len(rows_of_text(most.encode()).rows) == 150_000
    with pytest.raises(Unreadable, match="a thousand returns"):
        rows_of_text(f"{most}c\n".encode())
