"""The form for a quarter: what applies here, what was returned and what is asked."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from ohc.output.books.return_book import render
from ohc.output.books.return_form import FIXED_HEADERS, Form, Value
from ohc.progress.forms import CHOICES, HEADERS, SHEETS, guidance
from ohc.progress.issuing.applies import applies_here, needs_none
from ohc.progress.issuing.last_quarter import Carried, LastQuarter
from ohc.progress.words.colours import INPUT_FILL
from ohc.progress.words.commitment_ids import commitments_by_id
from ohc.progress.words.labels import ABOUT, TITLE
from ohc.progress.words.periods import Period, day_in_words
from ohc.reference.reporting_units import Body
from ohc.reference.taking_effect import NO_FACTS, LocalFacts

APPLIES = "Applies here"
NOT_ASKED = "Percent complete"
"""A percentage says little: it is read if a return has one, but no longer asked for."""

WIDTHS = {
    "Commitment": 12,
    "Priority": 8,
    "Commitment (summary)": 42,
    "Due": 12,
    APPLIES: 17,
    "Status": 14,
    "RAG": 13,
    "Owner": 20,
    "Forecast date": 13,
    "Date achieved": 12,
    "Evidence": 26,
    "Comment": 30,
}
WIDTH_OF_LAST = 15
FILL_IN = (
    "Fill in the shaded cells here and on the sheet Return. Save, and send the file "
    "back."
)
NO_RETURN = "No return counted."
NOTHING = Carried()

TERMS = {
    APPLIES: "Whether the commitment takes effect here. If the cell says 'please say' "
    "and it does not, choose Not applicable. Grey rows need no answer.",
    "Last quarter": "What we counted last time, for information. Answer again, even "
    "where nothing has changed.",
    "Slanted text": "Filled in from your last return. Correct it if it has changed.",
}
"""Guidance on the parts that only these forms have."""


class Going(NamedTuple):
    """What a form says: when and where to return it, and what is already known."""

    return_by: date | None = None
    return_to: str = ""
    last: LastQuarter | None = None
    facts: LocalFacts = NO_FACTS


def quarter_form(
    body: Body,
    period: Period,
    going: Going,
    answers: Mapping[str, Mapping[str, Value]] | None = None,
    about: Mapping[str, Value] | None = None,
) -> bytes:
    """
    Return the workbook that a body fills in for a period: the same bytes each time.

    ``answers`` (by commitment, then by header) and ``about`` (by label) fill it in.
    """
    last = going.last
    applies = applies_here(body, going.facts)
    carried = last.carried.get(body.id, {}) if last else {}
    quiet = frozenset(key for key, text in applies.items() if needs_none(text))
    headers = _headers(last)
    rows = []
    slanted = set()
    for key, text in applies.items():
        known = carried.get(key, NOTHING)
        filled = {} if key in quiet else known.filled
        given = (answers or {}).get(key, {})
        slanted |= {(key, header) for header in filled if header not in given}
        fixed: dict[str, Value] = {**_published(key), APPLIES: text}
        if last:
            fixed[_heading(last.period)] = known.shown
        rows.append({**dict.fromkeys(headers), **fixed, **filled, **given})
    known_of_body = {
        "Reporting body ID": body.id,
        "Reporting body": body.name,
        "Area team": body.area_team,
        "Period": period.name,
    }
    form = Form(
        title=f"{TITLE}{body.name}, {period.name}",
        intro=_intro(period, going),
        about={**dict.fromkeys(ABOUT), **known_of_body, **(about or {})},
        headers=headers,
        rows=rows,
        choices=CHOICES,
        guidance=_guidance(),
        fill=INPUT_FILL,
        about_intro=FILL_IN,
        about_after=_send_back(body, going),
        widths={**WIDTHS, **({_heading(last.period): WIDTH_OF_LAST} if last else {})},
        fixed=frozenset({*FIXED_HEADERS, APPLIES}),
        shown=_heading(last.period) if last else "",
        quiet=quiet,
        slanted=frozenset(slanted),
        is_live=True,
    )
    return render(form, SHEETS)


def _published(key: str) -> dict[str, Value]:
    row = commitments_by_id()[key]
    return {
        "Commitment": key,
        "Priority": row["priority"],
        "Commitment (summary)": row["commitment"],
        "Due": row["due_text"] or "no date stated",
    }


def _heading(period: Period) -> str:
    return f"Last {_kind(period)} ({period.name})"


def _kind(period: Period) -> str:
    return "month" if period.is_month else "quarter"


def _headers(last: LastQuarter | None) -> tuple[str, ...]:
    place = HEADERS.index("Status")
    shown = [_heading(last.period)] if last else []
    asked = [header for header in HEADERS[place:] if header != NOT_ASKED]
    return (*HEADERS[:place], APPLIES, *shown, *asked)


def _intro(period: Period, going: Going) -> str:
    by = f" by {day_in_words(going.return_by)}" if going.return_by else ""
    to = f" to {going.return_to}" if going.return_to else ""
    send = f"Send back{by}{to}. " if by or to else ""
    return (
        f"{send}Answer for this {_kind(period)}, even where nothing has changed. The "
        "grey rows at the end need no answer."
    )


def _send_back(body: Body, going: Going) -> dict[str, str]:
    """Return the rows below the labels of the sheet About."""
    lines: dict[str, str] = {}
    if going.return_by:
        lines["Send back by"] = day_in_words(going.return_by)
    if going.return_to:
        lines["Send back to"] = going.return_to
    if going.last:
        period = going.last.period
        lines[f"Last {_kind(period)}"] = (
            f"What {body.name} returned for {period.name}, as we counted it. For "
            "information."
            if body.id in going.last.carried
            else NO_RETURN
        )
    return lines


def _guidance() -> list[tuple[str, str]]:
    lines = [line for line in guidance() if line[0] != NOT_ASKED]
    place = next(n for n, (term, _) in enumerate(lines) if term.startswith("Status"))
    return [*lines[:place], *TERMS.items(), *lines[place:]]
