"""Options that commands share, each declared once: the flags of every bundle."""

from typing import Annotated, Any

import typer

Names = list[str]

OPTIONS: dict[str, Any] = {
    "area_team": Annotated[
        Names, typer.Option("--area-team", "-a", metavar="NAME", help="Area team.")
    ],
    "lead": Annotated[
        Names,
        typer.Option(
            "--lead",
            "-l",
            metavar="NAME",
            help="Lead team: all the area teams of its sub-region.",
        ),
    ],
    "region": Annotated[
        Names, typer.Option("--region", "-r", metavar="NAME", help="Region.")
    ],
    "sub_region": Annotated[
        Names, typer.Option("--sub-region", metavar="NAME", help="Sub-region.")
    ],
    "kind": Annotated[
        Names,
        typer.Option(
            "--kind", "-k", metavar="KIND", help="prison, police, irc, stc or sch."
        ),
    ],
    "name": Annotated[
        Names,
        typer.Option(
            "--name", "-n", metavar="NAME", help="Establishment or police force."
        ),
    ],
    "text": Annotated[
        list[str] | None, typer.Argument(help="Words, in any order and form.")
    ],
    "topic": Annotated[
        Names, typer.Option("--topic", "-t", metavar="NAME", help="Only this topic.")
    ],
    "body": Annotated[
        Names,
        typer.Option("--body", "-b", metavar="NAME", help="Only what this body is in."),
    ],
    "group": Annotated[
        Names, typer.Option("--group", "-g", metavar="NAME", help="Only this group.")
    ],
    "search": Annotated[
        str | None,
        typer.Option("--search", "-s", metavar="TEXT", help="Only duties with words."),
    ],
    "format": Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="table, plain, csv, tsv, json, jsonl, md, html, xlsx, docx, "
            "or a format of tabulate.",
        ),
    ],
    "output": Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to FILE; its suffix chooses the format.",
        ),
    ],
    "columns": Annotated[
        Names,
        typer.Option(
            "--columns", metavar="NAMES", help="Only these columns, parted by commas."
        ),
    ],
    "from_file": Annotated[
        str | None,
        typer.Option(
            "--from-file", metavar="LIST", help="Read the paths in LIST, - for stdin."
        ),
    ],
    "framework": Annotated[
        str,
        typer.Option(
            "--framework",
            metavar="NAME",
            help="npa-2013, or none for trackers whose items are not ours.",
        ),
    ],
    "read_colours": Annotated[
        bool,
        typer.Option(
            "--read-colours", help="Count a RAG that is a fill alone, as an inference."
        ),
    ],
    "sheets": Annotated[
        Names,
        typer.Option(
            "--sheet", metavar="NAME", help="Only this sheet, or table (Plan!9)."
        ),
    ],
    "status_column": Annotated[
        str | None,
        typer.Option(
            "--status-column", metavar="NAME", help="Column that holds the status."
        ),
    ],
    "rag_column": Annotated[
        str | None,
        typer.Option(
            "--rag-column", metavar="NAME", help="Column that holds the RAG rating."
        ),
    ],
    "all_columns": Annotated[
        bool,
        typer.Option(
            "--all-columns", help="Add the columns of returns that are not ours."
        ),
    ],
    "known_columns": Annotated[
        bool,
        typer.Option("--known-columns", help="Leave out a tracker's own columns."),
    ],
    "period": Annotated[
        str | None,
        typer.Option(
            "--period",
            "-p",
            metavar="PERIOD",
            help="As 2013-14-Q4; else the latest that returns agree on.",
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
        typer.Option("--level", metavar="LEVEL", help="error, or warning and errors."),
    ],
    "returns_due": Annotated[
        str | None,
        typer.Option(
            "--returns-due",
            metavar="DATE",
            help="Day until which returns are not late.",
        ),
    ],
    "by": Annotated[
        list[str],
        typer.Option(
            "--by",
            metavar="KEY",
            help="priority, commitment, area-team, lead, region, establishment, "
            "period, status, rag or answer; several are crossed.",
        ),
    ],
    "teams": Annotated[
        bool,
        typer.Option(
            "--teams", help="Tally area teams and the national team, and no other."
        ),
    ],
    "across": Annotated[
        str | None,
        typer.Option("--across", metavar="KEY", help="Lay one count out by this key."),
    ],
    "laid_out": Annotated[
        str | None,
        typer.Option(
            "--count",
            metavar="FIELD",
            help="The count laid out; else complete, or total by answer.",
        ),
    ],
    "as_at": Annotated[
        str | None,
        typer.Option(
            "--as-at",
            metavar="DATE",
            help="Day of overdue; else the period's last; of trackers today.",
        ),
    ],
    "summary": Annotated[
        str | None,
        typer.Option(
            "--summary", metavar="FILE", help="Write accounts and problems as JSON."
        ),
    ],
    "folder": Annotated[
        str, typer.Option("--output", "-o", metavar="FOLDER", help="Where to write.")
    ],
    "formats": Annotated[
        list[str],
        typer.Option("--format", "-f", metavar="FORMAT", help="docx, md or html."),
    ],
    "answers": Annotated[
        str | None,
        typer.Option("--answers", metavar="FILE", help="Local details to fill in."),
    ],
    "own_template": Annotated[
        str | None,
        typer.Option("--template", metavar="FILE", help="A template of your own."),
    ],
    "dry_run": Annotated[
        bool, typer.Option("--dry-run", help="Show what would be done, and do nothing.")
    ],
    "overwrite": Annotated[
        bool,
        typer.Option("--force", help="Write over what people changed by hand as well."),
    ],
    "force": Annotated[
        bool, typer.Option("--force", help="Overwrite FILE if it is there.")
    ],
}
"""Every field of the bundles (Selection, Printing, ReadOptions ...), as an option."""
