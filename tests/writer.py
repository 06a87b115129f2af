"""LibreOffice Writer as a person uses it: open, fill the open places, save.

Each call starts one Writer with a profile of its own and leaves nothing running.
What fill() leaves was compared with real clicks and keys in 7.4: the text stands
where the hint stood, Enter breaks a line, an answer that is a list's entry or a date
is picked and any other typed, after which a control of more than plain text goes on
saying that it shows its hint. It takes Debian's libreoffice-writer, and python3-uno
for the Python that runs this same file to speak to Writer.
"""

import json
import re
import shutil
import signal
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from os import killpg
from pathlib import Path
from subprocess import PIPE, STDOUT, Popen, run
from typing import Any

PYTHON = "/usr/bin/python3"
SECONDS = 60
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KEYS = (("dataBinding", "xpath"), ("tag", "val"), ("docPart", "val"))


def available() -> bool:
    """Whether Writer is here, and what speaks to it."""
    program = Path(shutil.which("soffice") or "soffice").resolve()
    if not (program.with_name("libswlo.so").exists() and Path(PYTHON).exists()):
        return False
    words = [PYTHON, "-I", "-c", "import uno"]
    return run(words, capture_output=True, check=False).returncode == 0


def resave(path: Path, folder: Path) -> Path:
    """The document as Writer saves it again, under its own name in the folder."""
    return fill(path, {}, folder)


def resave_all(paths: Sequence[Path], folder: Path) -> None:
    """Save documents again in one run of Writer, under their names in the folder."""
    with tempfile.TemporaryDirectory(prefix="writer") as home:
        profile = f"-env:UserInstallation={Path(home).as_uri()}"
        words = ["soffice", "--headless", profile, "--convert-to", "docx", "--outdir"]
        _run([*words, str(folder), *map(str, paths)])


def pages(paths: Sequence[Path], folder: Path) -> dict[str, int]:
    """How many pages documents have as Writer lays them out, by their names."""
    with tempfile.TemporaryDirectory(prefix="writer") as home:
        profile = f"-env:UserInstallation={Path(home).as_uri()}"
        words = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir"]
        _run([*words, str(folder), *map(str, paths)])
    page = re.compile(rb"/Type\s*/Page[^s]")
    return {pdf.stem: len(page.findall(pdf.read_bytes())) for pdf in folder.iterdir()}


def fill(path: Path, answers: Mapping[str, str], folder: Path, typed: str = "") -> Path:
    """The document with these answers, saved under its own name in the folder.

    A control's key is the field in its binding, [@field='KEY'], else its tag, else
    the docPart of its hint; an empty answer clears all that have the key. What is
    typed goes to the end of the last paragraph of the body that has text and no
    control, and is no heading; a line break begins a paragraph.
    """
    keys = _keys(path)
    if missing := answers.keys() - keys:
        raise LookupError(f"no control for {', '.join(sorted(missing))}")
    with tempfile.TemporaryDirectory(prefix="writer") as home:
        source, saved = Path(shutil.copy(path, home)), Path(home, "saved.docx")
        job = [home, source.as_uri(), saved.as_uri(), [keys, dict(answers)], typed]
        _run([PYTHON, "-I", __file__, json.dumps(job)])
        folder.mkdir(parents=True, exist_ok=True)
        return Path(shutil.move(saved, folder / path.name))


def _keys(path: Path) -> list[str]:
    """The key of each control within a paragraph, in the order of the document."""
    with zipfile.ZipFile(path) as package:
        root = ET.fromstring(package.read("word/document.xml"))
    keys = []
    for control in root.iterfind(f".//{W}p/{W}sdt/{W}sdtPr"):
        said = {node.tag.removeprefix(W): node for node in control.iter()}
        named = [said[name].get(W + of, "") for name, of in KEYS if name in said]
        key = named[0] if named else ""
        bound = re.search(r"\[@field='([^']*)'\]", key)
        keys.append(bound[1] if bound else key)
    return keys


def _run(words: list[str]) -> None:
    """Run it for SECONDS at most, and end all that it has started."""
    with Popen(words, stdout=PIPE, stderr=STDOUT, start_new_session=True) as process:
        try:
            said, _ = process.communicate(timeout=SECONDS)
        finally:
            with suppress(ProcessLookupError):
                killpg(process.pid, signal.SIGKILL)
    if process.returncode:
        raise RuntimeError(said.decode(errors="replace"))


