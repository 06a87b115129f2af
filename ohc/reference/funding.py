"""The money of paragraph 13, and what became of it."""

from ohc.lines import listed
from ohc.outcome import Row
from ohc.reference.tables import load_table

BUDGET_FIELDS = (
    "accommodation",
    "current_commissioner",
    "commissioner_from_2013_14",
    "resources_text",
    "resources_gbp",
    "resources_year",
    "approximate",
    "later_note",
    "source",
)


def budget() -> list[Row]:
    """
    Return the table of SE 13, one row per kind of accommodation.

    Rows have at least BUDGET_FIELDS. ``resources_gbp`` is in pounds, a number,
    and blank where the source says TBC.
    """
    return [
        {**row, "resources_gbp": _pounds(row["resources_gbp"])}
        for row in load_table("budget")
    ]


def _pounds(text: str) -> int | str:
    return int(text) if text else ""


def sum_note(rows: list[Row]) -> str:
    """
    Return a sentence with the sum of what is stated, marked as computed by us.

    Amounts are approximate, of 2012/13; what is to be confirmed is left out
    and named. No source prints this sum.
    """
    stated = [row["resources_gbp"] for row in rows]
    pounds = sum(amount for amount in stated if isinstance(amount, int))
    # To be confirmed is not nothing: what is left out of the sum has to be named.
    missing = [str(row["accommodation"]) for row in rows if row["resources_gbp"] == ""]
    years = ", ".join(dict.fromkeys(str(row["resources_year"]) for row in rows))
    left_out = (
        f"; what is still to be confirmed is left out: {listed(missing)}"
        if missing
        else ""
    )
    return (
        f"The amounts stated add up to about \N{POUND SIGN}{pounds / 1_000_000:,.1f}m "
        f"({years}, approximate). Our sum, not the source's{left_out}."
    )
