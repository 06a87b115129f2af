"""Invented agreements to play with: blank, half filled, filled, and spoilt."""

from collections.abc import Iterator

from ohc.agreements.answers.merging import Merged
from ohc.agreements.templates.bundled import bundled
from ohc.agreements.templates.template import example
from ohc.agreements.templates.word import WordTemplate
from ohc.agreements.wording.content import Answers, content
from ohc.agreements.wording.fields import (
    CONDITIONS,
    IF_UNKNOWN,
    blank_fills,
    definitions,
)
from ohc.agreements.wording.places import Place, chosen
from ohc.agreements.wording.views import Fill
from ohc.reference.establishments import Selection

DAY = "30 June 2014"


def invented_agreements(lead: str) -> tuple[dict[str, bytes], list[str]]:
    """Return invented agreements by file name, and a line on what each is."""
    places = chosen(Selection(lead=(lead,), kind=("prison",)))[0]
    template = WordTemplate(bundled("docx"), "lda.docx", sample=example())
    found: dict[str, bytes] = {}
    said = []
    for place, (share, what) in zip(places, SHARES, strict=False):
        name = f"{place.id}.docx"
        values = dict(_invented(place, share))
        made = content(place, Answers(values))
        found[name] = template.document(made, Merged(values, {}, {})).data
        said.append(f"{name}: {what}")
    cut = f"{places[len(SHARES)].id}.docx"
    found[cut] = found[f"{places[0].id}.docx"][:20_000]
    said.append(f"{cut}: cut short")
    scan = f"{places[len(SHARES) - 1].id} signed.pdf"
    found[scan] = b"%PDF-1.4\n% invented, nobody signed it\n"
    said.append(f"{scan}: a scan, as of a signed copy")
    return found, said


SHARES = ((0, "a blank skeleton"), (2, "half filled"), (1, "filled, and signed"))
"""Every so manyth field is filled, none or all; and how that is called."""


def _invented(place: Place, share: int) -> Iterator[tuple[str, str]]:
    """Give answers for every so manyth field that the agreement of a place asks for."""
    asked = content(place, Answers(dict.fromkeys(CONDITIONS.values(), "No"))).fills
    for number, key in enumerate(asked):
        is_correction = definitions()[key.partition(".")[0]]["needed"] == IF_UNKNOWN
        if share and number % share == 0 and not is_correction:
            yield key, _answer(blank_fills()[key])


def _answer(fill: Fill) -> str:
    if fill.kind == "date":
        return DAY
    # No, and In progress: the second of the choices.
    return fill.choices[1] if fill.choices else "Invented"
