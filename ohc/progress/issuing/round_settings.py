"""The round of returns under way, from the section [round] of ohc.toml."""

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
    The period of the round, when and where returns are due, and who asks.

    ``origins`` say where each setting comes from, by its name.
    """

    period: Period | None = None
    returns_due: date | None = None
    return_to: str = ""
    sender: str = ""
    origins: tuple[tuple[str, str], ...] = ()

    def told(self, *names: str) -> str:
        """Return which of these settings were used, blank if none was."""
        where = {
            Path(origin.removeprefix("environment variable ")).name: True
            for name, origin in self.origins
            if name in names
        }
        parts = [part for name, part in self._parts() if name in names]
        return f"{', '.join(parts)} ({listed(where)})" if parts else ""

    def for_period(self, period: Period | None) -> "Round":
        """Return the round, without its date if it is used for another period."""
        # Otherwise a letter about an old quarter, or a form for the next, has a wrong
        # date.
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
    Return the round in the settings; settings that are not set are blank.

    Raises NoPeriod for a wrong period, WrongWords for a wrong date or address, and
    says where it is set.
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
    Return an address or a name for forms and letters, on one line.

    Raises WrongWords if it has a line break or another control character, which could
    forge a line of a letter or hide what it really says.
    """
    if not text.isprintable():
        raise WrongWords(
            f"{name} has a line break or another invisible character.",
            "Type it again on one line.",
        )
    if not text.strip():
        raise WrongWords(f"{name} is blank.", f"It was {in_quotes(text)}.")
    return text.strip()
