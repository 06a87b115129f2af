"""Feedback on returns: a page for each establishment with something to put right."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ohc.errors import WrongWords
from ohc.lines import counted, some
from ohc.problems import Problem
from ohc.progress.accounts.ledger import Key, Ledger
from ohc.progress.options import ReadOptions, Replies, Sent
from ohc.progress.request import find_day
from ohc.reference.reporting_units import bodies
from ohc.reporting.correspondence.addressed import Addressed, addressed
from ohc.reporting.correspondence.feedback_pages import (
    Answering,
    Letter,
    page_for,
    page_for_us,
)
from ohc.reporting.correspondence.posting import Outbox, find_outbox, post

OURS = "for-the-analyst_feedback"
_PAGE = re.compile(r"(?P<body>[a-z0-9-]+)_(?P<period>[^_]*)_feedback\.(docx|txt)")

Sending = Callable[[Ledger, Sequence[Problem]], Sent]


def feedback(
    replies: Replies, options: ReadOptions, *, read: Sequence[str], force: bool
) -> Sending:
    """
    Return what writes the pages, once the problems of all returns are known.

    Raises UnknownName, WrongWords and CannotWrite for what is wrong with the request,
    before any file is read.
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
    answering = Answering(
        replies.return_to or "",
        find_day(replies.reply_by, "--reply-by"),
        replies.sender or "",
    )

    def send(ledger: Ledger, problems: Sequence[Problem]) -> Sent:
        who = addressed(problems, ledger)
        letters = {
            name_of(key): page_for(
                bodies()[key[0]].name, key[1], page, answering=answering
            )
            for key, page in who.pages.items()
        }
        if who.ours:
            letters[OURS] = page_for_us(who.ours)
        written = post(letters, outbox)
        old = _of_before(outbox, letters, ledger=ledger)
        return Sent(_told(who, outbox, old=old), tuple(written))

    return send


def name_of(key: Key) -> str:
    """
    Return the name of a page, without its ending.

    >>> name_of(("prison-garth", "2013-14-Q4"))
    'prison-garth_2013-14-Q4_feedback'
    """
    body_id, period = key
    return f"{body_id}_{period or 'no-period'}_feedback"


def _of_before(
    outbox: Outbox, letters: Mapping[str, Letter], *, ledger: Ledger
) -> list[Path]:
    """Return pages about returns that were read now, and have no page any more."""
    # Pages of another patch may lie in the folder: nobody read their returns now.
    returned = {(body.id, period.name) for body, period, _ in ledger.known()}
    present = {outbox.path(name) for name in letters}
    pages = [
        (path, _PAGE.fullmatch(path.name)) for path in sorted(outbox.folder.glob("*"))
    ]
    return [
        path
        for path, match in pages
        if match and path not in present and (match[1], match[2]) in returned
    ]


def _told(who: Addressed, outbox: Outbox, *, old: Sequence[Path]) -> tuple[str, ...]:
    pages = counted(len(who.pages), "page")
    told = [f"Wrote {pages} into {outbox.folder}. Nothing was sent."]
    if not who.pages:
        told = ["No establishment has anything to put right: no page was written."]
    if who.ours:
        number = counted(len(who.ours), "problem")
        told.append(
            f"{outbox.path(OURS)} is for you: it lists {number} that no "
            "establishment can put right."
        )
    if old:
        are = "is" if len(old) == 1 else "are"
        names = some([path.name for path in old], most=len(old))
        which = "it" if len(old) == 1 else "them"
        told.append(
            f"{names} {are} from before: the return has nothing to put right now. "
            f"Delete {which}."
        )
    return tuple(told)
