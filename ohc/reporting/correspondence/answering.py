"""Where to reply, by when, and who asks: from the options or else the settings."""

from datetime import date
from typing import NamedTuple

from ohc.progress.issuing.round_settings import as_line, current_round
from ohc.progress.options import Chasing, Replies
from ohc.progress.request import find_day
from ohc.progress.words.periods import day_in_words


class Answering(NamedTuple):
    """Where to reply, by when, and who asks; blank if not set."""

    return_to: str = ""
    reply_by: date | None = None
    sender: str = ""

    def again(self) -> str:
        """Return where to send a return again, and by when."""
        to = f" to {self.return_to}" if self.return_to else " to us"
        by = f" by {day_in_words(self.reply_by)}" if self.reply_by else ""
        return f"{to}{by}"


def find_answering(asked: Replies | Chasing) -> Answering:
    """
    Return where to reply, from the options or else the round in the settings.

    Raises WrongWords for an invalid date, and for an address or a name that is blank
    or has a line break.
    """
    settings = current_round()
    to, sender = asked.return_to, asked.sender
    return Answering(
        settings.return_to if to is None else as_line(to, "--return-to"),
        find_day(asked.reply_by, "--reply-by"),
        settings.sender if sender is None else as_line(sender, "--sender"),
    )
