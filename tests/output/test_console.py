"""The window or pipe at the other end: how wide it is."""

import pytest

from ohc.output.console import window


@pytest.mark.parametrize(
    ("columns", "width"), [("80", 80), ("20", 40), ("", 100), ("0", 100), ("x", 100)]
)
def test_a_pipe_is_as_wide_as_columns_says_or_100(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert window() == width
