"""The sections of an agreement, as the Word template lays them out."""

from word_layout import Columns, para, repeated, run, shown, text

from ohc.reference.tables import load_table

AFTER = para(style="After")
"""What keeps a table from what follows it."""


def source_of(name: str) -> str:
    """Return where something comes from, in brackets."""
    return run(f"[{{{{ {name}.source }}}}]", "Source")


def heading(section: str, number: int) -> str:
    """Return the heading of a section, with the bookmark that contents lead to."""
    return para(
        f'<w:bookmarkStart w:id="{number}" w:name="ohc_{section}"/>',
        f"{{{{ {section}.number }}}}. {{{{ {section}.title }}}}",
        f'<w:bookmarkEnd w:id="{number}"/>',
        style="Heading1",
    )


def clauses(section: str) -> str:
    """Return the clauses of a section, a paragraph each."""
    return repeated(
        f"clause in {section}.clauses",
        para("{{ clause.text }} ", source_of("clause"), style="Clause"),
    )


def answers(each: str, title: str) -> str:
    """Return a table of what is asked for and what was answered."""
    cells = [text("{{ field.label }}"), text("{{ field.fill }}")]
    return Columns([2, 3], ["what", "answer"]).looped(each, [cells], title)


def fields(section: str) -> str:
    """Return what a section asks for, if it asks for anything."""
    each = f"field in {section}.fields"
    title = f"{{{{ {section}.title }}}}: {{{{ words.answer }}}}"
    return shown(f"{section}.fields", answers(each, title) + AFTER)


def kept() -> str:
    """Return the answers that nothing asks for any more."""
    title = "{{ words.kept }}"
    return shown(
        "kept", para(title, style="Unnumbered") + answers("field in kept", title)
    )


def duties() -> str:
    """Return the duties of a group, a paragraph each."""
    return repeated(
        "duty in group.duties",
        para(
            "{{ duty.text }}: {{ duty.who }} ",
            source_of("duty"),
            "{% if duty.doubts %} ({{ duty.doubts }}){% endif %}",
            style="Duty",
        ),
    )


def matrix(section: str) -> str:
    """Return the duties that a section shows, in their groups, if it shows any."""
    made = Columns([2, 7], ["subject", "as_published"]).looped(
        f"group in {section}.groups",
        [[para(run("{{ group.title }}", bold=True), style="Cell"), duties()]],
        f"{{{{ {section}.title }}}}",
        whole=False,
    )
    return shown(f"{section}.groups", made + AFTER)


def interfaces() -> str:
    """Return the interfaces, below each the local arrangement."""
    rows = [
        [para(run("{{ group.title }}", bold=True), style="Head"), duties()],
        [text("{{ words.arrangement }}"), text("{{ group.arrangement.fill }}")],
    ]
    made = Columns([2, 7], ["interface", "as_published"]).looped(
        "group in interfaces.groups", rows, "{{ interfaces.title }}", whole=False
    )
    return made + AFTER


def facts() -> str:
    """Return the facts that decide the wording, and where they are settled."""
    settle = shown("fact.fill", text("{{ fact.fill }}"), text(""))
    told = [text(f"{{{{ fact.{one} }}}}") for one in ("label", "value", "source")]
    columns = Columns([5, 6, 4, 4], ["fact", "known", "source", "settle"])
    made = columns.looped("fact in fact_list", [[*told, settle]], "{{ facts.title }}")
    return made + AFTER


def items(section: str, shares: dict[str, int]) -> str:
    """Return the rows of what is known, in columns with shares of the width."""
    made = Columns([*shares.values()], [*shares.keys()]).looped(
        f"row in {section}.rows",
        [[text(f"{{{{ row.{OF_A_HEAD.get(head, head)} }}}}") for head in shares]],
        f"{{{{ {section}.title }}}}",
    )
    return made + AFTER


def commitment() -> str:
    """Return a commitment with whom it binds and when it is due."""
    return (
        para(
            run("{{ commitment.id }} ", bold=True),
            "{{ commitment.text }} ",
            source_of("commitment"),
            style="Cell",
        )
        + text(
            "{{ words.binds }}: {{ commitment.applies_to }}. "
            "{{ words.due }}: {{ commitment.due }}.",
            "Duty",
        )
        + shown("commitment.note", text("{{ commitment.note }}", "Duty"))
    )


def commitments() -> str:
    """Return the commitments of a priority, and what is done for them here."""
    parts = {"lead": "lead", "by": "date", "status": "status"}
    planning = "".join(
        text(f"{{{{ words.{word} }}}}: {{{{ commitment.{part}.fill }}}}")
        for word, part in parts.items()
    )
    made = Columns([9, 7, 6], ["commitment", "action", "planning"]).looped(
        "commitment in priority.commitments",
        [[commitment(), text("{{ commitment.action.fill }}"), planning]],
        "{{ words.priority }} {{ priority.number }}",
    )
    return made + AFTER


def priorities() -> str:
    """Return each priority with its commitments."""
    title = para(
        "{{ words.priority }} {{ priority.number }}: {{ priority.title }} ",
        source_of("priority"),
        style="Heading2",
    )
    none = para("{{ words.not_here }}", style="Clause")
    return repeated(
        "priority in priority_list",
        title + shown("priority.commitments", commitments(), none),
    )


def signatures() -> str:
    """Return where those who agree sign."""
    cells = [
        text("{{ signature.name.fill }}"),
        text("{{ signature.post.fill }}"),
        para(style="Sign"),
        text("{{ signature.date.fill }}"),
    ]
    columns = Columns([5, 5, 5, 3], ["name", "post", "signature", "date"])
    made = columns.looped(
        "signature in signature_list", [cells], "{{ signatures.title }}"
    )
    return made + AFTER


DATED = {"item": 3, "value": 6, "as_of": 2, "source": 3}
MARKED = {"mark": 1, "disagreement": 9}
CITED = {"cited_as": 4, "title_publisher": 6, "dated": 2, "where_stated": 2}
OF_A_HEAD = {
    "mark": "item",
    "disagreement": "value",
    "cited_as": "item",
    "title_publisher": "value",
    "dated": "as_of",
    "where_stated": "source",
}
"""What stands below a head that bears another name."""

BODIES = {
    "profile": items("profile", DATED),
    "facts": facts(),
    "interfaces": interfaces(),
    "priorities": priorities(),
    "signatures": signatures(),
    "disagreements": items("disagreements", MARKED),
    "sources": items("sources", CITED),
}
"""What a section has below its clauses; the others have duties and fields."""


def sections() -> str:
    """Return every section, in the order of the agreement."""
    keys = [found["section"] for found in load_table("agreement_sections")]
    return "".join(
        heading(key, number) + clauses(key) + BODIES.get(key, matrix(key) + fields(key))
        for number, key in enumerate(keys, start=1)
    )
