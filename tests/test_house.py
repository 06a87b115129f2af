"""The house rules that a program can hold: lengths, rooms, imports."""

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from conftest import DOCUMENTS, HEAVY, ROOT

import ohc

CODE = sorted(
    path.relative_to(ROOT)
    for folder in ("ohc", "commands", "datasets", "templates", "tests")
    for path in (ROOT / folder).rglob("*.py")
)
OWNERS = {
    "pandas": {
        f"ohc/api/{name}.py" for name in ("frames", "over_time", "published", "returns")
    },
    "rich": {"ohc/output/screen/terminal.py"},
    "tabulate": {"ohc/output/tabulated.py"},
    "xlsxwriter": {
        *("ohc/output/books/book.py", "ohc/output/books/marked_up.py"),
        *("ohc/output/books/listing.py", "ohc/output/books/reading_sheet.py"),
        *("ohc/output/books/return_book.py", "ohc/output/books/answers_form.py"),
        *("ohc/output/books/form_styles.py", "ohc/output/books/return_table.py"),
        "ohc/output/books/sheets.py",
    },
    "jinja2": {
        "ohc/agreements/templates/limits.py",
        "ohc/agreements/templates/placeholders.py",
        "ohc/agreements/templates/unknown_names.py",
        "ohc/pictures/drawing.py",
    },
    "docxtpl": {"ohc/agreements/templates/preparing.py"},
    "lxml": {"ohc/agreements/docx/opening.py", "ohc/agreements/templates/word.py"},
    "docx": {
        f"ohc/output/word/{name}.py"
        for name in ("document", "markup", "paper", "styles")
    },
}
"""Who may import a heavy package at the top: modules that are loaded for it alone."""

FENCES = {
    "ohc/cli/root.py",
    "ohc/progress/returns/reading.py",
    "ohc/workbooks/calamine.py",
}
"""The boundary of a command, the fence around a file, and the process behind it."""

PRODUCT = [path for path in CODE if path.parts[0] != "tests"]
VAGUE = {"found", "one", "said"}
MOST_VAGUE = 1
"""A problem has a column that is called so: what was found in the cell."""

every_module = pytest.mark.parametrize("path", CODE, ids=str)
every_product_module = pytest.mark.parametrize("path", PRODUCT, ids=str)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


def imports(nodes: list[ast.stmt] | ast.Module) -> Iterator[str]:
    """Give the modules imported anywhere below a tree, or by the statements alone."""
    for node in ast.walk(nodes) if isinstance(nodes, ast.Module) else nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@every_module
def test_modules_and_functions_are_short(path: Path) -> None:
    assert len((ROOT / path).read_text(encoding="utf-8").splitlines()) <= 250
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, node.name


@every_module
def test_modules_say_what_they_are(path: Path) -> None:
    assert ast.get_docstring(tree(path))


@every_product_module
def test_public_functions_say_what_they_return(path: Path) -> None:
    for node in tree(path).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name[0] != "_":
            assert ast.get_docstring(node), node.name


@every_product_module
def test_rooms_do_not_open_backwards(path: Path) -> None:
    names = set(imports(tree(path)))
    assert not {name for name in names if name.startswith("ohc.commands")}
    assert not {name for name in names if name.split(".")[0] == "commands"}
    if path.parts[0] == "commands":
        packages = {name.split(".")[0] for name in names}
        assert packages <= {"ohc", "typer", *sys.stdlib_module_names}


@every_product_module
def test_heavy_packages_have_their_owners(path: Path) -> None:
    at_the_top = {name.split(".")[0] for name in imports(tree(path).body)}
    for package in {*HEAVY} & at_the_top:
        owners = OWNERS.get(package, {"ohc/settings.py"})
        assert path.as_posix() in owners, package


@every_product_module
def test_workbook_libraries_are_used_in_workbooks_only(path: Path) -> None:
    packages = {name.split(".")[0] for name in imports(tree(path))}
    if path.parts[:2] != ("ohc", "workbooks"):
        assert not packages & {"python_calamine", "openpyxl"}
    if path.parts[:2] != ("ohc", "output"):
        assert "xlsxwriter" not in packages


@every_product_module
def test_only_the_boundary_catches_everything(path: Path) -> None:
    caught = [
        name.id
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler)
        for name in ast.walk(node.type or ast.Name("everything"))
        if isinstance(name, ast.Name)
    ]
    if path.as_posix() not in FENCES:
        assert not {"Exception", "BaseException", "everything"} & {*caught}


def test_no_module_bears_the_name_of_a_public_function() -> None:
    modules = {path.stem for path in CODE if path.parts[:1] == ("ohc",)}
    assert not modules & {*ohc.__all__}


def test_nothing_reads_the_folder_that_a_clone_does_not_have() -> None:
    outside = "../" + "shared"
    documents = [Path(name) for name in DOCUMENTS]
    for path in [*CODE, *documents, Path("Makefile"), Path("setup.cfg")]:
        assert outside not in (ROOT / path).read_text(encoding="utf-8"), path


def test_what_no_rule_of_a_name_allows() -> None:
    drawers = {"utils", "helpers", "common", "base", "misc"}
    assert not drawers & {path.stem for path in CODE}


def test_packages_fit_on_a_screen() -> None:
    modules = Counter(path.parent for path in PRODUCT if path.name != "__init__.py")
    assert {folder: n for folder, n in modules.items() if n > 16} == {}


def test_locals_say_what_they_hold() -> None:
    vague = [
        f"{path}:{node.lineno}: {node.id}"
        for path in PRODUCT
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Name)
        and isinstance(node.ctx, ast.Store)
        and node.id in VAGUE
    ]
    assert len(vague) <= MOST_VAGUE, vague


def test_no_literal_is_splat_to_save_lines() -> None:
    splats = [
        f"{path}:{node.lineno}"
        for path in PRODUCT
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Starred)
        and isinstance(node.value, ast.Tuple | ast.List)
    ]
    assert splats == []


def test_comments_say_why_often_enough() -> None:
    lines = [
        line.strip()
        for path in PRODUCT
        for line in (ROOT / path).read_text(encoding="utf-8").splitlines()
    ]
    comments = [line for line in lines if line.startswith("#")]
    assert len(comments) / len(lines) >= 0.015