# From here on: what the Python that has uno runs.


def _work(home: str, source: str, saved: str, filling: list[Any], typed: str) -> None:
    pipe = f"pipe,name={Path(home).name};urp"
    profile = f"-env:UserInstallation={Path(home, 'profile').as_uri()}"
    words = [shutil.which("soffice") or "", "--headless", "--norestore", profile]
    with Popen([*words, f"--accept={pipe}"]) as process:
        desktop = _desktop(f"uno:{pipe};StarOffice.ComponentContext", process)
        try:
            how = (_value("Hidden", value=True),)
            document = desktop.loadComponentFromURL(source, "_blank", 0, how)
            if filling[-1]:
                _answer(document, *filling)
            if typed:
                _type(document.Text, typed)
            docx = _value("FilterName", value="MS Word 2007 XML")
            document.storeToURL(saved, (docx,))
            document.close(True)
        finally:
            with suppress(Exception):  # it may be gone before it has answered
                desktop.terminate()


def _desktop(address: str, process: Popen[bytes]) -> Any:
    import uno  # type: ignore[import-not-found]

    here = uno.getComponentContext()
    create = here.ServiceManager.createInstanceWithContext
    resolver = create("com.sun.star.bridge.UnoUrlResolver", here)
    while process.poll() is None:  # until it listens: _run() sees to the time
        with suppress(Exception):
            there = resolver.resolve(address)
            create = there.ServiceManager.createInstanceWithContext
            return create("com.sun.star.frame.Desktop", there)
        time.sleep(0.05)
    raise RuntimeError(f"Writer did not start: {process.returncode}")


def _value(name: str, *, value: object) -> Any:
    import uno

    pair = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    pair.Name, pair.Value = name, value
    return pair


def _each(holder: Any) -> Iterator[Any]:
    parts = holder.createEnumeration()
    while parts.hasMoreElements():
        yield parts.nextElement()


def _controls(text: Any) -> Iterator[Any]:
    """Plain texts are input fields to 7.4, all else is a content control."""
    for block in _each(text):
        for name in getattr(block, "CellNames", ()):
            yield from _controls(block.getCellByName(name))
        for part in _each(block) if hasattr(block, "OutlineLevel") else ():
            control = getattr(part, part.TextPortionType, None)
            if hasattr(control, "InteropGrabBag") or hasattr(control, "ListItems"):
                yield control


def _answer(document: Any, keys: Sequence[str], answers: Mapping[str, str]) -> None:
    for key, control in zip(keys, list(_controls(document.Text)), strict=True):
        if key in answers and hasattr(control, "Content"):
            control.Content = answers[key]
        elif key in answers:
            _choose(control, answers[key])
    document.TextFields.refresh()


def _choose(control: Any, answer: str) -> None:
    """Put it before what is there, then delete that: so it stays in the control."""
    control.createTextCursor().setString(answer)
    if parts := list(_each(control)):
        cursor = parts[0].Text.createTextCursorByRange(parts[0].Start)
        cursor.goRight(len(answer.encode("utf-16-le")) // 2, False)
        cursor.gotoRange(parts[-1].End, True)
        cursor.setString("")
    entries = [{pair.Name: pair.Value for pair in one} for one in control.ListItems]
    picked = answer in [one["DisplayText"] or one["Value"] for one in entries]
    if control.Date:
        with suppress(ValueError):
            day = datetime.strptime(answer, "%d %B %Y").replace(tzinfo=UTC)
            control.CurrentDate = f"{day:%Y-%m-%dT00:00:00Z}"
            picked = True
    if picked:
        control.ShowingPlaceHolder = False


def _type(text: Any, typed: str) -> None:
    place = text.End
    for block in (each for each in _each(text) if hasattr(each, "OutlineLevel")):
        kinds = {part.TextPortionType for part in _each(block)}
        if block.String and kinds == {"Text"} and not block.OutlineLevel:
            place = block.End
    cursor = text.createTextCursorByRange(place)
    for number, line in enumerate(typed.split("\n")):
        if number:
            text.insertControlCharacter(cursor, 0, False)  # which ends a paragraph
        text.insertString(cursor, line, False)


if __name__ == "__main__":
    _work(*json.loads(sys.argv[1]))
