"""Made-up agreements to practise on: blank, half completed, complete, damaged."""

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
    files: dict[str, bytes] = {}
    kinds = []
    for place, (step, kind) in zip(places, STEPS, strict=False):
        name = f"{place.id}.docx"
        values = dict(_invented(place, step))
        answered = content(place, Answers(values))
        merged = Merged(values, prefilled={}, conflicts={})
        files[name] = template.document(answered, merged).data
        kinds.append(f"{name}: {kind}")
    cut = f"{places[len(STEPS)].id}.docx"
    files[cut] = files[f"{places[0].id}.docx"][:20_000]
    kinds.append(f"{cut}: damaged: the end of the file is missing")
    scan = f"{places[len(STEPS) - 1].id} signed.pdf"
    files[scan] = b"%PDF-1.4\n% invented, nobody signed it\n"
    kinds.append(f"{scan}: a made-up scan of a signed copy")
    return files, kinds


STEPS = ((0, "not filled in"), (2, "half completed"), (1, "completed and signed"))
"""From one field that is filled to the next, 0 for none; and what that is called."""


def _invented(place: Place, step: int) -> Iterator[tuple[str, str]]:
    """Give answers for every field of an agreement, every second one, or none."""
    # What depends on a fact is asked for until it is settled: No makes it fall away.
    asked = content(place, Answers(dict.fromkeys(CONDITIONS.values(), "No"))).fills
    for number, key in enumerate(asked):
        is_correction = definitions()[key.partition(".")[0]]["needed"] == IF_UNKNOWN
        if step and number % step == 0 and not is_correction:
            yield key, _answer(blank_fills()[key])


def _answer(fill: Fill) -> str:
    if fill.kind == "date":
        return DAY
    # No, and In progress: the second of the choices.
    return fill.choices[1] if fill.choices else "Invented"
