"""The parts of a Word file beside its text: styles, settings, types and relations."""

from word_layout import WIDTH

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

LINE = "A6A6A6"
DARK = "003087"
SOFT = "425563"
FAINT = "595959"

KEEP = "<w:keepNext/><w:keepLines/>"
"""What keeps a heading whole, and on the page of what follows it."""

DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    '<w:sz w:val="20"/><w:szCs w:val="20"/>'
    '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
    '<w:spacing w:after="80" w:line="252" w:lineRule="auto"/>'
    "</w:pPr></w:pPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>'
    "<w:semiHidden/></w:style>"
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
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


def sized(size: int) -> str:
    """Return the size of a font in half points."""
    return f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def coloured(colour: str) -> str:
    """Return the colour of a font."""
    return f'<w:color w:val="{colour}"/>'


def headings() -> str:
    """Return the styles of titles and headings, and of the contents list."""
    dark, soft = "<w:b/>" + coloured(DARK), coloured(SOFT)
    title = look(40, 0, 60, font=dark, more="<w:keepNext/>")
    first = look(28, 320, 100, font=dark, more=KEEP, level=0)
    second = look(22, 200, 80, font=dark, more=KEEP, level=1)
    listed = look(28, 240, 80, font=dark, more=KEEP)
    subtitle = look(24, 0, 160, font=soft)
    then = "Normal"
    return (
        style("Title", "Title", title, following="Subtitle")
        + style("Subtitle", "Subtitle", subtitle, following=then)
        + style("Heading1", "heading 1", first, following=then)
        + style("Heading2", "heading 2", second, following=then)
        + style(
            "Unnumbered", "Unnumbered heading", "", based="Heading1", following=then
        )
        + style("TOCHeading", "TOC Heading", listed, following=then)
        + style("TOC1", "toc 1", look(20, 0, 20), following=then)
    )


def paragraphs() -> str:
    """Return the styles of the other paragraphs."""
    soft = coloured(SOFT)
    right = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>'
    return (
        style("Clause", "Clause", look(20, 0, 80))
        + style("Cell", "Cell", look(18, 20, 20))
        + style("Head", "Head of a table", look(18, 20, 20, more="<w:keepNext/>"))
        + style("Duty", "Duty", look(16, 10, 10, more="<w:keepLines/>"))
        + style("Sign", "Place for a signature", look(18, 160, 160), based="Cell")
        + style("After", "After a table", look(12, 0, 60))
        + style("Header", "header", look(16, 0, 0, font=soft))
        + style("Footer", "footer", look(16, 0, 0, font=soft, more=right))
    )


def run_style(key: str, name: str, marks: str) -> str:
    """Return the style of a run."""
    made = f"<w:rPr>{marks}</w:rPr>"
    return style(key, name, made, based="DefaultParagraphFont", kind="character")


def grid() -> str:
    """Return the style of the tables: a thin line around every cell."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    made = f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr>"
    return style("Grid", "Grid", made, based="TableNormal", kind="table")


def styles() -> str:
    """Return the styles part."""
    return (
        f'{HEAD}<w:styles xmlns:w="{W}">{DEFAULTS}'
        + headings()
        + paragraphs()
        + run_style("Source", "Source", coloured(SOFT) + sized(16))
        + run_style("PlaceholderText", "Placeholder Text", "<w:i/>" + coloured(FAINT))
        + grid()
        + "</w:styles>"
    )


SETTINGS = (
    f'{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>'
    '<w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-GB"/></w:settings>'
)
"""The settings part: no older way of laying pages out."""

CORE = (
    f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{{ agreement.title }}</dc:title><dc:creator>ohc</dc:creator>"
    "<dc:description>{{ agreement.statement }}</dc:description>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created>'
    "<dc:language>en-GB</dc:language></cp:coreProperties>"
)
"""The properties of the document, made at no particular time."""

TEXT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OPEN = "application/vnd.openxmlformats-package"
KINDS = {
    "/word/document.xml": f"{TEXT}.document.main+xml",
    "/word/styles.xml": f"{TEXT}.styles+xml",
    "/word/settings.xml": f"{TEXT}.settings+xml",
    "/word/header1.xml": f"{TEXT}.header+xml",
    "/word/footer1.xml": f"{TEXT}.footer+xml",
    "/docProps/core.xml": f"{OPEN}.core-properties+xml",
}


def types() -> str:
    """Return the part that says what kind each of the parts is."""
    rows = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>'
        for part, kind in KINDS.items()
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{OPEN}.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def relations(*found: tuple[str, str]) -> str:
    """Return a part of relationships, rId1 and so on: each a kind and a target."""
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(found, start=1)
    )
    return (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'
    )
