"""Feedback on returns: a page for each establishment with something to put right."""

from collections.abc import Callable, Sequence
from pathlib import Path

from ohc.errors import WrongWords
from ohc.lines import counted
from ohc.problems import Problem
from ohc.progress.accounts.ledger import Ledger
from ohc.progress.options import ReadOptions, Replies, Sent
from ohc.reference.reporting_units import bodies
from ohc.reporting.correspondence.addressed import Addressed, addressed
from ohc.reporting.correspondence.answering import find_answering
from ohc.reporting.correspondence.feedback_pages import (
    is_to_do,
    page_for,
    page_for_us,
)
from ohc.reporting.correspondence.posting import (
    Outbox,
    find_outbox,
    of_before,
    page_name,
    post,
    told_of_before,
)

OURS = "for-the-analyst_feedback"

Sending = Callable[[Ledger, Sequence[Problem]], Sent]


def feedback(
    replies: Replies, options: ReadOptions, *, read: Sequence[str], force: bool
) -> Sending:
    """
    Return a function that writes the pages when all problems are known.

    Raises UnknownName, WrongWords and CannotWrite for errors in the request, before any
    file is read.
    """
    if options.framework == "none":
        raise WrongWords(
            "A tracker of your own is not a return that somebody sent you.",
            "Leave out --framework none, or leave out --feedback.",
        )
    outbox = find_outbox(
        "--feedback",
        replies.feedback or "",
        paper_format=replies.paper,
        read=read,
        force=force,
    )
    answering = find_answering(replies)

    def send(ledger: Ledger, problems: Sequence[Problem]) -> Sent:
        who = addressed(problems, ledger)
        letters = {
            page_name(key, "feedback"): page_for(
                bodies()[key[0]].name, key[1], page, answering=answering
            )
            for key, page in who.pages.items()
        }
        if who.ours:
            letters[OURS] = page_for_us(who.ours)
        written = post(letters, outbox)
        returned = [(body.id, period.name) for body, period, _ in ledger.known()]
        old = of_before(outbox, "feedback", written=letters, done=returned)
        return Sent(_told(who, outbox, old=old), tuple(written))

    return send


def _told(who: Addressed, outbox: Outbox, *, old: Sequence[Path]) -> tuple[str, ...]:
    pages = counted(len(who.pages), "page")
    told = [f"Wrote {pages} into {outbox.folder}. Nothing was sent."]
    if not who.pages:
        told = ["No establishment has anything to put right: no page was written."]
    if who.ours:
        to_do = counted(sum(map(is_to_do, who.ours)), "problem")
        told.append(f"{outbox.path(OURS)} has {to_do} for you to deal with.")
    told += told_of_before(old, "the return has nothing to put right now")
    return tuple(told)
