"""What the styles of a workbook say about cells: fills, percentages, fonts."""

import re
from collections.abc import Sequence
from colorsys import hls_to_rgb, rgb_to_hls
from functools import lru_cache
from xml.etree import ElementTree as ET

from ohc.record import Record

_RGB = re.compile("[0-9A-F]{6}")
PERCENT_FORMATS = frozenset({9, 10})
"""Built-in number formats: 0% and 0.00%."""

THEME = _RGB.findall(
    "FFFFFF 000000 EEECE1 1F497D 4F81BD C0504D 9BBB59 8064A2 4BACC6 F79646 0000FF "
    "800080"
)
"""The theme of Office 2007 to 2010, in the order used by styles."""

INDEXED = _RGB.findall("""
    000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF
    800000 008000 000080 808000 800080 008080 C0C0C0 808080
    9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF
    000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF
    00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99
    3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696
    003366 339966 003300 333300 993300 993366 333399 333333
""")
"""The old palette; numbers 0 to 7 stand for 8 to 15."""

OLDER = 8
NO_COLOUR = frozenset({"FFFFFF", "000000"})
WHOLE, PALE = 255, 224
"""The maximum of a colour, and the least at which white is hardly visible on it."""

LARGEST = 4_000_000
"""Bytes: the worst workbooks have tens of thousands of styles and colours."""

_QUOTED = re.compile(r'"[^"]*"|\\.')


class Styles(Record):
    """
    For each cell style: its fill ("" for none), and whether percent, bold, struck.

    ``unseen`` says whether its text is white on white or pale, ``indents`` how far it
    is indented; () if none is.
    """

    fills: Sequence[str] = ()
    percent: Sequence[bool] = ()
    too_many: bool = False
    bold: Sequence[bool] = ()
    struck: Sequence[bool] = ()
    unseen: Sequence[bool] = ()
    indents: Sequence[int] = ()


def parse(styles: bytes, theme: bytes) -> Styles:
    """
    Return what styles.xml says; colours are RRGGBB, shades of a theme resolved.

    Returns empty Styles if the file is missing, not valid or very long: fills are then
    unknown.
    """
    if len(styles) + len(theme) > LARGEST:
        return Styles(too_many=True)
    return _parse(styles, theme) if styles else Styles()


@lru_cache(maxsize=16)
def _parse(styles: bytes, theme: bytes) -> Styles:
    try:
        root = ET.fromstring(styles)  # noqa: S314 - judged: it declares no entities
        palette = _palette(root)
        colours = _theme(theme)
        fills = [
            _fill(fill, colours, palette=palette)
            for fill in root.iterfind("{*}fills/{*}fill")
        ]
        known = _styles(root, fills)._replace(indents=_indents(root))
    except (ET.ParseError, ValueError, LookupError, OverflowError):
        return Styles()
    try:
        return known._replace(unseen=_unseen(root, colours, palette=palette))
    except (ValueError, LookupError, OverflowError):
        # An error in a font does not affect fills.
        return known


def _styles(root: ET.Element, fills: Sequence[str]) -> Styles:
    formats = {
        # A quoted percent sign is only displayed: 50 "%" is the number 50.
        int(numbering.get("numFmtId", "0")): _QUOTED.sub(
            "", numbering.get("formatCode", "")
        )
        for numbering in root.iterfind("{*}numFmts/{*}numFmt")
    }
    fonts = root.findall("{*}fonts/{*}font")
    bold, struck = ([_has(font, name) for font in fonts] for name in ("b", "strike"))
    fill_of_style, is_percent, is_bold, is_struck = [], [], [], []
    for style in root.iterfind("{*}cellXfs/{*}xf"):
        number = int(style.get("fillId", "0"))
        fill_of_style.append(fills[number] if 0 <= number < len(fills) else "")
        number = int(style.get("numFmtId", "0"))
        is_percent.append(number in PERCENT_FORMATS or "%" in formats.get(number, ""))
        number = int(style.get("fontId", "0"))
        is_bold.append(0 <= number < len(fonts) and bold[number])
        is_struck.append(0 <= number < len(fonts) and struck[number])
    return Styles(fill_of_style, is_percent, bold=is_bold, struck=is_struck)


