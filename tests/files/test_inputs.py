"""What was given is never written over, by whatever path or link it is named."""

import os
from pathlib import Path

import pytest

from ohc.errors import CannotWrite
from ohc.files.inputs import refuse_inputs


@pytest.mark.parametrize("link", ["same", "dots", "symbolic", "hard", "folder"])
def test_an_output_that_is_an_input_is_refused(link: str) -> None:
    Path("in").mkdir()
    given = Path("in/a.csv")
    given.write_text("mine")
    outputs = {"same": given, "dots": Path("in/../in/a.csv"), "folder": Path("b/a.csv")}
    output = outputs.get(link, Path("b.csv"))
    if link == "symbolic":
        output.symlink_to(given)
    elif link == "hard":
        os.link(given, output)
    elif link == "folder":
        Path("b").symlink_to("in")
    with pytest.raises(CannotWrite, match="is one of the files that are read"):
        refuse_inputs([output], [str(given)])


def test_two_outputs_that_are_one_file_are_refused() -> None:
    Path("b").symlink_to("a")
    with pytest.raises(CannotWrite, match="are the same file"):
        refuse_inputs([Path("a"), Path("b")], [])


def test_other_outputs_are_not() -> None:
    Path("a").write_text("x")
    Path("b").write_text("x")
    refuse_inputs([Path("b"), Path("c"), Path("d")], ["a", "nowhere"])
