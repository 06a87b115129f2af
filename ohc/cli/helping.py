"""Help as people read it: commands by their jobs, options by what they decide."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from typer.core import TyperCommand

ARGUMENTS = "Arguments"
OPTIONS = "Options"
WHICH = "Which establishments"
FILES = "Which files, and how to read them"
WHEN = "Which period"
ANSWERS = "Which answers"
COUNTED = "What to count"
SHOWN = "How to show it"
WRITTEN = "What to write"

HEADINGS: Mapping[str, str] = {
    heading_of: heading
    for heading, fields in {
        ANSWERS: "kinds most cites",
        WHICH: "area_team lead region sub_region kind name operators genders",
        FILES: "from_file framework read_colours sheets status_column rag_column "
        "previous against",
        WHEN: "period only_period returns_due as_at old_period since",
        COUNTED: "by by_field sums across laid_out teams level all_columns "
        "known_columns",
        WRITTEN: "folder agreements formats answers own_template final dry_run "
        "overwrite feedback letters paper reply_by return_to sender",
        SHOWN: "format output columns force summary manifest verbose quiet",
    }.items()
    for heading_of in fields.split()
}
"""The heading below which help lists an option, by the name of its field."""

ORDER = (ARGUMENTS, ANSWERS, COUNTED, WHICH, WHEN, FILES, WRITTEN, SHOWN, OPTIONS)


class SectionedCommand(TyperCommand):
    """A command whose help has its options below headings."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option of the help, in our words."""
        return help_option(super().get_help_option(ctx))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options, those that belong together below one heading."""
        write_options(self.get_params(ctx), ctx, formatter)


def help_option(option: Any) -> Any:
    """Return the option of the help, in our words."""
    if option:
        option.help = "Show this help."
    return option


def write_options(params: Iterable[Any], ctx: Any, formatter: Any) -> None:
    """Write the help of options and arguments in sections, the general ones last."""
    sections: dict[str, list[tuple[str, str]]] = {heading: [] for heading in ORDER}
    for param in params:
        if record := param.get_help_record(ctx):
            sections[_heading(param)].append(record)
    arguments = sections.pop(ARGUMENTS)
    for heading, records in ((ARGUMENTS, arguments), *_aligned(sections).items()):
        if records:
            with formatter.section(heading):
                formatter.write_dl(records)


def _aligned(
    sections: Mapping[str, list[tuple[str, str]]],
) -> Mapping[str, list[tuple[str, str]]]:
    """Return sections whose options are as wide as the widest: their help lines up."""
    flags = [flag for records in sections.values() for flag, _ in records]
    widest = max(map(len, flags), default=0)
    return {
        heading: [(flag.ljust(widest), text) for flag, text in records]
        for heading, records in sections.items()
    }


def _heading(param: Any) -> str:
    if param.param_type_name == "argument":
        return ARGUMENTS
    return HEADINGS.get(param.name, OPTIONS)


def write_commands(
    names: Iterable[str], ctx: Any, formatter: Any, *, sections: Mapping[str, str]
) -> None:
    """
    Write the commands of a group with a line each, below headings.

    ``sections`` has the names of the commands of each heading; others come last.
    """
    left = [*names]
    widest = max(map(len, left), default=0)
    for heading, listed in sections.items():
        chosen = [name for name in listed.split() if name in left]
        left = [name for name in left if name not in chosen]
        _write_section(heading, chosen, ctx, formatter, widest=widest)
    _write_section("Commands", left, ctx, formatter, widest=widest)


def _write_section(
    heading: str, names: list[str], ctx: Any, formatter: Any, *, widest: int
) -> None:
    if not names:
        return
    with formatter.section(heading):
        formatter.write_dl([*_lines(names, ctx, formatter, widest=widest)])


def _lines(
    names: list[str], ctx: Any, formatter: Any, *, widest: int
) -> Iterator[tuple[str, str]]:
    room = formatter.width - 6 - widest
    for name in names:
        yield (
            name.ljust(widest),
            ctx.command.line_about(name, room),
        )
