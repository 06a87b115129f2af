"""TOML: not rows, but what a command wrote for people to correct."""

from ohc.errors import CANNOT, OhcError, WrongWords
from ohc.outcome import Outcome


def render(table: Outcome) -> bytes:
    """
    Return the outcome's TOML.

    Raises WrongWords for a command that has none, and OhcError where its file could
    not be read.
    """
    if not table.toml and table.exit_code == CANNOT:
        raise OhcError("There is nothing to write as TOML.", " ".join(table.warnings))
    if not table.toml:
        raise WrongWords(
            "This command writes no TOML.", "ohc progress inspect FILE -o columns.toml"
        )
    return table.toml.encode()
