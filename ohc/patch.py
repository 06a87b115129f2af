"""The part of the estate that is meant: the one asked for, or the analyst's patch."""

from pathlib import Path

from ohc.lines import listed
from ohc.record import Record
from ohc.reference.establishments import Selection
from ohc.settings import current_settings, teams_named

PATCH = ("area_team", "lead")
WHOLE_ESTATE = "the whole estate in scope"
EVERY_ESTABLISHMENT = "every establishment in scope"
LABELS = {
    "area_team": "area team",
    "lead": "lead team",
    "region": "region",
    "sub_region": "sub-region",
    "kind": "kind",
    "name": "",
}
"""What people call the fields of a selection."""


class Origin(Record):
    """
    Where a part of the estate was named.

    ``text`` says it to people, in documents too; ``whole`` to programs, with the path
    of the ``settings`` that name a patch. ``round`` says what was taken from the
    settings of a round, blank if nothing was.
    """

    text: str
    whole: str
    settings: str = ""
    round: str = ""


def patch_unless(selection: Selection) -> tuple[Selection, Origin]:
    """Return a selection, or the patch that the settings name, and which it is."""
    if selection != Selection():
        options = [
            f"--{name.replace('_', '-')} {value}"
            for name, values in selection._asdict().items()
            for value in values
        ]
        whole = f"the selection {' '.join(options)}"
        return selection, Origin(_in_words(selection), whole)
    in_force = [
        setting
        for setting in current_settings()
        if setting.name in PATCH and setting.values
    ]
    if not in_force:
        return selection, Origin(EVERY_ESTABLISHMENT, WHOLE_ESTATE)
    patch = Selection(**{setting.name: teams_named(setting) for setting in in_force})
    # As written and with its place, since a settings file may be long forgotten.
    written = (f"{setting.name} {', '.join(setting.values)}" for setting in in_force)
    origin = in_force[0].origin
    where = origin.removeprefix("environment variable ")
    return patch, Origin(
        # The name alone: a path would tell of the analyst's machine in documents.
        f"your patch, {_in_words(patch)} ({Path(where).name})",
        f"the patch {'; '.join(written)} ({origin})",
        settings=origin,
    )


def _in_words(selection: Selection) -> str:
    """Return a part of the estate as a sentence names it."""
    parts = (
        f"{LABELS[field]} {listed(names)}".strip()
        for field, names in selection._asdict().items()
        if names
    )
    return ", ".join(parts)
