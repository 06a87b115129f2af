"""The words in our forms, and the form that was sent out for 2013-14."""

from collections.abc import Mapping

from ohc.outcome import STATEMENT
from ohc.output.books.return_form import Form, Value
from ohc.progress.words.colours import INPUT_FILL
from ohc.progress.words.labels import ABOUT, TITLE
from ohc.progress.words.periods import Period
from ohc.reference.framework import commitments
from ohc.reference.reporting_units import Body
from ohc.remedies import ASKED

SHEETS = ("About", "Return", "Guidance")
HEADERS = (
    "Commitment",
    "Priority",
    "Commitment (summary)",
    "Due",
    "Status",
    "RAG",
    "Percent complete",
    "Owner",
    "Forecast date",
    "Date achieved",
    "Evidence",
    "Comment",
)
STATUS_WORDS = {
    "Not started": "nothing has been done yet",
    "In progress": "under way, with no known delay",
    "Delayed": "late, blocked, on hold or escalated",
    "Complete": "done; name the evidence",
    "Cancelled": "withdrawn or superseded",
    "Not applicable": "does not apply to this establishment; see below",
}
RAG_WORDS = {
    "Red": "the due date will not be met",
    "Amber/Red": "the due date is in doubt",
    "Amber": "the due date can be met if problems are solved",
    "Amber/Green": "the due date will probably be met",
    "Green": "the due date will be met",
    "Blue": "delivered",
}
CHOICES = {"Status": tuple(STATUS_WORDS), "RAG": tuple(RAG_WORDS)}
GOVERNS = (
    "The summaries are not the published wording. The text of the National Partnership "
    "Agreement 2013 takes precedence; its paragraphs are given below."
)
CONFIDENCE = (
    "The owner's confidence in meeting the published due "
    "date. The agreement does not define RAG; use this definition."
)
INTRO = "Complete the shaded cells. There is one row for each commitment. See Guidance."


def return_workbook(
    body: Body,
    period: Period,
    answers: Mapping[str, Mapping[str, Value]] | None = None,
    about: Mapping[str, Value] | None = None,
) -> bytes:
    """
    Return the workbook that a body filled in for a period of 2013-14.

    It is the form of version 0.1.0, for which there are returns. ``answers`` (by
    commitment, then by heading) and ``about`` (by label) fill it in.
    """
    known: dict[str, Value | None] = dict.fromkeys(ABOUT)
    known |= {
        "Reporting body ID": body.id,
        "Reporting body": body.name,
        "Area team": body.area_team,
        "Period": period.name,
    }
    rows = [_row(row, (answers or {}).get(row["id"], {})) for row in commitments()]
    form = Form(
        title=f"{TITLE}{body.name}, {period.name}",
        intro=INTRO,
        about={**known, **(about or {})},
        headers=HEADERS,
        rows=rows,
        choices=CHOICES,
        guidance=guidance(),
        fill=INPUT_FILL,
    )
    # Imported here, because code that needs only the words need not draw a form.
    from ohc.output.books.return_book import render

    return render(form, SHEETS)


def _row(
    row: Mapping[str, str], answers: Mapping[str, Value]
) -> dict[str, Value | None]:
    fixed = {
        "Commitment": row["id"],
        "Priority": row["priority"],
        "Commitment (summary)": row["commitment"],
        "Due": row["due_text"] or "no date stated",
    }
    return {**dict.fromkeys(HEADERS), **fixed, **answers}


def guidance() -> list[tuple[str, str]]:
    """Return the lines of the sheet Guidance: a term, and what it means."""
    return [
        ("Patients", "No names, numbers or details of patients or prisoners."),
        ("Text", GOVERNS),
        ("Covers", STATEMENT),
        ("Rows", "You can sort the rows. Do not change the IDs."),
        *((f"Status: {word}", meaning) for word, meaning in STATUS_WORDS.items()),
        ("RAG", CONFIDENCE),
        *((f"RAG: {word}", meaning) for word, meaning in RAG_WORDS.items()),
        # Feedback asks for this again in the same words.
        *ASKED,
        ("Owner", "The post responsible, not the name of a person."),
        *(
            (row["id"], f"Applies to: {row['applies_to']}. Source: {row['source']}.")
            for row in commitments()
        ),
    ]


def file_name(body: Body, period: Period) -> str:
    """Return the file name of a return: the IDs of its body and period."""
    return f"{body.id}_{period.name}.xlsx"
