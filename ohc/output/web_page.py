"""A page for a browser: one table, titled, that fits a window, a phone and A4."""

import re
from collections.abc import Iterator
from html import escape

from ohc.outcome import STATEMENT, Outcome, Section
from ohc.output.picture import framed
from ohc.output.screen.wrapping import together
from ohc.output.shown import Column, Shown, arranged

DATES = re.compile(r"\b\d{4}-\d\d-(?:\d\d|Q\d)\b")
BETWEEN_WORDS = re.compile(r"[\s-]+")
ROOM = 14
"""Letters of a text that has no least width of its own, where it has as many."""

LONGEST_WORD = 30
"""A longer word may be broken anywhere: an address, the path of a file."""

STYLE = """\
* { box-sizing: border-box; }
body { color: #0B0C0C; background: #FFFFFF; font: 1rem/1.4 Arial, sans-serif;
  margin: 0 auto; padding: 1rem; max-width: 80rem; overflow-wrap: break-word; }
h1 { font-size: 1.5em; line-height: 1.25; margin: 0.5rem 0; }
h2 { font-size: 1.125em; margin: 1.5rem 0 0.5rem; break-after: avoid; }
header p, main p, footer p { max-width: 60rem; margin: 0.5rem 0; }
footer { margin-top: 1.5rem; border-top: 1px solid #B1B4B6; color: #4C5357; }
.scroll { overflow: auto; max-height: 85vh; position: relative; }
.scroll:focus-visible { outline: 3px solid #FFDD00; box-shadow: 0 0 0 6px #0B0C0C; }
table { border-collapse: collapse; width: 100%; overflow-wrap: normal; }
caption { text-align: left; font-weight: bold; padding: 0.5rem 0; }
caption span, .band span { position: sticky; left: 0; display: inline-block;
  max-width: calc(100vw - 3rem); }
.unseen { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden;
  clip-path: inset(50%); }
th, td { padding: 0.3em 0.5em; text-align: left; vertical-align: top;
  border-bottom: 1px solid #B1B4B6; }
td, tbody th { white-space: pre-wrap; }
thead th { background: #F0F4F5; border-bottom: 2px solid #0B0C0C;
  vertical-align: bottom; position: sticky; top: 0; z-index: 1; }
tbody th, tfoot th { font-weight: normal; background: #FFFFFF; position: sticky;
  left: 0; }
tr.band { break-after: avoid; }
tr.band th { font-weight: bold; background: #F0F4F5; position: static; }
tfoot th, tfoot td { font-weight: bold; border-top: 2px solid #0B0C0C; }
.number { text-align: right; font-variant-numeric: tabular-nums; width: 1%;
  padding-inline: 0.35em; }
.number + :not(.number) { padding-left: 1em; }
thead .number { min-width: 2.5em; }
.long { overflow-wrap: anywhere; }
.whole, tbody th.whole { white-space: pre; }
td.number, tfoot .number { white-space: nowrap; }
.picture { max-height: none; }
svg { display: block; width: 100%; min-width: 50rem; height: auto; }
dl { display: grid; grid-template-columns: minmax(6rem, 14rem) 1fr; gap: 0.3em 1em;
  max-width: 60rem; margin: 0; }
dt { font-weight: bold; }
dt.part { padding-left: 1em; }
dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
dl.below { display: block; }
dl.below dt { margin-top: 0.3em; }
dl.below dd { margin-left: 1.5em; }
@media screen {
  thead th { min-width: var(--least); }
}
@media (max-width: 40rem) {
  tbody th, tfoot th { position: static; }
  dl { grid-template-columns: 1fr; row-gap: 0; }
  dd { margin-bottom: 0.5em; }
}
@page { size: A4 landscape; margin: 10mm 12mm 11mm;
  @bottom-right { content: "Page " counter(page) " of " counter(pages);
    font: 9pt Arial, sans-serif; } }
@media print {
  svg { min-width: 0; max-width: 180mm; print-color-adjust: exact; }
  body { padding: 0; max-width: none; font-size: 8.5pt; line-height: 1.2; }
  header p, main p, footer p { max-width: none; margin: 0.1em 0; }
  .scroll ~ p, footer p { font-size: 7.5pt; }
  footer { margin-top: 0.5em; }
  h1 { margin: 0 0 0.2em; }
  caption { padding: 0.3em 0; }
  th, td { padding: 0.2em 0.5em; }
  .number { padding: 0.2em 0.2em; }
  .scroll { overflow: visible; max-height: none; }
  thead th, tbody th, tfoot th, caption span, .band span { position: static; }
  tfoot { display: table-row-group; }
  tr, dt, dd { break-inside: avoid; }
  .below dt { break-after: avoid; }
}
"""


