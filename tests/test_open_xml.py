"""Documents and workbooks pass the Open XML SDK's validator."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import VALIDATOR, Ohc

COMMANDS = [
    ["matrix", "tasks"],
    ["matrix", "governance"],
    ["estate", "-r", "London"],
    ["budget"],
]


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_what_is_written_is_valid(ohc: Ohc, words: list[str], suffix: str) -> None:
    target = Path(f"out.{suffix}")
    assert ohc(*words, "-o", target).exit_code == 0
    node = shutil.which("node")
    assert node
    done = subprocess.run(
        [node, str(VALIDATOR), str(target)], capture_output=True, check=False
    )
    report = json.loads(done.stdout)
    assert report["ok"], report["errors"]
