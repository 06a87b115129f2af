"""A page for a browser: one table, titled, that fits a window, a phone and A4."""

from collections.abc import Iterator
from html import escape

from ohc.outcome import STATEMENT, Outcome, Section
from ohc.output.screen.wrapping import together
from ohc.output.shown import Column, Shown, arranged

STYLE = """\
* { box-sizing: border-box; }
body { color: #0B0C0C; background: #FFFFFF; font: 1rem/1.4 Arial, sans-serif;
  margin: 0 auto; padding: 1rem; max-width: 80rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0.5rem 0; }
h2 { font-size: 1.125rem; margin: 1.5rem 0 0.5rem; }
header p, main p, footer p { max-width: 60rem; margin: 0.5rem 0; }
footer { margin-top: 1.5rem; border-top: 1px solid #B1B4B6; color: #4C5357; }
.scroll { overflow: auto; max-height: 85vh; }
.scroll:focus-visible { outline: 3px solid #FFDD00; box-shadow: 0 0 0 6px #0B0C0C; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: bold; padding: 0.5rem 0; }
caption span { position: sticky; left: 0; display: inline-block;
  max-width: calc(100vw - 2rem); }
th, td { padding: 0.3rem 0.5rem; text-align: left; vertical-align: top;
  border-bottom: 1px solid #B1B4B6; }
td, tbody th { white-space: pre-wrap; }
thead th { background: #F0F4F5; border-bottom: 2px solid #0B0C0C;
  vertical-align: bottom; position: sticky; top: 0; z-index: 1; }
tbody th, tfoot th { font-weight: normal; background: #FFFFFF; position: sticky;
  left: 0; }
tbody th.band { font-weight: bold; background: #F0F4F5; position: static; }
tfoot th, tfoot td { font-weight: bold; border-top: 2px solid #0B0C0C; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number, tfoot .number { white-space: nowrap; }
dl { display: grid; grid-template-columns: minmax(6rem, 14rem) 1fr; gap: 0.3rem 1rem;
  max-width: 60rem; margin: 0; }
dt { font-weight: bold; }
dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
dl.below { grid-template-columns: 1fr; }
dl.below dd { margin-left: 1.5rem; }
@media (max-width: 40rem) {
  tbody th, tfoot th { position: static; }
  dl { grid-template-columns: 1fr; }
}
@page { size: A4 landscape; margin: 13mm;
  @bottom-right { content: "Page " counter(page) " of " counter(pages); } }
@media print {
  body { padding: 0; max-width: none; font-size: 9.5pt; }
  .scroll { overflow: visible; max-height: none; }
  thead th, tbody th, tfoot th, caption span { position: static; }
  tr, dt, dd { break-inside: avoid; }
}
"""


def render(table: Outcome) -> bytes:
    """
    Return a whole page: a heading, the table in a box that scrolls, and the notes.

    It has no script, asks for nothing from elsewhere and prints on A4.
    """
    shown = arranged(table)
    lines = "\n".join(f"<p>{escape(line)}</p>" for line in shown.above)
    cards = () if table.view.chosen else table.view.sections
    body = _cards(cards) or _scrolling(shown)
    remarks = [f"Nothing stated: {', '.join(shown.nothing)}."] if shown.nothing else []
    notes = "\n".join(
        f"<p>{escape(note)}</p>" for note in (*shown.below, *remarks, *table.notes)
    )
    return f"""\
<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(table.title)}</title>
<style>
{STYLE}</style>
</head>
<body>
<header>
<h1>{escape(table.title)}</h1>
{lines}
</header>
<main>
{body}
{notes}
</main>
<footer>
<p>{escape(STATEMENT)}</p>
</footer>
</body>
</html>
""".encode()


def _scrolling(shown: Shown) -> str:
    """Return the table in a box of its own, which a keyboard can scroll."""
    if not shown.columns:
        return ""
    return f"""\
<div class="scroll" role="group" aria-labelledby="caption" tabindex="0">
<table>
<caption><span id="caption">{escape(shown.caption)}</span></caption>
<thead>
<tr>{"".join(map(_head, shown.columns))}</tr>
</thead>
{"".join(_bodies(shown))}{_foot(shown)}</table>
</div>"""


def _head(column: Column) -> str:
    number = ' class="number"' if column.is_number else ""
    return f'<th scope="col"{number}>{escape(column.field.heading)}</th>'


def _bodies(shown: Shown) -> Iterator[str]:
    """Give the rows, those of each band below a heading of their own."""
    key = _row_header(shown)
    yield "<tbody>\n"
    for number in range(len(shown.columns[0].cells)):
        band = shown.bands[number] if shown.bands else ""
        if shown.bands and (number == 0 or band != shown.bands[number - 1]):
            if number:
                yield "</tbody>\n<tbody>\n"
            span = len(shown.columns)
            yield (
                f'<tr><th scope="rowgroup" colspan="{span}" class="band">'
                f"{escape(band)}</th></tr>\n"
            )
        cells = "".join(
            _cell(column, column.cells[number], is_header=column is key)
            for column in shown.columns
        )
        yield f"<tr>{cells}</tr>\n"
    yield "</tbody>\n"


def _row_header(shown: Shown) -> Column:
    """Return the column that names its row: the first one of text."""
    texts = (column for column in shown.columns if not column.is_number)
    return next(texts, shown.columns[0])


def _foot(shown: Shown) -> str:
    if not shown.has_total:
        return ""
    key = _row_header(shown)
    cells = "".join(
        _cell(column, column.total, is_header=column is key) for column in shown.columns
    )
    return f"<tfoot>\n<tr>{cells}</tr>\n</tfoot>\n"


def _cell(column: Column, text: str, *, is_header: bool) -> str:
    number = ' class="number"' if column.is_number else ""
    # A citation or a day is not broken; a browser would make \\n of a bare \\r.
    words = escape(together(text)).replace(chr(13), "&#13;")
    if is_header:
        return f'<th scope="row"{number}>{words}</th>'
    return f"<td{number}>{words}</td>"


def _cards(sections: tuple[Section, ...]) -> str:
    return "\n".join(map(_card, sections))


def _card(section: Section) -> str:
    head = f"<h2>{escape(section.title)}</h2>\n" if section.title else ""
    below = "" if section.beside else ' class="below"'
    entries = "\n".join(
        f"<dt>{escape(label.strip())}</dt>\n<dd>{escape(together(text))}</dd>"
        for label, text in section.entries
    )
    return f"{head}<dl{below}>\n{entries}\n</dl>"
