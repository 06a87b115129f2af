"""The parts of a Word file beside its text: lists, settings, types and relations."""

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

TERMS, POINTS = 1, 2
"""The numbers of the lists: numbered terms, and points below them."""


def level(number: int, text: str, *, style: str, left: int, hanging: int) -> str:
    """Return a level of a list, which belongs to a style."""
    kind = "bullet" if text == BULLET else "decimal"
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:pStyle w:val="{style}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


BULLET = "\N{BULLET}"


def numbering() -> str:
    """Return the lists: terms with the numbers of their sections, and points."""
    sections = level(0, "%1", style="LDATermheading", left=680, hanging=680)
    terms = level(1, "%1.%2", style="LDATerm", left=680, hanging=680)
    points = level(0, BULLET, style="LDABullet", left=1020, hanging=340)
    kinds = {TERMS: ("multilevel", sections + terms), POINTS: ("singleLevel", points)}
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="{kind}"/>{levels}</w:abstractNum>'
        for number, (kind, levels) in kinds.items()
    )
    return lists + "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in kinds
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
    "/word/numbering.xml": f"{TEXT}.numbering+xml",
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


def relations(*kinds: tuple[str, str]) -> str:
    """Return a part of relationships, rId1 and so on: each a kind and a target."""
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(kinds, start=1)
    )
    return (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'
    )


def zipped(parts: Mapping[str, str]) -> bytes:
    """Return a Word file of its parts, the same bytes each time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
