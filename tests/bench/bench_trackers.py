"""How long a tracker takes that has 2,416 keys down and 6 projects across."""

from pathlib import Path

from bench_files import CACHE
from bench_peers import run
from bench_returns import OHC, show, show_head

KEYS, ITEMS, SLOTS = 2_416, 6, 50
WANTED = 0.5
ROUNDS = 9
COLOURS = ("Green", "Amber/Green", "Amber", "Amber/Red", "Red", "")


def master() -> Path:
    """Return a master: a rating, numbered statuses and texts, the same each time."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book[book.sheetnames[0]]
    sheet.title = "Master"
    names = [f"Project {number}" for number in range(ITEMS)]
    sheet.append(["Project name", *names])
    sheet.append(["Departmental DCA", *COLOURS[:ITEMS]])
    for slot in range(1, SLOTS + 1):
        sheet.append([f"Approval MM{slot}", *[f"Gate {slot}"] * ITEMS])
        sheet.append([f"Approval MM{slot} Status", *["Live", "Complete", ""] * 2])
    for number in range(KEYS - 2 * SLOTS - 1):
        sheet.append([f"Cost line {number} forecast", *range(number, number + ITEMS)])
    CACHE.mkdir(exist_ok=True)
    path = CACHE / "master.xlsx"
    book.save(path)
    return path


def seconds(path: Path) -> float:
    """Return the seconds of a tally, from the start of the process to its end."""
    words = [OHC, "progress", "tally", str(path), "--framework", "none", "-f", "json"]
    done = run(words)
    accounts = f"{ITEMS} rows read = {ITEMS} tallied + 0 set aside."
    if accounts not in done.stderr:
        raise SystemExit(f"Expected {accounts!r}: {done.stderr}")
    return done.seconds


def main() -> None:
    """Print the seconds of a master, and whether they are few enough."""
    path = master()
    values = [seconds(path) for _ in range(ROUNDS)]
    show_head(f"A master of {KEYS:,} keys and {ITEMS} items, seconds, {ROUNDS} rounds")
    wanted = "yes" if min(values) <= WANTED else "NO"
    show("ohc progress tally FILE", values, f"at most {WANTED}: {wanted}")


if __name__ == "__main__":
    main()
