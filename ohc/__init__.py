"""
Facts and figures for commissioners of health and justice services, as pandas tables.

Each function has the columns of its command: counts are Int64, percentages and
coordinates Float64, dates are dates, everything else is text, and blanks are missing.

>>> import ohc
>>> wessex = ohc.estate(area_team="Wessex", kind="prison")
>>> wessex["name"].tolist()[:2]
['Winchester', 'Isle of Wight']
>>> int(wessex["operational_capacity"].sum())
4092

Published facts: :func:`estate`, :func:`budget`, :func:`facts`, :func:`conflicts`,
:func:`priorities`, :func:`commitments`, :func:`matrix`.

Returns: :func:`write_forms` creates return workbooks. :func:`read_returns` reads every
row, :func:`check` lists problems, :func:`unknown_words` lists words that are not
recognised, :func:`missing` lists missing returns, :func:`tally` adds up,
:func:`compare` shows changes, :func:`trend` several periods and :func:`history` one
establishment. In their tables,
``attrs["problems"]`` has a record of every problem, and ``attrs["accounts"]`` accounts
for every file, return and row:

    table = ohc.tally("returns", by=["priority", "region"])
    table.attrs["accounts"]["returns_missing"]

They read one file at a time. With an ``executor`` of :mod:`concurrent.futures`, or one
with the same interface, they read many at once. Problems that you can put right raise
an :class:`OhcError` with a ``message`` and a ``hint``.
"""

from importlib import import_module

# Not from typing, which is loaded when nothing is looked through for garbage.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ohc.api.over_time import history, trend
    from ohc.api.published import (
        budget,
        commitments,
        conflicts,
        estate,
        facts,
        find,
        matrix,
        priorities,
    )
    from ohc.api.returns import (
        check,
        compare,
        missing,
        read_returns,
        tally,
        unknown_words,
        write_forms,
    )
    from ohc.errors import OhcError
    from ohc.version import __version__

_PLACES = {
    "OhcError": "ohc.errors",
    "__version__": "ohc.version",
    **dict.fromkeys(
        (
            "budget",
            "commitments",
            "conflicts",
            "estate",
            "facts",
            "find",
            "matrix",
            "priorities",
        ),
        "ohc.api.published",
    ),
    **dict.fromkeys(
        (
            "check",
            "compare",
            "missing",
            "read_returns",
            "tally",
            "unknown_words",
            "write_forms",
        ),
        "ohc.api.returns",
    ),
    **dict.fromkeys(("history", "trend"), "ohc.api.over_time"),
}
"""The module of each public name, loaded when the name is asked for."""

__all__ = [
    "OhcError",
    "__version__",
    "budget",
    "check",
    "commitments",
    "compare",
    "conflicts",
    "estate",
    "facts",
    "find",
    "history",
    "matrix",
    "missing",
    "priorities",
    "read_returns",
    "tally",
    "trend",
    "unknown_words",
    "write_forms",
]


def __getattr__(name: str) -> "Any":
    # Lazily, because "import ohc" is also the first line of every command.
    if name not in _PLACES:
        raise AttributeError(f"module 'ohc' has no attribute {name!r}")
    return getattr(import_module(_PLACES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
