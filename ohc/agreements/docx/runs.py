"""What runs of text are marked with, and the characters in them that are no text."""

from typing import Any

from ohc.agreements.docx.opening import W

_OFF = frozenset({"0", "false", "off", "none"})
_MARKS = ("strike", "dstrike", "vanish", "highlight")
_STRUCK = tuple(f"{W}rPr/{W}{name}" for name in _MARKS)
_SHADE = f"{W}rPr/{W}shd"


def is_struck(run: Any) -> bool:
    """Return whether a run is struck out, hidden, highlighted or shaded."""
    for path in _STRUCK:
        mark = run.find(path)
        # Word writes a mark without a value for on.
        if mark is not None and mark.get(f"{W}val", "1") not in _OFF:
            return True
    # LibreOffice writes what it highlights as shading.
    shade = run.find(_SHADE)
    return shade is not None and shade.get(f"{W}fill", "auto") != "auto"


def symbol(element: Any) -> str:
    """Return the character of a symbol of a font; nothing where it has none."""
    try:
        return chr(int(element.get(f"{W}char", ""), 16))
    except ValueError:
        return ""
