"""What people and programs do to agreements, for tests to do likewise."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from ohc.agreements.docx.agreement import Agreement, read_agreement
from ohc.agreements.docx.controls import ANSWERS
from ohc.agreements.docx.filled_controls import key_of
from ohc.agreements.wording.conditions import deciding_facts
from ohc.agreements.wording.fields import blank_fills, is_asked, is_needed
from ohc.agreements.wording.places import places
from ohc.agreements.wording.placing import keys_in

NAME = "prison-winchester"
PATH = Path(f"agreements/{NAME}.docx")
NEW = Path(f"agreements/{NAME} (new).docx")
"""What ``ohc lda generate winchester`` writes, and a new version beside it."""


def read(path: Path | str) -> Agreement:
    """Return the agreement in a file."""
    return read_agreement(Path(path).read_bytes())


def type_in(path: Path | str, answers: Mapping[str, str]) -> None:
    """Type answers into controls with python-docx, which leaves the store stale."""
    document: Any = Document(str(path))
    left = dict(answers)
    for control in document.element.body.iter(qn("w:sdt")):
        if (key := key_of(control)) in answers:
            text = left.pop(key, answers[key])
            runs = list(control.find(qn("w:sdtContent")).iter(qn("w:r")))
            for run in runs[1:]:
                run.getparent().remove(run)
            runs[0].text = text
    assert not left, f"no control for {left}"
    document.save(str(path))


def write_beside(path: Path | str, text: str) -> None:
    """Type a paragraph at the end of a document, outside its controls."""
    document = Document(str(path))
    document.add_paragraph(text)
    document.save(str(path))


def change_parts(
    path: Path | str, change: Callable[[str, bytes], bytes | None]
) -> None:
    """Change the parts of a document; a part that becomes None is left out."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(path) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = change(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    Path(path).write_bytes(buffer.getvalue())


def in_document(path: Path | str, change: Callable[[str], str]) -> None:
    """Change the main part of a document, as text."""

    def changed(name: str, data: bytes) -> bytes:
        return change(data.decode()).encode() if name == "word/document.xml" else data

    change_parts(path, changed)


def control(key: str, xml: str) -> str:
    """Return the XML of the control for a field."""
    mark = re.escape(f'ohc:{key}"')
    found = re.search(rf"<w:sdt>(?:(?!</w:sdt>).)*{mark}.*?</w:sdt>", xml)
    assert found
    return found[0]


def edit_store(path: Path | str, answers: Mapping[str, str]) -> None:
    """Write answers into the store alone."""

    def change(_: str, data: bytes) -> bytes:
        if f'<agreement xmlns="{ANSWERS}"'.encode() not in data:
            return data
        text = data.decode()
        for key, value in answers.items():
            row = f'<answer field="{key}">{escape(value)}</answer>'
            pattern = rf'<answer field="{re.escape(key)}">[^<]*</answer>'
            if found := re.search(pattern, text):
                text = text.replace(found[0], row)
            else:
                text = text.replace("</agreement>", f"{row}</agreement>")
        return text.encode()

    change_parts(path, change)


def edit_as_word_does(path: Path | str, answers: Mapping[str, str]) -> None:
    """Type answers as Word saves them: in the control and in the store."""
    type_in(path, answers)
    edit_store(path, answers)


def parts_of(path: Path | str) -> dict[str, bytes]:
    """Return the parts of a document by their names."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


OLDER = Path(__file__).parent / "lda_0_1_0.docx"
"""The Word template of version 0.1.0: those of users were made from it."""


def template_with(change: Callable[[str], str], target: Path | str) -> Path:
    """Write a user's template, made from that of 0.1.0, with its main part changed."""
    path = Path(target)
    path.write_bytes(OLDER.read_bytes())
    in_document(path, change)
    return path


KEPT = {"", "parties", "board", "priorities", "kept"}
"""Sections that a short template has, beside its title page."""


def short_template_with(change: Callable[[str], str], target: Path | str) -> Path:
    """Write a user's template of three sections, with its main part changed."""
    # It is understood in a third of the time, and as strictly.
    path = Path(target)
    path.write_bytes(_shortened())
    in_document(path, change)
    return path


@cache
def _shortened() -> bytes:
    document: Any = Document(str(OLDER))
    section = ""
    for element in list(document.element.body)[:-1]:
        text = "".join(part.text or "" for part in element.iter(qn("w:t")))
        if heading := re.match(r"\{\{ (\w+)\.number|\{%p if (kept)", text):
            section = heading[1] or heading[2]
        if section not in KEPT:
            element.getparent().remove(element)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


VARIANTS = {
    "public": "winchester",
    "contracted": "altcourse",
    "women": "low newton",
    "high security": "frankland",
    "joint figures": "moorland",
    "one prison listed twice": "highpoint",
    "in scope in part": "feltham",
    "changed hands": "wolds",
}
"""A prison of each kind that has wording of its own."""

FACTS = {
    **dict.fromkeys((key for key in keys_in("A5") if key != "noms_managed"), "No"),
    "run_by": "Public sector",
}


def needed() -> dict[str, str]:
    """Return answers to all that Winchester's agreement needs, but signatures."""
    known = deciding_facts(places()["prison-winchester"], FACTS)
    answers = dict(FACTS)
    for key, fill in blank_fills().items():
        is_due = is_asked(key, known) and is_needed(fill, known, answers=answers)
        if is_due and not key.startswith("signature"):
            of_kind = {"date": "1 June 2014", "choice": "In progress"}
            answers.setdefault(key, of_kind.get(fill.kind, f"Our {key}"))
    return answers
