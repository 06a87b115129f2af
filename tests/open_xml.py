"""The Open XML SDK's validator, asked about one file."""

import json
import shutil
import subprocess
from pathlib import Path

from conftest import VALIDATOR


def check(target: Path) -> None:
    """Ask the validator whether a file is as the standard has it."""
    node = shutil.which("node")
    assert node
    done = subprocess.run(
        [node, str(VALIDATOR), str(target)], capture_output=True, check=False
    )
    report = json.loads(done.stdout)
    assert report["ok"], report["errors"]
