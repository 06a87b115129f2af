"""Write an empty file of answers for part of the estate, for people to fill in."""

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

from ohc.agreements.wording.fields import blank_fills, local_fields
from ohc.agreements.wording.places import Place, chosen, understood
from ohc.errors import WrongWords
from ohc.files import inputs, writing
from ohc.lines import as_typed, counted
from ohc.outcome import STATEMENT, Outcome
from ohc.patch import Origin, patch_unless
from ohc.reference.establishments import Selection

KNOWN = ("id", "establishment", "area_team")
GUIDANCE = {
    "Patients": "No names, numbers or details of patients or prisoners.",
    "Rows": "ohc finds each establishment by its ID, so you can sort or delete rows.",
    "Columns": (
        "You can add a column for any other field of an agreement. Use its label or "
        "name as the heading; ohc lda status --fields lists them."
    ),
    "Blank": "A blank cell changes nothing in an agreement.",
    "Covers": STATEMENT,
}


def write_form(
    names: Sequence[str], selection: Selection, output: Path, *, force: bool
) -> Outcome:
    """
    Write an empty file of answers; its suffix sets the kind of file.

    Raises WrongWords for an unknown suffix, UnknownName, CannotWrite.
    """
    render = RENDER.get(output.suffix.lower())
    if not render:
        raise WrongWords(
            f"ohc cannot tell what kind of file {output.name} should be.",
            f"End the name in {', '.join(RENDER)}.",
        )
    inputs.writes([output])
    writing.check_target(output, force=force)
    part, origin = (
        (selection, Origin("the establishments you named", ""))
        if names
        else patch_unless(selection)
    )
    places, outside = chosen(part, names)
    if not places:
        raise WrongWords(
            "None of these establishments is covered by the agreement.",
            " ".join(map(str, outside)),
        )
    written = writing.write(output, render(places), force=force)
    closing = (
        f"Wrote {written}: {counted(len(places), 'establishment')} ({origin.text}), "
        f"{len(local_fields())} fields. Complete it, then: "
        f"{_next(names, selection, written=written)}"
    )
    left_out = tuple(map(str, outside)) if names else ()
    warnings = (*understood(names), *left_out)
    return Outcome("", (), rows=(), warnings=warnings, closing=(closing,))


def _next(names: Sequence[str], selection: Selection, *, written: Path) -> str:
    """Return the command that fills in the agreements of the same establishments."""
    words = ["ohc", "lda", "generate", *names]
    for option, values in selection._asdict().items():
        for value in values:
            words += [f"--{option.replace('_', '-')}", value]
    return as_typed([*words, "--answers", str(written)])


def _known(place: Place) -> list[str]:
    return [place.id, place.name, place.entries[0]["area_team"]]


def _workbook(places: Sequence[Place]) -> bytes:
    from ohc.output.books.answers_form import AnswerColumn, AnswerSheet, render

    columns = []
    for row in local_fields():
        fill = blank_fills()[row["field"]]
        columns.append(
            AnswerColumn(
                fill.label,
                fill.kind,
                choices=fill.choices,
                hint=fill.hint.strip("[]"),
                source=row["source"],
            )
        )
    return render(
        AnswerSheet(
            title="Local details for local delivery agreements",
            intro="Fill in what you know. A blank cell changes nothing.",
            known=KNOWN,
            rows=[_known(place) for place in places],
            columns=columns,
            guidance=GUIDANCE,
        )
    )


def _csv(places: Sequence[Place]) -> bytes:
    text = io.StringIO()
    rows = csv.writer(text)
    fields = [row["field"] for row in local_fields()]
    rows.writerow([*KNOWN, *fields])
    rows.writerows([*_known(place), *[""] * len(fields)] for place in places)
    # Without a byte order mark, Excel reads UTF-8 as the code page of the computer.
    return text.getvalue().encode("utf-8-sig")


def _toml(places: Sequence[Place]) -> bytes:
    lines = ["# Local details for local delivery agreements. A blank changes nothing."]
    for place in places:
        lines += ["", f"[{place.id}]  # {place.name}"]
        for row in local_fields():
            more = f"; {row['choices']}" if row["choices"] else ""
            lines.append(f'{row["field"]} = ""  # {row["label"]}{more}')
    return ("\n".join(lines) + "\n").encode()


RENDER: dict[str, Callable[[Sequence[Place]], bytes]] = {
    ".xlsx": _workbook,
    ".csv": _csv,
    ".toml": _toml,
}
