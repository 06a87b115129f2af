"""Kill, interrupt, crowd and starve the program: nothing may be torn, lost or left.

``python tests/fuzz/ordeal.py`` does all of it, ``ordeal.py 10`` a short form with ten
kills. It prints what it did, and ends with the first promise that was broken.
"""

import multiprocessing
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, redirect_stderr
from io import StringIO
from pathlib import Path

from conftest import remembering
from jinja2 import Environment
from victims import Victim, contents, is_gone, victim

from ohc.cli.root import main
from ohc.files.drafts import A_MOMENT
from ohc.playground.folder import write_playground

KILLS = 200
"""In full; half as many interrupts, and as many rounds of writers."""

FEW = 10
"""Of fewer interrupts all may come too late by chance."""

WRITERS = 8
FORMATS = ("docx", "md")
POOLED = 410
"""So many returns are read by a second process as well."""

SENTENCES = {
    130: b"Error: Interrupted.\n",
    143: b"Error: ended by the system.\n",
}
ENDED = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 143}
GENERATE = ("lda", "generate", "--lead", "Lancashire", "-o", "written")
TALLY = ("progress", "tally", "returns", "--force", "-o", "written/tally.csv")


def killed(sufferer: Victim, times: int, *, chance: random.Random) -> Counter[str]:
    """Kill a command again and again, at any moment, and let it run at the end."""
    counts: Counter[str] = Counter()
    for number in range(times):
        sufferer.prepare(is_new=number % 3 > 0)
        process = sufferer.start()
        time.sleep(chance.uniform(0, sufferer.seconds * 1.1))
        process.kill()
        process.communicate()
        counts["killed" if process.returncode < 0 else "done before"] += 1
        assert is_gone(process.pid, patience=10), "a process outlived its parent"
        counts["drafts left"] = max(counts["drafts left"], sufferer.check())
    time.sleep(A_MOMENT + 0.5)
    process = sufferer.start()
    process.communicate()
    assert process.returncode == sufferer.exit_code
    assert contents(sufferer.folder / "written") == sufferer.whole
    return counts


def interrupted(sufferer: Victim, times: int, *, chance: random.Random) -> Counter[str]:
    """Interrupt a command at any moment, and hold it to its sentence."""
    counts: Counter[str] = Counter()
    for number in range(times):
        number_of_signal = chance.choice([*ENDED])
        sufferer.prepare(is_new=number % 3 > 0)
        process = sufferer.start()
        time.sleep(chance.uniform(0, sufferer.seconds * 1.1))
        process.send_signal(number_of_signal)
        said = process.communicate()[1]
        code = process.returncode
        if code == ENDED[number_of_signal]:
            assert said == SENTENCES[code], said
            counts[f"ended with {code}"] += 1
        elif code == sufferer.exit_code:
            counts["done before"] += 1
        else:
            # Python itself was still starting: no line of ours had run.
            assert code in {-number_of_signal, 1}, (code, said)
            assert b"ohc/cli" not in said, said
            counts["before our first line"] += 1
        # Nothing is left, not even for a moment.
        assert is_gone(process.pid, patience=0.5), "a process was left"
        assert sufferer.check() == 0, "a temporary file was left"
    # On a machine that does more at some times than at others many are done before.
    assert times < FEW or counts["done before"] < times * 0.75, "nobody listens"
    return counts


def crowd(rounds: int) -> list[list[tuple[int, int]]]:
    """Return how each of many writers ended, in each round."""
    gate = multiprocessing.Barrier(WRITERS)
    with multiprocessing.Pool(WRITERS, _GATE.append, (gate,)) as pool:
        # Each waits for all others, so that none gets the work of two.
        return pool.map(write, [rounds] * WRITERS, chunksize=1)


_GATE: list["multiprocessing.synchronize.Barrier"] = []


def write(rounds: int) -> list[tuple[int, int]]:
    """Write what the others write at the same moment, and return how that ended."""
    ends = []
    [gate] = _GATE
    for number in range(rounds):
        agreement = ["lda", "generate", "garth", "-f", FORMATS[number % 2]]
        table = ["estate", "-k", "stc", "-o", f"estate{number}.csv"]
        with redirect_stderr(StringIO()):
            gate.wait(60)
            both = main([*agreement, "-o", f"round{number}"])
            gate.wait(60)
            ends.append((both, main(table)))
    return ends


