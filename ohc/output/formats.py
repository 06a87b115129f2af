"""The formats there are, and which one is meant."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ohc.errors import UnknownName, WrongWords
from ohc.lines import as_typed
from ohc.outcome import Outcome
from ohc.record import Record


class Writer(Record):
    """
    The module that writes a format, and what it is told beside the rows.

    Its ``render`` returns what goes to stdout. Where a file is to hold something
    else, such as a title, it has a ``render_file`` too.
    """

    module: str
    options: Mapping[str, Any] = MappingProxyType({})


PRINTED = {
    "table": Writer("ohc.output.screen.page"),
    "md": Writer("ohc.output.markdown"),
    "html": Writer("ohc.output.web_page"),
    "docx": Writer("ohc.output.word.document"),
}
DATA = {
    "plain": Writer("ohc.output.screen.plain"),
    "csv": Writer("ohc.output.delimited", {"delimiter": ","}),
    "tsv": Writer("ohc.output.delimited", {"delimiter": "\t"}),
    "json": Writer("ohc.output.json_records", {"one_a_line": False}),
    "jsonl": Writer("ohc.output.json_records", {"one_a_line": True}),
    "xlsx": Writer("ohc.output.books.listing"),
}
OWN = {
    "toml": Writer("ohc.output.toml_mapping"),
    "svg": Writer("ohc.output.picture", {"as_png": False}),
    "png": Writer("ohc.output.picture", {"as_png": True}),
}
"""Formats of a few commands; no rows go into them."""

SUFFIXES = {".txt": "table", ".markdown": "md", ".htm": "html", ".ndjson": "jsonl"}
SUFFIXES |= {f".{name}": name for name in (*DATA, *OWN, "md", "html", "docx")}
FILES_ONLY = {"xlsx": "A workbook", "docx": "A Word document", "png": "A picture"}
"""Formats that are of no use in a pipe, and what people call them."""

MARKDOWN = frozenset({"github", "pipe"})
"""Formats of tabulate that are Markdown too."""


class Format(Record):
    """
    A format by its name.

    Printed formats are for people: they show the main columns, totals and
    notes. Data formats are for programs: all columns, and records only.
    """

    name: str
    writer: Writer
    printed: bool

    def content(self, table: Outcome, *, to_file: bool) -> str | bytes:
        """Return the table in this format: text, or the bytes of a workbook."""
        # Loaded now: a table on stdout must not wait for the libraries of Word.
        module: Any = import_module(self.writer.module)
        render = module.render
        if to_file:
            render = getattr(module, "render_file", render)
        content: str | bytes = render(table, **self.writer.options)
        return content


def choose(name: str | None, target: Path | None) -> Format:
    """
    Return the format that is meant by its name, else by the file's suffix.

    Raises UnknownName for a name there is not, WrongWords where the name and
    the suffix contradict each other or a workbook has no file to go to.
    """
    by_suffix = SUFFIXES.get(target.suffix.lower()) if target else None
    if name is None:
        if target and not by_suffix:
            raise WrongWords(
                f"ohc cannot write {target.suffix} files."
                if target.suffix
                else f"ohc cannot tell which format {target.name} should have.",
                "Use .docx or .html and save or print that as PDF; or .xlsx, .csv, "
                ".json or .txt.",
            )
        return named(by_suffix or "table")
    chosen = named(name)
    # A csv called list.json would be opened by the wrong program, or refused.
    if target and not _fits(chosen.name, by_suffix):
        raise WrongWords(
            f"The format {chosen.name} and the file name {target.name} do not match.",
            f"Leave out -f {chosen.name}, or write "
            f"{as_typed(['-o', target.with_suffix(f'.{chosen.name}').name])}",
        )
    if not target and chosen.name in FILES_ONLY:
        raise WrongWords(
            f"{chosen.name} needs a file name.", f"Add -o NAME.{chosen.name}"
        )
    return chosen


def _fits(name: str, by_suffix: str | None) -> bool:
    # Excel and Word refuse a file of theirs that has another suffix.
    if name in FILES_ONLY:
        return by_suffix == name
    return by_suffix in {None, "table", name} or (
        by_suffix == "md" and name in MARKDOWN
    )


def named(name: str) -> Format:
    """Return the format of that name. Raises UnknownName with the nearest."""
    wanted = name.strip().lower()
    for writers, printed in ((PRINTED, True), (DATA, False), (OWN, False)):
        if wanted in writers:
            return Format(wanted, writers[wanted], printed=printed)

    # Last, because most people never ask for one of its formats.
    from ohc.output import tabulated

    if wanted in tabulated.names():
        writer = Writer(tabulated.__name__, {"style": wanted})
        return Format(wanted, writer, printed=True)
    raise UnknownName("format", name, (*PRINTED, *DATA), "ohc estate -h")
