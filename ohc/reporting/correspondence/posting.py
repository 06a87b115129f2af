"""Write pages into a folder, as Word documents or as text; nothing is sent."""

import os
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ohc.errors import CannotWrite, UnknownName, WrongWords
from ohc.files import inputs, writing
from ohc.lines import counted, in_quotes, some
from ohc.output.word.paper import Block, Grid, Heading, Line, Point, paper
from ohc.privacy import line
from ohc.progress.accounts.ledger import Key
from ohc.reporting.correspondence.feedback_pages import Letter
from ohc.reporting.correspondence.page_sums import is_as_written, keep_sums

FORMATS = ("docx", "txt")
WIDTH = 72
"""Characters in a line: e-mail programs do not wrap shorter lines again."""


class Outbox(NamedTuple):
    """The folder and format of pages, checked before the work begins."""

    folder: Path
    ending: str
    force: bool

    def path(self, name: str) -> Path:
        """Return the path of a page."""
        return self.folder / f"{name}.{self.ending}"


def find_outbox(
    option: str, folder: str, *, paper_format: str, read: Sequence[str], force: bool
) -> Outbox:
    """
    Return where pages go.

    Raises UnknownName for a format, CannotWrite if the folder is a file, WrongWords if
    it is inside a folder that is read: the next run would read its pages as returns.
    """
    ending = paper_format.strip().casefold().removeprefix(".")
    if ending not in FORMATS:
        raise UnknownName(
            "format",
            paper_format,
            FORMATS,
            message=f"--as cannot be {in_quotes(paper_format)}.",
        )
    target = Path(folder)
    if not folder.strip() or (target.exists() and not target.is_dir()):
        raise CannotWrite(
            f"{option} {in_quotes(folder)} is not a folder.", "Name another one."
        )
    for path in filter(os.path.isdir, read):
        if target.resolve().is_relative_to(Path(path).resolve()):
            raise WrongWords(
                f"{option} {folder} is inside {path}, which ohc reads: next time it "
                "would read the pages as returns.",
                "Name a folder beside it.",
            )
    return Outbox(target, ending, force)


def post(letters: Mapping[str, Letter], outbox: Outbox) -> list[Path]:
    """
    Write pages by name, and return the paths of those that are new or different.

    An earlier page is replaced if it is as ohc wrote it. Raises CannotWrite before
    anything is written if someone has changed one, unless force is given.
    """
    content = {
        outbox.path(name): _content(letter, outbox.ending)
        for name, letter in letters.items()
    }
    inputs.writes(content)
    for target in content:
        if target.is_dir():
            raise CannotWrite(f"{target} is a folder.", "Remove it or rename it.")
    others = {
        target
        for target, data in content.items()
        if target.exists() and not writing.holds(target, data)
    }
    changed = sorted(page for page in others if not is_as_written(page))
    if changed and not outbox.force:
        have = "has" if len(changed) == 1 else "have"
        raise CannotWrite(
            f"{len(changed)} of {counted(len(content), 'page')} {have} been changed "
            f"since, such as {changed[0]}; none was written.",
            "Name another folder, or add --force to replace them with their changes.",
        )
    if content:
        writing.make_folder(outbox.folder)
    new = {page: data for page, data in content.items() if page not in others}
    written = writing.write_all(new, force=False)
    written += writing.write_all({page: content[page] for page in others}, force=True)
    if content:
        keep_sums(outbox.folder, content)
    return sorted(written)


def of_before(
    outbox: Outbox, kind: str, *, written: Iterable[str], done: Iterable[Key]
) -> list[Path]:
    """
    Return earlier pages of a kind, about returns that need none now.

    The folder may also have pages of another patch, whose returns were not read now.
    """
    present = {outbox.path(name) for name in written}
    names = {f"{page_name(key, kind)}.{ending}" for key in done for ending in FORMATS}
    return [
        path
        for path in sorted(outbox.folder.glob("*"))
        if path.name in names and path not in present
    ]


def page_name(key: Key, kind: str) -> str:
    """
    Return the name of a page about the return of a body and period, without its ending.

    >>> page_name(("prison-garth", "2013-14-Q4"), "feedback")
    'prison-garth_2013-14-Q4_feedback'
    """
    body_id, period = key
    return f"{body_id}_{period or 'no-period'}_{kind}"


def told_of_before(old: Sequence[Path], why: str) -> list[str]:
    """Return a sentence that names earlier pages, and why to delete them."""
    if not old:
        return []
    be, which = ("is", "it") if len(old) == 1 else ("are", "them")
    names = some([path.name for path in old], most=len(old))
    return [f"{names} {be} from an earlier run: {why}. Delete {which}."]


def _content(letter: Letter, ending: str) -> bytes:
    if ending == "docx":
        return paper(letter.title, letter.blocks)
    # The line endings that Notepad of 2013 needs.
    return text_of(letter).replace("\n", "\r\n").encode()


def text_of(letter: Letter) -> str:
    """Return a page as plain text to paste into an e-mail."""
    parts = [_wrapped(letter.title)]
    parts += ["\n".join(_text(block)) for block in letter.blocks]
    return "\n\n".join(filter(None, parts)) + "\n"


def _text(block: Block) -> Iterator[str]:
    match block:
        case Heading(text):
            yield _wrapped(text)
            yield "-" * min(len(line(text)), WIDTH)
        case Line(text):
            yield _wrapped(text)
        case Point(label, text):
            yield _wrapped(f"{label} {text}", first="* ", others="  ")
        case Grid():
            for number, row in enumerate(block.rows, start=1):
                first, *cells = row
                # A blank line between two items, but none below the heading.
                yield f"{'' if number == 1 else chr(10)}{_numbered(number, first.text)}"
                for head, cell in zip(block.heads[1:], cells, strict=True):
                    yield from _labelled(head, [cell.text, *cell.more])


def _labelled(head: str, lines: Sequence[str]) -> Iterator[str]:
    if len(lines) > 1:
        yield f"   {head}:"
        for text in lines:
            yield _wrapped(text, first="     ", others="       ")
    elif lines[0]:
        yield _wrapped(f"{head}: {lines[0]}", first="   ", others="     ")


def _numbered(number: int, text: str) -> str:
    return _wrapped(text, first=f"{number}. ", others="   ")


def _wrapped(text: str, *, first: str = "", others: str = "") -> str:
    # Through line(), like all text for others: it may quote what people wrote.
    return textwrap.fill(
        line(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )
