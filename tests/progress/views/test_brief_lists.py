"""Many problems on a screen: what is alike once, with its first places."""

from ohc.outcome import View
from ohc.progress.views.brief_lists import MANY, brief_view

WHOLE = View(bands=("Not counted until corrected (45)",) * 45, below=("All in r.",))


def row(number: int, message: str, file: str = "a.xlsx") -> dict[str, str]:
    return {
        "file": file,
        "sheet": "Return",
        "cell": f"E{number}",
        "place": f"Return!E{number}",
        "kind": "unknown-status",
        "message": message,
    }


def test_few_problems_are_read_one_by_one() -> None:
    rows = [row(n, "It is odd.") for n in range(MANY)]
    assert brief_view(rows, WHOLE._replace(bands=("x",) * MANY)) is None
    assert brief_view([*rows, row(0, "x")], WHOLE._replace(bands=("x",) * 41))


def test_what_says_the_same_is_one_entry_with_its_first_places() -> None:
    rows = [row(n, "'Compleet' is odd.") for n in range(5, 45)]
    rows += [row(n, "'Compleet' is odd.", file=f"{n}.xlsx") for n in (1, 2, 3)]
    rows += [row(1, "'Opne' is odd."), row(2, "'Colsed' is odd.")]
    view = brief_view(rows, WHOLE)
    assert view
    [section] = view.sections
    assert section.title == "Not counted until corrected (45)"
    (same, places), (kind, singles) = section.entries
    assert same == "'Compleet' is odd.  43 times"
    assert places.splitlines() == [
        "a.xlsx  Return!E5, E6, E7 and 37 more",
        "1.xlsx  Return!E1",
        "2.xlsx  Return!E2",
        "and 1 more file",
    ]
    assert kind == "The status is not recognised  2 times"
    assert singles.splitlines()[0] == "a.xlsx Return!E1: 'Opne' is odd."
    assert view.below == (
        "All in r.",
        "Showing the first 3 places of each. All 45: add -v, or -o problems.xlsx",
    )
