"""Runs, paragraphs, tables and tags of a Word template, as text of its XML."""

from typing import NamedTuple

WIDTH = 9864
"""Twentieths of a point between the margins of an A4 page."""

SHADE = "E8EDEE"
"""The colour behind the head of a table."""

OPEN = "EEF4FB"
"""The colour behind a cell to fill in: the program takes it off where it is filled."""


def run(words: str, style: str = "") -> str:
    """Return a run of text."""
    marks = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{marks}<w:t xml:space="preserve">{words}</w:t></w:r>'


def para(*runs: str, style: str = "", more: str = "") -> str:
    """Return a paragraph of runs, each of them made already or a plain text."""
    marks = f'<w:pStyle w:val="{style}"/>' if style else ""
    marks = f"<w:pPr>{marks}{more}</w:pPr>" if marks or more else ""
    inner = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p>{marks}{inner}</w:p>"


def text(words: str, style: str = "LDACell") -> str:
    """Return a paragraph of a cell."""
    return para(words, style=style)


def reference(name: str) -> tuple[str, ...]:
    """Return the paragraphs that something comes from, in brackets, if it has any."""
    return (
        run(f"{{%r if {name}.source %}}"),
        run(f" [{{{{ {name}.source }}}}]", "LDAReference"),
        run("{%r endif %}"),
    )


def tag(words: str) -> str:
    """Return a paragraph that is a tag of the template alone."""
    return para(f"{{%p {words} %}}")


def repeated(each: str, inner: str) -> str:
    """Return paragraphs that come again for each of something."""
    return tag(f"for {each}") + inner + tag("endfor")


def shown(when: str, inner: str, otherwise: str = "") -> str:
    """Return paragraphs that are there when something is, and others when not."""
    other = tag("else") + otherwise if otherwise else ""
    return tag(f"if {when}") + inner + other + tag("endif")


def field_of(code: str) -> str:
    """Return a field that Word works out, such as the number of a page."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        mark.format("begin")
        + f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        + mark.format("separate")
        + "<w:r><w:t>1</w:t></w:r>"
        + mark.format("end")
    )


def cell(width: int, paragraphs: str, *, shade: str = "") -> str:
    """Return a cell of a table."""
    look = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{look}</w:tcPr>'
        f"{paragraphs}</w:tc>"
    )


def row(widths: list[int], cells: list[str], *, height: int = 0) -> str:
    """Return a row that no page divides; what is to fill in is shaded."""
    made = "".join(
        cell(width, inner, shade=OPEN if ".fill }}" in inner else "")
        for width, inner in zip(widths, cells, strict=True)
    )
    tall = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{tall}</w:trPr>{made}</w:tr>"


def head_row(widths: list[int], heads: list[str]) -> str:
    """Return the head of a table, which is repeated on every page."""
    made = "".join(
        cell(width, text(f"{{{{ {head} }}}}", "LDACellhead"), shade=SHADE)
        for width, head in zip(widths, heads, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{made}</w:tr>"


def tag_row(widths: list[int], words: str) -> str:
    """Return a row that is a tag of the template alone."""
    empty = [para(style="LDACell")] * (len(widths) - 1)
    return row(widths, [text(f"{{%tr {words} %}}"), *empty])


def table(widths: list[int], rows: str, title: str) -> str:
    """Return a table of rows, with a title for those who cannot see it."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="LDATable"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{title}"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


class Columns(NamedTuple):
    """The columns of a table: their shares of its width, and their heads."""

    shares: list[int]
    heads: list[str]

    def widths(self) -> list[int]:
        """Return the widths of the columns, which fill the page together."""
        widths = [WIDTH * share // sum(self.shares) for share in self.shares]
        return [*widths[:-1], WIDTH - sum(widths[:-1])]

    def looped(
        self,
        each: str,
        cells: list[str],
        title: str,
        *,
        before: str = "",
        height: int = 0,
    ) -> str:
        """Return a table with a row for each of something, after the rows before."""
        widths = self.widths()
        made = (
            head_row(widths, self.heads)
            + before
            + tag_row(widths, f"for {each}")
            + row(widths, cells, height=height)
            + tag_row(widths, "endfor")
        )
        return table(widths, made, title)

    def rows_before(self, each: str, cells: list[str]) -> str:
        """Return rows for each of something, to stand before those of a loop."""
        widths = self.widths()
        return (
            tag_row(widths, f"for {each}")
            + row(widths, cells)
            + tag_row(widths, "endfor")
        )


def told(name: str) -> str:
    """Return a placeholder."""
    return f"{{{{ {name} }}}}"


def heading(words: str, level: int, *, more: str = "") -> str:
    """Return a heading."""
    return para(words, style=f"Heading{level}", more=more)


def group_heading(words: str) -> str:
    """Return the heading of a table among several of a schedule."""
    return para(words, style="LDAGroup")


def note(words: str) -> str:
    """Return a note above or below a table."""
    return para(words, style="LDANote")


def asked(fields: str, heads: list[str], title: str, *, known: str = "") -> str:
    """Return a table of what is asked for and what was answered."""
    columns = Columns([37, 63], heads)
    cells = [text(told("line.label")), text(told("line.value"))]
    before = columns.rows_before(f"line in {known}", cells) if known else ""
    return columns.looped(
        f"field in {fields}",
        [text(told("field.label")), text(told("field.fill"))],
        title,
        before=before,
    )
