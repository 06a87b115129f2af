"""Ask pip-audit whether a package that ohc needs has a known vulnerability."""

import json
import subprocess
import sys
from importlib.metadata import requires, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from packaging.requirements import Requirement

MOST_SECONDS = 120
"""So long it may wait for data that cannot be had."""


def verdict(answer: str) -> tuple[int, list[str]]:
    """
    Return an exit code and what is to be said of what pip-audit answered.

    Where it could not reach its data, that is said, and it is no failure.
    """
    try:
        packages: list[dict[str, Any]] = json.loads(answer)["dependencies"]
    except ValueError:
        return 0, ["LEFT OUT: pip-audit gave no answer; it may not reach its data."]
    known = [package for package in packages if "vulns" in package]
    if not known:
        return 0, [
            f"LEFT OUT: pip-audit has no data on any of {len(packages)} packages."
        ]
    lines = [
        f"{package['name']} {package['version']}: {flaw['id']}, fixed in "
        f"{', '.join(flaw['fix_versions']) or 'no version'}"
        for package in known
        for flaw in package["vulns"]
    ]
    summary = f"{len(known)} of {len(packages)} packages audited, {len(lines)} flaws."
    return int(bool(lines)), [*lines, summary]


def required(name: str, extras: frozenset[str] = frozenset()) -> set[str]:
    """Return a package and all that it requires when it runs."""
    names = {name.lower()}
    for requirement in map(Requirement, requires(name) or []):
        marker = requirement.marker
        if marker is None or any(
            marker.evaluate({"extra": extra}) for extra in extras or {""}
        ):
            names |= required(requirement.name, frozenset(requirement.extras))
    return names


def main() -> None:
    """Audit the packages that ohc needs, as they are installed here."""
    names = sorted(required("ohc", frozenset({"png"})) - {"ohc"})
    command = [sys.executable, "-m", "pip_audit", "--no-deps", "--disable-pip"]
    command += ["--format", "json", "--progress-spinner", "off"]
    with TemporaryDirectory() as folder:
        listing = Path(folder) / "requirements.txt"
        listing.write_text("".join(f"{name}=={version(name)}\n" for name in names))
        command += ["--requirement", str(listing)]
        try:
            done = subprocess.run(
                command, capture_output=True, check=False, timeout=MOST_SECONDS
            )
            answer = done.stdout.decode()
        except subprocess.TimeoutExpired:
            answer = ""
    exit_code, lines = verdict(answer)
    print(*lines, sep="\n")
    sys.exit(exit_code)


if __name__ == "__main__":
    main()
