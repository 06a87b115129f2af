"""What must hold of every run of a command, whatever the files are."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from running import HUNG, MEGABYTES, SECONDS, Ran
from seeds import leaks_in

CODES = (0, 1, 3)


class Broken(NamedTuple):
    """A promise that is broken, and what shows it."""

    promise: str
    sign: str


def broken_by(ran: Ran, *files: Path) -> Iterator[Broken]:
    """Give what a run has broken: its exit code, its cost, what it lets out."""
    words = f"ohc {' '.join(ran.words)}"
    if ran.exit_code == HUNG:
        yield Broken(f"{ran.words[1]} ends", words)
    elif ran.exit_code not in CODES:
        end = " | ".join(ran.stderr.strip().splitlines()[-3:])
        yield Broken("exit code 0, 1 or 3", f"{words}: {ran.exit_code}: {end}")
    if ran.seconds > SECONDS:
        yield Broken(f"at most {SECONDS} s", f"{words}: {ran.seconds:.1f} s")
    if ran.megabytes > MEGABYTES:
        yield Broken(f"at most {MEGABYTES} MB", f"{words}: {ran.megabytes:.0f} MB")
    if "Traceback" in ran.stderr:
        yield Broken("no traceback", words)
    texts = {"stdout": ran.stdout, "stderr": ran.stderr}
    texts |= {path.name: path.read_text("utf-8") for path in files if path.exists()}
    for name, text in texts.items():
        for place in leaks_in(text):
            line = next((t for t in text.splitlines() if place in leaks_in(t)), "")
            sign = f"{words}, {name}: {line[:300]}"
            yield Broken(f"no number of a {place} is shown", sign)


def accounts_in(ran: Ran, summary: Path) -> Iterator[Broken]:
    """Give the accounts of a summary that do not add up."""
    if ran.exit_code not in {0, 3}:
        return
    if not summary.exists():
        yield Broken("there is a summary", summary.name)
        return
    accounts = json.loads(summary.read_text("utf-8"))
    problems = len(accounts["problems"])
    by_kind = sum(accounts.get("problems_by_kind", {"": problems}).values())
    if by_kind != problems:
        yield Broken("problems add up", f"{by_kind} by kind, {problems} in all")
    for whole, first, second in SUMS:
        if {whole, first, second} <= accounts.keys():
            parts = accounts[first] + accounts[second]
            if accounts[whole] != parts:
                sign = f"{accounts[whole]} = {first} and {second}, {parts}"
                yield Broken(f"{whole} add up", sign)


SUMS = (
    ("files_given", "files_read", "files_skipped"),
    ("rows_read", "rows_tallied", "rows_set_aside"),
    ("returns_expected", "returns_received", "returns_missing"),
)
"""What an account is the sum of."""


def records(text: str) -> list[dict[str, Any]]:
    """Return the records that a command printed."""
    return [json.loads(line) for line in text.splitlines() if line]


def rows_of(
    rows: Sequence[Mapping[str, Any]], files: Sequence[str]
) -> list[dict[str, Any]]:
    """Return the rows of some files, without the columns that they leave blank."""
    return [
        {key: value for key, value in row.items() if value is not None}
        for row in rows
        if row["file"] in files
    ]


def vanished(
    names: Sequence[str], rows: Sequence[Mapping[str, Any]], notes: str = ""
) -> Iterator[Broken]:
    """Give the files of which no row, no problem and no line on stderr tells."""
    told = {row["file"] for row in rows}
    for name in names:
        # Of an archive its members are named.
        is_told = any(file == name or file.startswith(f"{name}/") for file in told)
        if not is_told and f"{name}:" not in notes:
            yield Broken("every file is told of", name)


def sums_of(folder: Path) -> dict[str, str]:
    """Return the check sum of each file in a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def changed(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Broken]:
    """Give the files that are not what they were."""
    for name in before.keys() | after.keys():
        if before.get(name) != after.get(name):
            yield Broken("no file that is read is changed", name)
