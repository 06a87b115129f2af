"""The options of commands on agreements: what to write, where, and from what."""

from collections.abc import Callable

from ohc.record import Record

FOLDER = "agreements"

Watch = Callable[[int, int], None]
"""Called with how many are done, and of how many, for the progress bar."""


class Wanted(Record):
    """What to write, where and from what, as the user typed it."""

    folder: str = FOLDER
    formats: tuple[str, ...] = ()
    answers: str | None = None
    own_template: str | None = None
    dry_run: bool = False
    overwrite: bool = False
    final: bool = False
