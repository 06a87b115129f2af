"""What writing agreements is measured against: docxtpl alone, and a mail merge."""

import re
import subprocess
import sys
import venv
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from zipfile import ZipFile

from bench_files import CACHE
from bench_peers import run

from ohc.agreements.docx.controls import TAG, WORD
from ohc.agreements.docx.filled_controls import key_of
from ohc.agreements.docx.opening import W, parsed, serialised
from ohc.agreements.templates.bundled import bundled
from ohc.agreements.wording.places import places
from ohc.files.archive import repacked

DOCXTPL_SCRIPT = """
import sys
from pathlib import Path
from docxtpl import DocxTemplate
from jinja2 import Environment
from ohc.agreements.templates.word import in_word
from ohc.agreements.wording.content import Answers, content
from ohc.agreements.wording.places import places
template, folder = map(Path, sys.argv[1:])
environment = Environment(finalize=in_word)
for place in places().values():
    document = DocxTemplate(template)
    context = content(place, Answers()).names
    document.render(context, environment, autoescape=True)
    document.save(folder / f"{place.id}.docx")
"""
MERGE_SCRIPT = """
import sys
from pathlib import Path
from mailmerge import MailMerge
template, folder, fields, *places = sys.argv[1:]
texts = {f"field_{n}": f"short text {n}." for n in range(int(fields))}
for place in places:
    with MailMerge(template) as document:
        document.merge(**texts)
        document.write(Path(folder) / f"{place}.docx")
"""
FIELD = (
    f'<w:fldSimple xmlns:w="{WORD}" w:instr=" MERGEFIELD field_{{0}} ">'
    "<w:r><w:t>field_{0}</w:t></w:r></w:fldSimple>"
)
MAILMERGE = "docx-mailmerge2==1.0.3"
PLACE = CACHE / "mailmerge-venv"
PYTHON = PLACE / "bin" / "python"
PLAIN = CACHE / "lda-docxtpl.docx"
MERGED = CACHE / "lda-mailmerge.docx"

DOCUMENT = "word/document.xml"
CONTROL = f'<w:tag w:val="{TAG}'.encode()
_FILL = re.compile(rb"{{\s*([\w.]+\.fill)\s*}}")

Counts = Mapping[str, int]
"""How many places to fill in each document has, by the name of its file."""


def main_part(path: Path) -> bytes:
    """Return the XML of a document's text."""
    with ZipFile(path) as archive:
        return archive.read(DOCUMENT)


def controls_in(folder: Path) -> Counts:
    """Return how many controls of ours each document of a folder has."""
    return {
        path.name: main_part(path).count(CONTROL) for path in folder.glob("prison-*")
    }


def check_controls(folder: Path, wanted: Counts) -> None:
    """End the bench where documents have other numbers of controls than wanted."""
    found = controls_in(folder)
    if found != wanted:
        raise SystemExit(
            f"{len(wanted)} documents with {sum(wanted.values())} controls were to be "
            f"written, but: {len(found)} with {sum(found.values())}, or others."
        )


def make_plain_template() -> None:
    """Write our template so that docxtpl alone can put controls among the runs."""
    mark = partial(_FILL.sub, rb"{{r \1 }}")
    PLAIN.write_bytes(repacked(bundled("docx"), {DOCUMENT: mark}))
    there, marked = (main_part(PLAIN).count(end) for end in (b".fill }}", b"{{r "))
    if not there or there != marked:
        raise SystemExit(f"Of {there} places to fill in {marked} are marked.")


def docxtpl(folder: Path) -> float:
    """Return the seconds in which a loop over docxtpl writes all agreements."""
    words = [sys.executable, "-c", DOCXTPL_SCRIPT, str(PLAIN), str(folder)]
    return run(words).seconds


def install_mailmerge() -> str:
    """Install the mail merge in an environment of its own; return why it cannot be."""
    if not _can_import():
        venv.create(PLACE, with_pip=True, clear=True)
        brief = ["--disable-pip-version-check", "--retries", "1", "--timeout", "20"]
        words = [str(PYTHON), "-m", "pip", "install", "--quiet", *brief, MAILMERGE]
        done = subprocess.run(words, check=False, capture_output=True, text=True)
        if done.returncode:
            return done.stderr.strip().rpartition("\n")[2]
    return ""


def _can_import() -> bool:
    if not PYTHON.exists():
        return False
    words = [str(PYTHON), "-c", "import mailmerge"]
    return not subprocess.run(words, check=False, capture_output=True).returncode


def make_merge_template(document: Path) -> int:
    """Write a document with a merge field for each control; return how many."""
    MERGED.write_bytes(repacked(document.read_bytes(), {DOCUMENT: _with_fields}))
    return main_part(MERGED).count(b" MERGEFIELD ")


def _with_fields(xml: bytes) -> bytes:
    root = parsed(xml)
    controls = [one for one in root.iter(f"{W}sdt") if key_of(one)]
    for number, control in enumerate(controls):
        field = parsed(FIELD.format(number).encode())
        field.tail = control.tail
        control.getparent().replace(control, field)
    return serialised(root)


def mailmerge(folder: Path, fields: int) -> float:
    """Return the seconds in which a mail merge fills so many fields for each place."""
    words = [str(PYTHON), "-c", MERGE_SCRIPT, str(MERGED), str(folder), str(fields)]
    return run([*words, *places()]).seconds


def check_merged(folder: Path, fields: int) -> None:
    """End the bench where not every field of every document is filled."""
    paths = [*folder.glob("prison-*")]
    if len(paths) != len(places()):
        raise SystemExit(f"The mail merge wrote {len(paths)} documents.")
    for xml in map(main_part, paths):
        filled = {f">short text {number}.<" for number in range(fields)}
        missing = [text for text in filled if text.encode() not in xml]
        if missing or b"MERGEFIELD" in xml:
            raise SystemExit(f"The mail merge left {len(missing)} fields of {fields}.")
