"""What COMMANDS.md says, made from the commands, their options and the stable words."""

from collections.abc import Iterable, Mapping
from typing import Any

from commands_there_are import COMMANDS, Found
from conftest import run_here
from documented import usual_width

from ohc.cli import helping
from ohc.output import Printing, Talk
from ohc.output.fields import FIELDS
from ohc.problems import PROBLEM_KINDS
from ohc.progress.options import ReadOptions
from ohc.reference.establishments import Selection
from ohc.remedies import REMEDIES

BUNDLES: Mapping[str, Any] = {
    "Which establishments": Selection,
    "Which files": ReadOptions,
    "How to show it": Printing,
    "How much to say": Talk,
}
"""Options that many commands have together, by what a table calls them."""
HELP = "help"
SHARED = "these [shared options](#options-that-many-commands-share)"


def bundles_of(found: Found) -> list[str]:
    """Return the names of the bundles that a command has whole."""
    own = {param.name for param in found.command.params}
    return [name for name, bundle in BUNDLES.items() if _fields(bundle) <= own]


def shared_options() -> str:
    """Return the options of each bundle, as help prints them."""
    return "\n".join(f"### {name}\n\n{_text(_listed(name))}" for name in BUNDLES)


def who_takes_which() -> str:
    """Return a table of which commands take which bundle."""
    taking = [(found, bundles_of(found)) for found in COMMANDS]
    rows = [
        (f"`ohc {found}`", *("yes" if name in names else "" for name in BUNDLES))
        for found, names in taking
        if names
    ]
    return _table(("Command", *BUNDLES), rows)


def root_help() -> str:
    """Return what ``ohc --help`` prints."""
    with usual_width():
        printed = run_here("--help").stdout.decode()
    return f"\n{_text(printed.rstrip())}"


def command_pages() -> str:
    """Return a section for each command: what it does, examples, its own options."""
    return "\n" + "\n".join(_page(found) for found in COMMANDS)


def problem_kinds() -> str:
    """Return a table of the kinds of problems, the gravest first."""
    rows = [
        (
            f"`{name}`",
            _levels(kind.level, kind.less),
            _sentence(kind.meaning),
            REMEDIES[name].to_do,
        )
        for name, kind in PROBLEM_KINDS.items()
    ]
    return _table(("Kind", "Level", "Meaning", "What to do"), rows)


def fields() -> str:
    """Return a table of the fields of data formats with the headings people see."""
    rows = [(f"`{key}`", FIELDS[key].heading) for key in sorted(FIELDS)]
    return _table(("Field", "Heading"), rows)


def _page(found: Found) -> str:
    text, _, examples = found.command.help.partition("\b\nExamples:\n")
    parts = [f"## ohc {found}\n", _text(_usage(found)), f"{text.strip()}\n"]
    if examples:
        lines = [line.strip() for line in examples.splitlines()]
        parts.append(_text("\n".join(lines)))
    if own := _own_options(found):
        parts.append(_text(own))
    if names := bundles_of(found):
        also = ", ".join(name.lower() for name in names)
        parts.append(f"Also takes {SHARED}:\n{also}.\n")
    return "\n".join(parts)


def _usage(found: Found) -> str:
    usage: str = found.command.get_usage(_context(found))
    return usage


def _own_options(found: Found) -> str:
    shared = {field for name in bundles_of(found) for field in _fields(BUNDLES[name])}
    own = [param for param in found.command.params if param.name not in {*shared, HELP}]
    context = _context(found)
    formatter = context.make_formatter()
    if found.is_group:
        helping.write_commands(
            found.command.list_commands(context),
            context,
            formatter,
            sections=found.command.sections,
        )
    helping.write_options(own, context, formatter)
    text: str = formatter.getvalue()
    return text.strip("\n")


def _context(found: Found) -> Any:
    context = found.command.context_class
    return context(found.command, info_name=f"ohc {found}", terminal_width=80)


def _listed(bundle: str) -> str:
    """Return the options of a bundle, as help prints them."""
    found = _example(bundle)
    context = _context(found)
    formatter = context.make_formatter()
    fields_of_it = _fields(BUNDLES[bundle])
    params = [param for param in found.command.params if param.name in fields_of_it]
    formatter.write_dl([param.get_help_record(context) for param in params])
    text: str = formatter.getvalue()
    return text.rstrip("\n")


def _example(bundle: str) -> Found:
    """Return a command that is no group and has the options of a bundle."""
    return next(
        found
        for found in COMMANDS
        if bundle in bundles_of(found) and not found.is_group
    )


def _fields(bundle: Any) -> set[str]:
    return {*bundle._fields}


def _levels(level: str, less: str | None) -> str:
    return f"{level} or {less}" if less else level


def _sentence(meaning: str) -> str:
    return meaning[:1].upper() + meaning[1:]


def _text(content: str) -> str:
    return f"```text\n{content}\n```\n"


def _table(header: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    names = [*header]
    lines = "".join(f"| {' | '.join(row)} |\n" for row in [names, *rows])
    head, _, body = lines.partition("\n")
    return f"\n{head}\n|{'---|' * len(names)}\n{body}"
