"""Numbers of a patient and of a prisoner, for tests that none of them goes out."""

import re
import zipfile
from pathlib import Path

from ohc.privacy import personal_data

NHS, PRISON = "943 476 5919", "A1234BC"
TAILS = ("5919", "1234BC")
"""How these numbers end: half of one tells too much, too."""


def refuse_numbers(what: str, text: str) -> None:
    # The sum of a file may have any figures, and is nobody's number.
    text = re.sub(r"\b[0-9a-f]{64}\b", "", text)
    assert not personal_data(text), what
    assert not [tail for tail in TAILS if tail in text], what


def refuse_numbers_in_files() -> None:
    """Fail where a file that was written holds a number, in its name or within."""
    for path in Path("out").iterdir():
        data = path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                texts = (name for name in archive.namelist() if "media" not in name)
                data = b"\n".join(map(archive.read, texts))
        refuse_numbers(path.name, data.decode("utf-8", "replace"))
