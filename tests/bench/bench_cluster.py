"""From how many returns on a cluster of Dask pays, from what each part of it costs."""

from collections.abc import Callable
from os import cpu_count
from statistics import median
from time import perf_counter, process_time

from bench_files import MANY, MOST, folder_of, make_returns
from bench_returns import show, show_head, tally
from distributed import Client, LocalCluster

import ohc

ROUNDS = 3
WORKERS = (4, 8, 16, 32)
"""Processors of a cluster for which it is worked out."""


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """Return how long some work takes: by the clock, and of this process alone."""
    clock, here = perf_counter(), process_time()
    work()
    return perf_counter() - clock, process_time() - here


def pays_from(start: float, alone: float, client: float, workers: int) -> str:
    """
    Return from how many returns on a cluster is faster than this machine.

    ``start`` is in seconds; ``alone`` and ``client`` are seconds for each return, of
    one processor that reads it, and of the process that takes the answers and counts.
    """
    here = alone / (cpu_count() or 1)
    # However many help, one process takes all their answers.
    there = max(client, alone / workers)
    if there >= here:
        return "never: taking the answers costs as much as reading here"
    return f"{start / (here - there):,.0f} returns"


def main() -> None:
    """Make the returns where they are not made yet, and print what it costs."""
    make_returns()
    local = {"host": "127.0.0.1", "dashboard_address": None}
    folders = {files: str(folder_of(files)) for files in (MANY, MOST)}
    ohc.tally(folders[MANY])
    for files, folder in folders.items():
        alone, there, client = [], [], []
        for _ in range(ROUNDS):
            alone.append(seconds(lambda: ohc.tally(folder))[0])  # noqa: B023
            begun = perf_counter()
            with (
                LocalCluster(n_workers=2, threads_per_worker=1, **local) as cluster,
                Client(cluster) as session,
                session.get_executor() as executor,
            ):
                start = perf_counter() - begun
                by_clock, here = seconds(
                    lambda: ohc.tally(folder, executor=executor)  # noqa: B023
                )
            there.append(by_clock)
            client.append(here)
        show_head(f"{files:,} returns, seconds, {ROUNDS} rounds")
        show("one process", alone)
        show("ohc progress tally, all processors", [tally(files)])
        show("Dask, two workers here, once started", there)
        show("  of this its client: takes answers, counts", client)
        show("  before it: scheduler and workers start", [start])
        each = (median(alone) / files, median(client) / files)
        for workers in WORKERS:
            print(f"{workers:3} processors pay from {pays_from(start, *each, workers)}")


if __name__ == "__main__":
    main()
