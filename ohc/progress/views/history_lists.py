"""How a history looks: a line for each commitment, a column for each period."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ohc.lines import counted, listed
from ohc.outcome import Field, Remark, Row, View
from ohc.output.fields import in_words
from ohc.progress.accounts.histories import NO_RETURN, counts, is_back, slips, status_of
from ohc.progress.views.titles import heading
from ohc.progress.words.periods import Period

BACK, LATER, OTHER = "No longer complete", "Forecast moved later", "Others"
TIMES = {1: "once", 2: "twice"}
NOT_APPLICABLE, DONE = "not_applicable", "complete"


def by_commitment(rows: Sequence[Row]) -> list[list[Row]]:
    """Return the rows of each commitment of a history."""
    return [[*of] for _, of in groupby(rows, key=lambda row: row["commitment"])]


def printed_lines(rows: Sequence[Row]) -> list[Row]:
    """
    Return a history as people read it: what went back first, then what slips.

    What applied in no period has no line.
    """
    lines = [
        {
            "commitment": records[0]["commitment"],
            **{str(record["period"]): _answer(record) for record in records},
            "band": _band(records),
            "days": sum(slips(records)),
        }
        for records in by_commitment(rows)
        if applies(records)
    ]
    order = (BACK, LATER, OTHER)
    # Of what slips the furthest first; else in published order.
    return sorted(
        lines,
        key=lambda line: (
            order.index(str(line["band"])),
            -int(line["days"]) if line["band"] == LATER else 0,
        ),
    )


def applies(records: Sequence[Row]) -> bool:
    """Return whether a commitment applied in any of the periods that are shown."""
    return any(
        counts(record) and record["status"] != NOT_APPLICABLE for record in records
    ) or any(record["set_aside"] and record["file"] for record in records)


def _band(records: Sequence[Row]) -> str:
    if is_back(records):
        return BACK
    # What is complete in the end slips no more.
    is_open = next((s for r in reversed(records) if (s := status_of(r))), "") != DONE
    return LATER if is_open and sum(slips(records)) > 0 else OTHER


def _answer(record: Row) -> str:
    """Return what a body answered, in words."""
    if not counts(record):
        if record["file"]:
            return "not counted"
        return "no return" if record["set_aside"] == NO_RETURN else "no row"
    rag = str(record["rag"])
    status = in_words(str(record["status"]))
    return status if rag == "rag_unstated" else f"{status}, {in_words(rag)}"


def history_view(lines: Sequence[Row], periods: Sequence[Period]) -> View:
    """Return how a history is shown."""
    return View(
        columns=("commitment", *(period.name for period in periods)),
        fields={
            period.name: Field(
                heading(period, periods), rank=0, least=12, blank="No answer"
            )
            for period in periods
        },
        bands=tuple(str(line["band"]) for line in lines),
        sheet="History",
    )


def of_slips(rows: Sequence[Row]) -> Iterator[Remark]:
    """Give how often the forecast of each commitment moved, and how far in all."""
    for records in by_commitment(rows):
        if days := slips(records):
            times = TIMES.get(len(days), f"{len(days)} times")
            total = sum(days)
            way = "later" if total > 0 else "earlier"
            far = f"{counted(abs(total), 'day')} {way}" if total else "and back again"
            yield Remark(
                "Forecasts", f"{records[0]['commitment']}: moved {times}, {far}"
            )


def of_what_does_not_apply(rows: Sequence[Row]) -> Iterator[Remark]:
    """Give the commitments that are not shown, because they do not apply."""
    keys = [
        str(records[0]["commitment"])
        for records in by_commitment(rows)
        if not applies(records) and any(map(counts, records))
    ]
    if keys:
        yield Remark("Not shown", f"not applicable in every period: {listed(keys)}")
