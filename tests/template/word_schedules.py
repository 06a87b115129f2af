"""The schedules and the annex of an agreement, as the Word template has them."""

from word_layout import (
    Columns,
    asked,
    group_heading,
    heading,
    note,
    para,
    reference,
    repeated,
    run,
    shown,
    text,
    told,
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
            + Columns([37, 16, 21, 26], [f"words.{head}" for head in heads]).looped(
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
    columns = Columns([60, 17, 11, 12], [f"words.{head}" for head in heads])
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
