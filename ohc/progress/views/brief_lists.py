"""Many problems as a screen shows them: what is alike once, with its first places."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ohc.lines import counted, listed
from ohc.outcome import Row, Section, View
from ohc.problems import PROBLEM_KINDS

MANY = 40
"""So many problems are still read one by one."""

FEW = 3

Problems = list[Row]


def brief_view(problems: Sequence[Row], whole: View) -> View | None:
    """
    Return how many problems are shown: by what to do, each with its first places.

    ``problems`` are rows as ``whole`` shows them, in its bands. Nothing is returned
    where there are few enough to be read one by one.
    """
    if len(problems) <= MANY:
        return None
    bands = groupby(zip(whole.bands, problems, strict=True), key=lambda pair: pair[0])
    sections = tuple(
        Section(band, tuple(_entries([row for _, row in pairs])), beside=False)
        for band, pairs in bands
    )
    most = (
        f"Showing the first {FEW} places of each. All {len(problems):,}: add -v, or "
        "-o problems.xlsx"
    )
    return View(sections=sections, below=(*whole.below, most))


def _entries(problems: Problems) -> Iterator[tuple[str, str]]:
    """Give what is said of problems that say the same, and where they stand."""
    alike = _grouped(problems, "message")
    single = [row for rows in alike.values() if len(rows) == 1 for row in rows]
    for message, rows in alike.items():
        if len(rows) > 1:
            yield from _entry(f"{message} ({len(rows):,} times)", _places(rows))
    # Of one kind each may name another cell or word: the kind is what they share.
    for kind, rows in _grouped(single, "kind").items():
        if len(rows) == 1:
            yield from _entry(str(rows[0]["message"]), _places(rows))
        else:
            meaning = PROBLEM_KINDS[kind].meaning
            label = f"{meaning[0].upper()}{meaning[1:]} ({len(rows):,} times)"
            yield from _entry(label, _messages(rows))


def _entry(label: str, lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    # An entry for each line: a line break within a text is shown as an escape.
    yield from zip((label, *[""] * len(lines)), lines, strict=False)


def _grouped(problems: Problems, field: str) -> dict[str, Problems]:
    groups: dict[str, Problems] = {}
    for row in problems:
        groups.setdefault(str(row[field]), []).append(row)
    return groups


def _places(problems: Problems) -> list[str]:
    """Return the first files with the first cells in each, a line for each file."""
    files = _grouped(problems, "file")
    lines = [_of_file(file, rows) for file, rows in [*files.items()][:FEW]]
    if more := len(files) - FEW:
        lines += [f"and {counted(more, 'more file')}"] if more > 0 else []
    return lines


def _of_file(file: str, problems: Problems) -> str:
    cells: list[str] = []
    sheet = ""
    for row in problems:
        # The sheet is said where it changes: Return!E7, E9 and E12.
        is_same = cells and row["sheet"] == sheet
        cells.append(str(row["cell"] if is_same else row["place"]))
        sheet = str(row["sheet"])
    shown = [cell for cell in cells if cell]
    if len(shown) > FEW:
        shown = [*shown[:FEW], f"{len(shown) - FEW:,} more"]
    return "  ".join(filter(None, (file, listed(shown) if shown else "")))


def _messages(problems: Problems) -> list[str]:
    lines = [
        f"{row['file']} {row['place']}: {row['message']}" for row in problems[:FEW]
    ]
    more = len(problems) - len(lines)
    return [*lines, f"and {more:,} more"] if more > 0 else lines
