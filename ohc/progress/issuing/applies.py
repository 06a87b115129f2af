"""The column "Applies here" of a form."""

from collections.abc import Sequence

from ohc.outcome import TextRow
from ohc.reference.framework import commitments
from ohc.reference.reporting_units import Body, is_team
from ohc.reference.taking_effect import LocalFacts, local_answer, takes_effect

YES = "Yes"
NATIONAL = "No: a national commitment"
PREMISES = "No: Approved Premises"
OF_ESTABLISHMENTS = "No: establishments answer this"

DONE_HERE = frozenset({"C5.1", "C10.1"})
"""Worded as acts of the national partners: each establishment says what it did."""

PLEASE_SAY = {
    "pfi": "Only in a PFI prison: please say",
    "retendered": "Only if retendered in 2013-14: please say",
    "resettlement_test": "Only in some resettlement prisons: please say",
    "xray": "Only with a fixed X-ray machine: please say",
}
"""Facts about a prison that no source states, by field of the answers workbook."""

ANSWERED = {
    "pfi": ("Yes: a PFI prison", "No: not a PFI prison"),
    "retendered": ("Yes: retendered in 2013-14", "No: not retendered in 2013-14"),
    "resettlement_test": (
        "Yes: a resettlement prison that tests this",
        "No: not a prison that tests this",
    ),
    "xray": ("Yes: has a fixed X-ray machine", "No: no fixed X-ray machine"),
}


def applies_here(body: Body, facts: LocalFacts) -> dict[str, str]:
    """
    Return whether each commitment applies, in the order of the form's rows.

    Commitments that need no answer come last.
    """
    texts = {row["id"]: _applies(body, row, facts) for row in commitments()}
    # By ID within each part. Rows are identified by ID, so any order can be read.
    return dict(sorted(texts.items(), key=lambda item: needs_none(item[1])))


def needs_none(text: str) -> bool:
    """Return whether a commitment needs no answer, given what the form says."""
    return text.startswith("No:")


def _applies(body: Body, row: TextRow, facts: LocalFacts) -> str:
    binds = row["binds"]
    effect = takes_effect(body, row["id"])
    if is_team(body):
        return YES if effect == "yes" else OF_ESTABLISHMENTS
    if effect == "no":
        return PREMISES if binds == "approved-premises" else NATIONAL
    if effect == "yes":
        return f"{YES}: what was done here" if row["id"] in DONE_HERE else YES
    answer = local_answer(body, binds, facts)
    if answer not in _CHOICES:
        return PLEASE_SAY[binds]
    return ANSWERED[binds][_CHOICES.index(answer)]


_CHOICES: Sequence[str] = ("yes", "no")
