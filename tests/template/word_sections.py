"""The parts of an agreement, as the Word template lays them out."""

from word_layout import Columns, para, reference, repeated, run, shown, text

NEW_PAGE = "<w:pageBreakBefore/>"


def told(name: str) -> str:
    """Return a placeholder."""
    return f"{{{{ {name} }}}}"


def heading(words: str, level: int, *, more: str = "") -> str:
    """Return a heading."""
    return para(words, style=f"Heading{level}", more=more)


def group_heading(words: str) -> str:
    """Return the heading of a table among several of a schedule."""
    return para(words, style="LDAGroup")


def note(words: str) -> str:
    """Return a note above or below a table."""
    return para(words, style="LDANote")


def asked(fields: str, heads: list[str], title: str, *, known: str = "") -> str:
    """Return a table of what is asked for and what was answered."""
    columns = Columns([37, 63], heads)
    cells = [text(told("line.label")), text(told("line.value"))]
    before = columns.rows_before(f"line in {known}", cells) if known else ""
    return columns.looped(
        f"field in {fields}",
        [text(told("field.label")), text(told("field.fill"))],
        title,
        before=before,
    )


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
    cells = [
        text(told("fact.label")),
        text(told("fact.value")),
        text(told("fact.fill")),
    ]
    return (
        heading(title, 2)
        + note(told("words.facts_intro"))
        + Columns([4, 4, 2], ["words.fact", "words.known", "words.confirmed"]).looped(
            "fact in fact_list", cells, title
        )
        + note(told("words.facts_note"))
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


def schedule_1() -> str:
    """Return who does what."""
    heads = ["task", "column_nhs_england", "column_noms", "column_others"]
    cells = [
        para(told("task.task"), *reference("task"), style="LDACell"),
        text(told("task.nhs_england")),
        text(told("task.noms")),
        text(told("task.others")),
    ]
    return (
        heading(told("words.schedule_1"), 1)
        + note(told("words.schedule_1_key"))
        + repeated(
            "group in task_list",
            group_heading(told("group.title"))
            + Columns([35, 18, 22, 25], [f"words.{head}" for head in heads]).looped(
                "task in group.tasks", cells, told("group.title")
            ),
        )
    )


def schedule_2() -> str:
    """Return the local arrangements, and what nothing asks for any more."""
    heads = ["words.item", "words.agreed_here"]
    title = told("words.kept_title")
    return (
        heading(told("words.schedule_2"), 1)
        + repeated(
            "group in arrangement_list",
            group_heading(told("group.title"))
            + asked("group.fields", heads, told("group.title")),
        )
        + shown("kept", group_heading(title) + asked("kept", heads, title))
    )


def schedule_3() -> str:
    """Return the action plan, and the commitments that are there for information."""
    heads = ["commitment", "done_here", "lead_by", "position"]
    due = "{% if commitment.due %} {{ commitment.due }}{% endif %}"
    note_of = "{% if commitment.note %} {{ commitment.note }}{% endif %}"
    commitment = para(
        told("commitment.id") + " " + told("commitment.text") + due + note_of,
        *reference("commitment"),
        style="LDACell",
    )
    title = told("words.schedule_3")
    columns = Columns([60, 16, 12, 12], [f"words.{head}" for head in heads])
    return (
        heading(title, 1)
        + note(told("words.schedule_3_intro"))
        + columns.looped(
            "commitment in action_list",
            [
                commitment,
                text(told("commitment.action.fill")),
                text(told("commitment.lead.fill")) + text(told("commitment.date.fill")),
                text(told("commitment.status.fill")),
            ],
            title,
        )
        + group_heading(told("words.national_title"))
        + repeated(
            "commitment in national_list",
            para(
                run(told("commitment.id") + " " + told("commitment.text") + due),
                *reference("commitment"),
                style="LDAListed",
            ),
        )
    )


def annex() -> str:
    """Return the points to settle."""
    title = told("words.annex")
    question = run(told("point.question"), "LDAQuestion")
    point = para(question, " " + told("point.text"), style="LDACell")
    return (
        heading(title, 1)
        + note(told("words.annex_intro"))
        + Columns([78, 22], ["words.point", "words.settled_here"]).looped(
            "point in point_list", [point, text(told("point.settled.fill"))], title
        )
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
