"""A folder to play in: returns with invented answers, some of them spoilt."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from ohc.agreements.invented import invented_agreements
from ohc.errors import CannotWrite
from ohc.files import writing
from ohc.output.return_form import Value
from ohc.progress.forms import file_name, return_workbook
from ohc.progress.words.periods import Period, find_period
from ohc.reference.establishments import Selection
from ohc.reference.framework import commitments
from ohc.reference.reporting_units import Body, expected

LEAD = "Lancashire"
PERIODS = ("2013-14-Q3", "2013-14-Q4")
INVENTED = "Every answer here is invented; nobody returned it."
TEST_NUMBER = "999 123 4578"
"""An NHS number of the range that is kept for tests."""

SETTINGS = f"""# Settings of ohc for this folder and those below it.
lead = "{LEAD}"
"""
BATCH = """@echo off
rem Tallies the returns beside this file; for Task Scheduler or a double click.
cd /d "%~dp0"
ohc progress tally returns --output tally.xlsx --summary accounts.json --force
rem 0: complete. 3: done, with gaps, which the lines above name. Else it failed.
exit /b %errorlevel%
"""
SHELL = """#!/bin/sh
# Tallies the returns beside this file.
cd "$(dirname "$0")" || exit 1
exec ohc progress tally returns --output tally.xlsx --summary accounts.json --force
"""
STATUSES = ("Not started", "In progress", "Delayed", "Complete")
RAGS = ("Amber/Red", "Amber", "Red", "Green")
PERCENT = (0.0, 0.4, 0.3, 1.0)

Answers = dict[str, dict[str, Value]]


class Written(NamedTuple):
    """What a folder to play in holds: files, and what is wrong with some."""

    files: int
    spoilt: tuple[str, ...]


def write_playground(folder: Path, *, force: bool) -> Written:
    """
    Write the folder and return how many files, and what was spoilt in them.

    Raises CannotWrite where the folder holds anything and force is not given.
    """
    if folder.exists() and not force and any(folder.iterdir()):
        raise CannotWrite(
            f"{folder} is not empty.", "Name a new folder, or add --force."
        )
    content: dict[str, bytes] = {
        "ohc.toml": SETTINGS.encode(),
        "tally.bat": BATCH.replace("\n", "\r\n").encode(),
        "tally.sh": SHELL.encode(),
    }
    for name in PERIODS:
        content |= _returns(find_period(name))
    spoilt = _spoil(content, find_period(PERIODS[-1]))
    agreements, kinds = invented_agreements(LEAD)
    content |= {f"agreements/{name}": data for name, data in agreements.items()}
    spoilt += [f"agreements/{line}" for line in kinds]
    lines = [INVENTED, "", "Spoilt or odd, to try what becomes of it:"]
    text = "\r\n".join([*lines, *(f"- {line}" for line in spoilt), ""])
    content["READ ME.md"] = text.encode()
    for path, data in content.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        writing.write(target, data, force=force)
    return Written(len(content), tuple(spoilt))


def _returns(period: Period) -> dict[str, bytes]:
    units = expected(Selection(lead=(LEAD,)), period.end)
    return {
        _path(unit.body, period): _filled(unit.body, period, number)
        for number, unit in enumerate(units)
    }


def _path(body: Body, period: Period) -> str:
    return f"returns/{period.name}/{file_name(body, period)}"


def _filled(
    body: Body,
    period: Period,
    number: int,
    answers: Answers | None = None,
    about: Mapping[str, Value] | None = None,
) -> bytes:
    said = invented(period, number)
    for key, more in (answers or {}).items():
        said[key] = {**said[key], **more}
    day = period.end - timedelta(days=10 + number % 7)
    known: dict[str, Value] = {
        "Returned by": "Head of Healthcare (invented)",
        "Return date": day,
        "Agreed at local delivery board on": day - timedelta(days=5),
    }
    return return_workbook(body, period, said, {**known, **(about or {})})


def invented(period: Period, number: int) -> Answers:
    """Return answers for every commitment, the same for the same number."""
    later = period.name == PERIODS[-1]
    found: Answers = {}
    for place, row in enumerate(commitments()):
        step = (number + place * (3 if later else 5)) % 4
        if later and (number + place) % 3 == 0:
            step = 3
        done = step == len(STATUSES) - 1
        answer: dict[str, Value] = {
            "Status": STATUSES[step],
            "RAG": RAGS[step],
            "Percent complete": PERCENT[step],
            "Owner": "Head of Healthcare (invented)",
            "Comment": "Invented.",
        }
        if done:
            answer |= {
                "Date achieved": period.end - timedelta(days=30),
                "Evidence": "Minutes of the board (invented)",
            }
        elif row["due_by"]:
            answer["Forecast date"] = date.fromisoformat(row["due_by"]) + timedelta(
                days=30 * (STATUSES.index("Complete") - step)
            )
        found[row["id"]] = answer
    return found


def _spoil(content: dict[str, bytes], period: Period) -> list[str]:
    """Spoil some returns of a period, and return what was done, a line each."""
    bodies = [unit.body for unit in expected(Selection(lead=(LEAD,)), period.end)]
    said = []
    texts = {row["id"]: row["commitment"] for row in commitments()}
    rows: list[tuple[str, Answers]] = [
        ("a status is Compleet", {"C2.1": {"Status": "Compleet"}}),
        ("a RAG is Purple", {"C3.1": {"RAG": "Purple"}}),
        ("a date is 31/02/2014", {"C5.1": {"Forecast date": "31/02/2014"}}),
        ("complete with red", {"C6.1": {"Status": "Complete", "RAG": "Red"}}),
        ("a number of a patient", {"C8.1": {"Comment": f"see {TEST_NUMBER}"}}),
        ("two summaries changed places", {
            "C1.1": {"Commitment (summary)": texts["C2.1"]},
            "C2.1": {"Commitment (summary)": texts["C1.1"]},
        }),
    ]  # fmt: skip
    for number, (what, answers) in enumerate(rows):
        path = _path(bodies[number], period)
        content[path] = _filled(bodies[number], period, number, answers)
        said.append(f"{path}: {what}")
    cut, paper, gone, twice = bodies[len(rows) : len(rows) + 4]
    path = _path(cut, period)
    content[path] = content[path][: len(content[path]) // 2]
    said.append(f"{path}: cut short")
    content[_path(paper, period)] = b"%PDF-1.4\n% invented, no return\n"
    said.append(f"{_path(paper, period)}: a PDF under the name of a workbook")
    del content[_path(gone, period)]
    said.append(f"{_path(gone, period)}: not there")
    copy = _path(twice, period).replace(".xlsx", " (2).xlsx")
    content[copy] = _filled(twice, period, 99, None, {"Return date": period.end})
    said.append(f"{copy}: a later return of the same body")
    last = _path(bodies[-1], period)
    lock = last.replace("/prison-", "/~$prison-")
    user = b"A N Other (invented)"
    content[lock] = bytes([len(user)]) + user
    said.append(f"{lock}: a lock, as of someone who has the workbook open")
    return said
