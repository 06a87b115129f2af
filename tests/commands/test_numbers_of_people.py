"""No number of a patient or prisoner goes out, whatever it was put into."""

import io
import json
import zipfile
from collections.abc import Callable
from itertools import cycle, product
from pathlib import Path

import openpyxl
import pytest
from agreed import read, type_in, write_beside
from conftest import Ohc
from openpyxl.comments import Comment
from returned import put, returned, zipped
from trackers import put_book

import ohc as library
from ohc.privacy import WITHHELD, personal_data

NHS, PRISON = "943 476 5919", "A1234BC"
NUMBERS = {
    "spaced": NHS,
    "joined": "9434765919",
    "on two lines": "943\n476\n5919",
    "with joiners": "943\u200b476\u200b5919",
    "with hard spaces": "943\xa0476\xa05919",
    "of a prisoner": PRISON,
}
TAILS = ("5919", "1234BC")
"""How these numbers end: half of one tells too much, too."""

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
    "inspect {file} -o out/columns.toml",
)


ONE_FORM_EACH = [*zip(PLACES, cycle(NUMBERS))]
EVERY_FORM = [*product(("an owner", "a header", "a file's name", "a body"), NUMBERS)]


@pytest.mark.parametrize(
    ("place", "form"), dict.fromkeys([*ONE_FORM_EACH, *EVERY_FORM])
)
def test_no_number_goes_out_of_a_return(ohc: Ohc, place: str, form: str) -> None:
    PLACES[place](NUMBERS[form])
    Path("out").mkdir()
    for command in COMMANDS:
        words = ["progress", *command.split()]
        result = ohc(*(a_file() if word == "{file}" else word for word in words))
        assert result.exit_code in {0, 1, 2, 3}, command
        refuse_numbers(command, result.stdout + result.stderr)
    refuse_numbers_in_files()


def a_file() -> Path:
    return next(
        path
        for path in sorted(Path("returns").rglob("*.*"))
        if path.suffix in {".xlsx", ".csv", ".zip"} and "~" not in path.name
    )


def refuse_numbers(what: str, text: str) -> None:
    assert not personal_data(text), what
    assert not [tail for tail in TAILS if tail in text], what


def refuse_numbers_in_files() -> None:
    """Fail where a file that was written holds a number, in its name or within."""
    for path in Path("out").iterdir():
        data = path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                texts = (name for name in archive.namelist() if "media" not in name)
                data = b"\n".join(map(archive.read, texts))
        refuse_numbers(path.name, data.decode("utf-8", "replace"))


@pytest.mark.parametrize("place", ["a body", "a header", "a file's name", "a status"])
def test_no_number_goes_out_of_the_library(place: str) -> None:
    PLACES[place](NHS)
    for function in (library.read_returns, library.check, library.missing):
        table = function("returns")
        refuse_numbers(place, table.to_csv() + repr(table.attrs))
    with pytest.raises(library.OhcError) as caught:
        library.check(f"returns/{NHS}")
    refuse_numbers(place, f"{caught.value} {caught.value!r} {caught.getrepr()}")


@pytest.mark.parametrize(
    "command",
    [
        "{}",
        "estate --name {}",
        "estate show {}",
        "estate --area-team {}",
        "estate --columns {}",
        "estate -f {}",
        "estate -o {}/a.csv",
        "estate -o {}",
        "estate --from-file {}",
        "facts {}",
        "matrix {}",
        "budget --columns {}",
        "sources --topic {}",
        "demo {}/x/y",
        "config {}",
        "progress tally {}",
        "progress tally returns --period {}",
        "progress tally returns --as-at {}",
        "progress tally returns --by {}",
        "progress tally returns --sheet {}",
        "progress tally returns --framework none --status-column {}",
        "progress read returns --columns {}",
        "progress words returns --set {}=complete",
        "progress words returns --set Open={}",
        "progress words returns --set {}",
        "progress inspect {}",
        "progress template --period {} -o forms",
        "progress check --from-file {}",
        "lda generate {}",
        "lda generate garth --template {}.docx",
        "lda generate garth --answers {}.xlsx",
        "lda generate garth -o {}.csv",
        "lda generate garth -f {}",
        "lda status {}",
        "lda status . --as-at {}",
        "lda answers {} -o answers.xlsx",
        "lda template -o {}.txt",
        "--debug progress tally {}",
    ],
)
@pytest.mark.parametrize("number", ["943-476-5919", PRISON, "943\u200b476\n5919"])
def test_no_number_is_echoed_of_a_command_line(
    ohc: Ohc, command: str, number: str
) -> None:
    put({"a.xlsx": returned()})
    result = ohc(*(word.format(number) for word in command.split(" ")))
    refuse_numbers(command, result.stdout + result.stderr)


def test_no_number_goes_out_of_an_agreement(ohc: Ohc, winchester: Path) -> None:
    type_in(winchester, {"governor": f"J Smith {NHS}"})
    write_beside(winchester, f"Mr Smith, {NHS}, is on opiates")
    Path("out").mkdir()
    named = winchester.with_name(f"Smith {NHS}.docx")
    named.write_bytes(winchester.read_bytes())
    for command in (
        "lda status agreements",
        "lda status agreements -o out/status.xlsx",
        "lda status agreements --fields -f csv",
        "lda generate winchester",
        "lda generate winchester --dry-run",
    ):
        result = ohc(*command.split())
        assert result.exit_code == 3
        refuse_numbers(command, result.stdout + result.stderr)
        # What people typed is told by its place and its number, and not quoted.
        assert "opiates" not in result.stdout + result.stderr
    refuse_numbers_in_files()
    # The document itself keeps what people typed: it is theirs to take out.
    assert NHS in read(winchester).answers["governor"]


@pytest.mark.parametrize(
    ("header", "whose", "answer"),
    [
        (NHS, "prison-garth", "x"),
        ("pfi", NHS, "No"),
        ("pfi", "prison-garth", NHS),
        ("governor", "prison-garth", NHS),
        (f"{'x' * 50} {NHS}", "prison-garth", "x"),
    ],
)
@pytest.mark.parametrize("suffix", ["csv", "xlsx", "toml"])
def test_no_number_goes_out_of_answers(
    ohc: Ohc, header: str, whose: str, answer: str, suffix: str
) -> None:
    path = Path(f"answers.{suffix}")
    if suffix == "toml":
        path.write_text(f'["{whose}"]\n"{header}" = "{answer}"\n', "utf-8")
    elif suffix == "csv":
        path.write_text(f"id,{header}\n{whose},{answer}\n", "utf-8")
    else:
        put_book(path.name, {f"S {NHS}": [["id", header], [whose, answer]]})
    result = ohc("lda", "generate", "garth", "--answers", path)
    assert result.exit_code == 2
    refuse_numbers(suffix, result.stdout + result.stderr)


def test_of_a_body_with_a_number_the_name_is_withheld_too(ohc: Ohc) -> None:
    PLACES["a body"](NHS)
    result = ohc("progress", "read", "returns", "-f", "csv")
    assert f",{WITHHELD}," in result.stdout
    assert "John Smith" not in result.stdout + result.stderr


def test_a_file_is_told_by_the_rest_of_its_name(ohc: Ohc) -> None:
    put({f"Smith {NHS}.xlsx": b"PK", f"Jones {PRISON}.xlsx": b"PK"})
    stderr = ohc("progress", "read", "returns", "-f", "csv").stderr
    assert "returns/Smith [withheld: may be personal data].xlsx" in stderr
    assert "returns/Jones [withheld: may be personal data].xlsx" in stderr