def crowded(rounds: int) -> str:
    """Let eight write the same into one folder, and one of eight a table."""
    for kind in FORMATS:
        with redirect_stderr(StringIO()):
            # Compiled before the others are forked.
            main(["lda", "generate", "garth", "-f", kind, "-o", f"alone-{kind}"])
    ends = crowd(rounds)
    for number in range(rounds):
        of_round = [of_writer[number] for of_writer in ends]
        assert {agreement for agreement, _ in of_round} == {0}, of_round
        assert sorted(table for _, table in of_round) == [0] + [1] * (WRITERS - 1)
        whole = contents(Path(f"alone-{FORMATS[number % 2]}"))
        assert contents(Path(f"round{number}")) == whole, "a round differs"
    assert not [*Path().rglob(".ohc-*")], "a temporary file was left"
    return f"{WRITERS} writers, {rounds} rounds: {rounds * WRITERS:,} runs, all whole"


@contextmanager
def disk(size: str) -> Iterator[Path]:
    """Give a folder that is a disk of its own, of a size."""
    folder = Path("disk").absolute()
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    subprocess.run(mount, check=True, capture_output=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)  # noqa: S607
        folder.rmdir()


def starved() -> Iterator[str]:
    """Write onto a disk of 1 MB, make room, and go on."""
    for words in (
        ["lda", "generate", "--region", "NHS North of England", "-o"],
        ["progress", "template", "-p", "2014-15-Q1", "-o"],
        # All of it has less than 1 MB.
        ["demo"],
    ):
        run = [sys.executable, "-m", "ohc", *words]
        try:
            with disk("300k" if "demo" in words else "1m") as folder:
                yield f"{' '.join(words[:2])}: {_starve(run, folder)}"
        except (subprocess.CalledProcessError, FileNotFoundError):
            yield "a disk of 1 MB: left out, since nothing can be mounted here"
            return


def _starve(run: list[str], folder: Path) -> str:
    target = folder / "here"
    full = subprocess.run([*run, str(target)], capture_output=True, check=False)
    assert full.returncode == 1, full.stderr
    pattern = rb"(\d+)\s+of\s+(\d+)\s+files\s+are\s+complete"
    [(done, total)] = re.findall(pattern, full.stderr)
    there = {path: path.read_bytes() for path in target.rglob("*") if path.is_file()}
    assert len(there) == int(done), "the count is wrong"
    resize = ["mount", "-o", "remount,size=20m", str(folder)]
    subprocess.run(resize, check=True, capture_output=True)
    again = subprocess.run([*run, str(target)], capture_output=True, check=False)
    assert again.returncode == 0, again.stderr
    now = {path: path.read_bytes() for path in target.rglob("*") if path.is_file()}
    # They are written once the rest is there, and are not counted with it.
    last = [path for path in now if path.name in {"report.html", "guidance.docx"}]
    assert len(now) - len(last) == int(total)
    assert now.items() >= there.items(), "what was whole was changed"
    return f"full after {int(done)} of {int(total)} files, and then all of them"


def ordeal(kills: int, *, chance: Callable[[int], random.Random]) -> Iterator[str]:
    """Give a line on each trial that was passed."""
    for method in (Environment.parse, Environment.compile):
        setattr(Environment, method.__name__, remembering(method))
    write_playground(Path("play"), force=False)
    first, *_ = sorted(Path("play/returns").rglob("prison-garth*.xlsx"))
    for number in range(POOLED):
        shutil.copy(first, f"play/returns/{number}.xlsx")
    shutil.copytree("play", "other")
    victims = victim(Path("play"), TALLY), victim(Path("other"), GENERATE)
    trials: list[tuple[str, Callable[..., Counter[str]], int]] = [
        ("killed", killed, kills // 2),
        ("interrupted", interrupted, kills // 4),
    ]
    for name, trial, times in trials:
        with ThreadPoolExecutor(len(victims)) as pool:
            futures = [
                pool.submit(trial, sufferer, times, chance=chance(lane))
                for lane, sufferer in enumerate(victims)
            ]
        for sufferer, future in zip(victims, futures, strict=True):
            counts = ", ".join(f"{n} {what}" for what, n in future.result().items())
            yield f"{' '.join(sufferer.words[:2])} {name} {times} times: {counts}"
    yield crowded(kills)
    yield from starved()


def run() -> None:
    """Run the ordeal in a folder of its own, and print its figures."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns() % 1_000_000
    begun = time.monotonic()
    print(f"seed {seed}")
    for number in ENDED:
        # What is started in the background may have them ignored.
        signal.signal(number, signal.SIG_DFL)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for line in ordeal(kills, chance=lambda lane: random.Random(seed + lane)):  # noqa: S311 - no secret
            print(f"{line} ({time.monotonic() - begun:.0f} s)", flush=True)
        os.chdir("/")
    print(f"passed in {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    run()
