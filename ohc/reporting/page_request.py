"""The request for a page: its lines, its comparison and its file."""

from pathlib import Path
from typing import NamedTuple

from ohc.errors import CannotWrite, UnknownName, WrongWords
from ohc.files import inputs, writing
from ohc.lines import in_quotes, listed
from ohc.progress.options import ReadOptions
from ohc.progress.words.periods import Period, find_period
from ohc.reporting.parts import PICTURES
from ohc.reporting.ratings import find_key

WRITTEN = {f".{name}": name for name in ("html", "xlsx", "docx", "svg", "png")}
WRITTEN |= {".htm": "html"}
"""The endings of a report, and the format of each."""

DRAWN = frozenset({"svg", "png"})

NO_COMPARISON = "none"


class Request(NamedTuple):
    """
    The request for a page: its lines, its comparison and its file.

    Without a ``notice``, the page has the notice in the settings.
    """

    by: str | None = None
    since: str | None = None
    as_at: str | None = None
    output: str | None = None
    force: bool = False
    notice: str | None = None
    picture: str | None = None


def checked(request: Request, options: ReadOptions) -> Path:
    """Return the file of a page, after checking the request."""
    if options.framework == "none":
        raise WrongWords(
            "A report covers the 12 priorities; a tracker does not have them.",
            "Leave out --framework none, or use ohc progress tally.",
        )
    find_key(request.by, ())
    find_since(request.since)
    find_picture(request.picture)
    target = find_target(request.output, force=request.force)
    if request.picture and WRITTEN[target.suffix.lower()] not in DRAWN:
        raise WrongWords(
            "--picture chooses what a picture shows.",
            "Name a file that ends in .svg or .png, or leave it out.",
        )
    return target


def find_target(output: str | None, *, force: bool) -> Path:
    """Return the file that a report goes to. Raises WrongWords and CannotWrite."""
    names = [f".{name}" for name in dict.fromkeys(WRITTEN.values())]
    if not output or not output.strip() or output == "-":
        raise WrongWords(
            "A report needs a file.", f"Add one: -o report{listed(names)}."
        )
    if output.endswith(("/", "\\")):
        raise CannotWrite(f"{in_quotes(output)} is a folder.", "Give the file a name.")
    target = Path(output)
    ending = target.suffix.lower()
    if ending == ".pdf":
        raise WrongWords(
            "ohc cannot write PDF files.",
            "Write report.html and print it to PDF in your browser.",
        )
    if ending not in WRITTEN:
        raise WrongWords(
            f"ohc cannot write a report as {in_quotes(target.name)}.",
            f"Name a file that ends in {listed(names)}.",
        )
    inputs.writes([target])
    writing.check_target(target, force=force)
    return target


def find_picture(words: str | None) -> str:
    """Return what a picture shows. Raises UnknownName."""
    name = (words or PICTURES[0]).strip().casefold()
    if name not in PICTURES:
        raise UnknownName("picture", words or "", PICTURES)
    return name


def find_since(words: str | None) -> Period | None:
    """Return the earlier period, if one is named."""
    return None if words is None or words == NO_COMPARISON else find_period(words)
