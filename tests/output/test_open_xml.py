"""Documents and workbooks pass the Open XML SDK's validator."""

from pathlib import Path

import pytest
from agreed import VARIANTS, edit_store, type_in
from commands_there_are import PRINTING
from conftest import Ohc
from open_xml import check
from returned import put, returned

pytestmark = pytest.mark.slow
COMMANDS = [
    *(found.examples[0] for found in PRINTING),
    ["matrix", "governance"],
    ["matrix", "roles"],
    ["estate", "-a", "Wessex", "--columns", "name,kind,source"],
    ["progress", "tally", "returns", "--by", "area-team"],
]


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_what_a_command_writes_is_valid(
    ohc: Ohc, playground: Path, words: list[str], suffix: str
) -> None:
    for name in ("returns", "agreements"):
        Path(name).symlink_to(playground / name)
    target = Path(f"out.{suffix}")
    words = [*words, "-f", suffix, "-o", str(target), "--force"]
    assert ohc(*words).exit_code in {0, 3}
    check(target)


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
@pytest.mark.parametrize("words", ["--by establishment", "--by area-team"])
def test_a_report_is_valid(ohc: Ohc, playground: Path, words: str, suffix: str) -> None:
    target = Path(f"report.{suffix}")
    returns = playground / "returns"
    written = ohc("progress", "report", returns, *words.split(), "-o", target)
    assert written.exit_code == 3
    check(target)


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_a_report_of_three_quarters_is_valid(ohc: Ohc, suffix: str) -> None:
    Path("q").mkdir()
    for period in ("2013-14-Q2", "2013-14-Q3", "2013-14-Q4"):
        Path(f"q/prison-garth_{period}.xlsx").write_bytes(returned(period=period))
    target = Path(f"r.{suffix}")
    words = ("progress", "report", "q", "--name", "Garth", "-o", target)
    assert ohc(*words).exit_code == 0
    check(target)


def test_a_form_is_valid_blank_and_filled_in(ohc: Ohc, playground: Path) -> None:
    words = ("--period", "2013-14-Q4", "--name", "Garth", "--output", "forms")
    assert ohc("progress", "template", *words).exit_code == 0
    check(Path("forms/prison-garth_2013-14-Q4.xlsx"))
    put({"garth.xlsx": returned("prison-garth", "2013-14-Q3")}, "old")
    beside = ("--previous", "old", "--return-by", "2014-04-18", "--force")
    assert ohc("progress", "template", *words, *beside).exit_code == 0
    check(Path("forms/prison-garth_2013-14-Q4.xlsx"))
    check(playground / "returns/2013-14-Q4/prison-garth_2013-14-Q4.xlsx")


@pytest.mark.parametrize("name", VARIANTS.values(), ids=[*VARIANTS])
def test_an_agreement_of_each_variant_is_valid(ohc: Ohc, name: str) -> None:
    assert ohc("lda", "generate", name).exit_code == 0
    agreement, guidance = sorted(Path("agreements").iterdir(), reverse=True)
    assert (agreement.stem[:7], guidance.stem) == ("prison-", "guidance")
    check(agreement)
    check(guidance)


def test_an_agreement_is_valid_with_all_that_it_may_hold(ohc: Ohc) -> None:
    words = ("lda", "generate", "winchester", "--answers", "a.toml")
    Path("a.toml").write_text('[winchester]\ngovernor = "A & B"\n', encoding="utf-8")
    assert ohc(*words).exit_code == 0
    path = Path("agreements/prison-winchester.docx")
    type_in(path, {"governor": "C\nD", "action.C4.1": "Kept", "pfi": "No"})
    edit_store(path, {"unheard_of": "Kept too"})
    Path("a.toml").write_text('[winchester]\ngovernor = "E"\n', encoding="utf-8")
    assert ohc(*words).exit_code == 3
    check(path)


def test_an_empty_form_of_answers_is_valid(ohc: Ohc) -> None:
    assert ohc("lda", "answers", "-a", "Wessex", "-o", "a.xlsx").exit_code == 0
    check(Path("a.xlsx"))


def test_feedback_and_letters_are_valid(ohc: Ohc, playground: Path) -> None:
    returns, to = playground / "returns", ("--return-to", "hj@nhs.example")
    written = ohc("progress", "check", returns, "--feedback", "out", *to)
    assert written.exit_code == 3
    written = ohc("progress", "missing", returns, "--letters", "out", *to)
    assert written.exit_code == 3
    pages = [*Path("out").glob("*.docx")]
    assert len(pages) > 10
    # Each is made of the same parts: two of each kind tell.
    for page in (*pages[:2], *Path("out").glob("prison-[ps]*.docx")):
        check(page)
