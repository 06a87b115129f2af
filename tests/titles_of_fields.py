"""Which command prints which table, and the headings that it gives the fields."""

import json

from conftest import run_here

PRINTED = {
    "estate": "estate",
    "establishments": "estate",
    "budget": "budget",
    "facts": "facts",
    "documents": "sources",
    "conflicts": "sources conflicts",
    "matrices": "matrix",
    "priorities": "priorities",
    "commitments": "priorities commitments",
}
"""The command that prints the rows of a table of the data package."""


def headings(words: str) -> dict[str, str]:
    """Return the heading of each field that a command prints, by its key."""
    records = json.loads(run_here(*words.split(), "-f", "json").stdout)
    keys = [*records[0]]
    asked = ("--columns", ",".join(keys), "-f", "md")
    lines = run_here(*words.split(), *asked).stdout.decode().splitlines()
    head = next(line for line in lines if line.startswith("|"))
    return dict(zip(keys, map(str.strip, head.strip("|").split("|")), strict=True))
