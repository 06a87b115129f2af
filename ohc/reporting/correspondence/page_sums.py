"""Which pages of a folder are as we wrote them, so that nobody's changes are lost."""

import json
from collections.abc import Mapping
from pathlib import Path

from ohc.files import writing
from ohc.files.digests import sha256_of

NAME = ".ohc-pages.json"
"""Beside the pages; hidden, so that nobody sends it on."""


def is_as_written(page: Path) -> bool:
    """Return whether a page says what we wrote last, as far as that can be told."""
    try:
        data = page.read_bytes()
    except OSError:
        return False
    return _sums(page.parent).get(page.name) == sha256_of(data)


def keep_sums(folder: Path, content: Mapping[Path, bytes]) -> None:
    """Note what pages of a folder say, beside what was noted before."""
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
        # Then every page may have been changed, and none is replaced.
        return {}
    return content if isinstance(content, dict) else {}
