"""
What commissioners of health and justice services look up, as pandas tables.

>>> import ohc
>>> len(ohc.estate(area_team="Wessex", kind="prison"))
6
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ohc.version import __version__

if TYPE_CHECKING:
    from ohc.api import (
        budget,
        commitments,
        estate,
        facts,
        matrix,
        priorities,
        read_returns,
        tally,
    )
    from ohc.errors import OhcError

__all__ = [
    "OhcError",
    "__version__",
    "budget",
    "commitments",
    "estate",
    "facts",
    "matrix",
    "priorities",
    "read_returns",
    "tally",
]


def __getattr__(name: str) -> Any:
    # Lazily, because "import ohc" is also the first line of every command.
    if name not in __all__:
        raise AttributeError(f"module 'ohc' has no attribute {name!r}")
    module = "ohc.errors" if name == "OhcError" else "ohc.api"
    return getattr(import_module(module), name)


def __dir__() -> list[str]:
    return sorted(__all__)
