"""CONTRIBUTING.md, the Makefile and the hooks name what is there."""

import re

import pytest
from conftest import ROOT

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
HOOKS = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
FOLDER = r"(?<![\w./])(?:ohc|commands|datasets|docs|templates|tests|\.ci)/[\w./]*"
FILE = r"`(\w+\.(?:md|cfg|toml))`"


def targets() -> set[str]:
    """Return what ``make help`` lists."""
    return set(re.findall(r"^([a-z-]+):.*## \w", MAKEFILE, flags=re.MULTILINE))


@pytest.mark.parametrize(
    "text", [GUIDE, MAKEFILE, HOOKS], ids=["guide", "make", "hooks"]
)
def test_every_path_exists(text: str) -> None:
    paths = {*re.findall(FOLDER, text), *re.findall(FILE, text)}
    paths = {path.rstrip(".") for path in paths if "NAME" not in path}
    assert len(paths) > 1
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []


def test_every_target_of_make_exists() -> None:
    named = set(re.findall(r"\bmake ([a-z-]+)", GUIDE.replace("make and", "")))
    assert (
        {"check", "test", "slow", "fuzz", "bench", "docs", "wheel", "help"}
        <= named
        <= targets()
    )


def test_make_help_lists_every_target() -> None:
    [phony] = re.findall(r"^\.PHONY: (.+)$", MAKEFILE, flags=re.MULTILINE)
    assert set(phony.split()) == targets()


def test_what_the_guide_calls_by_name_is_there() -> None:
    from ohc.cli.root import COMMANDS
    from ohc.outcome import Outcome
    from ohc.reference.tables import load_table

    for name in (Outcome.__name__, load_table.__name__, "COMMANDS"):
        assert name in GUIDE
    assert "budget" in COMMANDS


def test_hooks_are_those_of_this_machine() -> None:
    assert set(re.findall(r"repo: (\S+)", HOOKS)) == {"local"}
    assert set(re.findall(r"language: (\S+)", HOOKS)) == {"system"}
    assert set(re.findall(r"id: (\S+)", HOOKS)) == {
        "ruff-format",
        "ruff-check",
        "mypy",
        "house-rules",
    }


def test_ci_runs_the_fast_and_the_slow_tests() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[-2:] == ["make test", "make slow"]
