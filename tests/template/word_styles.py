"""The styles of a Word template: templates of users are restyled by their names."""

from word_layout import WIDTH
from word_parts import POINTS, TERMS

TEXT, DARK, LIGHT, SOFT, HINT = "212B32", "003087", "005EB8", "425563", "1D4F91"
HAIR = "AEB7BD"

KEEP = "<w:keepNext/><w:keepLines/>"
"""What keeps a heading whole, and on the page of what follows it."""


def sized(size: int) -> str:
    """Return the size of a font in half points."""
    return f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def coloured(colour: str) -> str:
    """Return the colour of a font."""
    return f'<w:color w:val="{colour}"/>'


DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    f"{coloured(TEXT)}{sized(24)}"
    '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
    '<w:spacing w:after="80"/>'
    "</w:pPr></w:pPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>'
    "<w:semiHidden/></w:style>"
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="80" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
)
"""What every document of Word's begins with, in this one's font."""


def style(
    key: str,
    name: str,
    marks: str,
    *,
    based: str = "Normal",
    kind: str = "paragraph",
    following: str = "",
) -> str:
    """Return a style."""
    after = f'<w:next w:val="{following}"/>' if following else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/>{after}<w:uiPriority w:val="1"/><w:qFormat/>'
        f"{marks}</w:style>"
    )


def look(
    size: int,
    before: int,
    after: int,
    *,
    font: str = "",
    more: str = "",
    level: int | None = None,
) -> str:
    """Return how a paragraph looks: half points, and twentieths before and after."""
    outline = f'<w:outlineLvl w:val="{level}"/>' if level is not None else ""
    return (
        f'<w:pPr>{more}<w:spacing w:before="{before}" w:after="{after}"/>'
        f"{outline}</w:pPr><w:rPr>{font}{sized(size)}</w:rPr>"
    )


def listed(number: int, level: int) -> str:
    """Return the list that a style belongs to."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def headings() -> str:
    """Return the styles of titles and headings."""
    dark = "<w:b/>" + coloured(DARK)
    light = coloured(LIGHT)
    group = look(24, 80, 30, font=dark, more=KEEP, level=1)
    term = look(28, 100, 20, font=dark, more=KEEP + listed(TERMS, 0), level=1)
    return (
        style("Title", "Title", look(60, 0, 40, font=dark), following="Subtitle")
        + style("Subtitle", "Subtitle", look(32, 0, 160, font=light))
        + style(
            "Heading1", "heading 1", look(36, 120, 50, font=dark, more=KEEP, level=0)
        )
        + style(
            "Heading2", "heading 2", look(28, 200, 80, font=dark, more=KEEP, level=1)
        )
        + style(
            "Heading3", "heading 3", look(24, 100, 40, font=dark, more=KEEP, level=2)
        )
        + style("LDAGroup", "LDA Group heading", group, based="Heading2")
        + style("LDATermheading", "LDA Term heading", term, following="LDATerm")
    )


def paragraphs() -> str:
    """Return the styles of the other paragraphs."""
    soft = coloured(SOFT)
    right = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>'
    bold = "<w:b/>"
    return (
        style("LDAText", "LDA Text", look(24, 0, 120))
        + style("LDATerm", "LDA Term", look(24, 30, 30, more=listed(TERMS, 1)))
        + style("LDABullet", "LDA Bullet", look(22, 0, 10, more=listed(POINTS, 0)))
        + style("LDACell", "LDA Cell", look(22, 10, 8))
        + style("LDACellhead", "LDA Cell head", look(22, 20, 20, font=bold))
        + style("LDAListed", "LDA Listed", look(22, 0, 20))
        + style("LDANote", "LDA Note", look(22, 20, 50, more="<w:keepLines/>"))
        + style("Header", "header", look(20, 0, 0, font=soft))
        + style("Footer", "footer", look(20, 0, 0, font=soft, more=right))
    )


def run_style(key: str, name: str, marks: str) -> str:
    """Return the style of a run."""
    made = f"<w:rPr>{marks}</w:rPr>"
    return style(key, name, made, based="DefaultParagraphFont", kind="character")


def table_style() -> str:
    """Return the style of the tables: a line above, and hair lines between rows."""
    line = '<w:{} w:val="single" w:sz="{}" w:space="0" w:color="{}"/>'
    lines = (
        line.format("top", 12, LIGHT)
        + line.format("bottom", 4, HAIR)
        + line.format("insideH", 4, HAIR)
    )
    made = f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr>"
    return style("LDATable", "LDA Table", made, based="TableNormal", kind="table")


def styles() -> str:
    """Return what the styles part holds."""
    return (
        DEFAULTS
        + headings()
        + paragraphs()
        + run_style("LDAReference", "LDA Reference", coloured(SOFT) + sized(20))
        + run_style("LDAQuestion", "LDA Question", "<w:b/>")
        + run_style("PlaceholderText", "Placeholder Text", coloured(HINT))
        + table_style()
    )
