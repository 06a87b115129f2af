"""What a return says of itself: its body, its period and its date."""

from collections.abc import Mapping
from datetime import date, timedelta

from ohc.errors import nearest
from ohc.privacy import cited, quoted
from ohc.problems import Problem
from ohc.progress.returns.about import LABELS, Label
from ohc.progress.returns.dating import Dating, Stated, find_dating
from ohc.progress.returns.owners import BLANK, Owner
from ohc.progress.returns.path_periods import SILENT, PathPeriods
from ohc.progress.tables.tables import Table
from ohc.progress.words.periods import Period, in_words
from ohc.progress.words.vocabulary import Vocabulary, compared
from ohc.record import Record
from ohc.reference.names import plain
from ohc.reference.reporting_units import Body, body_names, find_body
from ohc.values import find_date

LATEST_RETURN = 366
"""So many days after a period a return of it may be dated."""


EARLY = 3
"""In the first of so many parts of a period nobody can report on the whole of it."""


class Location(Record):
    """Where a return says of itself what it is: in its table, or beside labels."""

    table: Table
    first_row: int
    about: Mapping[str, Label]

    def text(self, field: str, *, unless: str = "") -> str:
        """Return the text beside a label, "" where the row says another."""
        # A row that names its body by id alone must not be joined with the name of
        # the sheet: the two would contradict each other.
        label = self.about.get(LABELS[field])
        return label.text if label and not unless else ""

    def cell(self, field: str, in_row: str) -> tuple[str, str]:
        """Return the sheet and cell that say it, as the row does, or should say it."""
        sheet = self.table.sheet.name
        places = self.table.places
        label = self.about.get(LABELS[field])
        # Of a column in which nobody wrote, the label says it.
        if field in places and (in_row or not label):
            return sheet, self.table.sheet.cell(places[field], self.first_row)
        return (label.sheet, label.cell) if label else (sheet, "")

    def problem(self, file: str, kind: str) -> Problem:
        """Return a problem of the whole table, in the header of its ids."""
        at = self.table.places.get("commitment", 0)
        return Problem(
            file,
            kind,
            message="",
            sheet=self.table.sheet.name,
            cell=self.table.sheet.cell(at, self.table.header_row),
            found=self.table.sheet.quoted(at, self.table.header_row),
        )


