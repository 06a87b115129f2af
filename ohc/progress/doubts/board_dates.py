"""The day on which a board agreed a return, beside the day of the return."""

from collections.abc import Iterator, Mapping
from datetime import date

from ohc.privacy import quoted
from ohc.problems import Problem
from ohc.progress.returns.about import Label
from ohc.progress.words.labels import ABOUT
from ohc.values import find_date

AGREED = ABOUT[-1]


def agreed_later(
    file: str, about: Mapping[str, Label], day: date | None
) -> Iterator[Problem]:
    """Give the problem of a board that agreed a return after it was sent."""
    label = about.get(AGREED)
    agreed = find_date(label.value) if label and day and label.text else None
    if label and day and agreed and agreed > day:
        yield Problem(
            file,
            "bad-date",
            message=(
                f"The board agreed the return on {agreed:%d/%m/%Y}, after the return "
                f"date {day:%d/%m/%Y}. Check both dates."
            ),
            sheet=label.sheet,
            cell=label.cell,
            found=quoted(label.text),
            expected=f"a date up to {day:%d/%m/%Y}",
            less=True,
        )
