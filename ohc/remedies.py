"""What to do about each kind of problem, in words for whoever sent the return."""

from types import MappingProxyType
from typing import NamedTuple

SEND_WORKBOOK = (
    "Open it in Excel, save it as a workbook without a password and send it again."
)
TYPE_DATE = "Type it as day/month/year."
TYPE_PERCENT = "Type it as a number from 0% to 100%."
FROM_LIST = "Choose a status from the list in the cell."
RATE_FROM_LIST = "Choose a rating from the list in the cell, or leave it blank."
WORD_FROM_LIST = "Choose the word from the list. Colours are not counted."
TYPE_OVER = "Type the answer over the formula."
PUT_BACK = "Put it back: it is on the form that we sent."
NOTHING_TO_DO = "You do not need to do anything."


class Remedy(NamedTuple):
    """
    What whoever sent a return is asked to do about a kind of problem.

    ``wrong`` is what is wrong, where the meaning of the kind does not tell them; what
    was ``{found}`` and ``{expected}`` goes into it, and ``{message}`` is the problem's
    own sentence. ``less`` and ``less_wrong`` are for the less serious case. Without a
    ``to_do`` they cannot do anything, and the analyst has to settle it.
    """

    to_do: str
    wrong: str = ""
    less: str = ""
    less_wrong: str = ""
    for_analyst: bool = False


def _ours(to_do: str) -> Remedy:
    return Remedy(to_do, for_analyst=True)


_OF_FILES = {
    "password-protected": Remedy(SEND_WORKBOOK),
    "not-a-workbook": Remedy(
        "Fill in the workbook that we sent, and send that.",
        wrong="The file is {found}, not a workbook.",
    ),
    "damaged": Remedy(
        "Open it in Excel, save it as a new workbook and send that. If it does not "
        "open, fill in the form again.",
        wrong="The file is damaged: we cannot open it, or not all of it.",
    ),
    "no-access": _ours("Close the file, or ask for permission to open it."),
    "empty-file": Remedy(
        "Fill in the workbook and send it again.", wrong="Nothing is filled in."
    ),
    "too-large": Remedy("Copy the answers into the form that we sent, and send that."),
    "unsafe": Remedy(
        "Copy the answers into the form that we sent, and send that.",
        wrong="The file is built in an unusual way, so we do not open it.",
    ),
    "missing-sheet": Remedy(PUT_BACK),
    "lock-file": _ours("Ask whether they have saved it, then read the returns again."),
    "missing-column": Remedy(PUT_BACK),
    "missing-label": Remedy("Put it back in column A, with your answer beside it."),
    "unclear-column": Remedy(
        "Head the column that counts Status or RAG, and the others otherwise."
    ),
    "unused-file": _ours("Correct the file, or give it another name."),
}

_OF_WHOSE_AND_WHEN = {
    "unknown-body": Remedy("Type the ID and the name that are on the form we sent."),
    "body-disagrees": Remedy(
        "Correct whichever is wrong.",
        wrong="The return is for {found}, but its name or the file's says {expected}.",
        less="Correct the name, or send a return for each.",
        less_wrong="The name of the reporting body includes another establishment.",
    ),
    "period-disagrees": Remedy(
        "Correct whichever is wrong.",
        wrong="The sheet About says {found}; the file name says {expected}.",
        less="Correct the period on the sheet About if it is wrong.",
        less_wrong="The sheet About says {found}; we filed it under {expected}.",
    ),
    "period-from-name": Remedy(
        "Fill in the period on the sheet About.",
        wrong="The period is blank. We took it to be {expected}.",
    ),
    "title-disagrees": Remedy(
        "Correct whichever is wrong.",
        wrong="The title says {found}; the sheet About says {expected}.",
    ),
    "duplicate-return": Remedy(
        "Tell us which one counts.",
        wrong="There are two that differ, and we cannot tell which one counts.",
        less=NOTHING_TO_DO,
        less_wrong="The same return or row came twice. We counted it once.",
    ),
    "superseded-return": Remedy(
        NOTHING_TO_DO, wrong="You sent a later return, which we counted instead."
    ),
    "unexpected-return": _ours("Check whether they have to send a return."),
    "missing-return": _ours("Ask for it: ohc progress missing writes the letters."),
    "late-return": Remedy("Please send the next one by the date on the form."),
    "early-return": Remedy("Check the return date and the period."),
    "same-as-other": Remedy(
        "Send your own answers.",
        less="Check that the answers are your own. If they are, tell us.",
    ),
    "same-as-last": Remedy(
        "Check that they are still true.",
        wrong="All answers are word for word those of last time.",
    ),
    "changed-file": _ours("Work the figure out again, or find the earlier file."),
    "new-file": _ours("Work the figure out again, with this file."),
    "gone-file": _ours("Put the file back, or work the figure out again."),
}

