"""No number of a patient or prisoner goes out, whatever it was put into."""

import io
import json
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import openpyxl
import pytest
from conftest import Ohc
from numbers_of_people import NHS, PRISON, refuse_numbers, refuse_numbers_in_files
from openpyxl.comments import Comment
from returned import put, returned, zipped
from trackers import put_book

import ohc as library
from ohc.privacy import WITHHELD

NUMBERS = {
    "spaced": NHS,
    "joined": "9434765919",
    "on two lines": "943\n476\n5919",
    "with joiners": "943\u200b476\u200b5919",
    "with hard spaces": "943\xa0476\xa05919",
    "of a prisoner": PRISON,
}
Spoil = Callable[[str], object]


def cell(sheet: str, place: str, words: str = "{}") -> Spoil:
    """Return what puts a number into a cell of a return, in some words."""

    def spoil(number: str) -> None:
        book = openpyxl.load_workbook(io.BytesIO(returned()))
        book[sheet][place] = words.format(number)
        Path("returns").mkdir()
        book.save("returns/a.xlsx")

    return spoil


def body(number: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(returned()))
    # Known by its name alone.
    book["About"]["B3"], book["About"]["B4"] = None, f"John Smith {number}"
    Path("returns").mkdir()
    book.save("returns/a.xlsx")


def sheet_name(number: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(returned()))
    # Excel takes no line break in the name of a sheet.
    book["Return"].title = f"J Smith {number}".replace("\n", " ")
    for sheet in book.worksheets[1:]:
        sheet.sheet_state = "hidden"
    Path("returns").mkdir()
    book.save("returns/a.xlsx")


def comment(number: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(returned()))
    book["Return"]["E5"].comment = Comment(f"seen {number}", "Ann")
    Path("returns").mkdir()
    book.save("returns/a.xlsx")


def tracker(number: str) -> None:
    header = ["Action", f"Status of {number}", f"RAG {number}", f"Seen {number}"]
    rows = [[f"Visit {number}", "Done", "Green", "x"], ["Call", number, number, number]]
    Path("returns").mkdir()
    put_book("returns/a.xlsx", {"Plan": [header, *rows]})


PLACES: dict[str, Spoil] = {
    "a status": cell("Return", "E5"),
    "a rating": cell("Return", "F5"),
    "a percentage": cell("Return", "G5"),
    "a date": cell("Return", "I5"),
    "an owner": cell("Return", "H5", "Ann, for {}"),
    "a comment": cell("Return", "L5", "seen {} today"),
    "an id": cell("Return", "A5"),
    "a header": cell("Return", "E4", "Status of {}"),
    "the header of an id": cell("Return", "A4", "Commitment {}"),
    "another header": cell("Return", "M4", "Seen with {}"),
    "another column": cell("Return", "M5", "Seen with {}"),
    "beside the table": cell("Return", "P40", "Total {}"),
    "a body": body,
    "a body's id": cell("About", "B3", "{}"),
    "a period": cell("About", "B6", "{}"),
    "a return date": cell("About", "B8", "on {}"),
    "who returned it": cell("About", "B7", "John Smith {}"),
    "a label": cell("About", "A6", "Period {}"),
    "a sheet's name": sheet_name,
    "a comment of a cell": comment,
    "a tracker": tracker,
    "a file's name": lambda number: put({f"Smith {number}.xlsx": returned()}),
    "a spoilt file's name": lambda number: put({f"Smith {number}.xlsx": b"PK"}),
    "a folder's name": lambda number: put({f"{number}/a.xlsx": returned()}),
    "a name in an archive": lambda number: put(
        {"a.zip": zipped({f"Smith {number}.xlsx": returned()})}
    ),
    "a lock": lambda number: put({"a.xlsx": returned(), f"~$Smith {number}.xlsx": b""}),
    "text": lambda number: put(
        {"a.csv": f'Commitment,"Status {number}"\nC1.1,"{number}"\n'.encode()}
    ),
    "words": lambda number: put(
        {"a.xlsx": returned(), "words.csv": f'word,means\n"{number}",x\n'.encode()}
    ),
    "aliases": lambda number: put(
        {"a.xlsx": returned(), "aliases.csv": f'name,id\n"{number}",x\n'.encode()}
    ),
    "a mapping": lambda number: put(
        {
            "a.xlsx": returned(),
            "columns.toml": f'[status]\n{json.dumps(number)} = "x"\n'.encode(),
        }
    ),
    "settings": lambda number: (
        put({"a.xlsx": returned()}),
        Path("ohc.toml").write_text(f"area_team = {json.dumps(number)}\n", "utf-8"),
    ),
}

