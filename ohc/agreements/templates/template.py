"""The templates that lay agreements out: ours, and those that people restyled."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ohc.agreements.answers.merging import Merged
from ohc.agreements.templates import versions
from ohc.agreements.templates.bundled import GUIDANCE, bundled, guidance
from ohc.agreements.templates.placeholders import BadTemplate, Context
from ohc.agreements.templates.recipe import Recipe
from ohc.agreements.wording.content import Answers, Content, content
from ohc.agreements.wording.places import Place, places
from ohc.errors import WrongWords
from ohc.files import writing
from ohc.files.decoding import NotText, decode
from ohc.files.gathering import read_bytes
from ohc.files.recognising import OLE, ZIP, recognised, recognised_text
from ohc.files.unreadable import Unreadable
from ohc.outcome import Outcome
from ohc.workbooks.apart import Apart

TEMPLATE_KINDS = ("docx", "md", "html")
WORD_SUFFIXES = frozenset({"docx", "dotx", "docm", "dotm", "doc", "dot", "odt", "rtf"})
NO_TEXT = (OLE, *ZIP)
ADVICE = "To save one to start from: ohc lda template -o mine.docx"

Render = Callable[[Content, Merged], tuple[bytes, tuple[str, ...]]]
"""Makes a document, and names the answers that have no place in it."""


class Ready(NamedTuple):
    """A template made ready: what makes documents, and whether of an older layout."""

    render: Render
    is_older: bool


class Template:
    """A template of a kind, which is made ready when the first document needs it."""

    def __init__(self, kind: str, data: bytes, *, name: str) -> None:
        self._kind, self._data, self.name = kind, data, name
        self._is_ours = data == bundled(kind)

    @cached_property
    def _ready(self) -> Ready:
        # Ours has no name of the older layout, which takes a while to lay out.
        sample = example(with_older=not self._is_ours)
        return _made_ready(self._kind, self._data, name=self.name, sample=sample)

    @property
    def render(self) -> Render:
        """Return what makes documents. Raises BadTemplate."""
        return self._ready.render

    @property
    def is_older(self) -> bool:
        """Return whether it was made for the layout of version 0.1.0."""
        return not self._is_ours and self._ready.is_older

    @cached_property
    def _recipe(self) -> Recipe:
        return Recipe(self._data)

    def makes(self, made: str, place: Place, *, answers: Merged, final: bool) -> bool:
        """Return whether a document made from that sum would be made the same again."""
        return made == self._recipe.sum(place.id, answers, final=final)


def load_templates(kinds: Sequence[str], own: str | None) -> dict[str, Template]:
    """
    Return templates of each kind, a person's own where it fits.

    Raises BadTemplate for one that cannot be used, with the placeholder and its
    place, and WrongWords for one whose kind is not written.
    """
    mine = Path(own) if own else None
    if mine and (kind := kind_of(mine)) not in kinds:
        raise WrongWords(
            (
                f"{mine} is a template for {kind or 'no format'}, which "
                "you did not ask for."
            ),
            f"You asked for {', '.join(kinds)}. To change that: --format",
        )
    templates = {}
    for kind in kinds:
        if mine and kind_of(mine) == kind:
            data = _read(mine)
            _try(kind, data, str(mine))
            templates[kind] = Template(kind, data, name=str(mine))
            # At once, so that what is wrong with it is known before any work.
            _ = templates[kind].render
        else:
            templates[kind] = Template(kind, bundled(kind), name=f"lda.{kind}")
    return templates


def older_notes(templates: Iterable[Template]) -> tuple[str, ...]:
    """Return that a template was made for an older layout, where one was."""
    return tuple(
        versions.note(template.name) for template in templates if template.is_older
    )


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
        raise BadTemplate(f"ohc cannot read {path}: {error.message}", ADVICE) from error


def _try(kind: str, data: bytes, name: str) -> None:
    """Raise BadTemplate for a template of someone's that cannot be used."""
    # In a process of its own: nobody knows what work it asks for.
    try:
        with closing(Apart()) as apart:
            apart.done(_tried, kind, data, name)
    except Unreadable as error:
        raise BadTemplate(f"ohc cannot use {name}: {error.message}", ADVICE) from error


def _tried(kind: str, data: bytes, name: str) -> None:
    _made_ready(kind, data, name=name, sample=example(with_older=True))


def _made_ready(kind: str, data: bytes, *, name: str, sample: Context) -> Ready:
    if kind == "docx":
        from ohc.agreements.templates.word import WordTemplate

        document = WordTemplate(data, name, sample=sample)
        return Ready(document.document, document.is_older)
    from ohc.agreements.templates.pages import PageTemplate

    page = PageTemplate(data, name, kind=kind, sample=sample)
    # Pages are not read back, so no answer of theirs can be lost.
    return Ready(lambda agreement, _: (page.document(agreement), ()), page.is_older)


def example(*, with_older: bool = True) -> Context:
    """Return names as templates may use them, with one of everything at least."""
    place = next(iter(places().values()))
    values = {"other_parties": "x", "no_longer_asked": "x"}
    answers = Answers(values, {"governor": "x"})
    return content(place, answers, with_older=with_older).names


def write_template(output: Path, *, force: bool) -> Outcome:
    """
    Write a template of ours to be restyled, of the kind of its suffix.

    Under the name of the guidance it is that which is written.
    """
    if output.name.lower() == GUIDANCE:
        written = writing.write(output, guidance(), force=force)
        closing = f"Wrote {written}: how to fill in, update and finish agreements."
        return Outcome("", (), rows=(), closing=(closing,))
    kind = output.suffix.lower().removeprefix(".")
    if kind not in TEMPLATE_KINDS:
        raise WrongWords(
            f"ohc cannot tell what kind of template {output.name} should be.",
            "End the name in .docx, .md or .html.",
        )
    written = writing.write(output, bundled(kind), force=force)
    use = f"ohc lda generate --template {written}"
    closing = f"Wrote {written}. Restyle it, then: {use}"
    return Outcome("", (), rows=(), closing=(closing,))
