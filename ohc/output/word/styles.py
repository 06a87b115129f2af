"""The look of a document: A4, Arial, British English, a page number on each page."""

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor, Twips

from ohc.files.archive import LANGUAGE, SAME_BYTES
from ohc.outcome import STATEMENT
from ohc.output.console import clean
from ohc.output.word.markup import element, field, paragraph, run

FONT = "Arial"
BLACK = RGBColor(0x0B, 0x0C, 0x0C)
A4 = (11_906, 16_838)
MARGIN = 1_134
"""20 mm, in twips."""

LONGEST_PROPERTY = 255
"""python-docx refuses a longer title."""

OWN_STYLES = {"Table Text": 0, "Table Heading": 0, "Definition": 12}
"""Our styles with their size, 0 for that of the table."""

MODERN = "15"
"""Word 2013 and later lay a document out as themselves, not as Word 2010 did."""


def set_up(document: WordDocument, title: str, *, size: int, is_across: bool) -> None:
    """Set a new document up; ``size`` is that of tables, in half points."""
    _set_page(document, is_across=is_across)
    _set_fonts(document)
    _set_styles(document, size)
    _number_pages(document)
    _set_language(document)
    properties = document.core_properties
    properties.title = clean(title)[:LONGEST_PROPERTY]
    properties.language = LANGUAGE
    properties.author = "ohc"
    properties.comments = STATEMENT
    properties.created = properties.modified = SAME_BYTES


def _set_page(document: WordDocument, *, is_across: bool) -> None:
    section = document.sections[0]
    width, height = A4[::-1] if is_across else A4
    section.page_width, section.page_height = Twips(width), Twips(height)
    section.orientation = WD_ORIENT.LANDSCAPE if is_across else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Twips(MARGIN)
    section.top_margin = section.bottom_margin = Twips(MARGIN)
    section.footer_distance = Twips(MARGIN // 2)


def _set_fonts(document: WordDocument) -> None:
    """Take the fonts of the theme out: else Word shows headings in Calibri."""
    styles: Any = document.styles.element
    for fonts in list(styles.iter(qn("w:rFonts"))):
        fonts.getparent().remove(fonts)
    defaults = next(styles.iter(qn("w:rPrDefault"))).find(qn("w:rPr"))
    fonts = OxmlElement("w:rFonts")
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), FONT)
    defaults.insert(0, fonts)


def _set_styles(document: WordDocument, size: int) -> None:
    _style(document, "Normal", points=12, after=6)
    _style(document, "Heading 1", points=16, before=0, after=6, bold=True)
    _style(document, "Heading 2", points=13, before=12, after=4, bold=True)
    _style(document, "Caption", points=12, before=6, after=4, bold=True)
    document.styles["Caption"].paragraph_format.keep_with_next = True
    _style(document, "Footer", points=10, after=0)
    footer: Any = document.styles["Footer"]
    footer.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for tabs in list(footer.element.iter(qn("w:tabs"))):
        tabs.getparent().remove(tabs)
    for name, points in OWN_STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        bold = name != "Table Text"
        _style(document, name, points=points or size / 2, after=0, bold=bold)


def _style(
    document: WordDocument,
    name: str,
    *,
    points: float,
    after: int,
    before: int = 0,
    bold: bool = False,
) -> None:
    style: Any = document.styles[name]
    style.font.name = FONT
    style.font.size = Pt(points)
    style.font.bold = bold
    style.font.color.rgb = BLACK
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after = Pt(before), Pt(after)
    spacing.line_spacing = 1


def _number_pages(document: WordDocument) -> None:
    numbers = (run("Page "), field("PAGE", 1), run(" of "), field("NUMPAGES", 1))
    footer: Any = document.sections[0].footer
    footer.is_linked_to_previous = False
    whole = footer.part.element
    whole[:] = [element(paragraph("Footer", "".join(numbers)))]


def _set_language(document: WordDocument) -> None:
    styles: Any = document.styles.element
    for default in styles.iter(qn("w:rPrDefault")):
        for old in list(default.iter(qn("w:lang"))):
            old.getparent().remove(old)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), LANGUAGE)
        default.find(qn("w:rPr")).append(language)
    settings: Any = document.settings.element
    for theme in settings.iter(qn("w:themeFontLang")):
        theme.attrib.clear()
        theme.set(qn("w:val"), LANGUAGE)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), MODERN)
