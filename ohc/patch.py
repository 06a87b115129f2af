"""The part of the estate that a command is about when none is named."""

from ohc.establishments import Selection
from ohc.settings import PATCH, current_settings, teams_named

WHOLE_ESTATE = "the whole estate in scope"


def patch_unless(selection: Selection) -> tuple[Selection, str]:
    """Return a selection, or the patch that the settings name, and which it is."""
    if selection != Selection():
        words = [
            f"--{name.replace('_', '-')} {value}"
            for name, values in selection._asdict().items()
            for value in values
        ]
        return selection, f"the selection {' '.join(words)}"
    found = [one for one in current_settings() if one.name in PATCH and one.values]
    if not found:
        return selection, WHOLE_ESTATE
    patch = Selection(**{one.name: teams_named(one) for one in found})
    said = "; ".join(f"{one.name} {', '.join(one.values)}" for one in found)
    return patch, f"the patch {said} ({found[0].origin})"
