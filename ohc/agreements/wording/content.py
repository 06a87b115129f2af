"""What an agreement says, for one place: the values that templates lay out."""

from collections.abc import Mapping
from typing import NamedTuple

from ohc.agreements.wording.asked_fields import AskedFields, kept_fill, mirror, words
from ohc.agreements.wording.conditions import deciding_facts
from ohc.agreements.wording.older import older
from ohc.agreements.wording.particulars import (
    each,
    facts_settled,
    particulars,
    signatures,
)
from ohc.agreements.wording.places import Place
from ohc.agreements.wording.schedules import (
    actions,
    arrangements,
    open_points,
    task_groups,
)
from ohc.agreements.wording.terms import term_sections
from ohc.agreements.wording.views import Conflict, Fill, Heading, Line
from ohc.outcome import STATEMENT
from ohc.version import __version__


class Answers(NamedTuple):
    """
    What is filled in, by the keys of fields, and what is to be settled.

    ``conflicts`` has what the answers say where the document says otherwise;
    ``is_final`` says that the agreement is to be signed.
    """

    values: Mapping[str, str] = {}
    conflicts: Mapping[str, str] = {}
    is_final: bool = False


class Content(NamedTuple):
    """The names that templates use, and every field that was asked for."""

    names: Mapping[str, object]
    fills: Mapping[str, Fill]


def content(place: Place, answers: Answers, *, with_older: bool = False) -> Content:
    """
    Return what the agreement of a place says.

    Among the names ``words`` has the headings of columns and such; ``agreement`` is
    a Heading; ``part_list`` has the parts as Lines, ``particulars`` the tables of
    Part A, ``fact_list`` what is known of facts, ``signature_list`` Signatures,
    ``term_list`` TermSections, ``task_list`` TaskGroups, ``arrangement_list``
    Arrangements, ``is_final`` whether it is to be signed, ``action_list``
    Commitments, ``national_list`` those for information,
    ``point_list`` OpenPoints, ``conflicts`` Conflicts, and ``kept``
    Fields with answers that nothing asks for any more. ``with_older`` adds the names
    of templates that were made for version 0.1.0.
    """
    known = deciding_facts(place, answers.values)
    asked = AskedFields(known, answers.values)
    schedule = actions(known, asked, answers=answers.values)
    names: dict[str, object] = {
        "words": words(),
        "agreement": heading(place, answers.values),
        "part_list": _parts(),
        "particulars": particulars(place, known, asked=asked),
        "fact_list": facts_settled(known, asked),
        "signature_list": signatures(asked, only_needed=answers.is_final),
        "is_final": answers.is_final,
        "term_list": term_sections(place, known),
        "task_list": task_groups(),
        "arrangement_list": arrangements(asked),
        "action_list": schedule.here,
        "national_list": schedule.national,
        "point_list": open_points(known, asked),
        "conflicts": _conflicts(answers),
    }
    if with_older:
        names |= older(place, known, asked=asked)
    # Last: what is kept is what none of the above has asked for.
    names["kept"] = asked.kept()
    return Content(names, asked.fills)


def _parts() -> tuple[Line, ...]:
    return tuple(
        Line(getattr(words(), f"{part}_name"), getattr(words(), f"{part}_holds"))
        for part in ("part_a", "part_b", "schedules", "annex")
    )


def _conflicts(answers: Answers) -> tuple[Conflict, ...]:
    return tuple(
        Conflict(
            label=kept_fill(key, "").label,
            in_document=answers.values.get(key, ""),
            in_answers=other,
        )
        for key, other in answers.conflicts.items()
    )


def heading(place: Place, answers: Mapping[str, str]) -> Heading:
    """Return what the whole agreement of a place is."""
    return Heading(
        title=f"Local delivery agreement: {place.official_name}",
        name=place.official_name,
        id=place.id,
        area_team=each(place, "area_team"),
        lead_team=each(place, "lead_team"),
        statement=STATEMENT,
        maker=f"ohc {__version__}",
        version=__version__,
        numbered=mirror("agreement_version", answers),
        in_force=mirror("in_force_from", answers),
    )
