"""Options that commands share, each declared once: the flags of every bundle."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

import typer

NAMES = list[str]
"""An option that takes a name, and may be given twice."""
TEXT = str | None


# Made when a command has it: Typer takes long over all of them.
def _option(
    kind: Any, *flags: str, what: str, metavar: str | None = None
) -> Callable[[], Any]:
    return lambda: Annotated[kind, typer.Option(*flags, metavar=metavar, help=what)]


def _argument(kind: Any, *, what: str, metavar: str) -> Callable[[], Any]:
    return lambda: Annotated[kind, typer.Argument(metavar=metavar, help=what)]


OPTIONS: Mapping[str, Callable[[], Any]] = {
    "area_team": _option(NAMES, "--area-team", "-a", metavar="NAME", what="Area team."),
    "lead": _option(
        NAMES,
        "--lead",
        "-l",
        metavar="NAME",
        what="Lead team: all area teams of its sub-region.",
    ),
    "region": _option(NAMES, "--region", "-r", metavar="NAME", what="Region."),
    "sub_region": _option(NAMES, "--sub-region", metavar="NAME", what="Sub-region."),
    "kind": _option(
        NAMES, "--kind", "-k", metavar="KIND", what="prison, police, irc, stc or sch."
    ),
    "name": _option(
        NAMES, "--name", "-n", metavar="NAME", what="Establishment or police force."
    ),
    "text": _argument(NAMES | None, metavar="WORDS...", what="Words to look for."),
    "topic": _option(NAMES, "--topic", "-t", metavar="NAME", what="Only this topic."),
    "body": _option(
        NAMES, "--body", "-b", metavar="NAME", what="Only duties of this organisation."
    ),
    "group": _option(NAMES, "--group", "-g", metavar="NAME", what="Only this group."),
    "search": _option(
        TEXT,
        "--search",
        "-s",
        metavar="TEXT",
        what="Only duties that contain these words.",
    ),
    "format": _option(
        TEXT,
        "--format",
        "-f",
        metavar="FORMAT",
        what="table, md, html or docx to read; plain, csv, tsv, json, jsonl or "
        "xlsx: every field, for grep, scripts and Excel.",
    ),
    "output": _option(
        TEXT,
        "--output",
        "-o",
        metavar="FILE",
        what="Save to FILE. The ending sets the format, such as .xlsx.",
    ),
    "columns": _option(
        NAMES,
        "--columns",
        metavar="NAMES",
        what="Show only these columns, separated by commas.",
    ),
    "from_file": _option(
        TEXT,
        "--from-file",
        metavar="LIST",
        what="Read file names from LIST, one per line (- for standard input).",
    ),
    "framework": _option(
        str,
        "--framework",
        metavar="NAME",
        what="npa-2013, or none for a tracker with other items.",
    ),
    "read_colours": _option(
        bool,
        "--read-colours",
        what="Count a cell with a colour but no word as that RAG rating.",
    ),
    "sheets": _option(
        NAMES,
        "--sheet",
        metavar="NAME",
        what="Read only this sheet, or this table of it (Plan!9).",
    ),
    "status_column": _option(
        TEXT,
        "--status-column",
        metavar="NAME",
        what="Take the status from this column.",
    ),
    "rag_column": _option(
        TEXT,
        "--rag-column",
        metavar="NAME",
        what="Take the RAG rating from this column.",
    ),
    "all_columns": _option(
        bool, "--all-columns", what="Also show columns that people added to returns."
    ),
    "known_columns": _option(
        bool, "--known-columns", what="Leave out the tracker's own columns."
    ),
    "period": _option(
        TEXT,
        "--period",
        "-p",
        metavar="PERIOD",
        what="Such as 2013-14-Q4 or 2014-01. Default: the latest.",
    ),
    "only_period": _option(
        TEXT, "--period", "-p", metavar="PERIOD", what="Only problems of this period."
    ),
    "level": _option(
        TEXT, "--level", metavar="LEVEL", what="error, or warning for both."
    ),
    "returns_due": _option(
        TEXT,
        "--returns-due",
        metavar="DATE",
        what="Date returns are due. Later returns are marked late.",
    ),
    "by": _option(
        NAMES,
        "--by",
        metavar="KEY",
        what="priority, commitment, area-team, lead, region, establishment, "
        "period, status, rag or answer. Repeat to combine.",
    ),
    "teams": _option(
        bool,
        "--teams",
        what="Count only returns from area teams and the national team.",
    ),
    "across": _option(
        TEXT, "--across", metavar="KEY", what="Show one count with this across the top."
    ),
    "laid_out": _option(
        TEXT,
        "--count",
        metavar="FIELD",
        what="The count to show with --across. Default: total for status, rag and "
        "answer, else complete.",
    ),
    "as_at": _option(
        TEXT,
        "--as-at",
        metavar="DATE",
        what="Date for working out what is overdue. Default: last day of the "
        "period, today for a tracker.",
    ),
    "feedback": _option(
        TEXT,
        "--feedback",
        metavar="FOLDER",
        what="Write a page for each establishment with something to correct.",
    ),
    "letters": _option(
        TEXT,
        "--letters",
        metavar="FOLDER",
        what="Write a letter to each establishment whose return is missing.",
    ),
    "previous": _option(
        NAMES,
        "--previous",
        metavar="PATH",
        what="Returns of last quarter, to find answers that were only copied.",
    ),
    "against": _option(
        TEXT,
        "--against",
        metavar="FILE",
        what="A summary from before: list the files that changed since.",
    ),
    "paper": _option(
        str, "--as", metavar="FORMAT", what="docx or txt. Nothing is sent."
    ),
    "reply_by": _option(
        TEXT, "--reply-by", metavar="DATE", what="Date by which to answer."
    ),
    "return_to": _option(
        TEXT, "--return-to", metavar="ADDRESS", what="Where returns are sent."
    ),
    "sender": _option(
        TEXT, "--sender", metavar="NAME", what="Who asks: printed at the end."
    ),
    "summary": _option(
        TEXT,
        "--summary",
        metavar="FILE",
        what="Save the counts and problems as JSON, for a script.",
    ),
    "manifest": _option(
        TEXT,
        "--manifest",
        metavar="FILE",
        what="Save a record of the run as JSON: its files with their SHA-256, options, "
        "versions and counts.",
    ),
    "folder": _option(
        str, "--output", "-o", metavar="FOLDER", what="Folder to write to."
    ),
    "formats": _option(
        NAMES,
        "--format",
        "-f",
        metavar="FORMAT",
        what="docx, md or html; repeat for several.",
    ),
    "answers": _option(
        TEXT, "--answers", metavar="FILE", what="Completed workbook of local details."
    ),
    "own_template": _option(
        TEXT, "--template", metavar="FILE", what="Your own template."
    ),
    "dry_run": _option(
        bool, "--dry-run", what="Show what would happen, without changing any file."
    ),
    "overwrite": _option(
        bool, "--force", what="Also overwrite documents that people have edited."
    ),
    "final": _option(
        bool, "--final", what="Write for signing: refused while a field is blank."
    ),
    "verbose": _option(
        bool,
        "--verbose",
        "-v",
        what="Also list every problem and explain headings.",
    ),
    "quiet": _option(bool, "--quiet", "-q", what="Print only errors and the totals."),
    "force": _option(bool, "--force", what="Replace FILE if it exists."),
}
"""What makes the option of every field of the bundles (Selection, Printing ...)."""
