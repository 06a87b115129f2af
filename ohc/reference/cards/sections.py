"""Facts as cards: read one below the other, each with its source."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ohc.outcome import Row, Section

TITLES = {"sarcs": "Sexual assault referral centres (SARCs)", "pfi": "PFI"}
"""Topics whose name is more than its words."""

SHORT_SOURCES = frozenset({"SE", "NPA", "HJ", "ELF1", "ELF2"})
"""Documents that a card names as they are; the other sources it numbers."""

LABELS = {
    "Id": "ID",
    "Baseline certified normal accommodation": "Certified places",
    "In-use certified normal accommodation": "  of these in use",
    "National Partnership Agreement": "National agreement",
    "Mind": "Note",
}
WHO = "Commissioning: "
FIGURES = (
    "Certified places",
    "  of these in use",
    "Operational capacity",
    "Population",
)
FIRST = (
    "Name",
    "Official name",
    "Printed as",
    "Kind",
    "ID",
    "Area team",
    "Lead team",
    "NOMIS code",
    "ODS code",
    "ONS code",
    "Wave",
)
NO_UNIT = frozenset({"", "date"})


def establishment_sections(rows: Sequence[Row]) -> tuple[Section, ...]:
    """
    Return the card of an establishment: who it is, figures, more, who commissions.

    Long sources are numbered, and listed at the end.
    """
    numbers: dict[str, str] = {}
    first: list[tuple[str, str]] = []
    figures: list[tuple[str, str]] = []
    more: list[tuple[str, str]] = []
    who: list[tuple[str, str]] = []
    for row in rows:
        label = _label(str(row["item"]))
        if str(row["item"]).startswith(WHO):
            who.append((label, _with_source(row, numbers)))
        elif label in FIGURES:
            figures.append((label, _with_source(row, numbers, dated=False)))
        elif label in FIRST:
            first.append((label, _with_source(row, numbers, dated=False)))
        else:
            more.append((label, _with_source(row, numbers)))
    days = {str(row["as_of"]) for row in rows if _label(str(row["item"])) in FIGURES}
    on = f", {', '.join(map(_in_words, sorted(days)))}" if days else ""
    sections = (
        Section("", tuple(first)),
        Section(f"Places and people{on}", tuple(figures)),
        Section("More information", tuple(more)),
        Section("Who commissions", tuple(who)),
        Section("Sources", tuple((f"[{n}]", text) for text, n in numbers.items())),
    )
    return tuple(section for section in sections if section.entries)


def _label(item: str) -> str:
    text = item.removeprefix(WHO).partition(" (")[0]
    return LABELS.get(text, text[:1].upper() + text[1:])


def _with_source(row: Row, numbers: dict[str, str], *, dated: bool = True) -> str:
    """Return a value with its date and its source, which may be a number."""
    source = str(row["source"])
    if not {part.partition(" ")[0] for part in source.split("; ")} <= SHORT_SOURCES:
        source = numbers.setdefault(source, str(len(numbers) + 1))
    as_of = f" ({row['as_of']})" if dated and row["as_of"] else ""
    return f"{row['value']}{as_of} [{source}]"


def _in_words(day: str) -> str:
    try:
        return f"{date.fromisoformat(day):%-d %B %Y}"
    except ValueError:
        return day


def fact_sections(rows: Iterable[Row]) -> tuple[Section, ...]:
    """Return facts below their topics: the item, then what the source says of it."""
    topics: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        topic = str(row["topic"])
        short = _short_name(topic)
        item = re.sub(re.escape(_title(topic)), short, str(row["item"]), flags=re.I)
        topics.setdefault(topic, []).append((item, _fact(row)))
    return tuple(
        Section(_title(topic), tuple(entries), beside=False)
        for topic, entries in topics.items()
    )


def _title(topic: str) -> str:
    words = topic.replace("-", " ")
    return TITLES.get(topic, words[:1].upper() + words[1:])


def _short_name(topic: str) -> str:
    """Return the abbreviation that a title gives, else the title."""
    match = re.search(r"\((\w+)\)$", _title(topic))
    return match[1] if match else _title(topic)


def _fact(row: Row) -> str:
    unit = str(row["unit"])
    as_of = f" ({row['as_of']})" if row["as_of"] else ""
    value = str(row["value"]) if unit in NO_UNIT else f"{row['value']} {unit}"
    return f"{value}{as_of} [{row['source']}]"


def conflict_sections(rows: Sequence[Row]) -> tuple[Section, ...]:
    """Return disagreements, numbered: what each side says, and the note."""
    return tuple(
        Section(
            f"{number}. {_title(str(row['topic']))}",
            tuple(
                (label, text)
                for label, text in (
                    ("One says", f"{row['first']} [{row['first_source']}]"),
                    ("Another", f"{row['second']} [{row['second_source']}]"),
                    ("Note", str(row["note"])),
                )
                if text
            ),
        )
        for number, row in enumerate(rows, start=1)
    )


def coverage_sections(rows: Iterable[Row]) -> tuple[Section, ...]:
    """Return paragraphs: which rows of which tables cite each, or why none does."""
    return tuple(
        Section(
            f"{row['place']}: {row['title']}",
            tuple(_citing(row)) or (("Cited in", "no table"),),
        )
        for row in rows
    )


def _citing(row: Row) -> Iterator[tuple[str, str]]:
    by_table: dict[str, list[str]] = {}
    for cited in filter(None, str(row["cited_by"]).split("; ")):
        table, _, key = cited.partition(": ")
        by_table.setdefault(table, []).append(key)
    for table, keys in by_table.items():
        yield table.replace("_", " "), "; ".join(keys)
    if row["reason"]:
        yield "Not stated because", str(row["reason"])


def document_sections(rows: Iterable[Row]) -> tuple[Section, ...]:
    """Return the documents: by their short names, what each is, what is lost of it."""
    return tuple(
        Section(
            f"{row['short']}: {row['title']}",
            (
                ("Publisher", str(row["publisher"])),
                ("Date", str(row["date"])),
                ("Kind", str(row["kind"])),
                ("Missing from our copy", str(row["lost"])),
                ("Source", str(row["source"])),
            ),
        )
        for row in rows
    )


def priority_sections(rows: Sequence[Row]) -> tuple[Section, ...]:
    """Return a priority and its commitments: what each says, to whom, when due."""
    return tuple(_of_priority(rows))


def _of_priority(rows: Sequence[Row]) -> Iterator[Section]:
    parts: dict[str, list[tuple[str, str]]] = {"": []}
    for row in rows:
        head, _, label = str(row["item"]).partition(" ")
        if not re.fullmatch(r"C\d+\.\d+", head):
            item = LABELS.get(str(row["item"]), str(row["item"]))
            parts[""].append((item, f"{row['value']} [{row['source']}]"))
        elif label:
            parts[head].append((label.capitalize(), str(row["value"])))
        else:
            text = f"{row['value']} [{row['source']}]"
            parts[head] = [("Commitment", text)]
    for name, entries in parts.items():
        if entries:
            yield Section(name, tuple(entries))
