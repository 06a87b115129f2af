"""The short form of the ordeal: a few kills, interrupts, rounds, and a full disk."""

import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent


@pytest.mark.slow
def test_nothing_is_torn_lost_or_left() -> None:
    ordeal = subprocess.run(
        [sys.executable, str(TESTS / "fuzz/ordeal.py"), "8", "2013"],
        env={"PYTHONPATH": str(TESTS)},
        capture_output=True,
        check=False,
        text=True,
        timeout=300,
    )
    assert ordeal.returncode == 0, ordeal.stderr
    assert "passed in" in ordeal.stdout
