"""Capacity and population added up by any field: a joint figure counts once."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ohc.errors import UnknownName
from ohc.lines import listed
from ohc.outcome import Cell, Row, TextRow
from ohc.reference.establishments import ENRICHMENT, ESTATE_FIELDS, FIGURES, Sums
from ohc.reference.tables import load_table

GROUPS = tuple(name for name in (*ESTATE_FIELDS, *ENRICHMENT) if name not in FIGURES)
COUNTS = ("places", "figures", "without_figures")


class Added(NamedTuple):
    """The rows of groups, the totals, the columns, and what to say."""

    rows: list[Row]
    totals: Row
    columns: tuple[str, ...]
    remarks: tuple[str, ...]


def added_up(rows: Sequence[TextRow], wanted: Sums) -> Added:
    """
    Return sums over rows of the estate, a row for each group, and the totals.

    Columns: the fields, ``places`` (different ids), ``figures`` (different figures),
    ``without_figures`` (places of which nobody states one), then the sums. A figure
    that two places share counts once in each group and once in the total, and so does
    a place that two area teams list. A sum without any figure is blank, not zero.
    Raises UnknownName.
    """
    fields = _names(wanted.by_field, GROUPS, kind="field") or ("area_team",)
    figures = _names(wanted.sums, FIGURES, kind="figure")
    known = {row["id"]: row for row in load_table("establishments")}
    whole = [{**known[row["id"]], **row} for row in rows]
    groups: dict[tuple[str, ...], list[TextRow]] = {}
    for row in whole:
        groups.setdefault(tuple(row[field] for field in fields), []).append(row)
    summed: list[Row] = [
        {**dict(zip(fields, values, strict=True)), **_sums(group, figures)}
        for values, group in groups.items()
    ]
    totals = {**dict.fromkeys(fields, ""), **_sums(whole, figures)}
    return Added(
        summed,
        totals,
        columns=(*fields, *COUNTS, *figures),
        remarks=tuple(_remarks(whole, groups, known)),
    )


def _names(asked: Sequence[str], known: Sequence[str], *, kind: str) -> tuple[str, ...]:
    names = [
        name.strip().lower().replace("-", "_")
        for part in asked
        for name in part.split(",")
    ]
    for name in names:
        if name not in known:
            raise UnknownName(kind, name, known)
    return tuple(dict.fromkeys(names))


def _sums(rows: Sequence[TextRow], figures: Sequence[str]) -> dict[str, Cell]:
    by_figure = {row["figure_group"] or row["id"]: row for row in rows}
    stated = [row for row in by_figure.values() if row["figures_date"]]
    places = {row["id"]: row["figures_date"] for row in rows}
    sums: dict[str, Cell] = {
        "places": len(places),
        "figures": len(stated),
        "without_figures": sum(not day for day in places.values()),
    }
    for figure in figures:
        numbers = [int(row[figure]) for row in stated if row[figure]]
        # No figure is not a figure of nothing.
        sums[figure] = sum(numbers) if numbers else ""
    return sums


def _remarks(
    rows: Sequence[TextRow],
    groups: Mapping[tuple[str, ...], Collection[TextRow]],
    known: Mapping[str, TextRow],
) -> Iterator[str]:
    names = {row["id"]: row["name"] for row in load_table("estate")}
    selected = {row["id"] for row in rows}
    joint = {row["figure_group"] for row in rows} - {""}
    for group in sorted(joint):
        sharing = [key for key, row in known.items() if row["figure_group"] == group]
        if not selected >= {*sharing}:
            here = listed(names[key] for key in sharing if key in selected)
            together = listed(names[key] for key in sharing)
            yield f"{here}: the figure is for {together} together."
    if any(_in_several(group, groups) for group in joint):
        yield "The groups add up to more than the total, which has joint figures once."
    days = sorted({row["figures_date"] for row in rows} - {""})
    for day in days:
        as_date = date.fromisoformat(day)
        yield f"As of {as_date.day} {as_date:%B %Y}."


def _in_several(
    figure: str, groups: Mapping[tuple[str, ...], Collection[TextRow]]
) -> bool:
    having = (any(row["figure_group"] == figure for row in g) for g in groups.values())
    return sum(having) > 1
