"""What is made of the wheels of a machine: one file to run, and a bundle to install."""

import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import one_file_start
from one_file_start import BUILD, PYTHON
from targets import Target
from wheels import Wheel

START = Path(one_file_start.__file__)
EPOCH = (1980, 1, 1, 0, 0, 0)
WINDOWS = r"""@echo off
rem Installs ohc for you alone, without internet and administrator rights.
rem Type: install.bat. To use another Python than the newest: install.bat -3.12
setlocal
pushd "%~dp0"
if not exist wheels exit /b 1
set "home=%USERPROFILE%\ohc"
set from=--no-index --find-links wheels
py %1 -m venv "%home%" || exit /b
"%home%\Scripts\python" -m pip install %from% "ohc[png]" || exit /b
"%home%\Scripts\ohc" doctor
"""
LINUX = r"""#!/bin/sh
# Installs ohc for you alone, without internet.
# Type: sh install.sh. To use another Python: sh install.sh python3.12
set -e
cd "$(dirname "$0")"
"${1:-python3}" -m venv "$HOME/ohc"
"$HOME/ohc/bin/python" -m pip install --no-index --find-links wheels "ohc[png]"
"$HOME/ohc/bin/ohc" doctor
"""
INSTALLERS = {
    "windows": ("install.bat", WINDOWS.replace("\n", "\r\n")),
    "linux": ("install.sh", LINUX),
}
LICENCE_FILES = ("LICEN", "COPYING", "NOTICE", "AUTHORS")


def write_one_file(wheels: Iterable[Wheel], target: Target, output: Path) -> None:
    """Write ohc and all it needs on a machine as one file, which Python runs."""
    with TemporaryDirectory() as folder:
        site = Path(folder)
        _run(
            *(sys.executable, "-m", "pip", "install", "--quiet", "--no-index"),
            *("--no-deps", "--no-compile", "--target", site),
            # Chosen for the machine already, whose Python need not be this one.
            "--ignore-requires-python",
            *target.pip_options,
            *(wheel.path for wheel in wheels),
        )
        # Tests of other packages: a third of the files, and Python lists all of them
        # at each start.
        for tests in [*site.rglob("tests")]:
            shutil.rmtree(tests)
        # With the path for other processes: old workbooks are read in one of its own.
        _run(
            *(sys.executable, "-m", "shiv", "--site-packages", site, "--compressed"),
            *("--reproducible", "--extend-pythonpath"),
            *("--entry-point", "ohc.__main__:run", "--output-file", output),
        )
    with zipfile.ZipFile(output, "a") as archive:
        build = json.loads(archive.read("environment.json"))["build_id"]
        archive.filelist.remove(archive.NameToInfo.pop("__main__.py"))
        text = START.read_text(encoding="utf-8")
        for name, value in ((BUILD, build), (PYTHON, target.python)):
            text = text.replace(name, value)
        # Of a fixed day, so that the same wheels make the same file.
        archive.writestr(zipfile.ZipInfo("__main__.py", EPOCH), text)


def write_bundle(wheels: Iterable[Wheel], system: str, output: Path) -> None:
    """Write a folder to install ohc from without internet, as a zip archive."""
    of_name = {wheel.path.name: wheel for wheel in wheels}
    name, text = INSTALLERS[system]
    content = {
        name: text.encode(),
        "LICENCES.md": licences(of_name.values()).encode(),
        "sbom.cdx.json": bill_of_materials(of_name.values()),
    }
    for name, wheel in sorted(of_name.items()):
        content |= {f"wheels/{name}": wheel.path.read_bytes(), **licence_files(wheel)}
    content["SHA256SUMS"] = checksums(content).encode()
    with zipfile.ZipFile(output, "w") as archive:
        for path, data in content.items():
            entry = zipfile.ZipInfo(f"{output.stem}/{path}", EPOCH)
            # A wheel is packed already.
            is_packed = path.endswith(".whl")
            way = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, way)


def checksums(content: Mapping[str, bytes]) -> str:
    """Return the lines that `sha256sum --check` reads."""
    lines = (
        f"{hashlib.sha256(data).hexdigest()}  {path}\n"
        for path, data in sorted(content.items())
    )
    return "".join(lines)


def licences(wheels: Iterable[Wheel]) -> str:
    """Return a table of the packages and their licences, as they state them."""
    lines = {f"| {w.name} | {w.version} | {licence_of(w)} |" for w in wheels}
    head = ["# Licences", "", "Their texts are in the folder `licences`.", ""]
    return "\n".join(
        [*head, "| Package | Version | Licence |", "|---|---|---|", *sorted(lines), ""]
    )


def licence_of(wheel: Wheel) -> str:
    """Return the licence that a wheel states: an expression, a name or a classifier."""
    if expression := wheel.about["License-Expression"]:
        return str(expression)
    classifiers = map(str, wheel.about.get_all("Classifier", []))
    names = [line.split(" :: ")[-1] for line in classifiers if "License" in line]
    # Some have the whole text there.
    text = str(wheel.about["License"] or "").strip().splitlines()
    return "; ".join(names) or (text[0] if text else "not stated")


def licence_files(wheel: Wheel) -> dict[str, bytes]:
    """Return the texts of licences in a wheel, by their path in the bundle."""
    folder = f"licences/{wheel.name}-{wheel.version}"
    with zipfile.ZipFile(wheel.path) as archive:
        return {
            f"{folder}/{'-'.join(path.parts[1:])}": archive.read(str(path))
            for path in map(PurePosixPath, archive.namelist())
            if ".dist-info" in path.parts[0]
            and path.name.upper().startswith(LICENCE_FILES)
            # Some list their folders, too.
            and f"{path}/" not in archive.namelist()
        }


def bill_of_materials(wheels: Iterable[Wheel]) -> bytes:
    """Return the packages and the checksums of their wheels, as CycloneDX JSON."""
    hashes: dict[str, list[str]] = {}
    for wheel in wheels:
        digest = hashlib.sha256(wheel.path.read_bytes()).hexdigest()
        pinned = f"{wheel.name}=={wheel.version}"
        hashes.setdefault(pinned, []).append(f"--hash=sha256:{digest}")
    lines = [f"{pinned} {' '.join(of)}\n" for pinned, of in sorted(hashes.items())]
    with TemporaryDirectory() as folder:
        listing = Path(folder) / "requirements.txt"
        listing.write_text("".join(lines), encoding="utf-8")
        return _run(
            *(sys.executable, "-m", "cyclonedx_py", "requirements", listing),
            *("--output-reproducible", "--output-format", "JSON"),
        )


def _run(*words: object) -> bytes:
    done = subprocess.run([*map(str, words)], capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr.decode(errors="replace"))
    return done.stdout
