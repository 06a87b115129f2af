"""What a letter says about why a return is missing, and what it asks for."""

from collections.abc import Callable, Sequence
from pathlib import PurePath

from ohc.lines import listed
from ohc.problems import PROBLEM_KINDS, Problem
from ohc.progress.forms import file_name
from ohc.progress.views.missing_lists import (
    NOTHING_CAME,
    TWO,
    UNFILLED,
    UNREAD,
    UNUSED,
    WHEN,
    WHOSE,
    Came,
    why_missing,
)
from ohc.progress.words.periods import NoPeriod, find_period, in_full
from ohc.reference.reporting_units import Body
from ohc.reporting.correspondence.answering import Answering
from ohc.reporting.correspondence.table_lines import what_to_do


def not_received(name: str, period: str, came: Sequence[Came]) -> str:
    """
    Return the first sentence of a letter: what was received, if anything.

    >>> not_received("Styal", "July 2014", [])
    'We have not received a return from Styal for July 2014.'
    """
    nothing = f"We have not received a return from {name} for {period}."
    files = [of_file for of_file in came if of_file.why != NOTHING_CAME]
    if why_missing(files) == TWO:
        names = listed(PurePath(of_file.file).name for of_file in files)
        return (
            f"We have two different returns from {name} for {period} with the same "
            f"date ({names})."
        )
    if not files:
        return nothing
    sentences = (_of_file(of_file) for of_file in files)
    return f"We have no return from {name} for {period} that we can count. " + " ".join(
        sentences
    )


def _of_file(came: Came) -> str:
    name = PurePath(came.file).name
    return f"We have your file {name}, but {REASONS.get(came.why, _unusable)(came)}."


def _unread(came: Came) -> str:
    problem = came.problem
    if problem is None or problem.kind == "damaged":
        return "we cannot open it: it is damaged"
    why = PROBLEM_KINDS[problem.kind].meaning.replace("the file is", "it is")
    if problem.kind == "not-a-workbook" and problem.found:
        why = f"it is {problem.found}, not a workbook"
    return f"we cannot open it: {why}"


def _unfilled(_: Came) -> str:
    return "nothing is filled in"


def _undated(came: Came) -> str:
    months = [_months(text) for text in _found_and_expected(came.problem)]
    if all(months) and months[0] != months[1]:
        return (
            f"it says {months[0]} inside and {months[1]} in its name, so we do not "
            "know which quarter it is for"
        )
    return "we cannot tell which period it is for"


def _found_and_expected(problem: Problem | None) -> tuple[str, str]:
    return (problem.found, problem.expected) if problem else ("", "")


def _months(text: str) -> str:
    """Return the months of a period, blank if the text is not a period."""
    try:
        words = in_full(find_period(text))
    except NoPeriod:
        return ""
    return words.partition("(")[2].rstrip(")") or words


def _of_two(_: Came) -> str:
    return "we cannot tell which establishment it is for"


def _unusable(_: Came) -> str:
    return "we cannot use it as it is"


REASONS: dict[str, Callable[[Came], str]] = {
    UNREAD: _unread,
    UNFILLED: _unfilled,
    WHEN: _undated,
    WHOSE: _of_two,
}
"""What a letter says about a file, by the reason why it does not count."""


MENDED = {
    "password-protected": "save it without a password and send it again",
    "damaged": "open it in Excel, save it as a new workbook and send that",
    "period-disagrees": "correct whichever is wrong and send it again",
    "bad-date": "correct the period on the sheet About and send it again",
}
"""How to correct a file; for other problems, the letter asks for the form."""


def asked_of(
    body: Body, period: str, *, came: Sequence[Came], answering: Answering
) -> str:
    """Return what a letter asks for, where to send it and by when."""
    files = [of_file for of_file in came if of_file.why != NOTHING_CAME]
    why, where = why_missing(files), answering.again()
    if why == TWO:
        return f"Please tell us which one counts, or send one return{where}."
    problem = files[0].problem if files else None
    if problem and problem.kind in MENDED:
        return f"Please {MENDED[problem.kind]}{where}."
    if why in {UNUSED, WHOSE} and problem:
        return f"{what_to_do(problem)} Please send the workbook again{where}."
    form = file_name(body, find_period(period))
    return f"Please fill in the workbook {form} and send it{where}."
