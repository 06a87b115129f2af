"""Runs, paragraphs, tables and tags of a Word template, as text of its XML."""

from typing import NamedTuple

WIDTH = 10204
"""Twentieths of a point between the margins of an A4 page."""

SHADE = "E8EDEE"
"""The colour behind the head of a table."""


def run(words: str, style: str = "", *, bold: bool = False) -> str:
    """Return a run of text."""
    marks = f'<w:rStyle w:val="{style}"/>' if style else ""
    marks += "<w:b/>" if bold else ""
    marks = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f'<w:r>{marks}<w:t xml:space="preserve">{words}</w:t></w:r>'


def para(*runs: str, style: str = "") -> str:
    """Return a paragraph of runs, each of them made already or a plain text."""
    marks = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p>{marks}{inner}</w:p>"


def text(words: str, style: str = "Cell") -> str:
    """Return a paragraph of a cell."""
    return para(words, style=style)


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


def field_mark(kind: str) -> str:
    """Return where a field of Word's begins, has its result or ends."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field_start(code: str) -> str:
    """Return a field of Word's up to its result."""
    return (
        field_mark("begin")
        + f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        + field_mark("separate")
    )


def field_of(code: str) -> str:
    """Return a field that Word works out, such as the number of a page."""
    return field_start(code) + "<w:r><w:t>1</w:t></w:r>" + field_mark("end")


def cell(width: int, paragraphs: str, *, shade: bool = False) -> str:
    """Return a cell of a table."""
    look = f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>' if shade else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{look}</w:tcPr>'
        f"{paragraphs}</w:tc>"
    )


def row(widths: list[int], cells: list[str], *, whole: bool = False) -> str:
    """Return a row of a table; a whole one is not parted by the end of a page."""
    made = "".join(cell(*pair) for pair in zip(widths, cells, strict=True))
    marks = "<w:trPr><w:cantSplit/></w:trPr>" if whole else ""
    return f"<w:tr>{marks}{made}</w:tr>"


def head_row(widths: list[int], heads: list[str]) -> str:
    """Return the head of a table, which is repeated on every page."""
    made = "".join(
        cell(
            width,
            para(run(f"{{{{ words.{head} }}}}", bold=True), style="Head"),
            shade=True,
        )
        for width, head in zip(widths, heads, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{made}</w:tr>"


def tag_row(widths: list[int], words: str) -> str:
    """Return a row that is a tag of the template alone."""
    empty = [para(style="Cell")] * (len(widths) - 1)
    return row(widths, [text(f"{{%tr {words} %}}"), *empty])


def table(widths: list[int], rows: str, title: str) -> str:
    """Return a table of rows, with a title for those who cannot see it."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/>'
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

    def looped(
        self, each: str, rows: list[list[str]], title: str, *, whole: bool = True
    ) -> str:
        """Return a table with rows for each of something."""
        widths = [WIDTH * share // sum(self.shares) for share in self.shares]
        made = (
            head_row(widths, self.heads)
            + tag_row(widths, f"for {each}")
            + "".join(row(widths, cells, whole=whole) for cells in rows)
            + tag_row(widths, "endfor")
        )
        return table(widths, made, title)
