"""Install a wheel into an empty environment and run every example of its help."""

import shlex
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from commands_there_are import COMMANDS


def try_wheel(wheel: Path) -> None:
    """Run every command of the wheel; end with its exit code where one fails."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "empty"
        venv.create(place, with_pip=True)
        scripts = place / ("Scripts" if sys.platform == "win32" else "bin")
        pip = [str(scripts / "python"), "-m", "pip", "install", "--quiet", str(wheel)]
        subprocess.run(pip, check=True)
        examples = [one for command in COMMANDS for one in command.examples]
        # First the folder to play in: the examples over returns are run in it.
        examples.sort(key=lambda words: words[0] != "demo")
        for words in [["--version"], *examples]:
            # Several examples write the same file.
            more = ["--force"] if words[0] == "progress" and "-o" in words else []
            there = "play" if {"progress", "returns"} & {*words} else ""
            done = subprocess.run(
                [str(scripts / "ohc"), *words, *more],
                cwd=Path(folder) / there,
                check=False,
                capture_output=True,
            )
            # Some of the returns to play with are spoilt: done, with gaps.
            if done.returncode not in {0, 3}:
                sys.exit(done.stderr.decode())
            print("works:", shlex.join(["ohc", *words]))


if __name__ == "__main__":
    try_wheel(Path(sys.argv[1]).resolve())
