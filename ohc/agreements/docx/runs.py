"""Read the marks on runs of text, and their symbols."""

from typing import Any

from ohc.agreements.docx.opening import W

_OFF = frozenset({"0", "false", "off", "none"})
_STRUCK = frozenset(
    f"{W}{name}" for name in ("strike", "dstrike", "vanish", "highlight")
)
_SHADE = f"{W}shd"
_PROPERTIES = f"{W}rPr"


def is_struck(run: Any) -> bool:
    """Return whether a run is struck out, hidden, highlighted or shaded."""
    # Not by find(), which is slow: a document has thousands of runs, most unmarked.
    return any(
        _is_on(mark)
        for properties in run.iterchildren(_PROPERTIES)
        for mark in properties
    )


def _is_on(mark: Any) -> bool:
    if mark.tag in _STRUCK:
        # Word writes a mark without a value to mean on.
        return mark.get(f"{W}val", "1") not in _OFF
    # LibreOffice writes highlighting as shading.
    return bool(mark.tag == _SHADE and mark.get(f"{W}fill", "auto") != "auto")


def symbol(element: Any) -> str:
    """Return the character of a symbol of a font, "" if it has none."""
    try:
        return chr(int(element.get(f"{W}char", ""), 16))
    except ValueError:
        return ""
