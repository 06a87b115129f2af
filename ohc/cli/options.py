"""Options that commands share, each declared once: the flags of every bundle."""

from typing import Annotated, Any

import typer

Names = list[str]


def _names(*flags: str, what: str) -> Any:
    """Return an option that takes a name, and may be given twice."""
    return Annotated[Names, typer.Option(*flags, metavar="NAME", help=what)]


OPTIONS: dict[str, Any] = {
    "area_team": _names("--area-team", "-a", what="Area team."),
    "lead": _names("--lead", "-l", what="Lead team: all area teams of its sub-region."),
    "region": _names("--region", "-r", what="Region."),
    "sub_region": _names("--sub-region", what="Sub-region."),
    "kind": Annotated[
        Names,
        typer.Option(
            "--kind", "-k", metavar="KIND", help="prison, police, irc, stc or sch."
        ),
    ],
    "name": _names("--name", "-n", what="Establishment or police force."),
    "text": Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS...", help="Words to look for, in any order."),
    ],
    "topic": _names("--topic", "-t", what="Only this topic."),
    "body": _names("--body", "-b", what="Only duties of this organisation."),
    "group": _names("--group", "-g", what="Only this group."),
    "search": Annotated[
        str | None,
        typer.Option(
            "--search",
            "-s",
            metavar="TEXT",
            help="Only duties that contain these words.",
        ),
    ],
    "format": Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="table, md, html or docx to read; plain, csv, tsv, json, jsonl or "
            "xlsx: every field, for grep, scripts and Excel.",
        ),
    ],
    "output": Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Save to FILE. The ending sets the format, such as .xlsx.",
        ),
    ],
    "columns": Annotated[
        Names,
        typer.Option(
            "--columns",
            metavar="NAMES",
            help="Show only these columns, separated by commas.",
        ),
    ],
    "from_file": Annotated[
        str | None,
        typer.Option(
            "--from-file",
            metavar="LIST",
            help="Read file names from LIST, one per line (- for standard input).",
        ),
    ],
    "framework": Annotated[
        str,
        typer.Option(
            "--framework",
            metavar="NAME",
            help="npa-2013, or none for a tracker with other items.",
        ),
    ],
    "read_colours": Annotated[
        bool,
        typer.Option(
            "--read-colours",
            help="Count a cell with a colour but no word as that RAG rating.",
        ),
    ],
    "sheets": _names(
        "--sheet", what="Read only this sheet, or this table of it (Plan!9)."
    ),
    "status_column": Annotated[
        str | None,
        typer.Option(
            "--status-column", metavar="NAME", help="Take the status from this column."
        ),
    ],
    "rag_column": Annotated[
        str | None,
        typer.Option(
            "--rag-column", metavar="NAME", help="Take the RAG rating from this column."
        ),
    ],
    "all_columns": Annotated[
        bool,
        typer.Option(
            "--all-columns", help="Also show columns that people added to returns."
        ),
    ],
    "known_columns": Annotated[
        bool,
        typer.Option("--known-columns", help="Leave out the tracker's own columns."),
    ],
    "period": Annotated[
        str | None,
        typer.Option(
            "--period",
            "-p",
            metavar="PERIOD",
            help="Such as 2013-14-Q4 or 2014-01. Default: the latest.",
        ),
    ],
    "only_period": Annotated[
        str | None,
        typer.Option(
            "--period", "-p", metavar="PERIOD", help="Only problems of this period."
        ),
    ],
    "level": Annotated[
        str | None,
        typer.Option("--level", metavar="LEVEL", help="error, or warning for both."),
    ],
    "returns_due": Annotated[
        str | None,
        typer.Option(
            "--returns-due",
            metavar="DATE",
            help="Date returns are due. Later returns are marked late.",
        ),
    ],
    "by": Annotated[
        list[str],
        typer.Option(
            "--by",
            metavar="KEY",
            help="priority, commitment, area-team, lead, region, establishment, "
            "period, status, rag or answer. Repeat to combine.",
        ),
    ],
    "teams": Annotated[
        bool,
        typer.Option(
            "--teams", help="Count only returns from area teams and the national team."
        ),
    ],
    "across": Annotated[
        str | None,
        typer.Option(
            "--across", metavar="KEY", help="Show one count with this across the top."
        ),
    ],
    "laid_out": Annotated[
        str | None,
        typer.Option(
            "--count",
            metavar="FIELD",
            help="The count to show with --across. Default: total for status, rag "
            "and answer, else complete.",
        ),
    ],
    "as_at": Annotated[
        str | None,
        typer.Option(
            "--as-at",
            metavar="DATE",
            help="Date for working out what is overdue. Default: last day of the "
            "period, today for a tracker.",
        ),
    ],
    "summary": Annotated[
        str | None,
        typer.Option(
            "--summary",
            metavar="FILE",
            help="Save the counts and problems as JSON, for a script.",
        ),
    ],
    "folder": Annotated[
        str,
        typer.Option("--output", "-o", metavar="FOLDER", help="Folder to write to."),
    ],
    "formats": Annotated[
        list[str],
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="docx, md or html; repeat for several.",
        ),
    ],
    "answers": Annotated[
        str | None,
        typer.Option(
            "--answers", metavar="FILE", help="Workbook of local details to fill in."
        ),
    ],
    "own_template": Annotated[
        str | None,
        typer.Option("--template", metavar="FILE", help="Your own template."),
    ],
    "dry_run": Annotated[
        bool,
        typer.Option(
            "--dry-run", help="Show what would happen, without changing any file."
        ),
    ],
    "overwrite": Annotated[
        bool,
        typer.Option(
            "--force", help="Also overwrite documents that people have edited."
        ),
    ],
    "verbose": Annotated[
        bool,
        typer.Option(
            "--verbose", "-v", help="Also list every problem and explain headings."
        ),
    ],
    "quiet": Annotated[
        bool, typer.Option("--quiet", "-q", help="Print only errors and the totals.")
    ],
    "force": Annotated[
        bool, typer.Option("--force", help="Replace FILE if it exists.")
    ],
}
"""Every field of the bundles (Selection, Printing, ReadOptions ...), as an option."""
