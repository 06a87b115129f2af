"""What is read is never written over, by whatever path or link it is named."""

import os
from pathlib import Path

import pytest

from ohc.errors import CannotWrite
from ohc.files import inputs, writing

READ = "is one of the files that ohc reads"


def named(how: str) -> Path:
    """Return another path of in/a.csv."""
    Path("in").mkdir()
    Path("in/a.csv").write_text("mine")
    paths = {
        "same": "in/a.csv",
        "absolute": str(Path("in/a.csv").absolute()),
        "dots": "in/../in/a.csv",
        "folder": "b/a.csv",
        "case": "in/A.CSV",
    }
    output = Path(paths.get(how, "b.csv"))
    if how == "symbolic":
        output.symlink_to("in/a.csv")
    elif how == "hard":
        os.link("in/a.csv", output)
    elif how == "folder":
        Path("b").symlink_to("in")
    return output


every_path = pytest.mark.parametrize(
    "how", ["same", "absolute", "dots", "symbolic", "hard", "folder", "case"]
)


@every_path
def test_an_output_that_is_read_later_is_refused(how: str) -> None:
    output = named(how)
    with inputs.guarded():
        inputs.writes([output])
        with pytest.raises(CannotWrite, match=READ):
            inputs.reads(["in/a.csv"])


@every_path
def test_an_output_that_was_read_before_is_refused(how: str) -> None:
    output = named(how)
    with inputs.guarded():
        inputs.reads(["nowhere.csv", "in/a.csv"])
        assert inputs.is_read(output)
        with pytest.raises(CannotWrite, match=READ):
            inputs.writes([output])


def test_no_writer_can_forget_to_ask() -> None:
    output = named("hard")
    with inputs.guarded():
        inputs.reads(["in/a.csv"])
        with pytest.raises(CannotWrite, match=READ):
            writing.write(output, b"x", force=True)
        assert output.read_text() == "mine"
        # What it is there for: words.csv with one word more.
        writing.write(Path("in/a.csv"), b"x", force=True, updates=True)


@pytest.mark.parametrize("other", ["a", "./a", "A", "b"])
def test_two_outputs_that_are_one_file_are_refused(other: str) -> None:
    Path("b").symlink_to("a")
    with pytest.raises(CannotWrite, match="one of the two would be lost"):
        inputs.writes(["a", other])
    with inputs.guarded():
        inputs.writes(["a"])
        with pytest.raises(CannotWrite, match="one of the two would be lost"):
            inputs.writes([other])


def test_other_outputs_are_not() -> None:
    for name in ("a", "b", "in"):
        Path(name).write_text("x")
    with inputs.guarded():
        inputs.reads(["a", "nowhere", "in"])
        inputs.writes(["b", "c", "d", "x/a", "x/b"])
        inputs.reads(["nothing"])
        assert not inputs.is_read(Path("b"))


def test_a_device_may_take_two_outputs() -> None:
    with inputs.guarded():
        inputs.reads([os.devnull])
        inputs.writes([os.devnull, os.devnull])


def test_a_command_knows_nothing_of_the_one_before() -> None:
    Path("a").write_text("x")
    with inputs.guarded():
        inputs.reads(["a"])
    with inputs.guarded():
        inputs.writes(["a"])
    inputs.reads(["a"])
    inputs.writes(["a"])
