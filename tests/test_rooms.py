"""The rooms of the code: who may import whom, told from the imports themselves."""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from conftest import ROOT

FLOORS = (
    "__main__ commands",
    "cli playground",
    "ohc",
    "api",
    "finding",
    "reporting",
    "progress agreements",
    "patch",
    "settings",
    "output workbooks",
    "pictures",
    "reference files problems outgoing",
    "errors outcome version remedies",
    "privacy",
    "values lines record",
)
"""The rooms, from the top of the house to the ground: imports run down."""

FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms.split()}


@cache
def modules() -> dict[str, Path]:
    """Return the path of every module of the program, by the name it is imported by."""
    folders = {"ohc": ROOT / "ohc", "ohc.commands": ROOT / "commands"}
    return {
        ".".join((package, *path.relative_to(folder).with_suffix("").parts)): path
        for package, folder in folders.items()
        for path in folder.rglob("*.py")
    }


@cache
def imported(module: str) -> frozenset[str]:
    """Return the modules of ours that a module imports, at its top or further in."""
    return frozenset(map(module_of, names_imported(module))) - {""}


def names_imported(module: str) -> Iterator[str]:
    """Give every name that a module imports, with the module it comes from."""
    for node in ast.walk(ast.parse(modules()[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def module_of(name: str) -> str:
    """Return the module of ours that an imported name is, or is defined in."""
    package = name.rpartition(".")[0]
    for candidate in (name, f"{name}.__init__", package, f"{package}.__init__"):
        if candidate in modules():
            return candidate
    return ""


def room_of(module: str) -> str:
    """Return the package below ``ohc`` in which a module is, or the module itself."""
    room = module.split(".")[1]
    return "ohc" if room == "__init__" else room


def test_a_name_is_traced_to_its_module() -> None:
    assert module_of("ohc") == "ohc.__init__"
    assert module_of("ohc.errors.OhcError") == "ohc.errors"
    assert module_of("ohc.reference.tables") == "ohc.reference.tables"
    assert module_of("pandas.DataFrame") == ""
    here = {"ohc.cli.root", "ohc.files.interruptions"}
    assert imported("ohc.__main__") == here


def test_every_room_has_its_floor() -> None:
    assert {room_of(module) for module in modules()} == {*FLOOR_OF}


@pytest.mark.parametrize("module", sorted(modules()))
def test_imports_run_down(module: str) -> None:
    room = room_of(module)
    rooms = {room_of(name) for name in imported(module)} - {room}
    up = {other for other in rooms if FLOOR_OF[other] <= FLOOR_OF[room]}
    assert not up, f"{room} is on a floor below these, or on theirs"


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {module: imported(module) - {module} for module in modules()}
    # It raises CycleError, which names the modules.
    assert len([*TopologicalSorter(graph).static_order()]) == len(modules())
