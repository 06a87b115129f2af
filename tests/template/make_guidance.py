"""Write templates/guidance.docx anew: how to fill in, update and finish agreements."""

import sys
from pathlib import Path

from make_word_template import PAGE, part
from word_layout import WIDTH, field_of, head_row, heading, para, row, table, text
from word_parts import CORE, PACKAGE, SETTINGS, R, numbering, relations, types, zipped
from word_styles import styles

from ohc.agreements.wording.terms import curly
from ohc.reference.tables import load_table

TARGET = Path(__file__).parent.parent.parent / "templates" / "guidance.docx"
TITLE = "Local delivery agreements: guidance"
WIDTHS = [WIDTH * 4 // 10, WIDTH - WIDTH * 4 // 10]


def body() -> str:
    """Return the guidance below its headings, and the points that stay open."""
    made = para(TITLE, style="Title")
    above = ""
    for note in load_table("agreement_guidance"):
        if note["heading"] != above:
            made += heading(note["heading"], 1)
        above = note["heading"]
        made += para(note["text"], style="LDAText")
    rows = "".join(
        row(WIDTHS, [text(curly(point["question"])), text(curly(point["text"]))])
        for point in load_table("agreement_points")
        if point["settled"] == "nationally"
    )
    heads = head_row(WIDTHS, ["point", "documents_say"])
    heads = heads.replace("{{ point }}", "Point")
    heads = heads.replace("{{ documents_say }}", "What the documents say")
    return made + table(WIDTHS, heads + rows, above)


def footer() -> str:
    """Return the foot of a page: its number."""
    return para("Page ", field_of("PAGE"), " of ", field_of("NUMPAGES"), style="Footer")


def parts() -> dict[str, str]:
    """Return every part of the guidance by its name."""
    core = CORE.replace("{{ agreement.title }}", TITLE)
    kind = f"{PACKAGE}/relationships/metadata/core-properties"
    names = ("styles", "settings", "header1", "footer1", "numbering")
    return {
        "[Content_Types].xml": types(),
        "_rels/.rels": relations(
            (f"{R}/officeDocument", "word/document.xml"),
            (kind, "docProps/core.xml"),
        ),
        "docProps/core.xml": core.replace("{{ agreement.statement }}", TITLE),
        "word/_rels/document.xml.rels": relations(
            *((f"{R}/{name.rstrip('1')}", f"{name}.xml") for name in names)
        ),
        "word/document.xml": part("document", f"<w:body>{body()}{PAGE}</w:body>"),
        "word/footer1.xml": part("ftr", footer()),
        "word/header1.xml": part("hdr", para(TITLE, style="Header")),
        "word/numbering.xml": part("numbering", numbering()),
        "word/settings.xml": SETTINGS,
        "word/styles.xml": part("styles", styles()),
    }


def packed() -> bytes:
    """Return the guidance as a Word file."""
    return zipped(parts())


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else TARGET).write_bytes(packed())
