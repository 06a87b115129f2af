"""Checksums of pages, to tell whether someone has changed a page since."""

import json
from collections.abc import Mapping
from pathlib import Path

from ohc.files import writing
from ohc.files.digests import sha256_of

NAME = ".ohc-pages.json"
"""The file is beside the pages, and hidden so that nobody sends it on."""


def is_as_written(page: Path) -> bool:
    """Return whether a page is as ohc last wrote it, as far as is known."""
    try:
        data = page.read_bytes()
    except OSError:
        return False
    return _sums(page.parent).get(page.name) == sha256_of(data)


def keep_sums(folder: Path, content: Mapping[Path, bytes]) -> None:
    """Add the checksums of pages to those of the folder."""
    sums = {
        **_sums(folder),
        **{path.name: sha256_of(data) for path, data in content.items()},
    }
    text = json.dumps(dict(sorted(sums.items())), indent=1) + "\n"
    if not writing.holds(folder / NAME, text.encode()):
        writing.write(folder / NAME, text, force=True)


def _sums(folder: Path) -> dict[str, str]:
    try:
        content = json.loads((folder / NAME).read_bytes())
    except (OSError, ValueError):
        # Without checksums, any page may have been changed, so none is replaced.
        return {}
    return content if isinstance(content, dict) else {}
