"""The wheels that a machine needs, from the package index that pip is set up for."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser
from functools import cached_property
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from targets import Target

EXTRAS = frozenset({"png"})
"""What is handed out with ohc: pictures in documents need it."""


class NotServed(Exception):
    """The index has no wheels for a machine; the text says which."""


@dataclass(frozen=True)
class Wheel:
    """A wheel, and what it says of itself."""

    path: Path

    @cached_property
    def about(self) -> Message:
        """The metadata of the wheel."""
        with zipfile.ZipFile(self.path) as archive:
            [name] = [
                name
                for name in archive.namelist()
                if name.count("/") == 1 and name.endswith(".dist-info/METADATA")
            ]
            return BytesParser().parsebytes(archive.read(name), headersonly=True)

    @property
    def name(self) -> str:
        """The name of the package, as names are compared."""
        return canonicalize_name(str(self.about["Name"]))

    @property
    def version(self) -> str:
        """The version of the package."""
        return str(self.about["Version"])

    def requirements(self, target: Target, extras: frozenset[str]) -> list[Requirement]:
        """Return what it requires on a machine."""
        lines = map(str, self.about.get_all("Requires-Dist", []))
        return [
            requirement
            for requirement in map(Requirement, lines)
            if requirement.marker is None
            or any(
                requirement.marker.evaluate({**target.markers, "extra": extra})
                for extra in extras or {""}
            )
        ]


def gather(ours: Path, target: Target, folder: Path) -> list[Wheel]:
    """
    Download all that our wheel needs on a machine, and return the wheels, ours too.

    Raises NotServed where one cannot be had.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [f"{ours}[{','.join(sorted(EXTRAS))}]"]
    # pip judges conditions such as sys_platform == "win32" by the machine it runs on,
    # so what only the other one needs is asked for by name.
    while wanted:
        _download(wanted, target, folder)
        needed, missing = _closure(ours, target, folder)
        if {*map(str, missing)} & {*wanted}:
            raise NotServed(f"nothing fits {', '.join(map(str, missing))}")
        wanted = [str(requirement) for requirement in missing]
    return needed


def _download(wanted: list[str], target: Target, folder: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--dest",
        str(folder),
    ]
    done = subprocess.run(
        [*command, *target.pip_options, *wanted],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        errors = [line for line in done.stderr.splitlines() if "ERROR" in line]
        raise NotServed(errors[-1].removeprefix("ERROR: ") if errors else done.stderr)


def _closure(
    ours: Path, target: Target, folder: Path
) -> tuple[list[Wheel], list[Requirement]]:
    """Return the wheels that are needed, and the requirements that none fulfils."""
    there = {wheel.name: wheel for wheel in wheels_in(folder)}
    needed: dict[str, Wheel] = {}
    missing: dict[str, Requirement] = {}
    asked = [(Wheel(ours), EXTRAS)]
    seen = set()
    while asked:
        wheel, extras = asked.pop()
        needed[wheel.name] = wheel
        if (wheel.name, extras) in seen:
            continue
        seen.add((wheel.name, extras))
        for requirement in wheel.requirements(target, extras):
            found_wheel = there.get(canonicalize_name(requirement.name))
            if found_wheel and requirement.specifier.contains(
                found_wheel.version, prereleases=True
            ):
                asked.append((found_wheel, frozenset(requirement.extras)))
            else:
                bare = f"{requirement.name}{requirement.specifier}"
                missing[bare] = Requirement(bare)
    return list(needed.values()), list(missing.values())


def wheels_in(folder: Path) -> Iterator[Wheel]:
    """Give the wheels of a folder, in order of their names."""
    yield from map(Wheel, sorted(folder.glob("*.whl")))