def _unseen(
    root: ET.Element, theme: Sequence[str], *, palette: Sequence[str]
) -> Sequence[bool]:
    """Return for each cell style whether its text is invisible; () if none is."""

    def is_lighter(colour: ET.Element | None, least: int) -> bool:
        rgb = _rgb(colour, theme, palette=palette) if colour is not None else ""
        if colour is None or not _RGB.fullmatch(rgb):
            return False
        return min(bytes.fromhex(_tinted(rgb, float(colour.get("tint", "0"))))) >= least

    fonts = root.findall("{*}fonts/{*}font")
    white_fonts = [is_lighter(font.find("{*}color"), WHOLE) for font in fonts]
    # Nearly every workbook has no such style.
    if not any(white_fonts):
        return ()
    patterns = [
        fill.find("{*}patternFill") for fill in root.iterfind("{*}fills/{*}fill")
    ]
    pale_fills = [
        pattern is None
        or pattern.get("patternType", "none") == "none"
        or is_lighter(pattern.find("{*}fgColor"), PALE)
        for pattern in patterns
    ]
    white = {str(number) for number, is_so in enumerate(white_fonts) if is_so}
    pale = {str(number) for number, is_so in enumerate(pale_fills) if is_so}
    return [
        style.get("fontId", "0") in white and style.get("fillId", "0") in pale
        for style in root.iterfind("{*}cellXfs/{*}xf")
    ]


def _indents(root: ET.Element) -> Sequence[int]:
    """Return how far the text of each cell style is indented; () if none is."""
    aligned = [xf.find("{*}alignment") for xf in root.iterfind("{*}cellXfs/{*}xf")]
    indents = [0 if xf is None else int(xf.get("indent", "0")) for xf in aligned]
    return indents if any(indents) else ()


def _has(font: ET.Element, name: str) -> bool:
    """Return whether a font is of a kind of type, such as bold (``b``)."""
    kind = font.find("{*}" + name)
    return kind is not None and kind.get("val", "1") not in {"0", "false"}


def _palette(root: ET.Element) -> Sequence[str]:
    """Return the numbered colours: the workbook's own, if it has any."""
    own = [
        # AARRGGBB; programs write different alphas, and none uses them.
        colour.get("rgb", "")[-len("RRGGBB") :].upper()
        for colour in root.iterfind("{*}colors/{*}indexedColors/{*}rgbColor")
    ]
    return own or (*INDEXED[:OLDER], *INDEXED)


def _theme(theme: bytes) -> Sequence[str]:
    if not theme:
        return THEME
    scheme = ET.fromstring(theme).find(".//{*}clrScheme")  # noqa: S314 - judged
    if scheme is None:
        return THEME
    colours = []
    for slot in scheme:
        colour = next(iter(slot), None)
        values = {} if colour is None else colour.attrib
        # A system colour has its name in val, and its last value in lastClr.
        colours.append((values.get("lastClr") or values.get("val") or "").upper())
    # Styles number light before dark, the theme lists dark before light.
    dark1, light1, dark2, light2, *accents = colours or [""] * 4
    return (light1, dark1, light2, dark2, *accents) if accents else THEME


def _fill(fill: ET.Element, theme: Sequence[str], *, palette: Sequence[str]) -> str:
    pattern = fill.find("{*}patternFill")
    if pattern is None or pattern.get("patternType", "none") in {"none", "gray125"}:
        return ""
    colour = pattern.find("{*}fgColor")
    if colour is None:
        return ""
    rgb = _rgb(colour, theme, palette=palette)
    # White hides the grid, black is a heading: neither is a rating.
    if rgb in NO_COLOUR or not _RGB.fullmatch(rgb):
        return ""
    return _tinted(rgb, float(colour.get("tint", "0")))


def _rgb(colour: ET.Element, theme: Sequence[str], *, palette: Sequence[str]) -> str:
    if rgb := colour.get("rgb"):
        return rgb[-len("RRGGBB") :].upper()
    for key, colours in (("theme", theme), ("indexed", palette)):
        if (number := colour.get(key)) is not None:
            return colours[int(number)] if 0 <= int(number) < len(colours) else ""
    return ""


def _tinted(rgb: str, tint: float) -> str:
    """Return a colour lighter or darker, as ECMA-376 18.8.3 says: by its luminance."""
    if not tint:
        return rgb
    parts = [int(rgb[place : place + 2], 16) / WHOLE for place in (0, 2, 4)]
    hue, light, saturation = rgb_to_hls(*parts)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    shaded = hls_to_rgb(hue, min(max(light, 0), 1), saturation)
    return "".join(f"{round(part * WHOLE):02X}" for part in shaded)
