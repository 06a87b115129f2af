"""No number of a person goes out of a command line, an agreement or its answers."""

from pathlib import Path

import pytest
from agreed import read, type_in, write_beside
from conftest import Ohc
from numbers_of_people import NHS, PRISON, refuse_numbers, refuse_numbers_in_files
from returned import put, returned
from trackers import put_book


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
        pytest.param("demo {}/x/y", marks=pytest.mark.slow),
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
    assert result.exit_code == 1
    refuse_numbers(suffix, result.stdout + result.stderr)
