"""Read a file of answers: each value is accepted, or refused with its cell."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ohc.agreements.answers.entries import ADVICE, NoAnswers, RawAnswer
from ohc.agreements.answers.faults import Faults, Refused, first_few
from ohc.agreements.answers.table_file import of_table
from ohc.agreements.answers.texts import in_words, text_of_answer
from ohc.agreements.answers.toml_file import of_toml
from ohc.agreements.wording.fields import blank_fills
from ohc.agreements.wording.places import Place, find_place
from ohc.agreements.wording.views import Fill
from ohc.errors import UnknownName, WrongWords, nearest
from ohc.files.gathering import read_bytes
from ohc.files.unreadable import Unreadable
from ohc.privacy import personal_data
from ohc.reference.holding_words import holds_place
from ohc.reference.names import plain
from ohc.values import find_date
from ohc.workbooks.apart import Apart, is_heavy

CORRECT = "Correct the heading, or delete the column."
WRITE_DAY = "Write it like 30/04/2014 or 30 April 2014."
LATEST = date(2020, 1, 1)
"""Dates from this day on are reported: the cell may hold a number shown as a date."""

Answered = dict[str, dict[str, str]]


class AnswerFile(NamedTuple):
    """The answers in a file, by ID of the place and by field, and notes on them."""

    answered: Answered
    notes: tuple[str, ...]


def read_answers(path: Path) -> AnswerFile:
    """
    Return the answers in a file.

    Dates become ``1 April 2014``, choices the words of the choice. Blanks and
    placeholders are not answers. Raises NoAnswers, or WrongAnswers with every cell
    that cannot be used. No message repeats what someone typed.
    """
    try:
        is_large = path.is_file() and is_heavy(read_bytes(str(path)))
        with closing(Apart()) as apart:
            return apart.done(_read, path) if is_large else _read(path)
    except Unreadable as error:
        raise NoAnswers(f"ohc cannot read {path}: {error.message}", ADVICE) from error


def read_facts(path: Path) -> Answered:
    """Return the answers in a file, without the notes."""
    return read_answers(path).answered


def _read(path: Path) -> AnswerFile:
    reading = _Reading()
    for raw in reading.raw_answers(path):
        try:
            reading.take(raw)
        except Refused as refused:
            reading.faults.add(refused.where, refused.message, refused.hint)
        if reading.faults.are_too_many:
            break
    reading.faults.refuse()
    return AnswerFile(reading.answered, tuple(reading.all_notes()))


class _Reading:
    """The answers read from a file so far, and what is wrong with them."""

    def __init__(self) -> None:
        self.answered: Answered = {}
        self.faults = Faults()
        self.notes: list[str] = []
        self._holding: list[str] = []
        self._late: list[str] = []
        self._place_of: dict[tuple[str, ...], Place | Refused] = {}

    def raw_answers(self, path: Path) -> Iterator[RawAnswer]:
        """Give each value in a file; what cannot be a value is added to the faults."""
        if not path.is_file():
            raise NoAnswers(f"There is no file called {path}.", ADVICE)
        if path.suffix.lower() == ".toml":
            return of_toml(path, self.faults, notes=self.notes)
        return of_table(path, self.faults, notes=self.notes)

    def all_notes(self) -> Iterator[str]:
        """Yield notes on placeholders, late dates and how the file was read."""
        yield from self.notes
        if self._holding:
            yield (
                f"{first_few(self._holding)}: this is only a placeholder, "
                "so nothing was filled in."
            )
        if self._late:
            yield (
                f"{first_few(self._late)}: this is long after 2013. Check that it is a "
                "date, not a number."
            )

    def take(self, raw: RawAnswer) -> None:
        """Add an answer. Raises Refused."""
        place, key = self._place(raw), _field(raw)
        answer = self._answer(blank_fills()[key], raw)
        answers = self.answered.setdefault(place.id, {})
        # A blank is not an answer, so it cannot contradict one.
        if not answer:
            return
        if answers.setdefault(key, answer) != answer:
            message = f"{place.name} has two different answers for {key}."
            raise Refused(raw.where, message, "Delete one.")

    def _place(self, raw: RawAnswer) -> Place:
        # Once for each name: finding a similar name takes as long as reading a row.
        if raw.whose not in self._place_of:
            try:
                self._place_of[raw.whose] = _place(raw.whose, raw.whose_where)
            except Refused as refused:
                self._place_of[raw.whose] = refused
        place = self._place_of[raw.whose]
        if isinstance(place, Refused):
            raise Refused(raw.whose_where, place.message, place.hint)
        return place

    def _answer(self, fill: Fill, raw: RawAnswer) -> str:
        text = text_of_answer(raw.value, raw.where)
        if not text:
            return ""
        if holds_place(text):
            self._holding.append(raw.where)
            return ""
        if kind := personal_data(text):
            hint = "No agreement may contain one. Remove it."
            raise Refused(raw.where, f"this may contain {kind}.", hint)
        if fill.kind == "choice":
            return _choice(fill, text, where=raw.where)
        if fill.kind == "date":
            return self._date(raw, text)
        return text

    def _date(self, raw: RawAnswer, text: str) -> str:
        # The value first: Excel stores a date as a number, whatever its cell shows.
        day = find_date(raw.value) or find_date(text)
        if not day:
            is_number = text.replace(".", "", 1).isdigit()
            message = (
                "a bare number is not a date." if is_number else "this is not a date."
            )
            raise Refused(raw.where, message, WRITE_DAY)
        if day >= LATEST:
            self._late.append(raw.where)
        return in_words(day)


def _place(whose: tuple[str, ...], where: str) -> Place:
    named = {place.id: place for place in (_named(name, where) for name in whose)}
    if len(named) > 1:
        message = "the ID and the name are for different establishments."
        raise Refused(where, message, "Correct one.")
    return next(iter(named.values()))


def _named(name: str, where: str) -> Place:
    try:
        place = find_place(name)
    except UnknownName as error:
        hint = error.near or error.hint
        raise Refused(where, "there is no establishment of this name.", hint) from error
    except WrongWords as error:
        hint = error.hint
        raise Refused(
            where, "this could be more than one establishment.", hint
        ) from error
    if place is None:
        message = "this establishment is not covered by the agreement."
        raise Refused(where, message, "Delete its answers.")
    return place


@cache
def _keys() -> Mapping[str, str]:
    """Return the keys of fields, by the plain form of the key and of the label."""
    return {
        plain(name): key
        for key, fill in blank_fills().items()
        for name in (key, fill.label)
    }


def _field(raw: RawAnswer) -> str:
    if key := _keys().get(plain(raw.header)):
        return key
    message = "there is no field of this name."
    raise Refused(raw.header_where, message, _nearest_field(raw.header))


def _nearest_field(header: str) -> str:
    labels = {plain(fill.label): fill.label for fill in blank_fills().values()}
    keys = {plain(known): known for known in blank_fills()}
    return f"{nearest(plain(header), {**labels, **keys})} {CORRECT}".strip()


def _choice(fill: Fill, text: str, *, where: str) -> str:
    choices = {plain(choice): choice for choice in fill.choices}
    if plain(text) in choices:
        return choices[plain(text)]
    raise Refused(where, "this is not one of the choices.", _hint(plain(text), choices))


def _hint(typed: str, choices: Mapping[str, str]) -> str:
    """Return the choice that was probably meant (Y is Yes), and all the choices."""
    begun = [shown for word, shown in choices.items() if typed and word[0] == typed]
    near = f"Did you mean {begun[0]}?" if len(begun) == 1 else nearest(typed, choices)
    return f"{near} Choose from: {'; '.join(choices.values())}.".strip()
