"""The package of a document: what all share is made ready once."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from ohc.agreements.docx import controls
from ohc.agreements.docx.controls import FieldOrigin
from ohc.agreements.docx.seal import sealed
from ohc.agreements.templates.pieces import Piece
from ohc.agreements.templates.shared_parts import BLOCKS_END, CORE, HEAD, SharedParts
from ohc.agreements.wording.asked_fields import NO_LONGER, ONLY_TO_CORRECT, words
from ohc.agreements.wording.fields import blank_fills
from ohc.agreements.wording.placing import hints_of
from ohc.agreements.wording.views import Heading
from ohc.files.archive import LANGUAGE, SAME_BYTES


class Pack:
    """
    A template's parts, with those added that answers, hints and origin need.

    Parts that differ from document to document are left out, and put in by packed.
    """

    def __init__(
        self, parts: Mapping[str, bytes], main: str, *, rendered: Iterable[str]
    ) -> None:
        shared = SharedParts(parts, main)
        self._answers = shared.add_store(controls.ANSWERS_ID, controls.ANSWERS)
        self._origin = shared.add_store(controls.ORIGIN_ID, controls.ORIGIN)
        self._glossary, blocks = shared.take_glossary()
        before, ends, after = blocks.partition(BLOCKS_END)
        hints = controls.building_blocks(_hints())
        self._blocks = f"{before}{hints}".encode()
        self._blocks_end = f"{ends}{after}".encode()
        self._archive = shared.archive(without=rendered)

    def packed(
        self,
        heading: Heading,
        rendered: Mapping[str, Sequence[Piece]],
        *,
        fields: Sequence[FieldOrigin],
        sums: Iterable[str],
        made: str,
        is_final: bool,
    ) -> bytes:
        """
        Return a document: the parts of all, and those of its own.

        It is sealed where ``made`` has the sum of what it is made from.
        """
        origin = controls.origin(
            heading.id, heading.version, fields=fields, sums=sums, is_final=is_final
        )
        answers = [(field.key, field.answer) for field in fields]
        store = f"{HEAD}{origin}".encode()
        # The origin stands in a building block too, for programs that drop stores.
        block = controls.origin_block(origin)
        return self._archive.packed(
            {
                **{part: _pieces(pieces) for part, pieces in rendered.items()},
                CORE: [_core(heading)],
                self._answers: [controls.store(heading.id, answers)],
                self._glossary: [self._blocks, block.encode(), self._blocks_end],
            },
            self._origin,
            last=lambda before: sealed(store, made, before) if made else store,
        )


def _hints() -> list[str]:
    """Return every hint that a control may show when someone empties it."""
    hints = [hint for key in blank_fills() for hint in sorted(hints_of(key))]
    return [*hints, ONLY_TO_CORRECT, NO_LONGER, str(words().see_a1)]


def _pieces(pieces: Sequence[Piece]) -> list[bytes]:
    return [HEAD.encode(), *(part.data for part in pieces)]


_CORE_SPACES = " ".join(
    f'xmlns:{prefix}="http://{place}"'
    for prefix, place in {
        "cp": "schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "dc": "purl.org/dc/elements/1.1/",
        "dcterms": "purl.org/dc/terms/",
        "xsi": "www.w3.org/2001/XMLSchema-instance",
    }.items()
)


def _core(heading: Heading) -> bytes:
    """Return the properties of a document: title, language, and no time of day."""
    # A real time would make every document differ from the one made before it.
    day = f'xsi:type="dcterms:W3CDTF">{SAME_BYTES:%Y-%m-%dT%H:%M:%SZ}'
    return (
        f"{HEAD}<cp:coreProperties {_CORE_SPACES}>"
        f"<dc:title>{escape(heading.title)}</dc:title>"
        f"<dc:subject>{escape(heading.name)}</dc:subject>"
        f"<dc:creator>{escape(heading.maker)}</dc:creator>"
        f"<dc:description>{escape(heading.statement)}</dc:description>"
        f"<dcterms:created {day}</dcterms:created>"
        f"<dcterms:modified {day}</dcterms:modified>"
        f"<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"
    ).encode()
