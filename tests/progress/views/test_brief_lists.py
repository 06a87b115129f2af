"""Many problems on a screen: what is alike once, with its first places."""

from conftest import Ohc
from returned import put

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
    assert section.entries == (
        ("'Compleet' is odd. (43 times)", "a.xlsx  Return!E5, E6, E7 and 37 more"),
        ("", "1.xlsx  Return!E1"),
        ("", "2.xlsx  Return!E2"),
        ("", "and 1 more file"),
        (
            "The status is not recognised (2 times)",
            "a.xlsx Return!E1: 'Opne' is odd.",
        ),
        ("", "a.xlsx Return!E2: 'Colsed' is odd."),
    )
    assert view.below == (
        "All in r.",
        "Showing the first 3 places of each. All 45: add -v, or -o problems.xlsx",
    )


def test_a_screen_shows_many_briefly_and_all_with_verbose(ohc: Ohc) -> None:
    head = "Reporting body ID,Period,Commitment,Status\n"
    keys = [f"C{n}.1" for n in range(1, 13)]
    for body in ("garth", "kirkham", "wymott", "risley"):
        rows = (f"prison-{body},2013-14-Q4,{key},Compleet\n" for key in keys)
        put({f"{body}.csv": (head + "".join(rows)).encode()})
    brief = ohc("progress", "check", "returns")
    assert "(48 times)" in " ".join(brief.stdout.split())
    assert "      garth.csv  D2, D3, D4 and 9 more\n" in brief.stdout
    assert "and 1 more file\n" in brief.stdout
    whole = ohc("progress", "check", "returns", "-v").stdout
    assert "(48 times)" not in whole
    assert "D13" in whole
