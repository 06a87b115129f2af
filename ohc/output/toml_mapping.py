"""TOML: not rows, but what a command wrote for people to correct."""

from ohc.errors import WrongWords
from ohc.outcome import Outcome


def render(table: Outcome) -> bytes:
    """Return the outcome's TOML. Raises WrongWords for a command that has none."""
    if not table.toml:
        raise WrongWords(
            "This command writes no TOML.", "ohc progress inspect FILE -o columns.toml"
        )
    return table.toml.encode()
