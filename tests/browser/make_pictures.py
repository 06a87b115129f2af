"""Make the two pictures of README.md from the demo: the page for a board, and a map."""

import shutil
import subprocess
import sys
import tempfile
from contextlib import chdir
from pathlib import Path

from conftest import AXE, ROOT

from ohc.cli.root import main
from ohc.playground.folder import write_playground

SCRIPT = ROOT / "tests" / "browser" / "picture.js"
DOCS = ROOT / "docs"
GAPS = 3
PICTURES = {
    "report.png": (
        ["progress", "report", "returns", "-o", "page.html"],
        "960 1310 .7",
    ),
    "map.png": (["estate", "map", "--lead", "Lancashire", "-o", "m.svg"], "1000 806 1"),
}
"""The command that writes what is shown, and how much of it: width, height, scale."""


def make_pictures() -> None:
    """Write the pictures into docs, from a demo in a folder of its own."""
    browser, node = shutil.which("chromium"), shutil.which("node")
    if not (browser and node):
        sys.exit("The pictures need Chromium and Node.js.")
    with tempfile.TemporaryDirectory() as name, chdir(name):
        write_playground(Path(), force=False)
        for picture, (words, size) in PICTURES.items():
            if main(words) not in {0, GAPS}:
                sys.exit(f"ohc {' '.join(words)} failed.")
            shown = Path(words[-1]).resolve()
            target = [*size.split(), str(DOCS / picture)]
            subprocess.run([node, SCRIPT, AXE, browser, shown, *target], check=True)


if __name__ == "__main__":
    make_pictures()
