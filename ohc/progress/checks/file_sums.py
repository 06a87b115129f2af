"""Which files a figure was made of, by their sums, and what has changed since."""

import json
import os
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from ohc.errors import OhcError
from ohc.files import inputs
from ohc.outcome import Row
from ohc.problems import Problem
from ohc.progress.accounts.ledger import Key, Ledger, winner
from ohc.progress.accounts.repeats import same_as_others, without_copies
from ohc.progress.returns.returns import Result

FILE_FIELDS = ("name", "sha256", "state", "body_id", "period")
COUNTED, NOT_COUNTED, SKIPPED = "counted", "not counted", "skipped"
LARGEST = 200_000_000
"""Bytes: the problems of thousands of returns fit."""

ADVICE = "Give a file that --summary wrote."


class Source(NamedTuple):
    """A file or archive that was given: its sum, and whether it was read."""

    sha256: str
    is_read: bool


class RecordedLedger(Ledger):
    """A ledger that also keeps the sum of every file that was given."""

    def __init__(self, *, of_trackers: bool = False) -> None:
        super().__init__(of_trackers=of_trackers)
        self.sources: dict[str, Source] = {}
        self._source_of: dict[str, str] = {}

    def take(self, result: Result) -> None:
        """Add the result of a file, and its sum."""
        super().take(result)
        if result.source:
            before = self.sources.get(result.source)
            # An archive is read where one of its files was.
            is_read = result.read is True or (before is not None and before.is_read)
            self.sources[result.source] = Source(result.sha256, is_read)
            self._source_of[result.file] = result.source

    def source_of(self, file: str) -> str:
        """Return the file that was given for one that was read: its archive, say."""
        return self._source_of.get(file, file)


def file_rows(ledger: Ledger, keys: Container[Key] | None = None) -> list[Row]:
    """
    Return a row with FILE_FIELDS for each file given, an archive as one file.

    A file is counted where a return in it is, of the bodies and periods of ``keys`` if
    they are named. Whose it is and of when is blank where nobody can tell, and has
    several parts where it holds several. Only a RecordedLedger knows the files.
    """
    if not isinstance(ledger, RecordedLedger):
        return []
    counted = _files_counted(ledger, keys)
    owners: dict[str, list[Key]] = defaultdict(list)
    for key, claims in ledger.claims.items():
        for claim in claims:
            owners[ledger.source_of(claim.file)].append(key)
    return [
        {
            "name": name,
            "sha256": source.sha256,
            "state": _state(source.is_read, name in counted),
            "body_id": _joined(
                body for body, _ in owners[name] if body in ledger.names
            ),
            "period": _joined(period for _, period in owners[name]),
        }
        for name, source in ledger.sources.items()
    ]


def _joined(texts: Iterator[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, texts)))


def _state(is_read: bool, is_counted: bool) -> str:
    if not is_read:
        return SKIPPED
    return COUNTED if is_counted else NOT_COUNTED


def _files_counted(ledger: RecordedLedger, keys: Container[Key] | None) -> set[str]:
    if ledger.of_trackers:
        return {
            ledger.source_of(claim.file)
            for claims in ledger.claims.values()
            for claim in claims
            if claim.rows
        }
    copies = same_as_others(ledger)
    firsts = (
        winner(without_copies(claims, copies), body, period=period.name)[0]
        for body, period, claims in ledger.known()
        if keys is None or (body.id, period.name) in keys
    )
    return {ledger.source_of(first.file) for first in firsts if first}


def changes(ledger: Ledger, path: Path) -> list[Problem]:
    """
    Return a problem for each file that has changed, is new or is gone since a summary.

    A file that only has another name or folder now is the same. Raises OhcError for a
    file that is no summary with the sums of its files.
    """
    now = {_plain(str(row["name"])): _texts(row) for row in file_rows(ledger)}
    before = _read(path)
    old = {name: row for name, row in before.items() if name not in now}
    new = {name: row for name, row in now.items() if name not in before}
    pairs = [(row, now[name]) for name, row in before.items() if name in now]
    for same in ("sha256", "base"):
        pairs += _paired(old, new, same=same)
    return [
        *(
            _problem("changed-file", row, "The file has changed", path=path, was=was)
            for was, row in pairs
            if was["sha256"] != row["sha256"]
        ),
        *(
            _problem("new-file", row, "The file is new", path=path)
            for row in new.values()
        ),
        *(
            _problem("gone-file", row, "The file is gone", path=path)
            for row in old.values()
        ),
    ]


def _paired(
    old: dict[str, Mapping[str, str]], new: dict[str, Mapping[str, str]], *, same: str
) -> list[tuple[Mapping[str, str], Mapping[str, str]]]:
    """Take out of both what is the same in a field, and return it in pairs."""
    # A summary may have been written from another folder: then every name differs.
    names: dict[str, list[str]] = defaultdict(list)
    for name, row in new.items():
        names[row[same]].append(name)
    pairs = []
    for name, row in [*old.items()]:
        candidates = names.get(row[same]) if row[same] else None
        if candidates:
            pairs.append((old.pop(name), new.pop(candidates.pop(0))))
    return pairs


def _problem(
    kind: str,
    row: Mapping[str, str],
    message: str,
    *,
    path: Path,
    was: Mapping[str, str] | None = None,
) -> Problem:
    return Problem(
        row["name"],
        kind,
        message=f"{message} since {path.name} was written.",
        found=row["sha256"] if kind != "gone-file" else "",
        expected=(was or row)["sha256"] if kind != "new-file" else "",
        body_id=row["body_id"],
        period=row["period"],
    )


def _read(path: Path) -> dict[str, Mapping[str, str]]:
    inputs.reads([path])
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        content: Any = json.loads(data) if len(data) <= LARGEST else None
    except OSError as error:
        raise OhcError(f"ohc cannot read {path}: {error.strerror}.", ADVICE) from error
    except (ValueError, RecursionError) as error:
        raise OhcError(f"{path} is not a summary.", ADVICE) from error
    files = content.get("files") if isinstance(content, dict) else None
    if not isinstance(files, list) or not all(map(_is_row, files)):
        raise OhcError(f"{path} does not list the files that it was made of.", ADVICE)
    return {_plain(row["name"]): _texts(row) for row in files}


def _is_row(row: object) -> bool:
    return isinstance(row, dict) and all(
        isinstance(row.get(field), str) for field in FILE_FIELDS
    )


def _texts(row: Mapping[str, Any]) -> Mapping[str, str]:
    texts = {field: str(row[field]) for field in FILE_FIELDS}
    return {**texts, "base": PurePath(texts["name"].replace("\\", "/")).name}


def _plain(name: str) -> str:
    return os.path.normpath(name.replace("\\", "/"))
