"""The folder to try things in: settings, scripts, and what is invented for it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ohc.errors import CannotWrite
from ohc.files import inputs, writing
from ohc.files.drafts import is_draft
from ohc.playground.agreements import invented_agreements
from ohc.playground.night_job import scripts_of
from ohc.playground.page import NAME
from ohc.playground.returns import invented_returns
from ohc.playground.year import QUARTERS, invented_year

LEAD = "Lancashire"
INVENTED = "All answers here are made up."
SETTINGS = f"""# Settings of ohc for this folder and those below it.
lead = "{LEAD}"
# Every page says it below its heading.
notice = "{INVENTED}"
"""


FIRST = QUARTERS[0]
"""The quarter of which the returns are those of the year too."""


class Playground(NamedTuple):
    """What a folder to try things in holds: files, and what is wrong with some."""

    files: int
    spoilt: tuple[str, ...]


def write_playground(folder: Path, *, force: bool) -> Playground:
    """
    Write the folder, and return the number of files and their deliberate errors.

    Raises CannotWrite where the folder holds anything and force is not given.
    """
    returns, spoilt_returns = invented_returns(LEAD)
    agreements, kinds = invented_agreements(LEAD)
    first = {
        name.rpartition("/")[2]: data
        for name, data in returns.items()
        if name.startswith(f"returns/{FIRST}/")
    }
    year = invented_year(LEAD, INVENTED, first)
    spoilt = (*spoilt_returns, *(f"agreements/{line}" for line in kinds))
    content: dict[str, bytes] = {
        "ohc.toml": SETTINGS.encode(),
        **scripts_of(folder),
        **returns,
        **{f"agreements/{name}": data for name, data in agreements.items()},
        **{f"year/{path}": data for path, data in year.items()},
        "READ ME.md": _read_me(spoilt),
    }
    files = {folder / path: data for path, data in content.items()}
    if not force and not _is_free(folder, files):
        raise CannotWrite(
            f"{folder} is not empty.", "Name a new folder, or add --force."
        )
    inputs.writes(files)
    writing.write_all(files, force=force)
    return Playground(len(content), spoilt)


def _is_free(folder: Path, files: Mapping[Path, bytes]) -> bool:
    """Return whether a folder is empty, or holds what a run cut short has written."""
    there = 0
    for path in folder.rglob("*"):
        if path.is_file() and not is_draft(path.name):
            if not writing.holds(path, files.get(path)):
                return False
            there += 1
    return there < len(files) or not (folder / NAME).exists()


def _read_me(spoilt: Sequence[str]) -> bytes:
    lines = [
        INVENTED,
        "",
        "Files with deliberate errors, to show what ohc does with them:",
    ]
    return "\r\n".join([*lines, *(f"- {line}" for line in spoilt), ""]).encode()
