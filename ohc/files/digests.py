"""What a file is known by: its SHA-256, size and time."""

import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple


class Known(NamedTuple):
    """A file, and what it is known by; nothing of one that cannot be read."""

    name: str
    size: int | None = None
    modified: str | None = None
    sha256: str | None = None


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 of what a file holds, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def known(path: str) -> Known:
    """Return what a file is known by; its time is in UTC, to the second."""
    try:
        about = os.stat(path)  # noqa: PTH116 - text
        digest = sha256_of(Path(path).read_bytes())
    except (OSError, ValueError):
        return Known(path)
    modified = datetime.fromtimestamp(int(about.st_mtime), UTC).isoformat()
    return Known(path, about.st_size, modified=modified, sha256=digest)
