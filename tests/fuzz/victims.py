"""Commands to be killed and interrupted: what they write when nobody disturbs them."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from ohc.files.drafts import is_draft

OLD = b"the tally of last month\n"


class Victim(NamedTuple):
    """A command, its folder, what it writes undisturbed, how it ends, how long."""

    words: tuple[str, ...]
    folder: Path
    whole: dict[str, bytes]
    exit_code: int
    seconds: float

    def start(self) -> subprocess.Popen[bytes]:
        """Start the command with processes of its own in a group of theirs."""
        return subprocess.Popen(
            [sys.executable, "-m", "ohc", *self.words],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def prepare(self, *, is_new: bool) -> None:
        """Take away what was written, or put something older in its place."""
        for path in (self.folder / "written").iterdir():
            if is_new and not is_draft(path.name):
                path.unlink()
        if "tally" in self.words:
            (self.folder / "written/tally.csv").write_bytes(OLD)

    def check(self) -> int:
        """Hold every file that is there against what it is to be; count drafts."""
        drafts = 0
        for name, data in contents(self.folder / "written").items():
            if is_draft(name):
                drafts += 1
            else:
                assert data in {self.whole.get(name), OLD}, f"{name} is torn"
        return drafts


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def victim(folder: Path, words: tuple[str, ...]) -> Victim:
    """Return a command after it was run twice undisturbed: it writes the same."""
    written, ends, seconds = [], set(), []
    for _ in range(2):
        shutil.rmtree(folder / "written", ignore_errors=True)
        (folder / "written").mkdir()
        begun = time.monotonic()
        process = Victim(words, folder, {}, 0, 0).start()
        process.communicate()
        seconds.append(time.monotonic() - begun)
        ends.add(process.returncode)
        written.append(contents(folder / "written"))
    assert written[0] == written[1], "two runs differ"
    assert written[0], "nothing is written"
    [exit_code] = ends
    # The first may have compiled modules, and the machine may have done other things.
    return Victim(words, folder, written[0], exit_code, min(seconds))


def is_gone(group: int, patience: float) -> bool:
    """Return whether no process of a group is left, after so many seconds."""
    deadline = time.monotonic() + patience
    while running(group):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


def running(group: int) -> bool:
    """Return whether a process of a group runs; who takes in orphans buries them."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    states = subprocess.run(
        ["ps", "-eo", "pgid=,stat="],  # noqa: S607 - wherever it is
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    rows = (line.split() for line in states.splitlines())
    return any(int(pgid) == group and "Z" not in stat for pgid, stat in rows)
