"""Words that commands on agreements share: what to write, where, and from what."""

from typing import NamedTuple

FOLDER = "agreements"


class Wanted(NamedTuple):
    """What is to be written, where, from what, in the words of who asked."""

    folder: str = FOLDER
    formats: tuple[str, ...] = ()
    answers: str | None = None
    own_template: str | None = None
    dry_run: bool = False
    overwrite: bool = False
