"""What styles say of cells beside fills and percentages: kinds of type."""

from handmade import row, sheet, styles

from ohc.workbooks.xlsx import cells
from ohc.workbooks.xlsx.look import Look, Unseen
from ohc.workbooks.xlsx.styles import parse


def test_bold_type_is_seen() -> None:
    fonts = '<fonts><font/><font><b/></font><font><b val="0"/></font></fonts>'
    xfs = "".join(f'<xf fontId="{number}"/>' for number in (0, 1, 2, 7))
    known = parse(styles(f"{fonts}<cellXfs>{xfs}</cellXfs>").encode(), b"")
    assert [*known.bold] == [False, True, False, False]
    xml = sheet(row('<c r="A1" s="1"/><c r="B1"/>')).encode()
    seen = Look(cells.cells_of(xml), known)
    assert [seen.is_bold(cell) for cell in ("A1", "B1", "C1")] == [True, False, False]
    assert not Unseen({}).is_bold("A1")


def test_struck_through_type_is_seen() -> None:
    fonts = '<fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts>'
    xfs = "".join(f'<xf fontId="{number}"/>' for number in (0, 1, 2, 7))
    known = parse(styles(f"{fonts}<cellXfs>{xfs}</cellXfs>").encode(), b"")
    assert [*known.struck] == [False, True, False, False]
    xml = sheet(row(*(f'<c r="{cell}" s="1"/>' for cell in ("B1", "A1")))).encode()
    assert [*Look(cells.cells_of(xml), known).struck()] == ["B1", "A1"]
    assert not Unseen({}).struck()
