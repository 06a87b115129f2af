"""Options that commands share, each declared once: the flags of every bundle."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Annotated, Any

import typer

NAMES = list[str]
"""An option that takes a name, and may be given twice."""
TEXT = str | None


def _option(kind: Any, flags: str, what: str) -> Callable[[], Any]:
    """Return what makes an option; its flags end with the word for its value."""
    *names, last = flags.split()
    metavar = None if last.startswith("-") else last
    names = [name for name in (*names, last) if name.startswith("-")]
    # Made when a command has it: Typer takes long over all of them.
    return lambda: Annotated[kind, typer.Option(*names, metavar=metavar, help=what)]


def _words(metavar: str, what: str) -> Callable[[], Any]:
    return lambda: Annotated[NAMES | None, typer.Argument(metavar=metavar, help=what)]


_names = partial(_option, NAMES)
_text = partial(_option, TEXT)
_set = partial(_option, str)
_switch = partial(_option, bool)
_number = partial(_option, int | None)

OPTIONS: Mapping[str, Callable[[], Any]] = {
    "area_team": _names("--area-team -a NAME", "Area team."),
    "lead": _names("--lead -l NAME", "Lead team: all area teams of its sub-region."),
    "region": _names("--region -r NAME", "Region."),
    "sub_region": _names("--sub-region NAME", "Sub-region."),
    "kind": _names("--kind -k KIND", "prison, police, irc, stc or sch."),
    "name": _names("--name -n NAME", "Establishment or police force."),
    "operators": _names(
        "--operator NAME", "Run by this organisation, such as Serco or public."
    ),
    "genders": _names("--gender KIND", "male, female or both."),
    "by_field": _names(
        "--by NAME", "Add up by this field, such as lead_team. Repeat to combine."
    ),
    "sums": _names(
        "--sum NAMES",
        "Add up these, separated by commas: operational_capacity, population, "
        "in_use_cna, baseline_cna.",
    ),
    "text": _words("WORDS...", "Words to look for."),
    "asked": _words("WORDS...", "A question, a name or a paragraph."),
    "kinds": _names(
        "--kind -k KIND",
        "Only this kind: fact, duty, conflict, commitment, priority, budget, place,"
        " body, agreement, count, list, document or not-stated.",
    ),
    "most": _number("--most N", "Show up to N answers; 0 shows all."),
    "cites": _text(
        "--source TEXT",
        "Only what cites this document or paragraph, such as SE or NPA 3.",
    ),
    "topic": _names("--topic -t NAME", "Only this topic."),
    "body": _names("--body -b NAME", "Only duties of this organisation."),
    "group": _names("--group -g NAME", "Only this group."),
    "search": _text("--search -s TEXT", "Only duties that contain these words."),
    "format": _text(
        "--format -f FORMAT",
        "table, md, html or docx to read; plain, csv, tsv, json, jsonl or xlsx: "
        "every field, for grep, scripts and Excel.",
    ),
    "output": _text(
        "--output -o FILE", "Save to FILE. The ending sets the format, such as .xlsx."
    ),
    "columns": _names(
        "--columns NAMES", "Show only these columns, separated by commas."
    ),
    "from_file": _text(
        "--from-file LIST",
        "Read file names from LIST, one per line (- for standard input).",
    ),
    "framework": _set(
        "--framework NAME", "npa-2013, or none for a tracker with other items."
    ),
    "read_colours": _switch(
        "--read-colours", "Count a cell with a colour but no word as that RAG rating."
    ),
    "sheets": _names(
        "--sheet NAME", "Read only this sheet, or this table of it (Plan!9)."
    ),
    "status_column": _text("--status-column NAME", "Take the status from this column."),
    "rag_column": _text("--rag-column NAME", "Take the RAG rating from this column."),
    "all_columns": _switch(
        "--all-columns", "Also show columns that people added to returns."
    ),
    "known_columns": _switch("--known-columns", "Leave out the tracker's own columns."),
    "period": _text(
        "--period -p PERIOD", "Such as 2013-14-Q4 or 2014-01. Default: the latest."
    ),
    "only_period": _text("--period -p PERIOD", "Only problems of this period."),
    "level": _text("--level LEVEL", "error, or warning for both."),
    "returns_due": _text(
        "--returns-due DATE", "Date returns are due. Later returns are marked late."
    ),
    "by": _names(
        "--by KEY",
        "priority, commitment, area-team, lead, region, establishment, period, "
        "status, rag or answer. Repeat to combine.",
    ),
    "teams": _switch(
        "--teams", "Count only returns from area teams and the national team."
    ),
    "across": _text("--across KEY", "Show one count with this across the top."),
    "laid_out": _text(
        "--count FIELD",
        "The count to show with --across. Default: total for status, rag and "
        "answer, else complete.",
    ),
    "as_at": _text(
        "--as-at DATE",
        "Date for working out what is overdue. Default: last day of the period, "
        "today for a tracker.",
    ),
    "feedback": _text(
        "--feedback FOLDER",
        "Write a page for each establishment with something to correct.",
    ),
    "letters": _text(
        "--letters FOLDER",
        "Write a letter to each establishment whose return is missing.",
    ),
    "previous": _names(
        "--previous PATH",
        "Returns of last quarter, to find answers that were only copied.",
    ),
    "against": _text(
        "--against FILE", "An earlier summary: list the files changed since then."
    ),
    "paper": _set("--as FORMAT", "docx or txt. Nothing is sent."),
    "reply_by": _text("--reply-by DATE", "Date by which to answer."),
    "return_to": _text("--return-to ADDRESS", "Where returns are sent."),
    "sender": _text("--sender TEXT", "Who asks: printed at the end."),
    "summary": _text(
        "--summary FILE", "Save the counts and problems as JSON, for a script."
    ),
    "manifest": _text(
        "--manifest FILE",
        "Save a record of the run as JSON: its files with their SHA-256, options, "
        "versions and counts.",
    ),
    "folder": _set("--output -o FOLDER", "Folder to write to."),
    "formats": _names("--format -f FORMAT", "docx, md or html; repeat for several."),
    "answers": _text("--answers FILE", "Completed workbook of local details."),
    "own_template": _text("--template FILE", "Your own template."),
    "dry_run": _switch(
        "--dry-run", "Show what would happen, without changing any file."
    ),
    "overwrite": _switch(
        "--force", "Also overwrite documents that people have edited."
    ),
    "final": _switch("--final", "Write agreements to sign: no needed field is blank."),
    "verbose": _switch("--verbose -v", "Also list every problem and explain headings."),
    "quiet": _switch("--quiet -q", "Print only errors and the totals."),
    "force": _switch("--force", "Replace FILE if it exists."),
}
"""What makes the option of every field of the bundles (Selection, Printing ...)."""
