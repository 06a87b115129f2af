"""The round of returns that is under way, as the section [round] of ohc.toml says."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ohc.errors import WrongWords
from ohc.lines import in_quotes, listed
from ohc.progress.words.periods import Period, day_in_words, find_period, in_words
from ohc.settings import ROUND, Setting, current_settings, days_named


class Round(NamedTuple):
    """
    The period that returns are collected for, by when, to where, and who asks.

    ``origins`` are the places of the settings, by their names.
    """

    period: Period | None = None
    returns_due: date | None = None
    return_to: str = ""
    sender: str = ""
    origins: tuple[tuple[str, str], ...] = ()

    def told(self, *names: str) -> str:
        """Return what was taken from the settings, blank if none of these was."""
        where = {
            Path(origin.removeprefix("environment variable ")).name: True
            for name, origin in self.origins
            if name in names
        }
        parts = [part for name, part in self._parts() if name in names]
        return f"{', '.join(parts)} ({listed(where)})" if parts else ""

    def for_period(self, period: Period | None) -> "Round":
        """Return the round, without its day if it is named for another period."""
        # Else a letter about an old quarter, or a form of the next, has a wrong day.
        is_other = period and self.period and period != self.period
        return self._replace(returns_due=None) if is_other else self

    def _parts(self) -> Iterator[tuple[str, str]]:
        if self.period:
            yield "period", in_words(self.period.name)
        if self.returns_due:
            yield "returns_due", f"returns due on {day_in_words(self.returns_due)}"
        if self.return_to:
            yield "return_to", f"returns to {self.return_to}"


def current_round() -> Round:
    """
    Return the round that the settings name; what is not set is blank.

    Raises NoPeriod for a period, WrongWords for a day or an address that there cannot
    be, with the place of the setting.
    """
    of_round = {
        setting.name.removeprefix(f"{ROUND}."): setting
        for setting in current_settings()
        if setting.name.startswith(f"{ROUND}.") and setting.values
    }
    if not of_round:
        return Round()
    days = days_named(of_round["returns_due"]) if "returns_due" in of_round else ()
    return Round(
        period=_period(of_round["period"]) if "period" in of_round else None,
        returns_due=next(iter(days), None),
        return_to=_line(of_round, "return_to"),
        sender=_line(of_round, "sender"),
        origins=tuple((name, setting.origin) for name, setting in of_round.items()),
    )


def _period(setting: Setting) -> Period:
    try:
        return find_period(_single(setting))
    except WrongWords as error:
        error.hint = f"{error.hint} It is set in: {setting.origin}".strip()
        raise


def _single(setting: Setting) -> str:
    if len(setting.values) > 1:
        raise WrongWords(
            f"{setting.name} must be one text, not {len(setting.values)}.",
            f"It is set in: {setting.origin}",
        )
    return setting.values[0]


def _line(of_round: dict[str, Setting], name: str) -> str:
    setting = of_round.get(name)
    if not setting:
        return ""
    return as_line(_single(setting), f"{setting.name} in {setting.origin}")


def as_line(text: str, name: str) -> str:
    """
    Return an address or a name that is printed on forms and letters, on one line.

    Raises WrongWords where it holds a line break or another control character: it
    would forge a line of a letter, or not be what is seen.
    """
    if not text.isprintable():
        raise WrongWords(
            f"{name} has a line break or another character that cannot be seen.",
            "Type it again on one line.",
        )
    if not text.strip():
        raise WrongWords(f"{name} is blank.", f"It was {in_quotes(text)}.")
    return text.strip()
