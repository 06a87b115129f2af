"""The sections of an agreement, as the Word template lays them out."""

from word_layout import looped, para, repeated, run, shown, text

from ohc.reference import load_table

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
    return looped([2, 3], ["what", "answer"], cells, each, title)


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
            "{% if duty.doubts %} ({{ words.doubtful }}: {{ duty.doubts }}){% endif %}",
            style="Duty",
        ),
    )


def doubts(section: str) -> str:
    """Return where the documents disagree on a section."""
    return shown(
        f"{section}.doubts",
        para(run("{{ words.disagree }}", bold=True), style="Clause")
        + repeated(
            f"doubt in {section}.doubts",
            para("{{ doubt.item }}: {{ doubt.value }}", style="Clause"),
        ),
    )


def matrix(section: str) -> str:
    """Return the duties of a section in their groups."""
    made = looped(
        [2, 7],
        ["subject", "as_published"],
        [text("{{ group.title }}"), duties()],
        f"group in {section}.groups",
        f"{{{{ {section}.title }}}}",
    )
    return made + AFTER + doubts(section)


def interfaces() -> str:
    """Return the interfaces with the local arrangement for each group."""
    made = looped(
        [3, 8, 6],
        ["interface", "as_published", "arrangement"],
        [text("{{ group.title }}"), duties(), text("{{ group.arrangement.fill }}")],
        "group in interfaces.groups",
        "{{ interfaces.title }}",
    )
    return made + AFTER + doubts("interfaces")


def items(section: str, shares: dict[str, int]) -> str:
    """Return the rows of what is known, in columns with shares of the width."""
    made = looped(
        [*shares.values()],
        [*shares],
        [text(f"{{{{ row.{head} }}}}") for head in shares],
        f"row in {section}.rows",
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
    asked = ("action", "lead", "date", "status")
    made = looped(
        [8, 6, 4, 3, 3],
        ["commitment", "action", "lead", "by", "status"],
        [commitment(), *(text(f"{{{{ commitment.{part}.fill }}}}") for part in asked)],
        "commitment in priority.commitments",
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
        title
        + shown("priority.note", para("{{ priority.note }}.", style="Clause"))
        + shown("priority.commitments", commitments(), none),
    )


def signatures() -> str:
    """Return where those who agree sign."""
    made = looped(
        [5, 5, 5, 3],
        ["name", "post", "signature", "date"],
        [
            text("{{ signature.name.fill }}"),
            text("{{ signature.post.fill }}"),
            para(style="Sign"),
            text("{{ signature.date.fill }}"),
        ],
        "signature in signature_list",
        "{{ signatures.title }}",
    )
    return made + AFTER


DATED = {"item": 3, "value": 6, "as_of": 2, "source": 3}
UNDATED = {"item": 4, "value": 6, "source": 3}
BODIES = {
    "profile": items("profile", DATED),
    "facts": items("facts", UNDATED) + fields("facts"),
    "interfaces": interfaces(),
    "priorities": priorities(),
    "complaints": matrix("complaints") + fields("complaints"),
    "disputes": matrix("disputes") + fields("disputes"),
    "scrutiny": matrix("scrutiny") + fields("scrutiny"),
    "signatures": signatures(),
    "sources": items("sources", DATED),
}
"""What a section has below its clauses; the others have what is to be filled in."""


def sections() -> str:
    """Return every section, in the order of the agreement."""
    keys = [found["section"] for found in load_table("agreement_sections")]
    return "".join(
        heading(key, number) + clauses(key) + BODIES.get(key, fields(key))
        for number, key in enumerate(keys, start=1)
    )
