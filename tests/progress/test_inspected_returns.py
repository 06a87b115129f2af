"""A return of ours that is inspected as if it were a tracker."""

from pathlib import Path

import pytest

from ohc.progress.inspection import inspected_file


def said(text: str, framework: str = "none") -> str:
    """Return what is said beside what is understood of a table."""
    Path("a.csv").write_text(text, encoding="utf-8")
    return " ".join(inspected_file("a.csv", framework).warnings)


@pytest.mark.usefixtures("ohc")
def test_a_return_that_is_read_as_a_tracker_is_reported_to_be_one() -> None:
    form = "Commitment,Status\nC1.1,Done\nC1.2,\nC2.1,Late\n"
    assert "To see it as tally reads it: --framework npa-2013" in said(form)
    assert "framework" not in said(form, "npa-2013")
    assert "framework" not in said("Action,Status\nA,Done\nB,\nC,Late\n")
