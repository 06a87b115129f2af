"""Spoilt files among sound ones, and the commands that read them."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import seeds
from grids import as_csv, as_xlsx
from mutants import Mutant
from promises import (
    Broken,
    accounts_in,
    broken_by,
    changed,
    records,
    rows_of,
    sums_of,
    vanished,
)
from running import Ran, run

PERIOD = "2013-14-Q4"
OTHERS = (
    ("missing", "returns", "--period", PERIOD, "-f", "jsonl"),
    ("compare", "old", "returns", "--period", PERIOD, "-f", "jsonl"),
    ("words", "returns", "-f", "jsonl"),
    ("inspect", "returns/{first}", "-f", "jsonl"),
    ("tally", "returns", "--by", "establishment", "--across", "rag"),
    ("read", "returns", "--all-columns", "-f", "csv"),
)
OTHERS_OF_TRACKERS = (
    ("words", "returns", "-f", "jsonl"),
    ("inspect", "returns/{first}", "-f", "jsonl"),
    ("tally", "returns", "--by", "answer"),
    ("read", "returns", "--known-columns", "-f", "csv"),
    ("check", "returns"),
)
"""One of these is run of each batch, beside tally, read and check."""


@cache
def neighbours(framework: str) -> Mapping[str, bytes]:
    """Return sound files by name."""
    if framework != "none":
        return {f"{body}.xlsx": seeds.form(body) for body in seeds.NEIGHBOURS}
    sound = {f"n{n}.xlsx": as_xlsx(seeds.tracker(n)) for n in range(3)}
    return sound | {"n3.csv": as_csv(seeds.tracker(3))}


def broken_by_workbooks(
    spoilt: Sequence[Mutant], framework: str, turn: int
) -> list[Broken]:
    """Return what the commands break over spoilt workbooks among sound ones."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as work:
        folder = Path(work)
        files = {**neighbours(framework), **{m.name: m.data for m in spoilt}}
        _put(folder / "returns", files)
        if framework != "none":
            old = {
                f"{b}.xlsx": seeds.form(b, period="2013-14-Q3")
                for b in seeds.NEIGHBOURS
            }
            _put(folder / "old", old)
        before = sums_of(folder / "returns")
        broken = [*_read_by_commands(folder, spoilt, framework=framework, turn=turn)]
        return [*broken, *changed(before, sums_of(folder / "returns"))]


def _put(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)


def _read_by_commands(
    folder: Path, spoilt: Sequence[Mutant], *, framework: str, turn: int
) -> Iterator[Broken]:
    kind = ("--framework", framework)
    period = ("--period", PERIOD) if framework != "none" else ()
    others = OTHERS if framework != "none" else OTHERS_OF_TRACKERS
    # One workbook is inspected at a time.
    first = spoilt[0].name
    other = [word.format(first=first) for word in others[turn % len(others)]]
    tally, read, check, more = (
        run(("progress", *words, *kind), folder)
        for words in (
            ("tally", "returns", *period, "--summary", "tally.json", "-f", "json"),
            ("read", "returns", "-f", "jsonl"),
            ("check", "returns", "--summary", "check.json", "-f", "jsonl"),
            tuple(other),
        )
    )
    for ran, summary in (
        (tally, folder / "tally.json"),
        (check, folder / "check.json"),
    ):
        yield from broken_by(ran, summary)
        yield from accounts_in(ran, summary)
    yield from broken_by(read)
    yield from broken_by(more)
    if {tally.exit_code, read.exit_code, check.exit_code} <= {0, 3}:
        yield from _compared(read, check, spoilt=spoilt, framework=framework)


def _compared(
    read: Ran, check: Ran, *, spoilt: Sequence[Mutant], framework: str
) -> Iterator[Broken]:
    rows, problems = records(read.stdout), records(check.stdout)
    names = [f"returns/{name}" for name in neighbours(framework)]
    if rows_of(rows, names) != rows_of(_alone(framework), names):
        yield Broken("sound files count as they do alone", read.stderr[-300:])
    told = [*rows, *problems]
    yield from vanished([f"returns/{mutant.name}" for mutant in spoilt], told)
    number = f" {len(problems)} problem"
    if problems and number not in check.stderr:
        sign = f"{len(problems)}, but {check.stderr.splitlines()[-1]}"
        yield Broken("check lists the problems that it counts", sign)
    if f" {len(rows)} rows read" not in read.stderr:
        sign = f"{len(rows)}, but {read.stderr.splitlines()[-1]}"
        yield Broken("read prints the rows that it counts", sign)


