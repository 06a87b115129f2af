"""Words that progress commands share: what to read, of when, and by what."""

from typing import NamedTuple


class Given(NamedTuple):
    """Which files are to be read, beside the paths, and how; where accounts go."""

    from_file: str | None = None
    framework: str = "npa-2013"
    read_colours: bool = False
    summary: str | None = None


class When(NamedTuple):
    """Of which period, and when its returns were due."""

    period: str | None = None
    returns_due: str | None = None


class By(NamedTuple):
    """What a tally is by, and as at which day."""

    by: tuple[str, ...] = ()
    across: str | None = None
    laid_out: str | None = None
    as_at: str | None = None
    teams: bool = False
