"""No command writes over what it reads, whatever it is asked to force."""

import os
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from conftest import Ohc

RETURN = "r/q4/prison-garth_2013-14-Q4.xlsx"
EARLIER = "r/q3/prison-garth_2013-14-Q3.xlsx"
READ = "is one of the files that ohc reads"
TWICE = "one of the two would be lost"


@pytest.fixture(autouse=True)
def files(playground: Path) -> None:
    """Put two returns, what stands beside them, and an agreement."""
    for name in (RETURN, EARLIER):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        period = Path(name).stem.rpartition("_")[2]
        shutil.copy(playground / "returns" / period / Path(name).name, name)
    texts = {
        "r/words.csv": "word,means\nCompleet,complete\n",
        "r/aliases.csv": "name,id\nThe Garth,prison-garth\n",
        "r/periods.csv": "file,period\nprison-garth_2013-14-Q4.xlsx,2013-14-Q4\n",
        "r/columns.toml": '[status]\n"Klaar" = "complete"\n',
        "list.txt": "r/q4\n",
        "ohc.toml": 'area_team = "Lancashire"\n',
        "answers.csv": "id,governor\nprison-garth,Ann\n",
    }
    for path, text in texts.items():
        Path(path).write_text(text, encoding="utf-8")
    shutil.copytree(playground / "agreements", "agreements")


def sums() -> dict[str, str]:
    """Return the sum of every file there is."""
    return {
        str(path): sha256(path.read_bytes()).hexdigest()
        for path in Path().rglob("*")
        if path.is_file()
    }


BESIDE = ("r/words.csv", "r/aliases.csv", "r/periods.csv", "r/columns.toml")
READERS = {
    **dict.fromkeys((RETURN, *BESIDE), "progress tally r"),
    "list.txt": "progress tally --from-file list.txt",
    EARLIER: f"progress compare r/q3 {RETURN}",
    "ohc.toml": "progress tally r",
}
"""What is read, and a command that reads it."""


@pytest.mark.parametrize("option", ["-o", "--summary"])
@pytest.mark.parametrize("path", READERS)
def test_what_progress_reads_is_kept(ohc: Ohc, path: str, option: str) -> None:
    # A link, since -o refuses most of these for their suffix alone.
    os.link(path, "out.json")
    before = sums()
    result = ohc(*READERS[path].split(), option, "out.json", "--force")
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"out.json {READ}" in result.said
    assert sums() == before


@pytest.mark.parametrize("command", ["check", "read", "missing", "words", "inspect"])
def test_a_return_is_kept_by_every_command(ohc: Ohc, command: str) -> None:
    before = sums()
    result = ohc("progress", command, RETURN, "-o", RETURN, "--force")
    assert result.exit_code == 1
    assert f"{RETURN} {READ}, so it was not" in result.said
    assert sums() == before


@pytest.mark.parametrize("command", ["tally", "check", "read", "missing", "words"])
def test_two_outputs_are_not_one_file(ohc: Ohc, command: str) -> None:
    before = sums()
    for summary in ("s.json", "./s.json", "S.JSON"):
        words = ("r", "-o", "s.json", "--summary", summary)
        result = ohc("progress", command, *words)
        assert result.exit_code == 1
        assert TWICE in result.said
        assert sums() == before


def test_settings_are_kept(ohc: Ohc) -> None:
    os.link("ohc.toml", "out.csv")
    before = sums()
    for words in ("config show", "lda answers", "lda status agreements"):
        result = ohc(*words.split(), "-o", "out.csv", "--force")
        assert READ in result.said
        assert result.exit_code == 1
        assert sums() == before


@pytest.mark.parametrize("path", ["ohc.toml", "answers.csv"])
def test_no_agreement_is_put_in_the_place_of_what_is_read(ohc: Ohc, path: str) -> None:
    for name in ("prison-garth.docx", "prison-garth (new).docx"):
        shutil.rmtree("agreements")
        Path("agreements").mkdir()
        os.link(path, f"agreements/{name}")
        if "new" in name:
            Path("agreements/prison-garth.docx").write_text("somebody's")
        before = sums()
        result = ohc("lda", "generate", "garth", "wymott", "--answers", "answers.csv")
        if "new" in name:
            assert "prison-garth (new 2).docx" in result.said
        assert {path: sums()[path] for path in before} == before


def test_no_form_is_put_in_the_place_of_the_settings(ohc: Ohc) -> None:
    Path("forms").mkdir()
    form = Path("forms/prison-garth_2014-15-Q1.xlsx")
    words = ("progress", "template", "-p", "2014-15-Q1", "-o", "forms", "--force")
    os.link("ohc.toml", form)
    before = sums()
    result = ohc(*words)
    assert result.exit_code == 1
    assert READ in result.said
    form.unlink()
    form.symlink_to("prison-wymott_2014-15-Q1.xlsx")
    result = ohc(*words)
    assert result.exit_code == 1
    assert TWICE in result.said
    form.unlink()
    del before[str(form)]
    assert sums() == before


def test_what_settles_words_is_written_by_set_alone(ohc: Ohc) -> None:
    Path("r/words.csv").unlink()
    words = ("progress", "words", "r", "--set", "Klaar=complete")
    result = ohc(*words, "-o", "r/words.csv")
    assert result.exit_code == 1
    assert not Path("r/words.csv").exists()
    ohc(*words)
    before = sums()
    result = ohc(*words, "--summary", "r/words.csv", "--force")
    assert result.exit_code == 1
    assert READ in result.said
    assert sums() == before


def test_what_is_understood_of_a_file_is_kept_as_it_was_corrected(ohc: Ohc) -> None:
    shutil.copy("r/columns.toml", "r/q4/columns.toml")
    before = sums()
    result = ohc("progress", "inspect", RETURN, "-o", "r/q4/columns.toml", "--force")
    assert result.exit_code == 1
    assert READ in result.said
    assert sums() == before
