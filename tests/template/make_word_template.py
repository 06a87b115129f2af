"""Write templates/lda.docx anew: the layout of an agreement, in Word's own terms."""

import sys
from pathlib import Path

from word_layout import field_of, para
from word_parts import (
    CORE,
    HEAD,
    PACKAGE,
    SETTINGS,
    R,
    W,
    numbering,
    relations,
    types,
    zipped,
)
from word_sections import whole
from word_styles import styles

TARGET = Path(__file__).parent.parent.parent / "templates" / "lda.docx"

PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
    '<w:footerReference w:type="default" r:id="rId4"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1021" w:right="1021" '
    'w:bottom="964" w:left="1021" w:header="510" w:footer="454" w:gutter="0"/>'
    "</w:sectPr>"
)
"""The page: A4, its margins, its header and its footer."""


def part(kind: str, inner: str) -> str:
    """Return a part of Word's with what it holds."""
    return f'{HEAD}<w:{kind} xmlns:w="{W}" xmlns:r="{R}">{inner}</w:{kind}>'


def header() -> str:
    """Return the head of a page: what the agreement is, and of which prison."""
    return para("{{ words.header }} {{ agreement.name }}", style="Header")


def footer() -> str:
    """Return the foot of a page: version, when it is in force, number of the page."""
    return para(
        "{{ words.footer_version }}: ",
        "{{ agreement.numbered.fill }}",
        "   {{ words.footer_in_force }}: ",
        "{{ agreement.in_force.fill }}",
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
            (f"{R}/numbering", "numbering.xml"),
        ),
        "word/document.xml": part("document", f"<w:body>{whole()}{PAGE}</w:body>"),
        "word/footer1.xml": part("ftr", footer()),
        "word/header1.xml": part("hdr", header()),
        "word/numbering.xml": part("numbering", numbering()),
        "word/settings.xml": SETTINGS,
        "word/styles.xml": part("styles", styles()),
    }


def packed() -> bytes:
    """Return the template as a Word file."""
    return zipped(parts())


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else TARGET).write_bytes(packed())