@cache
def _alone(framework: str) -> list[dict[str, object]]:
    with tempfile.TemporaryDirectory(prefix="fuzz-") as work:
        folder = Path(work)
        _put(folder / "returns", neighbours(framework))
        words = ("progress", "read", "returns", "-f", "jsonl", "--framework", framework)
        ran = run(words, folder)
    assert ran.exit_code == 0, ran.stderr
    return records(ran.stdout)


def broken_by_documents(spoilt: Sequence[Mutant], turn: int) -> list[Broken]:
    """Return what ``lda status`` breaks over spoilt agreements among sound ones."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as work:
        folder = Path(work)
        files = {
            f"{n:03} {mutant.name}": mutant.data for n, mutant in enumerate(spoilt)
        }
        _put(folder / "agreements", {**files, **seeds.agreements("Lancashire")})
        before = sums_of(folder / "agreements")
        fields = ("--fields",) if turn % 2 else ()
        words = ("lda", "status", "agreements", *fields, "-f", "jsonl")
        ran = run(words, folder)
        broken = [*broken_by(ran)]
        if ran.exit_code in {0, 3}:
            rows = records(ran.stdout)
            names = [f"agreements/{name}" for name in seeds.agreements("Lancashire")]
            if rows_of(rows, names) != rows_of(_agreements_alone(fields), names):
                broken.append(Broken("sound agreements are read as they are alone", ""))
            broken += vanished(
                [f"agreements/{name}" for name in files], rows, ran.stderr
            )
        return [*broken, *changed(before, sums_of(folder / "agreements"))]


@cache
def _agreements_alone(fields: tuple[str, ...]) -> list[dict[str, object]]:
    with tempfile.TemporaryDirectory(prefix="fuzz-") as work:
        folder = Path(work)
        _put(folder / "agreements", seeds.agreements("Lancashire"))
        ran = run(("lda", "status", "agreements", *fields, "-f", "jsonl"), folder)
    assert ran.exit_code in {0, 3}, ran.stderr
    return records(ran.stdout)


def broken_by_generating(mutant: Mutant) -> list[Broken]:
    """Return what ``lda generate`` breaks over a spoilt agreement that is there."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as work:
        folder = Path(work)
        sound = next(iter(seeds.agreements("Lancashire")))
        _put(folder / "agreements", {**seeds.agreements("Lancashire")})
        path = folder / "agreements" / mutant.name
        path.write_bytes(mutant.data)
        prisons = [name.removesuffix(".docx") for name in (mutant.name, sound)]
        ran = run(("lda", "generate", *prisons, "-o", "agreements"), folder)
        broken = [*broken_by(ran)]
        kept = folder / "agreements" / sound
        if kept.read_bytes() != seeds.agreements("Lancashire")[sound]:
            broken.append(Broken("a sound agreement stays as it is", sound))
        # What is written over must be an agreement again, and what is not stays.
        if path.read_bytes() != mutant.data:
            again = run(("lda", "status", f"agreements/{mutant.name}"), folder)
            if again.exit_code not in {0, 3}:
                broken.append(Broken("what is written can be read", again.stderr))
        return broken


def broken_by_input(mutant: Mutant, option: str) -> list[Broken]:
    """Return what ``lda generate`` breaks with a spoilt template, or answers."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as work:
        folder = Path(work)
        (folder / mutant.name).write_bytes(mutant.data)
        words = ("lda", "generate", "garth", option, mutant.name, "-o", "agreements")
        ran = run(words, folder)
        broken = [*broken_by(ran)]
        if (folder / mutant.name).read_bytes() != mutant.data:
            broken.append(Broken("no file that is read is changed", mutant.name))
        left = [path.name for path in folder.rglob("*") if path.suffix == ".tmp"]
        return [*broken, *(Broken("nothing is left over", name) for name in left)]


def keep(mutant: Mutant, folder: Path, label: str) -> Path:
    """Write a spoilt file where it can be looked at, and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{label}-{mutant.name}"
    path.write_bytes(mutant.data)
    return path
