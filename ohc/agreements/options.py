"""What commands on agreements are asked for: what to write, where, and from what."""

from collections.abc import Callable

from ohc.record import Record

FOLDER = "agreements"

Watch = Callable[[int, int], None]
"""Is told how many of how many are done, for those who wait."""


class Wanted(Record):
    """What is to be written, where, from what, in the words of who asked."""

    folder: str = FOLDER
    formats: tuple[str, ...] = ()
    answers: str | None = None
    own_template: str | None = None
    dry_run: bool = False
    overwrite: bool = False
    final: bool = False
