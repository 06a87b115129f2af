"""Spoil thousands of files, and hold what the commands do with them to its promises.

``make fuzz`` runs it; it prints what was broken, with the command to see it again.
"""

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import mutants
from batches import (
    broken_by_documents,
    broken_by_generating,
    broken_by_input,
    broken_by_workbooks,
    keep,
)
from mutants import Mutant
from promises import Broken

KEPT = Path(__file__).parent.parent.parent / ".fuzz"
BATCH = 50
KINDS = ("workbook", "status", "generate", "template", "answers")
SHARES = {"workbook": 10_000, "status": 1_400, "generate": 350, "template": 150}
SHARES |= {"answers": 100}
"""How many files of each kind are spoilt in full."""


class Job(NamedTuple):
    """Spoilt files that one run of the commands takes together, by their numbers."""

    seed: int
    kind: str
    numbers: Sequence[int]


class Finding(NamedTuple):
    """What was broken, by which of the spoilt files."""

    kind: str
    number: int
    how: str
    broken: Sequence[Broken]


def framework_of(number: int) -> str:
    """Return how a workbook is read: two batches of five are trackers."""
    return "none" if number // BATCH % 5 in {1, 3} else "npa-2013"


def spoil(seed: int, kind: str, number: int) -> Mutant:
    """Return the spoilt file of a kind and number."""
    if kind == "workbook":
        return mutants.workbook(seed, number, framework_of(number))
    if kind == "template":
        return mutants.template(seed, number)
    if kind == "answers":
        return mutants.answers(seed, number)
    return mutants.document(seed, number if kind == "status" else -1 - number)


def broken(kind: str, numbers: Sequence[int], spoilt: Sequence[Mutant]) -> list[Broken]:
    """Return what spoilt files of a kind break together."""
    turn = numbers[0] // BATCH
    if kind == "workbook":
        return broken_by_workbooks(spoilt, framework_of(numbers[0]), turn)
    if kind == "status":
        return broken_by_documents(spoilt, turn)
    if kind == "generate":
        return broken_by_generating(spoilt[0])
    option = "--template" if kind == "template" else "--answers"
    return broken_by_input(spoilt[0], option)


def jobs(seed: int, shares: dict[str, int]) -> Iterator[Job]:
    """Give the jobs of all kinds; those that take files one by one come last."""
    for kind in KINDS:
        size = BATCH if kind in {"workbook", "status"} else 1
        for first in range(0, shares[kind], size):
            last = min(first + size, shares[kind])
            yield Job(seed, kind, range(first, last))


def done(job: Job) -> list[Finding]:
    """Do a job; of each promise that is broken, find the first file that breaks it."""
    spoilt = [spoil(job.seed, job.kind, number) for number in job.numbers]
    together = broken(job.kind, job.numbers, spoilt)
    open_promises = {fault.promise for fault in together}
    findings = []
    for number, mutant in zip(job.numbers, spoilt, strict=True):
        if not open_promises:
            break
        faults = broken(job.kind, [number], [mutant]) if len(spoilt) > 1 else together
        if open_promises & {fault.promise for fault in faults}:
            open_promises -= {fault.promise for fault in faults}
            path = keep(mutant, KEPT, f"{job.seed}-{job.kind}-{number}")
            findings.append(Finding(job.kind, number, f"{mutant.how}: {path}", faults))
    # Some are broken by several files together: all of them are kept then.
    if open_promises:
        left = [fault for fault in together if fault.promise in open_promises]
        for number, mutant in zip(job.numbers, spoilt, strict=True):
            keep(mutant, KEPT, f"{job.seed}-{job.kind}-{number}")
        how = f"{job.numbers[0]} to {job.numbers[-1]} together: {KEPT}"
        findings.append(Finding(job.kind, job.numbers[0], how, left))
    return findings


def told(finding: Finding, seed: int) -> str:
    """Return what was broken, and how to see it again."""
    again = f'make fuzz FUZZ="--seed {seed} --only {finding.kind}:{finding.number}"'
    signs = {fault.promise: fault.sign for fault in reversed(finding.broken)}
    faults = "\n".join(f"  {promise}: {sign}" for promise, sign in signs.items())
    return (
        f"{finding.kind} {finding.number} ({finding.how})\n{faults}\n  Again: {again}"
    )


def fuzz(seed: int, shares: dict[str, int], processes: int) -> list[Finding]:
    """Do all jobs, print what is broken, and return it."""
    started = time.monotonic()
    print(f"Seed {seed}: {', '.join(f'{n:,} {kind}' for kind, n in shares.items())}.")
    findings: list[Finding] = []
    every = [*jobs(seed, shares)]
    context = get_context("fork")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_warm) as pool:
        for number, of_job in enumerate(pool.map(done, every), start=1):
            findings += of_job
            for finding in of_job:
                print(told(finding, seed), flush=True)
            if number % 20 == 0:
                spent = time.monotonic() - started
                print(f"{number} of {len(every)} jobs, {spent:.0f} s", flush=True)
    spent = time.monotonic() - started
    counts = Counter(p for f in findings for p in {fault.promise for fault in f.broken})
    for promise, number in counts.most_common():
        print(f"{number} of the first to break it: {promise}")
    total = sum(shares.values())
    print(f"{total:,} spoilt files in {spent:.0f} s: {len(findings)} break a promise.")
    return findings


def _warm() -> None:
    """Import in each worker what its children would import again and again."""
    import docx
    import docxtpl
    import openpyxl
    import python_calamine

    os.environ.update(COLUMNS="100", XDG_CONFIG_HOME="/nonexistent", NO_COLOR="1")
    assert all((docx, docxtpl, openpyxl, python_calamine))


def main(words: Sequence[str] | None = None) -> int:
    """Read the words, spoil files, and return 1 where a promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=2013)
    parser.add_argument("--part", type=float, default=1.0, help="part of all files")
    parser.add_argument("--only", default="", help="KIND:NUMBER, one file alone")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    chosen = parser.parse_args(words)
    if chosen.only:
        kind, _, number = chosen.only.partition(":")
        findings = done(Job(chosen.seed, kind, [int(number)]))
        print(*(told(finding, chosen.seed) for finding in findings), sep="\n")
    else:
        shares = {kind: max(int(n * chosen.part), 1) for kind, n in SHARES.items()}
        findings = fuzz(chosen.seed, shares, chosen.processes)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
