"""Say in one sentence what a file is if it is not a Word file, from its content."""

from collections.abc import Mapping

from ohc.files.recognising import read_ole, recognised, recognised_text
from ohc.files.unreadable import Unreadable

NO_DOCUMENT = "not-an-agreement"
"""The kind of problem for a file that is something else."""

SAVE_AS_DOCX = "save it in Word as a Word document (.docx)"
NAMED = {
    "a PDF": "a PDF",
    "a document in Rich Text Format": f"a document in Rich Text Format; {SAVE_AS_DOCX}",
    "a picture (PNG)": "a picture",
    "a picture (JPEG)": "a picture",
    "a web page": f"a web page; {SAVE_AS_DOCX}",
    "an XML file": f"an XML file; {SAVE_AS_DOCX}",
}
"""Files that people keep beside agreements, and what they are."""

OPENDOCUMENT = b"application/vnd.oasis.opendocument."
FOLDERS = {"xl/": "an Excel workbook", "ppt/": "a presentation"}
"""Where Office files other than Word documents keep their content."""


def _other(kind: str) -> Unreadable:
    """Return the problem: what the file is and, after a semicolon, what to do."""
    what, _, advice = kind.partition("; ")
    rest = f": {advice}" if advice else ", not a Word document"
    return Unreadable(NO_DOCUMENT, f"This is {what}{rest}.", detail=what)


def other_than_zip(data: bytes) -> Unreadable:
    """Return what a file is, if it is not an archive and not an old Office file."""
    kind = recognised(data) or recognised_text(data)
    return _other(NAMED.get(kind, "a file of another kind"))


def other_archive(parts: Mapping[str, bytes], *, is_office: bool) -> Unreadable:
    """Return what an archive is, if it is not a Word document."""
    kind = parts.get("mimetype", b"")
    if kind.startswith(OPENDOCUMENT + b"text"):
        return _other(f"an OpenDocument text; {SAVE_AS_DOCX}")
    if kind.startswith(OPENDOCUMENT):
        return _other("an OpenDocument file")
    if not is_office:
        return _other("an archive")
    others = (
        what
        for folder, what in FOLDERS.items()
        if any(name.startswith(folder) for name in parts)
    )
    return _other(next(others, "an Office file of another kind"))


def of_ole(data: bytes) -> Unreadable:
    """Return what an old Office file is."""
    try:
        streams, _ = read_ole(data)
    except Unreadable as error:
        # An incomplete file is still of this kind, and cannot be read in any case.
        kind = _other(f"a Word 97-2003 document or similar; {SAVE_AS_DOCX}")
        return Unreadable(error.kind, kind.message, detail=kind.detail)
    # Office stores a docx with a password like this: the archive is in a stream.
    if "EncryptedPackage" in streams:
        return Unreadable(
            "password-protected",
            "The document is protected by a password. Ask for a copy without one.",
        )
    if "WordDocument" in streams:
        return _other(f"a Word 97-2003 document; {SAVE_AS_DOCX}")
    return _other(f"a file of an old Office program; {SAVE_AS_DOCX}")
