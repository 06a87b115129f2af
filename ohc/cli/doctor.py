"""What may go wrong on this machine, found out before it does."""

import locale
import os
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from ohc import __version__, settings
from ohc.errors import OhcError
from ohc.outcome import Row
from ohc.output import console
from ohc.reference.tables import load_table, table_names

DOCTOR_FIELDS = ("check", "result", "detail")
FINE, MIND, BROKEN = "fine", "mind", "broken"
NEEDED_PYTHON = (3, 11)
LEAST_SPACE = 100 * 1024 * 1024

Finding = tuple[str, str]


def examine(folder: Path) -> list[Row]:
    """
    Return a row per check with DOCTOR_FIELDS.

    ``result`` is fine, mind (works, with something to know) or broken (something
    will not work; the detail says what to do). Nothing is left behind.
    """
    checks: dict[str, Callable[[], Finding]] = {
        "ohc": lambda: (FINE, __version__),
        "Python": _python,
        "packages": _packages,
        "bundled tables": _tables,
        "search": _search,
        "settings": lambda: _settings(folder),
        "this folder": lambda: _writable(folder),
        "temporary folder": lambda: _writable(Path(tempfile.gettempdir())),
        "free space": lambda: _space(folder),
        "characters of the output": _code_page,
        "language of the system": lambda: (FINE, _language()),
    }
    rows: list[Row] = []
    for name, check in checks.items():
        result, detail = check()
        rows.append({"check": name, "result": result, "detail": detail})
    return rows


def is_broken(rows: list[Row]) -> bool:
    """Return whether any check found something that will not work."""
    return any(row["result"] == BROKEN for row in rows)


def _python() -> Finding:
    python = f"{platform.python_version()} ({sys.executable}), {platform.platform()}"
    if sys.version_info < NEEDED_PYTHON:
        return BROKEN, f"{python}; ohc needs 3.11 or later"
    return FINE, python


def installed_packages() -> tuple[dict[str, str], list[str]]:
    """Return the packages that ohc needs with their versions, and those missing."""
    # What comes with an extra (to test, to document) need not be on an analyst's PC.
    needed = [line for line in requires("ohc") or [] if "extra" not in line]
    installed: dict[str, str] = {}
    missing = []
    for name in (re.split(r"[^\w.-]", line)[0] for line in needed):
        try:
            installed[name] = version(name)
        except PackageNotFoundError:
            missing.append(name)
    return installed, missing


def _packages() -> Finding:
    installed, missing = installed_packages()
    if missing:
        return BROKEN, f"missing: {', '.join(missing)}; reinstall ohc"
    return FINE, ", ".join(f"{name} {number}" for name, number in installed.items())


def _tables() -> Finding:
    rows = sum(len(load_table(name)) for name in table_names())
    return FINE, f"{len(table_names())} tables, {rows} rows"


def _search() -> Finding:
    # Here, because only this check needs what the search is kept with.
    from ohc.finding.keeping import kept_at, whole
    from ohc.finding.making.building import has_search

    if not has_search():
        return BROKEN, (
            "this Python's SQLite has no FTS5, so ohc find does not work and ohc data "
            "writes no search index; everything else works"
        )
    place = kept_at()
    if not place:
        return FINE, "works; the index is built for each search"
    state = "is kept at" if whole(place) else "will be kept at"
    return FINE, f"works; the index {state} {place}"


def _settings(folder: Path) -> Finding:
    try:
        in_force = settings.settings(folder, os.environ)
        rows = settings.settings_rows(in_force)
    except OhcError as error:
        return BROKEN, str(error)
    return FINE, "; ".join(f"{row['setting']}: {row['origin']}" for row in rows)


def _writable(folder: Path) -> Finding:
    # Tried, because on network drives of Windows what os.access says may be wrong.
    try:
        with tempfile.TemporaryFile(dir=folder):
            return FINE, f"{folder} can be written to"
    except OSError as error:
        return BROKEN, f"{folder}: {error.strerror}"


def _space(folder: Path) -> Finding:
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        return BROKEN, f"{folder}: {error.strerror}"
    return FINE if free > LEAST_SPACE else MIND, f"{free / 1024**3:,.1f} GiB"


def _code_page() -> Finding:
    page = console.code_page()
    # What tables and returns may hold, and old code pages of Windows lack in part.
    samples = "\N{POUND SIGN}\N{GREATER-THAN OR EQUAL TO}\N{EN DASH}"
    lacking = [char for char in samples if console.spelled(char) != char]
    if lacking:
        spelled = ", ".join(console.spelled(char).strip() for char in lacking)
        return (
            MIND,
            (
                f"{page}; what it cannot show is spelled out ({spelled}); "
                "files have every character"
            ),
        )
    return FINE, page


def _language() -> str:
    language, encoding = locale.getlocale()
    return f"{language or 'none'}, {encoding or 'none'}"