COMMANDS = (
    "check returns",
    "check returns --framework none -o out/check.docx --summary out/check.json",
    "read returns -f json --all-columns",
    "read returns -o out/read.xlsx",
    "read returns --framework none -f plain --summary out/read.json",
    "tally returns --summary out/tally.json",
    "missing returns --summary out/missing.json -o out/missing.html",
    "compare returns returns --summary out/compare.json",
    "words returns -o out/words.csv",
    "inspect {file}",
)
MAPPED = (
    "a status",
    "a rating",
    "a header",
    "another header",
    "a sheet's name",
    "a tracker",
    "text",
)
"""Places of what inspect may write into a mapping."""


ONE_FORM_EACH = [*zip(PLACES, cycle(NUMBERS))]
EVERY_FORM = [
    pytest.param(place, form, marks=pytest.mark.slow)
    for place in ("an owner", "a header", "a file's name", "a body")
    for form in NUMBERS
    if (place, form) not in ONE_FORM_EACH
]


@pytest.mark.parametrize(("place", "form"), [*ONE_FORM_EACH, *EVERY_FORM])
def test_no_number_goes_out_of_a_return(ohc: Ohc, place: str, form: str) -> None:
    PLACES[place](NUMBERS[form])
    Path("out").mkdir()
    for command in COMMANDS:
        words = ["progress", *command.split()]
        result = ohc(*(a_file() if word == "{file}" else word for word in words))
        assert result.exit_code in {0, 1, 2, 3}, command
        refuse_numbers(command, result.stdout + result.stderr)
    refuse_numbers_in_files()


@pytest.mark.parametrize("place", MAPPED)
def test_no_number_goes_into_a_mapping(ohc: Ohc, place: str) -> None:
    PLACES[place](NHS)
    Path("out").mkdir()
    result = ohc("progress", "inspect", a_file(), "-o", "out/columns.toml")
    assert Path("out/columns.toml").exists()
    refuse_numbers(place, result.stdout + result.stderr)
    refuse_numbers_in_files()


def a_file() -> Path:
    return next(
        path
        for path in sorted(Path("returns").rglob("*.*"))
        if path.suffix in {".xlsx", ".csv", ".zip"} and "~" not in path.name
    )


@pytest.mark.parametrize("place", ["a body", "a header", "a file's name", "a status"])
def test_no_number_goes_out_of_the_library(place: str) -> None:
    PLACES[place](NHS)
    for function in (library.read_returns, library.check, library.missing):
        table = function("returns")
        refuse_numbers(place, table.to_csv() + repr(table.attrs))
    with pytest.raises(library.OhcError) as caught:
        library.check(f"returns/{NHS}")
    refuse_numbers(place, f"{caught.value} {caught.value!r} {caught.getrepr()}")


def test_of_a_body_with_a_number_the_name_is_withheld_too(ohc: Ohc) -> None:
    PLACES["a body"](NHS)
    result = ohc("progress", "read", "returns", "-f", "csv")
    assert f",{WITHHELD}," in result.stdout
    assert "John Smith" not in result.stdout + result.stderr


def test_a_file_is_recognised_by_the_rest_of_its_name(ohc: Ohc) -> None:
    put({f"Smith {NHS}.xlsx": b"PK", f"Jones {PRISON}.xlsx": b"PK"})
    stderr = ohc("progress", "read", "returns", "-f", "csv").stderr
    assert "returns/Smith [withheld: may be personal data].xlsx" in stderr
    assert "returns/Jones [withheld: may be personal data].xlsx" in stderr