def render(table: Outcome) -> bytes:
    """
    Return a whole page: a heading, the table in a box that scrolls, and the notes.

    It has no script, asks for nothing from elsewhere and prints on A4.
    """
    # Every row names itself: a row header that is blank names nothing.
    shown = arranged(table, repeated=True)
    lines = "\n".join(f"<p>{escape(line)}</p>" for line in shown.above)
    cards = () if table.view.chosen else table.view.sections
    body = _cards(cards) or _scrolling(shown)
    notes = "\n".join(
        f"<p>{escape(note)}</p>"
        for note in (*shown.below, *shown.remarks, *table.notes)
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
{framed(table)}{body}
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
<caption>{_caption(shown)}</caption>
<thead>
<tr>{"".join(map(_head, shown.columns))}</tr>
</thead>
{"".join(_bodies(shown))}{_foot(shown)}</table>
</div>"""


def _caption(shown: Shown) -> str:
    """Return what the table shows, unseen where the title above says the same."""
    unseen = ' class="unseen"' if shown.caption == shown.title else ""
    return f'<span id="caption"{unseen}>{escape(shown.caption)}</span>'


def _head(column: Column) -> str:
    heading = escape(column.field.heading)
    if column.is_number:
        return f'<th scope="col" class="number">{heading}</th>'
    # Columns of numbers beside it would squeeze a text to a word a line.
    least = min(column.field.least or ROOM, max(map(len, column.texts), default=0))
    room = f' style="--least: {least}ch"' if least else ""
    return f'<th scope="col"{room}>{heading}</th>'


def _bodies(shown: Shown) -> Iterator[str]:
    """Give the rows, those of each band below a heading of their own."""
    key = _row_header(shown)
    yield "<tbody>\n"
    for number in range(len(shown.columns[0].cells)):
        if (band := shown.band_at(number)) is not None:
            if number:
                yield "</tbody>\n<tbody>\n"
            span = len(shown.columns)
            yield (
                f'<tr class="band"><th scope="rowgroup" colspan="{span}">'
                f"<span>{escape(band)}</span></th></tr>\n"
            )
        cells = "".join(
            _cell(column, column.cells[number], is_header=column is key)
            for column in shown.columns
        )
        yield f"<tr>{cells}</tr>\n"
    yield "</tbody>\n"


def _row_header(shown: Shown) -> Column:
    """Return the column that names its row: the first text that no row lacks."""
    texts = [column for column in shown.columns if not column.is_number]
    whole = (column for column in texts if all(column.cells))
    return next(whole, (texts or shown.columns)[0])


def _foot(shown: Shown) -> str:
    if not shown.has_total:
        return ""
    key = _row_header(shown)
    cells = "".join(
        _cell(column, column.total, is_header=column is key) for column in shown.columns
    )
    return f"<tfoot>\n<tr>{cells}</tr>\n</tfoot>\n"


def _cell(column: Column, text: str, *, is_header: bool) -> str:
    # A browser would make \\n of a bare \\r.
    words = _words(text).replace(chr(13), "&#13;")
    names = ["number"] * column.is_number + ["long"] * _is_long(text)
    names += ["whole"] * _is_whole(column, text)
    classes = f' class="{" ".join(names)}"' if names else ""
    if is_header and text:
        return f'<th scope="row"{classes}>{words}</th>'
    return f"<td{classes}>{words}</td>"


def _words(text: str) -> str:
    """Return a text in which no citation, date or quarter is broken by a line end."""
    # Spans, because a hyphen that does not break would be copied as another letter.
    return DATES.sub(r'<span class="whole">\g<0></span>', escape(together(text)))


def _is_long(text: str) -> bool:
    """Return whether a word would push other columns off the paper."""
    return any(len(word) > LONGEST_WORD for word in BETWEEN_WORDS.split(text))


def _is_whole(column: Column, text: str) -> bool:
    """Return whether a cell is one line: a stable word, an identifier or a region."""
    is_short = len(text) <= LONGEST_WORD and "\n" not in text
    return not column.is_number and not column.field.least and is_short


def _cards(sections: tuple[Section, ...]) -> str:
    return "\n".join(map(_card, sections))


def _card(section: Section) -> str:
    head = f"<h2>{escape(section.title)}</h2>\n" if section.title else ""
    below = "" if section.beside else ' class="below"'
    entries = "\n".join(
        f"<dt{_part(label)}>{escape(label.strip())}</dt>\n<dd>{_words(text)}</dd>"
        for label, text in section.whole().entries
    )
    return f"{head}<dl{below}>\n{entries}\n</dl>"


def _part(label: str) -> str:
    """Return the class of a label that stands in: it is a part of the one above."""
    return ' class="part"' if label.startswith(" ") else ""
