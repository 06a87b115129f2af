"""A page for a browser or for Word: one table, titled, in British English."""

from html import escape

from ohc.outcome import STATEMENT, Cell, Outcome

STYLE = """\
body { font: 1rem/1.4 Arial, sans-serif; margin: 2rem; }
table { border-collapse: collapse; }
caption { font-weight: bold; text-align: left; padding: 0.5rem 0; }
th, td { border: 1px solid #767676; padding: 0.25rem 0.5rem; text-align: left; }
td { vertical-align: top; white-space: pre-wrap; }
td.number { text-align: right; }
thead th { background: #e8edee; }
tfoot td { font-weight: bold; }
"""


def render(table: Outcome) -> bytes:
    """Return a whole page with the rows as one table, and the notes below it."""
    title = escape(table.title)
    heads = "".join(
        f'<th scope="col">{escape(column)}</th>' for column in table.columns
    )
    rows = "\n".join(_row(row) for row in table.cells())
    totals = table.total_cells()
    foot = f"\n<tfoot>\n{_row(totals)}\n</tfoot>" if totals else ""
    notes = "\n".join(f"<p>{escape(note)}</p>" for note in (*table.notes, STATEMENT))
    return f"""\
<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
{STYLE}</style>
</head>
<body>
<table>
<caption>{title}</caption>
<thead>
<tr>{heads}</tr>
</thead>
<tbody>
{rows}
</tbody>{foot}
</table>
{notes}
</body>
</html>
""".encode()


def _row(cells: list[Cell]) -> str:
    return f"<tr>{''.join(_cell(cell) for cell in cells)}</tr>"


def _cell(cell: Cell) -> str:
    if isinstance(cell, int):
        return f'<td class="number">{cell}</td>'
    # A browser would make \n of a bare \r.
    return f"<td>{escape(cell).replace(chr(13), '&#13;')}</td>"
