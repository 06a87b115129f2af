"""Write templates/lda.docx anew: the layout of an agreement, in Word's own terms."""

import io
import sys
import zipfile
from pathlib import Path

from word_layout import (
    Columns,
    field_mark,
    field_of,
    field_start,
    para,
    repeated,
    run,
    shown,
    text,
)
from word_sections import AFTER, kept, sections
from word_styles import CORE, HEAD, PACKAGE, SETTINGS, R, W, relations, styles, types

TARGET = Path(__file__).parent.parent.parent / "templates" / "lda.docx"
KNOWN = {
    "place": "agreement.name",
    "area_team": "agreement.area_team",
    "lead_team": "agreement.lead_team",
    "made_by": "agreement.maker",
}
"""What is said of the agreement first, each by its word."""

PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
    '<w:footerReference w:type="default" r:id="rId4"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" '
    'w:bottom="1021" w:left="851" w:header="567" w:footer="454" w:gutter="0"/>'
    "</w:sectPr>"
)
"""The page: A4, its margins, its header and its footer."""


def entry() -> str:
    """Return an entry of the contents list, which leads to its section."""
    return (
        '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>'
        '<w:hyperlink w:anchor="ohc_{{section.key}}" w:history="1">'
        + run("{{ section.number }}. {{ section.title }}")
        + "</w:hyperlink></w:p>"
    )


def contents() -> str:
    """Return the contents list: a field of Word's, its entries there already."""
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
        + para("{{ words.contents }}", style="TOCHeading")
        + para(field_start('TOC \\o "1-1" \\n \\h \\z'), style="TOC1")
        + repeated("section in contents", entry())
        + para(field_mark("end"), style="TOC1")
        + "</w:sdtContent></w:sdt>"
    )


def known() -> str:
    """Return what is said of the agreement first, a line each."""
    return "".join(
        para(
            run(f"{{{{ words.{word} }}}}: ", bold=True),
            f"{{{{ {value} }}}}",
            style="Clause",
        )
        for word, value in KNOWN.items()
    )


def to_settle() -> str:
    """Return where the document and the answers disagree, if they do."""
    columns = ("label", "in_document", "in_answers")
    title = "{{ words.to_settle }}"
    cells = [text(f"{{{{ conflict.{column} }}}}") for column in columns]
    made = Columns([4, 5, 5], ["what", "in_document", "in_answers"]).looped(
        "conflict in conflicts", [cells], title
    )
    return shown("conflicts", para(title, style="Unnumbered") + made + AFTER)


def front() -> str:
    """Return what stands before the sections."""
    return (
        para("{{ agreement.title }}", style="Title")
        + para("{{ words.skeleton }}", style="Subtitle")
        + known()
        + para("{{ words.how_to_fill }} {{ words.no_patients }}", style="Clause")
        + para("{{ agreement.statement }} {{ words.rests_on }}", style="Clause")
        + to_settle()
        + contents()
    )


def part(kind: str, inner: str) -> str:
    """Return a part of Word's with what it holds."""
    return f'{HEAD}<w:{kind} xmlns:w="{W}" xmlns:r="{R}">{inner}</w:{kind}>'


def body() -> str:
    """Return the body of the document."""
    return f"<w:body>{front()}{sections()}{kept()}{PAGE}</w:body>"


def footer() -> str:
    """Return the foot of a page: who made the document, and the number of the page."""
    return para(
        "{{ agreement.maker }}",
        "<w:r><w:tab/></w:r>",
        "{{ words.page }} ",
        field_of("PAGE"),
        " {{ words.of }} ",
        field_of("NUMPAGES"),
        style="Footer",
    )


def parts() -> dict[str, str]:
    """Return every part of the template by its name."""
    core = f"{PACKAGE}/relationships/metadata/core-properties"
    return {
        "[Content_Types].xml": types(),
        "_rels/.rels": relations(
            (f"{R}/officeDocument", "word/document.xml"),
            (core, "docProps/core.xml"),
        ),
        "docProps/core.xml": CORE,
        "word/_rels/document.xml.rels": relations(
            (f"{R}/styles", "styles.xml"),
            (f"{R}/settings", "settings.xml"),
            (f"{R}/header", "header1.xml"),
            (f"{R}/footer", "footer1.xml"),
        ),
        "word/document.xml": part("document", body()),
        "word/footer1.xml": part("ftr", footer()),
        "word/header1.xml": part("hdr", para("{{ agreement.title }}", style="Header")),
        "word/settings.xml": SETTINGS,
        "word/styles.xml": styles(),
    }


def packed() -> bytes:
    """Return the template as a Word file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts().items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else TARGET).write_bytes(packed())
