"""Return workbooks going out: one for each reporting unit in scope."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ohc.errors import CannotWrite, WrongWords
from ohc.files import inputs, writing
from ohc.lines import counted
from ohc.outcome import STATEMENT, Outcome
from ohc.output.books import return_form as forms
from ohc.output.books.return_form import Value
from ohc.patch import patch_unless
from ohc.progress.words.colours import INPUT_FILL
from ohc.progress.words.labels import ABOUT, TITLE
from ohc.progress.words.periods import Period, find_period, in_words
from ohc.reference.establishments import Selection
from ohc.reference.framework import commitments
from ohc.reference.reporting_units import Body, doubts, expected
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
    "The owner's confidence of meeting the published due "
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
    Return the workbook that a body fills in for a period.

    ``answers`` (by commitment, then by header) and ``about`` (by label) fill it in.
    """
    known: dict[str, Value | None] = dict.fromkeys(ABOUT)
    known |= {
        "Reporting body ID": body.id,
        "Reporting body": body.name,
        "Area team": body.area_team,
        "Period": period.name,
    }
    rows = [_row(row, (answers or {}).get(row["id"], {})) for row in commitments()]
    form = forms.Form(
        title=f"{TITLE}{body.name}, {period.name}",
        intro=INTRO,
        about={**known, **(about or {})},
        headers=HEADERS,
        rows=rows,
        choices=CHOICES,
        guidance=guidance(),
        fill=INPUT_FILL,
    )
    return forms.render(form, SHEETS)


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
        # What feedback asks for again, in the same words.
        *ASKED,
        ("Owner", "The post responsible, not the name of a person."),
        *(
            (row["id"], f"Applies to: {row['applies_to']}. Source: {row['source']}.")
            for row in commitments()
        ),
    ]


def file_name(body: Body, period: Period) -> str:
    """Return the name of a return's workbook: the ids of its body and period."""
    return f"{body.id}_{period.name}.xlsx"


def write_forms(
    bodies: Sequence[Body], period: Period, *, folder: Path, force: bool
) -> list[Path]:
    """
    Write a workbook for each body into a folder, and return their paths.

    The folder is made where there is none. Raises CannotWrite before anything is
    written where one of the files is there already and force is not given, unless a
    run that was cut short left it: that is gone on with. Raises it with how far it
    came where a disk is full.
    """
    content = {
        folder / file_name(body, period): return_workbook(body, period)
        for body in bodies
    }
    inputs.writes(content)
    writing.make_folder(folder)
    # All are looked at first: half of the forms would be a set that nobody wants.
    there = [target for target in content if target.exists()]
    is_cut_short = len(there) < len(content) and all(
        writing.holds(target, content[target]) for target in there
    )
    if there and not force and not is_cut_short:
        raise CannotWrite(
            f"{len(there)} of {len(content)} workbooks already exist, such as "
            f"{there[0]}; none was written.",
            "Add --force to replace them, with anything people have filled in.",
        )
    return writing.write_all(content, force=force)


def issued(
    selection: Selection, period_name: str, *, folder: Path, force: bool
) -> Outcome:
    """
    Write the forms of a period for a part of the estate, and return what was done.

    Without a selection for the patch of the settings, else the whole estate.
    Raises NoPeriod, WrongWords where nobody of it reports, CannotWrite.
    """
    chosen, origin = patch_unless(selection)
    period = find_period(period_name)
    units = expected(chosen, period.end)
    if not units:
        raise WrongWords(
            f"No establishment reports for {in_words(period.name)}: {origin.text}.",
            "Prisons covered by the agreement report. For one of them: ohc estate show "
            "NAME",
        )
    written = write_forms(
        [unit.body for unit in units], period, folder=folder, force=force
    )
    done = (
        f"Wrote {counted(len(written), 'workbook')} into {folder} for "
        f"{in_words(period.name)}: {origin.text}."
    )
    return Outcome(
        title="",
        columns=(),
        rows=(),
        warnings=tuple(doubts(units)),
        closing=(done,),
        written=tuple(written),
    )
