"""Letters to chase returns: one to each establishment whose return is missing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ohc.errors import WrongWords
from ohc.lines import counted, some
from ohc.output.word.paper import Block, Line
from ohc.progress.accounts.books import Books, TallyScope
from ohc.progress.options import Chasing, Sent
from ohc.progress.views.missing_lists import Came, missing_returns
from ohc.progress.words.contacts import Contact, contacts_for
from ohc.progress.words.periods import (
    day_in_words,
    find_period,
    in_full,
    in_words,
)
from ohc.reference.reporting_units import Unit
from ohc.reporting.correspondence.answering import Answering, find_answering
from ohc.reporting.correspondence.feedback_pages import (
    SOMEONE_ELSE,
    Letter,
)
from ohc.reporting.correspondence.posting import (
    find_outbox,
    of_before,
    page_name,
    post,
    told_of_before,
)
from ohc.reporting.correspondence.reasons import asked_of, not_received

COLLEAGUE = "Dear colleague"
SENT_ALREADY = "If you have already sent this one, please tell us when and to whom."
FEW = 12

Sending = Callable[[Books, TallyScope], Sent]


class Due(NamedTuple):
    """When returns were due, if that is known, and whether the date has passed."""

    day: date | None
    is_over: bool

    @classmethod
    def of(cls, day: date | None, today: date) -> "Due":
        """Return when returns are due, as of today; without a date they are overdue."""
        return cls(day, is_over=not day or day < today)

    def sentence(self) -> str:
        """Return when the return was due, blank if no date is set."""
        if not self.day:
            return ""
        was = "was" if self.is_over else "is"
        return f"The return {was} due on {day_in_words(self.day)}."


class Missing(NamedTuple):
    """A missing return: whose, for which period, what was received, the last one."""

    unit: Unit
    period: str
    came: Sequence[Came]
    last: str

    @property
    def is_closed_to_us(self) -> bool:
        """Return whether a file was received that you may not open."""
        return any(
            of_file.problem is not None and of_file.problem.kind == "no-access"
            for of_file in self.came
        )


def letters(
    chasing: Chasing, today: date, *, read: Sequence[str], force: bool
) -> Sending:
    """
    Return a function that writes the letters when the missing returns are known.

    Raises WrongWords if there is no address to send returns to, and what
    :func:`contacts_for` and :func:`find_outbox` raise, before any return is read.
    """
    answering = find_answering(chasing)
    if not answering.return_to:
        raise WrongWords(
            "Letters have to say where to send the return.",
            "Add --return-to ADDRESS, or return_to to [round] in ohc.toml.",
        )
    outbox = find_outbox(
        "--letters",
        chasing.letters or "",
        paper_format=chasing.paper,
        read=read,
        force=force,
    )
    contacts = contacts_for(read)

    def send(books: Books, scope: TallyScope) -> Sent:
        due = Due.of(scope.returns_due, today)
        missing = [
            Missing(unit, period, came, books.last_period.get(unit.body.id, ""))
            for period, unit, came in missing_returns(books)
        ]
        # If we may not open a file, that is not the establishment's mistake.
        chased = [each for each in missing if not each.is_closed_to_us]
        drafts = {
            page_name((each.unit.body.id, each.period), "letter"): letter_to(
                each, _contact(each, contacts), answering=answering, due=due
            )
            for each in chased
        }
        written = post(drafts, outbox)
        old = of_before(outbox, "letter", written=drafts, done=books.received)
        number = counted(len(drafts), "letter")
        told = [
            f"Wrote {number} into {outbox.folder}. Nothing was sent.",
            *_told(missing, contacts),
            *told_of_before(old, "the return was received"),
        ]
        return Sent(tuple(told), tuple(written))

    return send


def _contact(missing: Missing, contacts: Mapping[str, Contact]) -> Contact:
    return contacts.get(missing.unit.body.id, Contact())


def _told(missing: Sequence[Missing], contacts: Mapping[str, Contact]) -> Iterator[str]:
    """Give notes on establishments without an address, and those without a letter."""
    closed = [each for each in missing if each.is_closed_to_us]
    strangers = [
        each
        for each in missing
        if each not in closed and not _contact(each, contacts).email
    ]
    if strangers:
        yield f"contacts.csv has no e-mail address for {_names(strangers)}."
    if closed:
        names = _names(closed)
        yield f"No letter was written where you may not open the file: {names}."


def _names(returns: Sequence[Missing]) -> str:
    return some([each.unit.body.name for each in returns], most=FEW)


def letter_to(
    missing: Missing, contact: Contact, *, answering: Answering, due: Due
) -> Letter:
    """Return the letter to an establishment about its return for a period."""
    unit, period, came, last = missing
    name = unit.body.name
    subject = "now due" if due.is_over else "reminder"
    first = not_received(name, in_full(find_period(period)), came)
    last_return = (
        f"The last return we have from {name} is for {in_words(last)}." if last else ""
    )
    paragraphs = [
        f"Dear {contact.name}" if contact.name else COLLEAGUE,
        f"{first} {due.sentence()}",
        asked_of(unit.body, period, came=came, answering=answering),
        f"{last_return} {'' if came else SENT_ALREADY}",
        SOMEONE_ELSE,
        answering.sender,
    ]
    copies = "; ".join(map(str.strip, contact.copy_to.split(";")))
    head = [
        f"{label}: {text}"
        for label, text in (("To", contact.email), ("Copy to", copies))
        if text
    ]
    blocks: list[Block] = [
        *map(Line, head),
        *(Line(text.strip(), apart=True) for text in paragraphs if text.strip()),
    ]
    return Letter(f"Return for {in_words(period)} from {name}: {subject}", blocks)