_OF_ROWS = {
    "unknown-commitment": Remedy(PUT_BACK),
    "moved-row": Remedy(
        "Put both back where they are on the form we sent.",
        wrong="The ID is {found}, but the summary is that of {expected}.",
    ),
    "moved-answers": Remedy("Put each answer back beside its commitment."),
    "missing-row": Remedy(
        "Copy it from the form we sent, and answer it.",
        wrong="There is no row for {expected}.",
        less=NOTHING_TO_DO,
        less_wrong="There is no row for {expected}. It does not apply to you.",
    ),
    "repeated-item": Remedy("Delete the rows that do not count."),
    "no-item": Remedy("Say what the answer is to, or clear the row."),
    "unclear-row": Remedy("Give the row a status, or make it a heading."),
    "not-applicable": Remedy(
        "Answer it, or say in Comment why it does not apply to you.",
        wrong="You answered that {found} does not apply, but we think it does.",
    ),
    "unanswered": Remedy(
        "Answer it, if you can.", wrong="There is no status for {found}."
    ),
    "contradiction": Remedy(
        "Correct whichever is wrong, or say why in Comment.", wrong="{message}"
    ),
    "filled-down": Remedy(
        "Check the answer to each commitment.",
        wrong="Rows {found} have the same answer, word for word.",
    ),
    "struck-through": Remedy(
        "Tell us whether it is still complete.",
        wrong="Struck through, but complete: rows {found}.",
        less="Clear what is no longer true.",
        less_wrong="Struck through, but counted: rows {found}.",
    ),
}

_OF_CELLS = {
    "unknown-status": Remedy(FROM_LIST),
    "unknown-rag": Remedy(RATE_FROM_LIST),
    "error-cell": Remedy(TYPE_OVER, wrong="The cell shows an error."),
    "uncalculated-formula": Remedy(TYPE_OVER),
    "colour-only": Remedy(WORD_FROM_LIST),
    "personal-data": Remedy(
        "Do not forward this copy. Report it as your information governance policy "
        "says, and send a clean copy by secure e-mail.",
        wrong="The cell may contain a patient's or prisoner's number.",
    ),
    "bad-date": Remedy(
        "Correct the period on the sheet About.",
        wrong="We cannot tell which period this is.",
        less=TYPE_DATE,
        less_wrong="We cannot tell which date this is.",
    ),
    "bad-percent": Remedy(TYPE_PERCENT, wrong="We cannot tell which percentage it is."),
    "commented": Remedy(
        NOTHING_TO_DO,
        wrong="The cell has a comment. We counted what the cell says.",
    ),
}

REMEDIES = MappingProxyType(
    {**_OF_FILES, **_OF_WHOSE_AND_WHEN, **_OF_ROWS, **_OF_CELLS}
)
"""What to do about each of the PROBLEM_KINDS."""

ASKED = (
    ("Status", FROM_LIST),
    ("Ratings", RATE_FROM_LIST),
    ("Colours", WORD_FROM_LIST),
    ("Dates", TYPE_DATE),
    ("Percent complete", TYPE_PERCENT),
    ("Formulas", TYPE_OVER),
)
"""What the guidance of a form asks for, in the words of the feedback on it."""
