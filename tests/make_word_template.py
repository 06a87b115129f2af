"""Write templates/lda.docx anew: the layout of an agreement, in Word's own terms."""

import io
import sys
import zipfile
from pathlib import Path

from ohc.reference import load_table

TARGET = Path(__file__).parent.parent / "templates" / "lda.docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WIDTH = 10204
"""Twentieths of a point between the margins of an A4 page."""

GRID = "A6A6A6"
SHADE = "E8EDEE"
DARK = "003087"


def run(text: str, style: str = "", *, bold: bool = False) -> str:
    """Return a run of text."""
    marks = f'<w:rStyle w:val="{style}"/>' if style else ""
    marks += "<w:b/>" if bold else ""
    marks = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f'<w:r>{marks}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*runs: str, style: str = "") -> str:
    """Return a paragraph of runs, or of one text."""
    marks = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p>{marks}{inner}</w:p>"


def tag(words: str) -> str:
    """Return a paragraph that is a tag of the template alone."""
    return para(f"{{%p {words} %}}")


def heading(section: str, number: int) -> str:
    """Return the heading of a section, with the bookmark that contents lead to."""
    return (
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
        f'<w:bookmarkStart w:id="{number}" w:name="ohc_{section}"/>'
        + run(f"{{{{ {section}.number }}}}. {{{{ {section}.title }}}}")
        + f'<w:bookmarkEnd w:id="{number}"/></w:p>'
    )


def clauses(section: str) -> str:
    """Return the clauses of a section, a paragraph each."""
    return (
        tag(f"for clause in {section}.clauses")
        + para(
            "{{ clause.text }} ", run("[{{ clause.source }}]", "Source"), style="Clause"
        )
        + tag("endfor")
    )


def cell(width: int, *paragraphs: str, shade: bool = False) -> str:
    """Return a cell of a table."""
    look = f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>' if shade else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{look}</w:tcPr>'
        f"{''.join(paragraphs)}</w:tc>"
    )


def row(widths: list[int], cells: list[str], *, head: bool = False) -> str:
    """Return a row of a table; the head is marked and repeated on every page."""
    marks = "<w:cantSplit/><w:tblHeader/>" if head else ""
    marks = f"<w:trPr>{marks}</w:trPr>" if marks else ""
    made = "".join(
        cell(
            width,
            *([para(run(one, bold=True), style="Cell")] if head else [one]),
            shade=head,
        )
        for width, one in zip(widths, cells, strict=True)
    )
    return f"<w:tr>{marks}{made}</w:tr>"


def loop_row(widths: list[int], words: str) -> str:
    """Return a row that is a tag of the template alone."""
    empty = [para(style="Cell")] * (len(widths) - 1)
    return row(widths, [para(f"{{%tr {words} %}}", style="Cell"), *empty])


def table(shares: list[int], heads: list[str], rows: list[str], title: str) -> str:
    """Return a table: widths by their shares, a head, and rows."""
    widths = [WIDTH * share // sum(shares) for share in shares]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{title}"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
        f"{row(widths, [f'{{{{ words.{head} }}}}' for head in heads], head=True)}"
        f"{''.join(rows)}</w:tbl>"
    )


