"""The parts of an agreement, as the Word template lays them out."""

from word_layout import (
    Columns,
    asked,
    heading,
    note,
    para,
    reference,
    repeated,
    shown,
    text,
    told,
)
from word_schedules import annex, schedule_1, schedule_2, schedule_3

NEW_PAGE = "<w:pageBreakBefore/>"


def front() -> str:
    """Return what stands before the particulars."""
    purpose = f"{told('words.purpose_before')} {told('agreement.name')}"
    return (
        para(told("words.document_title"), style="Title")
        + para(
            f"{told('words.healthcare_at')} {told('agreement.name')}", style="Subtitle"
        )
        + para(purpose + told("words.purpose_after"), style="LDAText")
        + Columns([3, 7], ["words.part", "words.holds"]).looped(
            "line in part_list",
            [text(told("line.label")), text(told("line.value"))],
            told("words.document_title"),
        )
        + to_settle()
    )


def to_settle() -> str:
    """Return where the document and the answers disagree, if they do."""
    columns = Columns(
        [3, 4, 4], ["words.what", "words.in_document", "words.in_answers"]
    )
    names = ("label", "in_document", "in_answers")
    cells = [text(told(f"conflict.{name}")) for name in names]
    title = told("words.to_settle")
    return shown(
        "conflicts",
        heading(title, 2) + columns.looped("conflict in conflicts", cells, title),
    )


def part_a() -> str:
    """Return the particulars, with the facts, and the signatures on their page."""
    title = "{{ part.number }} {{ part.title }}"
    tables = repeated(
        "part in particulars",
        heading(title, 2)
        + asked(
            "part.fields", ["part.first", "part.second"], title, known="part.known"
        ),
    )
    return heading(told("words.part_a_name"), 1) + tables + facts() + signatures()


def facts() -> str:
    """Return the facts that change the terms, and where they are settled."""
    title = told("words.facts_title")
    settled = ["words.fact", "words.confirmed"]
    known = ["words.fact", "words.known", "words.confirmed"]
    cells = [
        text(told("fact.label")),
        text(told("fact.value")),
        text(told("fact.fill")),
    ]
    return heading(title, 2) + shown(
        "is_final",
        Columns([7, 3], settled).looped(
            "fact in fact_list", [cells[0], cells[-1]], title
        ),
        note(told("words.facts_intro"))
        + Columns([4, 4, 2], known).looped("fact in fact_list", cells, title)
        + note(told("words.facts_note")),
    )


def signatures() -> str:
    """Return where those who agree sign: a page to itself, to be scanned."""
    heads = ["signed_for", "name", "signature", "date"]
    title = told("words.signatures_title")
    cells = [
        text(told("signature.post.fill")),
        text(told("signature.name.fill")),
        para(style="LDACell"),
        text(told("signature.date.fill")),
    ]
    return (
        heading(title, 2, more=NEW_PAGE)
        + note(told("words.signatures_intro"))
        + Columns([27, 25, 30, 18], [f"words.{head}" for head in heads]).looped(
            "signature in signature_list", cells, title, height=900
        )
    )


def part_b() -> str:
    """Return the terms, numbered by Word's own list."""
    term = (
        para(told("term.text"), *reference("term"), style="LDATerm")
        + repeated(
            "point in term.points",
            para(told("point.first"), *reference("point"), style="LDABullet"),
        )
        + shown("term.routes", routes())
        + shown("term.steps", steps())
    )
    return heading(told("words.part_b_name"), 1, more=NEW_PAGE) + repeated(
        "section in term_list",
        para(told("section.title"), style="LDATermheading")
        + repeated("term in section.terms", term),
    )


def routes() -> str:
    """Return where complaints go."""
    heads = ["words.complaint_about", "words.complaint_where"]
    return Columns([36, 64], heads).looped(
        "route in term.routes",
        [
            text(told("route.first")),
            para(told("route.second"), *reference("route"), style="LDACell"),
        ],
        told("section.title"),
    )


def steps() -> str:
    """Return the steps of a dispute."""
    heads = ["words.step", "words.should_happen", "words.who"]
    return Columns([1, 6, 5], heads).looped(
        "step in term.steps",
        [
            text(told("step.number")),
            para(told("step.first"), *reference("step"), style="LDACell"),
            text(told("step.second")),
        ],
        told("section.title"),
    )


def whole() -> str:
    """Return the agreement, from its title to its annex."""
    return (
        front()
        + part_a()
        + part_b()
        + schedule_1()
        + schedule_2()
        + schedule_3()
        + annex()
    )
