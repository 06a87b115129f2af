"""Exceptions: overdue and red answers, missing returns, and problems in files."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from ohc.lines import listed
from ohc.problems import Problem, rank
from ohc.progress.accounts.books import Books
from ohc.progress.accounts.counting import is_overdue
from ohc.progress.accounts.ledger import CountedRow
from ohc.progress.views.missing_lists import NOTHING, missing_rows
from ohc.progress.words.periods import in_words
from ohc.reporting.figures import Figures, applies, number
from ohc.reporting.parts import Gap, Notice, Whose

MOST_LINES, MOST_NAMED, MOST_TEAMS, MOST_NOTICES = 8, 8, 4, 20


def reds(figures: Figures) -> tuple[list[Whose], str]:
    """Return the commitments with most red ratings, and how many others have some."""
    return _commitments(
        figures, "red", have="red ratings", stands_out=lambda row: row.rag == "red"
    )


def overdue(figures: Figures) -> tuple[list[Whose], str]:
    """Return commitments with most overdue answers, and how many others have some."""
    return _commitments(
        figures,
        "overdue",
        have="overdue answers",
        stands_out=lambda row: is_overdue(row, figures.terms, figures.as_at),
    )


def _commitments(
    figures: Figures, field: str, *, have: str, stands_out: Callable[[CountedRow], bool]
) -> tuple[list[Whose], str]:
    rows = [row for row in figures.by_commitment if number(row, field)]
    rows.sort(key=lambda row: -number(row, field))
    more = len(rows) - MOST_LINES
    lines = [
        Whose(
            str(row["commitment"]),
            str(row["summary"]),
            f"{number(row, field)} of {applies(row)}",
            _where(figures, str(row["commitment"]), stands_out),
        )
        for row in rows[:MOST_LINES]
    ]
    others = "commitment has" if more == 1 else "commitments have"
    return lines, f"{more} more {others} {have}." if more > 0 else ""


def _where(
    figures: Figures, commitment: str, stands_out: Callable[[CountedRow], bool]
) -> str:
    bodies = [
        figures.books.names[body_id]
        for (body_id, _), rows in figures.books.counted.items()
        for row in rows
        if row.commitment == commitment and stands_out(row)
    ]
    if len(figures.units) <= MOST_NAMED * 3 and len(bodies) <= MOST_NAMED:
        return listed(sorted(body.name for body in bodies))
    teams = Counter(body.area_team for body in bodies).most_common()
    teams.sort(key=lambda item: (-item[1], item[0]))
    named = [f"{team} ({times})" for team, times in teams[:MOST_TEAMS]]
    more = len(teams) - MOST_TEAMS
    return f"{', '.join(named)}, and {more} more" if more > 0 else listed(named)


def gaps(books: Books) -> list[Gap]:
    """Return the missing returns, and what was received instead."""
    return [
        Gap(
            str(row["body"]),
            str(row["area_team"]),
            _capital(in_words(str(row["last_return"]))) or "None",
            _came(str(row["came"]), str(row["problem_files"])),
        )
        for row in missing_rows(books)
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _came(came: str, files: str) -> str:
    if came == NOTHING:
        return "Nothing was received."
    names = "; ".join(map(file_name, files.split("; ")))
    return f"A file was received but cannot be counted: {came} ({names})."


def noticed(books: Books) -> tuple[list[Notice], str]:
    """Return the worst problems in the files, and a sentence on the others."""
    notices = all_noticed(books)
    more = len(notices) - MOST_NOTICES
    return (
        notices[:MOST_NOTICES],
        f"And {more} more. To list them all: ohc progress check" if more > 0 else "",
    )


def all_noticed(books: Books) -> list[Notice]:
    """Return all problems in the files, the worst first."""
    problems = sorted(
        (
            problem
            for problem in books.problems
            if problem.kind != "missing-return"
            and problem.file not in books.other_files
        ),
        key=rank,
    )
    files = [problem.file for problem in problems]
    return [_notice(problem, files) for problem in problems]


def _notice(problem: Problem, files: Sequence[str]) -> Notice:
    return Notice(
        place=problem._replace(file=file_name(problem.file)).place(),
        body=problem.body or "Not known",
        message=without_folders(problem.message, files),
        counts="Counted" if problem.counted else "Not counted",
    )


def file_name(path: str) -> str:
    r"""
    Return the name of a file without its folders, which are private.

    >>> file_name(r"S:\returns\a.xlsx"), file_name("returns/b.xlsx")
    ('a.xlsx', 'b.xlsx')
    """
    return re.split(r"[\\/]", path)[-1]


def without_folders(message: str, files: Sequence[str]) -> str:
    """
    Return a message that names files without their folders.

    >>> without_folders("It counts: /srv/a b.xlsx Return.", ["/srv/c.xlsx"])
    'It counts: a b.xlsx Return.'
    """
    # Longest first: the path of one folder may begin with that of another.
    folders = {path[: len(path) - len(file_name(path))] for path in files}
    for folder in sorted(filter(None, folders), key=len, reverse=True):
        message = message.replace(folder, "")
    return message
