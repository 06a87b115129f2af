"""The page for a board in the folder to try things in, of the returns there."""

from datetime import date
from pathlib import Path

from ohc.files import inputs
from ohc.progress.options import ReadOptions, When, Work
from ohc.reference.establishments import Selection
from ohc.reporting.board import reported
from ohc.reporting.page_request import Request

NAME = "report.html"
DAY = date(2014, 4, 1)
"""The day of the page: the day after the period of its returns ends."""


def write_page(folder: Path, *, lead: str, notice: str, force: bool) -> Path:
    """Write the page about the returns in a folder, and return its path."""
    target = folder / NAME
    # Apart: what the page reads has been written by the same command just before.
    with inputs.guarded():
        reported(
            [str(folder / "returns")],
            Request(output=str(target), force=force, notice=notice),
            selection=Selection(lead=(lead,)),
            when=When(),
            options=ReadOptions(),
            work=Work(DAY),
        )
    return target
