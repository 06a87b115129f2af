"""Folders that are closed to the tests, even where root runs them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BOUND = (
    "setpriv",
    "--bounding-set=-dac_override,-dac_read_search,-fowner",
    "--inh-caps=-all",
    "--",
)
"""Before a command: root without the right to pass over permissions."""


def close(path: str) -> None:
    """Close a file or folder to its owner."""
    Path(path).chmod(0)


def refuses(path: str) -> bool:
    """Return whether this process is refused what is closed."""
    return not os.access(path, os.R_OK)


def bound() -> tuple[str, ...]:
    """Return what comes before a command to which folders can be closed."""
    if sys.platform == "win32":
        pytest.skip("permissions of Unix")
    if os.geteuid():
        return ()
    probe = [*BOUND, "true"]
    if not shutil.which("setpriv") or subprocess.run(probe, check=False).returncode:
        pytest.skip("root without setpriv is refused nothing")
    return BOUND


def start_bound(*words: str) -> subprocess.CompletedProcess[str]:
    """Run ``ohc`` as one to whom folders can be closed."""
    return subprocess.run(
        [*bound(), sys.executable, "-m", "ohc", *words],
        capture_output=True,
        check=False,
        timeout=60,
        encoding="utf-8",
    )
