"""How long writing agreements takes, beside docxtpl alone and a mail merge."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench_agreement_peers import (
    MAILMERGE,
    Counts,
    check_controls,
    check_merged,
    controls_in,
    docxtpl,
    install_mailmerge,
    mailmerge,
    make_merge_template,
    make_plain_template,
)
from bench_files import CACHE
from bench_peers import run
from bench_returns import OHC, Measured, in_turns, show, show_head, show_ratio

from ohc.agreements.wording.places import places

ROUNDS = 5
"""How often each is measured, unless one types another number."""

NUMBER = len(places())
AGREEMENTS = f"{NUMBER} agreements"
NEW = f"Wrote {AGREEMENTS} into {{}} ({NUMBER} new): every establishment in scope."
AGAIN = f"{AGREEMENTS} in {{}} are up to date; none needed writing."

Task = Callable[[], float]
Write = Callable[[Path], float]


def generate(folder: Path, wanted: str = NEW) -> float:
    """Return the seconds in which ohc writes all agreements; it must say it did."""
    done = run([OHC, "lda", "generate", "-o", str(folder)])
    said = " ".join(f"{done.stdout} {done.stderr}".split())
    if wanted.format(folder) not in said:
        raise SystemExit(f"Expected {wanted.format(folder)!r}: {said}")
    return done.seconds


def in_new_folder(write: Write, check: Callable[[Path], None]) -> float:
    """Return the seconds of writing into a fresh folder, which is checked after."""
    with TemporaryDirectory(dir=CACHE) as folder:
        seconds = write(Path(folder))
        check(Path(folder))
    return seconds


def again(folder: Path, controls: Counts) -> float:
    """Return the seconds of writing again where nothing changed."""
    seconds = generate(folder, AGAIN)
    check_controls(folder, controls)
    return seconds


def tasks_of(full: Path, controls: Counts) -> dict[str, Task]:
    """Return what takes turns: all but the mail merge."""
    check = partial(check_controls, wanted=controls)
    make_plain_template()
    return {
        "ohc": partial(in_new_folder, generate, check),
        "again": partial(again, full, controls),
        "docxtpl": partial(in_new_folder, docxtpl, check),
    }


def merging(full: Path, controls: Counts) -> dict[str, Task]:
    """Return the mail merge; nothing, and it is said why, if it cannot be had."""
    if missing := install_mailmerge():
        print(f"\n{MAILMERGE} is left out, it cannot be installed: {missing}")
        return {}
    # The fewest fields of all, so that the mail merge has no more to do than ohc.
    name, wanted = min(controls.items(), key=lambda one: (one[1], one[0]))
    fields = make_merge_template(full / name)
    if fields != wanted:
        raise SystemExit(f"{wanted} fields were to be merged, but there are {fields}.")
    write = partial(mailmerge, fields=fields)
    check = partial(check_merged, fields=fields)
    return {"mailmerge": partial(in_new_folder, write, check)}


def print_table(found: Measured, controls: Counts, rounds: int) -> None:
    """Print the seconds of each, and the ratios with what was wanted of them."""
    few, most = min(controls.values()), max(controls.values())
    print(f"\nEach agreement has {few} to {most} places to fill in.")
    show_head(f"{AGREEMENTS}, seconds, {rounds} rounds")
    show("ohc lda generate -o EMPTY", found["ohc"])
    show("ohc lda generate -o FULL, nothing changed", found["again"])
    show("docxtpl alone, a loop, the same template", found["docxtpl"])
    if "mailmerge" in found:
        show(f"{MAILMERGE}, a loop, {few} fields", found["mailmerge"])
    show_ratio(found, "ohc", "docxtpl", most=0.4)
    show_ratio(found, "again", "ohc", most=0.5)
    if "mailmerge" in found:
        show_ratio(found, "ohc", "mailmerge", most=1.2)


def main() -> None:
    """Measure all in turns, in whole processes, and print a table."""
    rounds = int(sys.argv[1]) if sys.argv[1:] else ROUNDS
    CACHE.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=CACHE) as folder:
        full = Path(folder)
        generate(full)
        controls = controls_in(full)
        if len(controls) != NUMBER or not all(controls.values()):
            raise SystemExit(f"Places to fill in are missing: {controls}")
        tasks = tasks_of(full, controls) | merging(full, controls)
        print_table(in_turns(tasks, rounds), controls, rounds)


if __name__ == "__main__":
    main()
