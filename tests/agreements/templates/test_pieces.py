"""Pieces of a template that are filled in once give what the whole gives."""

import io
import zipfile

import pytest
from agreed import VARIANTS, needed

from ohc.agreements.answers.merging import Merged
from ohc.agreements.templates.bundled import bundled
from ohc.agreements.templates.template import example
from ohc.agreements.templates.word import WordTemplate
from ohc.agreements.wording.content import Answers, content
from ohc.agreements.wording.places import find_place
from ohc.files.archive import repacked


def parts(template: WordTemplate, name: str, values: dict[str, str]) -> dict[str, str]:
    """Return the parts of an agreement without the sum of what it was made from."""
    place = find_place(name)
    assert place
    merged = Merged(values, {}, {})
    is_final = bool(values)
    content_of = content(place, Answers(values, is_final=is_final))
    data, _ = template.document(content_of, merged)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        texts = {part: archive.read(part).decode() for part in archive.namelist()}
    store = texts["customXml/item2.xml"]
    texts["customXml/item2.xml"] = store[store.index("establishment=") :]
    return texts


@pytest.mark.parametrize("values", [{}, needed()], ids=["blank", "final"])
def test_pieces_together_are_the_whole(values: dict[str, str]) -> None:
    ours = WordTemplate(bundled("docx"), "lda.docx", sample=example())
    # The same template, which is not known as ours: it is filled in as a whole.
    other = repacked(bundled("docx"), {"docProps/core.xml": lambda core: core + b"\n"})
    whole = WordTemplate(other, "other.docx", sample=example())
    # Twice, so that each piece comes from among those that are kept as well.
    for name in (*VARIANTS.values(), *VARIANTS.values()):
        assert parts(ours, name, values) == parts(whole, name, values), name
