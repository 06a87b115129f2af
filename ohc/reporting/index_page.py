"""The index page of a folder of pages."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from ohc.outcome import STATEMENT
from ohc.pictures.drawing import drawn, source_of
from ohc.reference.establishments import Selection
from ohc.reference.mapped import whose
from ohc.settings import notice
from ohc.version import __version__


class _Link(NamedTuple):
    file: str
    title: str
    about: str


def index_page(links: Sequence[tuple[str, str, str]], selection: Selection) -> str:
    """
    Return an index page with links to the other pages in its folder.

    Each of the ``links`` is a file, its title and a summary.
    """
    return drawn(
        "index.html",
        heading=f"Healthcare in the secure estate: {whose(selection)}",
        style=Markup(source_of("report.css")),  # noqa: S704 - of ours alone
        notice=notice(),
        parts=[_Link(*link) for link in links],
        statement=STATEMENT,
        version=__version__,
    )
