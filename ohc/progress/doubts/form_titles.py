"""The title that our form prints on its sheets: whose form it is, and of when."""

from collections.abc import Iterable, Iterator, Mapping

from ohc.problems import Problem
from ohc.progress.returns.about import LABELS, Label
from ohc.progress.words.labels import TITLE
from ohc.progress.words.periods import NoPeriod, Period, find_period, in_full
from ohc.record import Record
from ohc.reference.reporting_units import Body, find_body
from ohc.workbooks.sheets import Sheet

DISAGREES = "title-disagrees"


class Title(Record):
    """Whose form the title in A1 of a sheet says that it is, and of which period."""

    sheet: str
    body: str
    period: str


def title_of(sheet: Sheet) -> Title | None:
    """Return the title of a sheet of our form, nothing where it has none."""
    text = sheet.numbered[0].text(0) if sheet.rows else ""
    if not text.startswith(TITLE):
        return None
    body, _, period = text.removeprefix(TITLE).rpartition(", ")
    return Title(sheet.name, body.strip(), period.strip())


def with_title(labels: Mapping[str, Label], sheet: Sheet) -> Mapping[str, Label]:
    """
    Return labels, and what the title says where none of them says it.

    Saved as text, a form loses its sheet About, and keeps its title.
    """
    no_body = not labels.keys() & {LABELS["body_id"], LABELS["body"]}
    if not no_body and LABELS["period"] in labels:
        return labels
    title = title_of(sheet)
    if not title:
        return labels
    of_title = {LABELS["period"]: _label(title, title.period)}
    if no_body:
        of_title[LABELS["body"]] = _label(title, title.body)
    return {**of_title, **labels}


def _label(title: Title, text: str) -> Label:
    return Label(text, text, sheet=title.sheet, cell="A1")


def other_titles(
    file: str, sheets: Iterable[Sheet], body: Body | None, *, period: Period | None
) -> Iterator[Problem]:
    """Give a problem where titles of our form name another body, or another period."""
    titles = [title for title in map(title_of, sheets) if title]
    others = [t for t in titles if body and t.body != body.name]
    others = [t for t in others if find_body(t.body) not in {None, body}]
    if body and others:
        yield _problem(
            file,
            others,
            found=others[0].body,
            expected=body.name,
            doubt=(
                f"it may be a copy of {others[0].body}'s form. Check that "
                f"these are {body.name}'s answers"
            ),
        )
    others = [t for t in titles if period and t.period != period.name]
    if period and others and (other := _period(others[0].period)) not in {None, period}:
        yield _problem(
            file,
            others,
            found=in_full(other) if other else "",
            expected=in_full(period),
            doubt="the answers may be for another period. Check them",
        )


def _period(text: str) -> Period | None:
    try:
        return find_period(text)
    except NoPeriod:
        return None


def _problem(
    file: str, titles: list[Title], *, found: str, expected: str, doubt: str
) -> Problem:
    cells = " and ".join(f"{title.sheet}!A1" for title in titles)
    return Problem(
        file,
        DISAGREES,
        message=f"The title says {found}, the return says {expected}: {doubt}, and "
        f"correct the title in {cells}.",
        sheet=titles[0].sheet,
        cell="A1",
        found=found,
        expected=expected,
    )
