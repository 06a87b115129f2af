"""Benches are run by hand: what their scripts import must still be there."""

import re
from importlib import import_module
from pathlib import Path

import pytest

BENCH = Path(__file__).parent / "bench"
# Also those inside the text of a script that another process runs.
IMPORT = re.compile(r"^from (ohc[\w.]*) import ([\w, ]+)$", flags=re.MULTILINE)


@pytest.mark.parametrize("path", sorted(BENCH.glob("*.py")), ids=lambda path: path.stem)
def test_what_a_bench_imports_is_there(path: Path) -> None:
    imported = IMPORT.findall(path.read_text(encoding="utf-8"))
    for module, names in imported:
        for name in names.split(", "):
            assert hasattr(import_module(module), name), (module, name)