def looped(
    shares: list[int], heads: list[str], cells: list[str], each: str, title: str
) -> str:
    """Return a table with one row for each of something."""
    widths = [WIDTH * share // sum(shares) for share in shares]
    rows = [
        loop_row(widths, f"for {each}"),
        row(widths, cells),
        loop_row(widths, "endfor"),
    ]
    return table(shares, heads, rows, title)


def text(words: str, style: str = "Cell") -> str:
    """Return a paragraph of a cell."""
    return para(words, style=style)


def fields(section: str) -> str:
    """Return what a section asks for, if it asks for anything."""
    made = looped(
        [2, 3],
        ["what", "answer"],
        [text("{{ field.label }}"), text("{{ field.fill }}")],
        f"field in {section}.fields",
        f"{{{{ {section}.title }}}}: {{{{ words.answer }}}}",
    )
    return tag(f"if {section}.fields") + made + para(style="After") + tag("endif")


def duties() -> str:
    """Return the duties of a group, a paragraph each."""
    return (
        tag("for duty in group.duties")
        + para(
            "{{ duty.text }}: {{ duty.who }} ",
            run("[{{ duty.source }}]", "Source"),
            "{% if duty.doubts %} ({{ words.doubtful }}: {{ duty.doubts }}){% endif %}",
            style="Duty",
        )
        + tag("endfor")
    )


def doubts(section: str) -> str:
    """Return where the documents disagree on a section."""
    return (
        tag(f"if {section}.doubts")
        + para(run("{{ words.disagree }}", bold=True), style="Clause")
        + tag(f"for doubt in {section}.doubts")
        + para("{{ doubt.item }}: {{ doubt.value }}", style="Clause")
        + tag("endfor")
        + tag("endif")
    )


def matrix(section: str) -> str:
    """Return the duties of a section in their groups."""
    return (
        looped(
            [2, 7],
            ["subject", "as_published"],
            [text("{{ group.title }}"), duties()],
            f"group in {section}.groups",
            f"{{{{ {section}.title }}}}",
        )
        + para(style="After")
        + doubts(section)
    )


def interfaces() -> str:
    """Return the interfaces with the local arrangement for each group."""
    return (
        looped(
            [3, 8, 6],
            ["interface", "as_published", "arrangement"],
            [text("{{ group.title }}"), duties(), text("{{ group.arrangement.fill }}")],
            "group in interfaces.groups",
            "{{ interfaces.title }}",
        )
        + para(style="After")
        + doubts("interfaces")
    )


def items(section: str, *, dated: bool) -> str:
    """Return the rows of what is known."""
    heads = ["item", "value", *(["as_of"] if dated else []), "source"]
    cells = [
        text(f"{{{{ row.{'as_of' if head == 'as_of' else head} }}}}") for head in heads
    ]
    shares = [3, 6, 2, 3] if dated else [4, 6, 3]
    return looped(
        shares, heads, cells, f"row in {section}.rows", f"{{{{ {section}.title }}}}"
    ) + para(style="After")


def commitments() -> str:
    """Return each priority with its commitments, and what is done for them here."""
    stated = (
        para(
            run("{{ commitment.id }} ", bold=True),
            "{{ commitment.text }} ",
            run("[{{ commitment.source }}]", "Source"),
            style="Cell",
        )
        + text(
            "{{ words.binds }}: {{ commitment.applies_to }}. {{ words.due }}: {{ commitment.due }}.",
            "Duty",
        )
        + tag("if commitment.note")
        + text("{{ commitment.note }}", "Duty")
        + tag("endif")
    )
    cells = [
        stated,
        *(
            text(f"{{{{ commitment.{part}.fill }}}}")
            for part in ("action", "lead", "date", "status")
        ),
    ]
    return (
        tag("for priority in priority_list")
        + para(
            "{{ words.priority }} {{ priority.number }}: {{ priority.title }} ",
            run("[{{ priority.source }}]", "Source"),
            style="Heading2",
        )
        + tag("if priority.note")
        + para("{{ priority.note }}.", style="Clause")
        + tag("endif")
        + tag("if priority.commitments")
        + looped(
            [8, 6, 4, 3, 3],
            ["commitment", "action", "lead", "by", "status"],
            cells,
            "commitment in priority.commitments",
            "{{ words.priority }} {{ priority.number }}",
        )
        + para(style="After")
        + tag("else")
        + para("{{ words.not_here }}", style="Clause")
        + tag("endif")
        + tag("endfor")
    )


def signatures() -> str:
    """Return where those who agree sign."""
    return looped(
        [5, 5, 5, 3],
        ["name", "post", "signature", "date"],
        [
            text("{{ signature.name.fill }}"),
            text("{{ signature.post.fill }}"),
            para(style="Sign"),
            text("{{ signature.date.fill }}"),
        ],
        "signature in signature_list",
        "{{ signatures.title }}",
    ) + para(style="After")


def contents() -> str:
    """Return the contents list: a field of Word's, its entries there already."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\n \\h \\z </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    entry = (
        '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>'
        + run("{%r if loop.first %}")
        + field
        + run("{%r endif %}")
        + '<w:hyperlink w:anchor="ohc_{{ section.key }}" w:history="1">'
        + run("{{ section.number }}. {{ section.title }}")
        + "</w:hyperlink></w:p>"
    )
    end = '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    return (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery "
        'w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>'
        + para("{{ words.contents }}", style="TOCHeading")
        + tag("for section in contents")
        + entry
        + tag("endfor")
        + end
        + "</w:sdtContent></w:sdt>"
    )


def front() -> str:
    """Return what stands before the sections."""
    known = "".join(
        para(
            run(f"{{{{ words.{word} }}}}: ", bold=True),
            f"{{{{ {value} }}}}",
            style="Clause",
        )
        for word, value in (
            ("place", "agreement.name"),
            ("area_team", "agreement.area_team"),
            ("lead_team", "agreement.lead_team"),
            ("made_by", "agreement.maker"),
        )
    )
    settle = looped(
        [4, 5, 5],
        ["what", "in_document", "in_answers"],
        [
            text("{{ conflict.label }}"),
            text("{{ conflict.in_document }}"),
            text("{{ conflict.in_answers }}"),
        ],
        "conflict in conflicts",
        "{{ words.to_settle }}",
    )
    return (
        para("{{ agreement.title }}", style="Title")
        + para("{{ words.skeleton }}", style="Subtitle")
        + known
        + para("{{ words.how_to_fill }} {{ words.no_patients }}", style="Clause")
        + para("{{ agreement.statement }}", style="Clause")
        + tag("if conflicts")
        + para("{{ words.to_settle }}", style="Unnumbered")
        + settle
        + para(style="After")
        + tag("endif")
        + contents()
    )


def kept() -> str:
    """Return the answers that nothing asks for any more."""
    return (
        tag("if kept")
        + para("{{ words.kept }}", style="Unnumbered")
        + looped(
            [2, 3],
            ["what", "answer"],
            [text("{{ field.label }}"), text("{{ field.fill }}")],
            "field in kept",
            "{{ words.kept }}",
        )
        + tag("endif")
    )


BODIES = {
    "profile": items("profile", dated=True),
    "facts": items("facts", dated=False) + fields("facts"),
    "interfaces": interfaces(),
    "priorities": commitments(),
    "complaints": matrix("complaints") + fields("complaints"),
    "disputes": matrix("disputes") + fields("disputes"),
    "scrutiny": matrix("scrutiny") + fields("scrutiny"),
    "signatures": signatures(),
    "sources": items("sources", dated=True),
}
"""What a section has below its clauses; the others have what is to be filled in."""


def body() -> str:
    """Return the body of the document."""
    sections = "".join(
        heading(key, number) + clauses(key) + BODIES.get(key, fields(key))
        for number, key in enumerate(
            (row["section"] for row in load_table("agreement_sections")), start=1
        )
    )
    return f"{front()}{sections}{kept()}{SECTION}"


SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference '
    'w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" '
    'w:right="851" w:bottom="1021" w:left="851" w:header="567" w:footer="454" w:gutter="0"/>'
    "</w:sectPr>"
)


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
    more = f'<w:basedOn w:val="{based}"/>' if based else ""
    more += f'<w:next w:val="{following}"/>' if following else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>{more}<w:uiPriority w:val="1"/><w:qFormat/>{marks}</w:style>'


def look(
    size: int,
    before: int,
    after: int,
    *,
    bold: bool = False,
    colour: str = "",
    more: str = "",
    level: int | None = None,
) -> str:
    """Return how a paragraph looks: half points, and twentieths before and after."""
    outline = f'<w:outlineLvl w:val="{level}"/>' if level is not None else ""
    font = ("<w:b/>" if bold else "") + (
        f'<w:color w:val="{colour}"/>' if colour else ""
    )
    return (
        f'<w:pPr>{more}<w:spacing w:before="{before}" w:after="{after}"/>{outline}</w:pPr>'
        f'<w:rPr>{font}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )


def styles() -> str:
    """Return the styles part."""
    keep = "<w:keepNext/><w:keepLines/>"
    edge = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{GRID}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="252" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        + style(
            "Title",
            "Title",
            look(40, 0, 60, bold=True, colour=DARK, more="<w:keepNext/>"),
            following="Subtitle",
        )
        + style(
            "Subtitle",
            "Subtitle",
            look(24, 0, 160, colour="425563"),
            following="Normal",
        )
        + style(
            "Heading1",
            "heading 1",
            look(28, 320, 100, bold=True, colour=DARK, more=keep, level=0),
            following="Normal",
        )
        + style(
            "Heading2",
            "heading 2",
            look(22, 200, 80, bold=True, colour=DARK, more=keep, level=1),
            following="Normal",
        )
        + style(
            "Unnumbered", "Unnumbered heading", "", based="Heading1", following="Normal"
        )
        + style(
            "TOCHeading",
            "TOC Heading",
            look(28, 240, 80, bold=True, colour=DARK, more=keep),
            following="Normal",
        )
        + style("TOC1", "toc 1", look(20, 0, 20, more=""), following="Normal")
        + style("Clause", "Clause", look(20, 0, 80))
        + style("Cell", "Cell", look(18, 20, 20))
        + style("Duty", "Duty", look(16, 10, 10))
        + style("Sign", "Place for a signature", look(18, 160, 160), based="Cell")
        + style("After", "After a table", look(12, 0, 60))
        + style("Header", "header", look(16, 0, 0, colour="425563"))
        + style(
            "Footer",
            "footer",
            look(
                16,
                0,
                0,
                colour="425563",
                more='<w:tabs><w:tab w:val="right" w:pos="10204"/></w:tabs>',
            ),
        )
        + style(
            "Source",
            "Source",
            '<w:rPr><w:color w:val="425563"/><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>',
            based="DefaultParagraphFont",
            kind="character",
        )
        + style(
            "PlaceholderText",
            "Placeholder Text",
            '<w:rPr><w:i/><w:color w:val="595959"/></w:rPr>',
            based="DefaultParagraphFont",
            kind="character",
        )
        + style(
            "Grid",
            "Grid",
            f"<w:tblPr><w:tblBorders>{edge}</w:tblBorders></w:tblPr>",
            based="TableNormal",
            kind="table",
        )
        + "</w:styles>"
    )


def field_of(code: str) -> str:
    """Return a field that Word works out, such as the number of a page."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def edge(kind: str) -> str:
    """Return the header or the footer of a page."""
    if kind == "hdr":
        inner = para("{{ agreement.title }}", style="Header")
    else:
        inner = para(
            "{{ agreement.maker }}",
            "<w:r><w:tab/></w:r>",
            "{{ words.page }} ",
            field_of("PAGE"),
            " {{ words.of }} ",
            field_of("NUMPAGES"),
            style="Footer",
        )
    return f'{HEAD}<w:{kind} xmlns:w="{W}" xmlns:r="{R}">{inner}</w:{kind}>'


SETTINGS = (
    f'{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting '
    'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-GB"/></w:settings>'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "/word/document.xml": f"{_MAIN}.document.main+xml",
    "/word/styles.xml": f"{_MAIN}.styles+xml",
    "/word/settings.xml": f"{_MAIN}.settings+xml",
    "/word/header1.xml": f"{_MAIN}.header+xml",
    "/word/footer1.xml": f"{_MAIN}.footer+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
TYPES = (
    f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default '
    'Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>'
        for part, kind in _TYPES.items()
    )
    + "</Types>"
)


def relations(found: dict[str, tuple[str, str]]) -> str:
    """Return a part of relationships: a key leads to a kind and a target."""
    rows = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, (kind, target) in found.items()
    )
    return (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'
    )


CORE = (
    f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{{ agreement.title }}</dc:title>'
    "<dc:creator>ohc</dc:creator><dc:description>{{ agreement.statement }}</dc:description>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created>'
    "<dc:language>en-GB</dc:language></cp:coreProperties>"
)


def parts() -> dict[str, str]:
    """Return every part of the template by its name."""
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations({
            "rId1": (f"{R}/officeDocument", "word/document.xml"),
            "rId2": (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        }),
        "docProps/core.xml": CORE,
        "word/_rels/document.xml.rels": relations({
            "rId1": (f"{R}/styles", "styles.xml"),
            "rId2": (f"{R}/settings", "settings.xml"),
            "rId3": (f"{R}/header", "header1.xml"),
            "rId4": (f"{R}/footer", "footer1.xml"),
        }),
        "word/document.xml": f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body()}</w:body></w:document>',
        "word/footer1.xml": edge("ftr"),
        "word/header1.xml": edge("hdr"),
        "word/settings.xml": SETTINGS,
        "word/styles.xml": styles(),
    }  # fmt: skip


def packed() -> bytes:
    """Return the template as a Word file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts().items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else TARGET).write_bytes(packed())
