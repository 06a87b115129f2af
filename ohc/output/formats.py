"""The formats there are, and which one is meant."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from ohc.errors import UnknownName, WrongWords
from ohc.outcome import Outcome

PRINTED = {
    "table": "ohc.output.aligned_text",
    "plain": "ohc.output.aligned_text",
    "md": "ohc.output.markdown",
    "html": "ohc.output.web_page",
    "docx": "ohc.output.word_document",
}
DATA = {
    "csv": "ohc.output.delimited",
    "tsv": "ohc.output.delimited",
    "json": "ohc.output.json_records",
    "jsonl": "ohc.output.json_records",
    "xlsx": "ohc.output.xlsx",
}
OWN = {"toml": "ohc.output.toml_mapping"}
"""Formats of a single command; no rows go into them."""

SUFFIXES = {".txt": "table", ".markdown": "md", ".htm": "html", ".ndjson": "jsonl"}
SUFFIXES |= {f".{name}": name for name in (*DATA, *OWN, "md", "html", "docx")}
FILES_ONLY = {"xlsx": "A workbook", "docx": "A Word document"}
"""Formats that are of no use in a pipe, and what people call them."""

MARKDOWN = frozenset({"github", "pipe"})
"""Formats of tabulate that are Markdown too."""


class Format(NamedTuple):
    """
    A format by its name.

    Printed formats are for people: they show the main columns, totals and
    notes. Data formats are for programs: all columns, and records only.
    """

    name: str
    module: str
    printed: bool

    def content(self, table: Outcome, *, to_file: bool) -> str | bytes:
        """Return the table in this format: text, or the bytes of a workbook."""
        render: Callable[..., str | bytes] = import_module(self.module).render
        return render(table, self.name, to_file=to_file)


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
                f"{target.name} does not say what format it is to have.",
                f"Use one of {', '.join(sorted(SUFFIXES))}, or --format.",
            )
        return named(by_suffix or "table")
    chosen = named(name)
    if target and not _fits(chosen.name, by_suffix):
        raise WrongWords(
            f"{chosen.name} does not go into a file called {target and target.name}.",
            "Leave --format out, or give the file the suffix of the format.",
        )
    if not target and (what := FILES_ONLY.get(chosen.name)):
        raise WrongWords(f"{what} needs a file.", f"Add --output NAME.{chosen.name}.")
    return chosen


def _fits(name: str, by_suffix: str | None) -> bool:
    if name in FILES_ONLY:
        return by_suffix == name
    return by_suffix in {None, "table", name} or (
        by_suffix == "md" and name in MARKDOWN
    )


def named(name: str) -> Format:
    """Return the format of that name. Raises UnknownName with the nearest."""
    wanted = name.strip().lower()
    for formats, printed in ((PRINTED, True), (DATA, False), (OWN, False)):
        if wanted in formats:
            return Format(wanted, formats[wanted], printed)

    from ohc.output import tabulated

    if wanted in tabulated.names():
        return Format(wanted, tabulated.__name__, printed=True)
    others = (
        f"tabulate adds: {', '.join(sorted({*tabulated.names()} - {*PRINTED, *DATA}))}."
    )
    raise UnknownName("format", name, (*PRINTED, *DATA), others)
