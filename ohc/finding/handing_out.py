"""Write the tables for other tools: as files, as an archive or as a database."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ohc.errors import GAPS, CannotWrite, UnknownName, WrongWords
from ohc.files import inputs, writing
from ohc.lines import counted, listed
from ohc.reference.tables import datasets_folder, table_names

PACKAGE = "datapackage.json"
STORED = (2013, 4, 1, 0, 0, 0)
"""The date of every file in an archive, which would otherwise differ each time."""

READABLE = 0o644 << 16
UNIX = 3
NO_SEARCH = "This Python's SQLite has no FTS5: no search index is written."


class Handed(NamedTuple):
    """Where the tables were written, notes on them, and the exit code."""

    target: Path
    remarks: tuple[str, ...]
    exit_code: int = 0


def hand_out(output: str, tables: Sequence[str], *, force: bool) -> Handed:
    """
    Write the tables to a folder, an archive (.zip) or a database (.sqlite).

    Files are byte for byte those that ohc uses. If only some ``tables`` are written,
    links to the others are left out. Raises UnknownName for an unknown table,
    CannotWrite if something else is in the way.
    """
    target = Path(output)
    names = _names(tables)
    if not output.strip():
        raise WrongWords("-o needs a name.", "Such as: ohc data -o ohc.sqlite")
    match target.suffix.lower():
        case ".sqlite" | ".db":
            return _database(target, names, force=force)
        case ".zip":
            files, remarks = _files(names)
            inputs.writes([target])
            writing.write(target, _packed(files), force=force)
        case "":
            files, remarks = _files(names)
            _to_folder(target, files, force=force)
        case suffix:
            raise WrongWords(
                f"ohc data cannot write {suffix} files.",
                "Name a folder, or a file that ends in .zip or .sqlite.",
            )
    return Handed(target, (_written(target, len(names)), *remarks))


def _names(asked: Sequence[str]) -> list[str]:
    known = table_names()
    names = [name.strip() for part in asked for name in part.split(",")]
    for name in names:
        if name not in known:
            raise UnknownName("table", name, known, "ohc data -h")
    return sorted({*names}) or known


def _written(target: Path, number: int) -> str:
    return f"Wrote {target}: {counted(number, 'table')}."


def _files(names: Sequence[str]) -> tuple[dict[str, bytes], list[str]]:
    """Return the files of some tables, and the links left out of their description."""
    folder = datasets_folder()
    files = {f"{name}.csv": (folder / f"{name}.csv").read_bytes() for name in names}
    package = (folder / PACKAGE).read_bytes()
    if names == table_names():
        return {**files, PACKAGE: package}, []
    described, dropped = _narrowed(json.loads(package), names)
    text = json.dumps(described, indent=2, ensure_ascii=False)
    remarks = (
        [f"Links to tables that are left out: {listed(dropped)}."] if dropped else []
    )
    return {**files, PACKAGE: f"{text}\n".encode()}, remarks


def _narrowed(
    package: Mapping[str, Any], names: Sequence[str]
) -> tuple[dict[str, Any], list[str]]:
    resources, dropped = [], []
    for resource in package["resources"]:
        if resource["name"] not in names:
            continue
        schema = dict(resource["schema"])
        links = schema.pop("foreignKeys", [])
        kept = [link for link in links if link["reference"]["resource"] in names]
        dropped += [
            f"{resource['name']} to {link['reference']['resource']}"
            for link in links
            if link not in kept
        ]
        schema |= {"foreignKeys": kept} if kept else {}
        resources.append({**resource, "schema": schema})
    return {**package, "resources": resources}, dropped


def _packed(files: Mapping[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(files):
            about = zipfile.ZipInfo(name, STORED)
            about.compress_type = zipfile.ZIP_DEFLATED
            # The same on Windows, which otherwise records that it was packed there.
            about.create_system, about.external_attr = UNIX, READABLE
            packed.writestr(about, files[name])
    return archive.getvalue()


def _to_folder(target: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    paths = {target / name: data for name, data in files.items()}
    there = [*target.iterdir()] if target.is_dir() else []
    same = all(writing.holds(path, paths.get(path)) for path in there)
    if there and not _is_ours(target, there):
        raise CannotWrite(
            f"{target} has other files in it.", "Name a new or an empty folder."
        )
    if there and not same and not force:
        raise CannotWrite(f"{target} already exists.", "Add --force to replace it.")
    inputs.writes(paths)
    writing.write_all(paths, force=force)


def _is_ours(folder: Path, there: Sequence[Path]) -> bool:
    """Return whether a folder contains only tables that ohc wrote."""
    ours = {PACKAGE, *(f"{name}.csv" for name in table_names())}
    try:
        package = json.loads((folder / PACKAGE).read_bytes())
    except (OSError, ValueError):
        return False
    is_package = isinstance(package, dict) and package.get("name") == "ohc"
    return is_package and {path.name for path in there} <= ours


def _database(target: Path, names: Sequence[str], *, force: bool) -> Handed:
    if list(names) != table_names():
        raise WrongWords(
            "A database always has all tables, because they are linked.",
            "Leave out --table, or write a folder or a .zip file.",
        )
    # Imported here, because files need neither.
    from ohc.finding.keeping import content, makes_files
    from ohc.finding.making.building import built, has_search

    if not makes_files():
        raise CannotWrite(
            "This Python's SQLite cannot make a database file.",
            "Name a folder, or a file that ends in .zip.",
        )
    writing.check_target(target, force=force)
    inputs.writes([target])
    searched = has_search()
    data = content() if searched else built(searched=False).serialize()
    writing.write(target, data, force=force)
    remarks = (_written(target, len(names)), *(() if searched else (NO_SEARCH,)))
    return Handed(target, remarks, exit_code=0 if searched else GAPS)
