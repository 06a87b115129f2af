"""Compose the page for a board from its figures, and write it in each format."""

from collections.abc import Callable, Mapping

from ohc.errors import OhcError
from ohc.pictures import colours
from ohc.pictures.drawing import drawn, source_of
from ohc.reference.establishments import Selection
from ohc.reporting import annex, sentences
from ohc.reporting.bars import bars, priorities_shown, small_note
from ohc.reporting.exceptions import gaps, noticed, overdue, reds
from ohc.reporting.figures import Figures
from ohc.reporting.minute import points
from ohc.reporting.moved import moved
from ohc.reporting.parts import PICTURES, OverTime, Page
from ohc.reporting.periods_said import spelled_day
from ohc.reporting.ratings import heat
from ohc.version import __version__

SUBJECT = "Progress on the 12 priorities of the National Partnership Agreement"


def page_of(
    figures: Figures,
    *,
    selection: Selection,
    key: str,
    notice: str,
    over: OverTime | None = None,
) -> Page:
    """Return the page for some figures, with a heat map by a key."""
    whom = sentences.of_whom(selection, figures.units)
    period = figures.books.period
    name = period.name if period else ""
    at = f"{name}, as at {spelled_day(figures.as_at)}"
    overdue_lines, more_overdue = overdue(figures)
    red_lines, more_reds = reds(figures)
    notices, more_notices = noticed(figures.books)
    has_bars = figures.answers > 0
    bar_list = bars(figures) if has_bars else []
    is_underlined = any(bar.is_lowest for bar in bar_list)
    return Page(
        heading=f"{SUBJECT}: {whom}",
        title=f"{SUBJECT}: {whom}: {at}",
        finding=sentences.finding(figures),
        running=f"{whom}, {at}",
        when=sentences.when(figures),
        notice=notice,
        tiles=sentences.tiles(figures),
        points=points(figures),
        national=sentences.national(figures),
        bars=bar_list,
        bars_sub="What establishments say about each commitment, as a share of their "
        "answers. An answer is one establishment's status for one commitment. Answers "
        "that do not apply and missing returns are left out."
        + (" Underlined: the lowest." if is_underlined else "")
        + small_note(priorities_shown(figures)),
        heat=heat(figures, key),
        moved=moved(figures),
        over=over,
        overdue=overdue_lines,
        more_overdue=more_overdue,
        reds=red_lines,
        more_reds=more_reds,
        whose_head="Establishments" if key == "establishment" else "Where",
        gaps=gaps(figures.books),
        notices=notices,
        more_notices=more_notices,
        figures=annex.figures_table(figures),
        commitments=annex.commitments_table(figures),
        terms=annex.terms(figures),
        accounts=[*annex.accounts(figures)],
        version=__version__,
    )


def as_html(page: Page, _: Figures) -> str:
    """Return a page as one file, without scripts, fonts or anything to download."""
    from markupsafe import Markup

    from ohc.outcome import STATEMENT

    style = f"{source_of('report.css')}\n{colours.style_rules()}"
    statuses = dict.fromkeys(
        segment.status for bar in page.bars for segment in bar.segments
    )
    return drawn(
        "report.html",
        page=page,
        style=Markup(style),  # noqa: S704 - of ours alone
        statuses=[name for name in colours.STATUS if name in statuses],
        statement=STATEMENT,
    )


def as_svg(page: Page, figures: Figures, *, picture: str = PICTURES[0]) -> str:
    """Return a picture of a page. Raises OhcError without answers."""
    from ohc.reporting.slides.bars_slide import bars_slide
    from ohc.reporting.slides.moved_slide import moved_slide
    from ohc.reporting.slides.ratings_slide import ratings_slide

    if not page.bars:
        raise OhcError(
            "There is nothing to draw, because no return that counts has an answer.",
            "Write a file that ends in .html: it lists what is missing.",
        )
    slides = dict(zip(PICTURES, (bars_slide, ratings_slide, moved_slide), strict=True))
    return slides[picture](page, figures)


def as_png(page: Page, figures: Figures, *, picture: str = PICTURES[0]) -> bytes:
    """Return a picture of a page as PNG."""
    from ohc.pictures import png

    return png.as_png(as_svg(page, figures, picture=picture))


def as_workbook(page: Page, figures: Figures) -> bytes:
    """Return the figures of a page as a workbook."""
    from ohc.reporting.papers import figures_book

    return figures_book.as_workbook(page, figures)


def as_paper(page: Page, figures: Figures) -> bytes:
    """Return a page as a paper for Word, with the picture if it can be made."""
    from ohc.pictures.png import NoFont, NoPng
    from ohc.reporting.papers import board_paper

    picture = None
    if page.bars:
        try:
            picture = as_png(page, figures)
        except (NoPng, NoFont):
            # The paper says so itself, and has the figures in a table.
            picture = None
    return board_paper.as_paper(page, picture)


WRITERS: Mapping[str, Callable[[Page, Figures], str | bytes]] = {
    "html": as_html,
    "xlsx": as_workbook,
    "docx": as_paper,
}
"""The functions that write a page, by the name of its format."""

DRAWN: Mapping[str, Callable[..., str | bytes]] = {"svg": as_svg, "png": as_png}


def written_as(
    ending: str, page: Page, figures: Figures, *, picture: str
) -> str | bytes:
    """Return a page in a format or, for a picture format, one of its pictures."""
    if ending in DRAWN:
        return DRAWN[ending](page, figures, picture=picture)
    return WRITERS[ending](page, figures)