class Identity:
    """Recognises the bodies, periods and dates of one file; gathers problems."""

    def __init__(
        self, file: str, vocabulary: Vocabulary, *, path_periods: PathPeriods = SILENT
    ) -> None:
        self.file = file
        self.vocabulary = vocabulary
        self._path_periods = path_periods
        self.problems: list[Problem] = []
        self._wrong_dates: set[Problem] = set()

    def body(self, location: Location, owner: Owner) -> tuple[Body | None, str]:
        """Return the reporting body, None if not known, and how it is written."""
        key = owner.body_id or location.text("body_id", unless=owner.body)
        name = owner.body or location.text("body", unless=owner.body_id)
        by_id, by_name = self._named(key), self._named(name)
        if not self.vocabulary.has_commitments:
            return by_id or by_name, name or key
        if by_id and by_name and by_id != by_name:
            message = (
                f"The ID belongs to {by_id.name} but the name is {by_name.name}. "
                "Correct one."
            )
            self._unknown(
                location.cell("body_id", owner.body_id), message=message, written=key
            )
            return None, name or key
        # A known id is enough: people write the name in their own way. An id that is
        # not known is no reason to trust the name: one of them is a slip.
        body = by_id or (None if key else by_name)
        if not body:
            self._not_found(location, owner, key=key, name=name)
        elif name and not by_name:
            # Here, because nearly every form has the name that its id stands for.
            from ohc.progress.doubts.two_bodies import also_named

            place = location.cell("body", owner.body)
            doubts = also_named(self.file, body, name, place=place)
            self.problems += [doubt for doubt in doubts if doubt not in self.problems]
        return body, name or key

    def _named(self, name: str) -> Body | None:
        if not name:
            return None
        aliases = self.vocabulary.aliases
        return find_body(aliases.get(plain(name), name) if aliases else name)

    def _not_found(
        self, location: Location, owner: Owner, *, key: str, name: str
    ) -> None:
        written = key or name
        place = (
            location.cell("body_id", owner.body_id)
            if key
            else location.cell("body", owner.body)
        )
        near = ""
        if not written:
            message = (
                "The return does not say which establishment it is for. "
                "Add a sheet called About, or columns Reporting body "
                "ID and Period."
            )
        elif written == BLANK:
            message = (
                "This row does not say which establishment it is for; "
                "others in the file do."
            )
            written = ""
        else:
            near = _suggested_body(written)
            message = (
                f"{cited(written)} is not an organisation we recognise. "
                f"{near}{' ' if near else ''}Correct it, or add the name "
                "to aliases.csv."
            )
        self._unknown(place, message=message, written=written, near=near)

    def _unknown(
        self, place: tuple[str, str], *, message: str, written: str, near: str = ""
    ) -> None:
        sheet, cell = place
        self.problems.append(
            Problem(
                self.file,
                "unknown-body",
                message=message,
                sheet=sheet,
                cell=cell,
                found=quoted(written),
                expected=near,
            )
        )

    def dating(self, location: Location, owner: Owner, *, body: Body | None) -> Dating:
        """Return the period, and what speaks for it."""
        written = owner.period or location.text("period")
        sheet, cell = location.cell("period", owner.period)
        name = body.name if body else ""
        stated = Stated(self.file, written, sheet=sheet, cell=cell, body=name)
        dating, problems = find_dating(stated, self._path_periods)
        if self.vocabulary.has_commitments:
            self.problems += problems
            return dating
        # Trackers of other items need no period, and their paths say nothing of it.
        return find_dating(stated, SILENT)[0]._replace(set_aside="", settled=True)

    def returned(self, location: Location, period: Period | None) -> date | None:
        """Return the day on which the return is dated, None if it is not known."""
        label = location.about.get("Return date")
        if not label or label.value == "" or label.value is None:
            return None
        day = find_date(label.value)
        message = self._wrong_date(label, day, period=period)
        if not message:
            self._doubt_if_early(label, day, period=period)
            return day
        problem = Problem(
            self.file,
            "bad-date",
            message=message,
            sheet=label.sheet,
            cell=label.cell,
            found=quoted(label.text),
            expected="a date such as 31/03/2014",
            less=True,
        )
        # All returns of a workbook share one sheet About: its date is wrong once.
        if problem not in self._wrong_dates:
            self._wrong_dates.add(problem)
            self.problems.append(problem)
        return None

    def _doubt_if_early(
        self, label: Label, day: date | None, *, period: Period | None
    ) -> None:
        """Add a problem where a return is dated when its period had only begun."""
        if not day or not period or not _is_early(day, period):
            return
        problem = Problem(
            self.file,
            "early-return",
            message=(
                f"The return is dated {day:%d/%m/%Y}, soon after the start "
                f"of {in_words(period.name)}. It may be for the period "
                "before. Check the date and the period."
            ),
            sheet=label.sheet,
            cell=label.cell,
            found=quoted(label.text),
            expected=f"a date near {period.end:%d/%m/%Y}",
        )
        if problem not in self.problems:
            self.problems.append(problem)

    def _wrong_date(
        self, label: Label, day: date | None, *, period: Period | None
    ) -> str:
        if day and period and not _may_be_dated(day, period):
            return (
                f"The return date {day:%d/%m/%Y} is far from {in_words(period.name)}. "
                "Check it."
            )
        # "N/A" or "to follow" is no date, and no mistake.
        if not day and compared(label.text) not in self.vocabulary.status:
            return (
                f"The return date {cited(label.text)} is not a date. Write "
                "it like 30/04/2014."
            )
        return ""


def _suggested_body(written: str) -> str:
    # What is only the nearest of all bodies would be a guess, and be believed.
    near = nearest(plain(written), body_names())
    return near if near.startswith("Did you mean") else ""


def _is_early(day: date, period: Period) -> bool:
    return (day - period.start) * EARLY < period.end - period.start


def _may_be_dated(day: date, period: Period) -> bool:
    return period.start <= day <= period.end + timedelta(days=LATEST_RETURN)
