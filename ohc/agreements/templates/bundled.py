"""The templates that come with the program."""

from functools import cache
from importlib import import_module
from pathlib import Path


@cache
def bundled(kind: str) -> bytes:
    """Return the template of ours for a kind of document."""
    folder = Path(str(import_module("ohc.templates").__file__)).parent
    return (folder / f"lda.{kind}").read_bytes()
