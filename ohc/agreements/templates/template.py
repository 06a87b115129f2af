"""The templates that lay agreements out: ours, and those that people restyled."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from ohc.agreements.answers.merging import Merged
from ohc.agreements.screening import screening
from ohc.agreements.templates.bundled import bundled
from ohc.agreements.templates.placeholders import BadTemplate, Context
from ohc.agreements.wording.content import Answers, Content, content
from ohc.agreements.wording.places import places
from ohc.errors import WrongWords
from ohc.files import writing
from ohc.files.decoding import NotText, decode
from ohc.files.gathering import read_bytes
from ohc.files.recognising import OLE, ZIP, recognised, recognised_text
from ohc.files.unreadable import Unreadable
from ohc.outcome import Outcome

TEMPLATE_KINDS = ("docx", "md", "html")
WORD_SUFFIXES = frozenset({"docx", "dotx", "docm", "dotm", "doc", "dot", "odt", "rtf"})
NO_TEXT = (OLE, *ZIP)
ADVICE = "ohc lda template -o mine.docx writes one to begin with."

Render = Callable[[Content, Merged], tuple[bytes, tuple[str, ...]]]
"""Makes a document, and names the answers that have no place in it."""


def load_templates(kinds: Sequence[str], own: str | None) -> dict[str, Render]:
    """
    Return what makes documents of each kind, from a person's template where it fits.

    Raises BadTemplate for one that cannot be used, with the placeholder and its
    place, and WrongWords for one whose kind is not written.
    """
    mine = Path(own) if own else None
    if mine and (kind := kind_of(mine)) not in kinds:
        raise WrongWords(
            f"{mine} is a template for {kind or 'no format'}, which is not written.",
            f"Formats are {', '.join(kinds)}: see --format.",
        )
    sample = example()
    renders = {}
    for kind in kinds:
        if mine and kind_of(mine) == kind:
            data, name = _read(mine), str(mine)
        else:
            data, name = bundled(kind), f"lda.{kind}"
        renders[kind] = _render(kind, data, name=name, sample=sample)
    return renders


def reading_note(own: str | None) -> tuple[str, ...]:
    """Return how the text of a person's template was read, where that is not sure."""
    if not own or kind_of(Path(own)) == "docx":
        return ()
    # What is no text is refused where the template is loaded.
    with suppress(NotText):
        note = decode(_read(Path(own))).note
        return (f"{own}: {note}",) if note else ()
    return ()


def kind_of(path: Path) -> str:
    """Return what kind of document a template is for: by its content, or its suffix."""
    suffix = path.suffix.lower().removeprefix(".")
    if not path.is_file():
        return "docx" if suffix in WORD_SUFFIXES else suffix
    beginning = _beginning(path)
    # What is no text is taken for a Word file, which says what it is where it is none.
    if beginning.startswith(NO_TEXT) or recognised(beginning):
        return "docx"
    if suffix in TEMPLATE_KINDS or suffix in WORD_SUFFIXES:
        return "docx" if suffix in WORD_SUFFIXES else suffix
    return "html" if recognised_text(beginning) == "a web page" else suffix


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(4096)
    except OSError:
        return b""


def _read(path: Path) -> bytes:
    try:
        return read_bytes(str(path))
    except Unreadable as error:
        raise BadTemplate(f"{path} cannot be read: {error.message}", ADVICE) from error


def _render(kind: str, data: bytes, *, name: str, sample: Context) -> Render:
    if kind == "docx":
        from ohc.agreements.templates.word import WordTemplate

        return WordTemplate(data, name, sample=sample).document
    from ohc.agreements.templates.pages import PageTemplate

    template = PageTemplate(data, name, kind=kind, sample=sample)
    # Pages are not read back, so no answer of theirs can be lost.
    return lambda agreement, _: (template.document(agreement), ())


def example() -> Context:
    """Return names as templates may use them, with one of everything at least."""
    place = next(iter(places().values()))
    answers = Answers({"other_parties": "x", "no_longer_asked": "x"}, {"governor": "x"})
    return content(place, answers).names


@screening
def write_template(output: Path, *, force: bool) -> Outcome:
    """Write a template of ours to be restyled, of the kind of its suffix."""
    kind = output.suffix.lower().removeprefix(".")
    if kind not in TEMPLATE_KINDS:
        raise WrongWords(
            f"{output.name} does not say what kind of template it is to be.",
            "End its name in .docx, .md or .html.",
        )
    written = writing.write(output, bundled(kind), force=force)
    use = f"ohc lda generate --template {written}"
    closing = f"Wrote {written}. Restyle it, and use it: {use}"
    return Outcome("", (), rows=(), closing=(closing,))
