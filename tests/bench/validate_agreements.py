"""Every agreement of the estate, held against the standard and LibreOffice: slow."""

import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from agreed import read
from conftest import VALIDATOR
from open_xml import check
from writer import available, resave_all

from ohc.cli.root import main

AT_ONCE = 20
"""So many documents Writer opens in one run: it has a minute for them."""


def validate(folder: Path) -> int:
    """Return how many agreements there are; ends with the first that is not valid."""
    if main(["lda", "generate", "-o", str(folder)]):
        raise SystemExit("They cannot be generated.")
    paths = sorted(folder.glob("prison-*"))
    if VALIDATOR.exists():
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(check, paths))
        print(f"{len(paths)} agreements pass the Open XML validator.")
    else:
        print("The Open XML validator is not here: left out.")
    if available():
        for start in range(0, len(paths), AT_ONCE):
            resave_all(paths[start : start + AT_ONCE], folder.with_name("again"))
        for path in paths:
            again = read(folder.with_name("again") / path.name)
            if again.asked != read(path).asked or again.is_touched_outside:
                raise SystemExit(f"LibreOffice changes {path.name}.")
        print(f"{len(paths)} agreements open in LibreOffice and come back unchanged.")
    else:
        print("LibreOffice Writer is not here: left out.")
    return len(paths)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        sys.exit(0 if validate(Path(place) / "agreements") else 1)
