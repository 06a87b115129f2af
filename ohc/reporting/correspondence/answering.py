"""Where an answer goes, by when, and who asks: as typed, else as settings say."""

from datetime import date
from typing import NamedTuple

from ohc.progress.issuing.round_settings import as_line, current_round
from ohc.progress.options import Chasing, Replies
from ohc.progress.request import find_day
from ohc.progress.words.periods import day_in_words


class Answering(NamedTuple):
    """Where an answer goes, by when, and who asks for it; blank where nobody says."""

    return_to: str = ""
    reply_by: date | None = None
    sender: str = ""

    def again(self) -> str:
        """Return to whom, and by when, a return is sent again."""
        to = f" to {self.return_to}" if self.return_to else " to us"
        by = f" by {day_in_words(self.reply_by)}" if self.reply_by else ""
        return f"{to}{by}"


def find_answering(asked: Replies | Chasing) -> Answering:
    """
    Return where an answer goes, by the options, else by the round of the settings.

    Raises WrongWords for a day that is none, and for an address or a name that is
    blank or has a line break.
    """
    settings = current_round()
    to, sender = asked.return_to, asked.sender
    return Answering(
        settings.return_to if to is None else as_line(to, "--return-to"),
        find_day(asked.reply_by, "--reply-by"),
        settings.sender if sender is None else as_line(sender, "--sender"),
    )
