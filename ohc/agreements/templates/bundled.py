"""The templates that come with the program."""

from functools import cache
from importlib import import_module
from pathlib import Path

GUIDANCE = "guidance.docx"
"""The name of the guidance, which may lie beside agreements and is none."""


@cache
def bundled(kind: str) -> bytes:
    """Return the template of ours for a kind of document."""
    return _read(f"lda.{kind}")


def guidance() -> bytes:
    """Return the guidance on filling in, updating and finishing agreements."""
    return _read(GUIDANCE)


def _read(name: str) -> bytes:
    folder = Path(str(import_module("ohc.templates").__file__)).parent
    return (folder / name).read_bytes()
