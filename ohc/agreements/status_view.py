"""The status of agreements as people see it, with the state of each in words."""

import re
from collections.abc import Sequence
from datetime import date

from ohc.agreements.documents import NOT_TOLD, Document
from ohc.agreements.signed import is_signed
from ohc.agreements.wording.places import Place
from ohc.lines import listed
from ohc.outcome import Row, View
from ohc.reference.establishments import Selection, of_whom

COLUMNS = (
    "establishment",
    "state",
    "fields_filled",
    "fields_total",
    "review",
    "signature_dates_entered",
    "file",
)
UNREAD = {
    "damaged": "cannot be read: damaged",
    "password-protected": "protected by a password",
    "not-an-agreement": "not an agreement",
    "no-access": "cannot be opened",
    "empty-file": "cannot be read: empty",
    "too-large": "cannot be read: too large",
    "unsafe": "cannot be read: unsafe",
}
"""The state of a document that was not read, by the kind of its problem."""

SAID_BY_STATE = frozenset({"damaged", "password-protected", "empty-file"})
"""Kinds of problems that the state describes fully."""

KINDS = "bad-date|unknown-choice|personal-data|place-gone"
_CODES = re.compile(rf"(?:^|(?<=; ))(?:{NOT_TOLD.partition(':')[0]}|{KINDS}): ")
MOST_NAMES = 3


def status_title(selection: Selection, day: date) -> str:
    """
    Return the title of a status: whose agreements, and on which date.

    >>> status_title(Selection(lead=("Lancashire",)), date(2014, 9, 1))
    'Local delivery agreements: Lancashire lead team, as at 1 September 2014'
    >>> status_title(Selection(), date(2014, 9, 1))
    'Local delivery agreements, as at 1 September 2014'
    """
    whom = of_whom(selection)
    what = f"Local delivery agreements: {whom}" if whom else "Local delivery agreements"
    return f"{what}, as at {day.day} {day:%B %Y}"


def status_rows(documents: Sequence[Document], records: Sequence[Row]) -> list[Row]:
    """Return the records of documents as people read them, with their ``state``."""
    return [
        {
            **record,
            "state": _state(document),
            "review": _review(record),
            "problem": _problem(document),
        }
        for document, record in zip(documents, records, strict=True)
    ]


def status_view(rows: Sequence[Row]) -> View:
    """Return how the status is shown: with problems that the states do not describe."""
    problems = ("problem",) if any(row["problem"] for row in rows) else ()
    return View(
        columns=(*COLUMNS, *problems),
        sheet="Agreements",
    )


def without_agreement(absent: Sequence[Place], expected: int) -> tuple[str, str]:
    """
    Return how many expected agreements are absent, with a few names or with all.

    Nothing if none is absent.
    """
    if not absent:
        return "", ""
    count = f"{len(absent)} of {expected}"
    names = [place.name for place in absent]
    more = " (-v lists all)" if len(names) > MOST_NAMES else ""
    among = ", including" if len(names) > MOST_NAMES else ":"
    return (
        f"{count}{among} {listed(names[:MOST_NAMES])}{more}",
        f"{count}: {listed(names)}",
    )


def _state(document: Document) -> str:
    agreement = document.agreement
    if not agreement:
        kind = document.problem.partition(":")[0]
        return UNREAD.get(kind, f"cannot be read: {kind.replace('-', ' ')}")
    filled = len(document.needed) - len(document.missing)
    state = "in part" if filled else "not started"
    if not document.missing:
        state = "complete"
    if is_signed(agreement):
        state = f"{state}, signed"
    to_settle = len(agreement.others)
    return f"{state}, {to_settle} to decide" if to_settle else state


def _review(record: Row) -> str:
    written, review = str(record["review_date"]), str(record["review"])
    if review == "no day":
        return f"{written}, not a date"
    return ", ".join(filter(None, (written, review)))


def _problem(document: Document) -> str:
    """Return what is wrong with a document, without the stable words for programs."""
    if document.agreement:
        return _CODES.sub("", document.problem)
    kind, _, message = document.problem.partition(": ")
    return "" if kind in SAID_BY_STATE else message
