"""Comments on cells, which may say something other than the cells."""

from collections.abc import Iterator, Mapping, Sequence

from ohc.files.package import Package
from ohc.files.unreadable import Unreadable
from ohc.workbooks.xlsx.parts import SheetPart, parsed, related

LARGEST = 2_000_000
"""Bytes of the comments of a sheet: comments on 5,000 cells have fewer."""

THREADED = "[Threaded comment]"
"""How the text begins that Excel writes instead of a threaded comment."""

Comments = Mapping[str, Mapping[str, str]]
"""The comments of a workbook by sheet and cell."""


def comments_of(package: Package, sheets: Sequence[SheetPart]) -> Comments | None:
    """Return the comments of each sheet that has some, None if they cannot be read."""
    # Nearly every return has none, so its relations need not be read.
    if not any("comment" in name.casefold() for name in package.entries):
        return {}
    try:
        return {sheet.name: dict(_of_sheet(package, sheet.part)) for sheet in sheets}
    except Unreadable:
        return None


def _of_sheet(package: Package, sheet: str) -> Iterator[tuple[str, str]]:
    for part in related(package, sheet, "comments"):
        if package.entries[part].file_size > LARGEST or not part.endswith(".xml"):
            raise Unreadable("too-large", "It has too many comments to read.")
        root = parsed(package.part(part))
        authors = [
            author.text or "" for author in root.iterfind("{*}authors/{*}author")
        ]
        for comment in root.iterfind("{*}commentList/{*}comment"):
            text = "".join(part.text or "" for part in comment.iterfind(".//{*}t"))
            number = comment.get("authorId", "")
            is_known = number.isdecimal() and int(number) < len(authors)
            author = authors[int(number)] if is_known else ""
            yield comment.get("ref", ""), _words(text, author)


def _words(text: str, author: str) -> str:
    """Return the part of a comment that people wrote."""
    if text.startswith(THREADED):
        text = text.partition("Comment:")[2] or text
    # Excel begins a comment with the name of its author.
    heading = f"{author}:"
    return (text.removeprefix(heading) if author else text).strip()
