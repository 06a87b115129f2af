"""The files that tell how to read others: beside these, or in a folder above."""

import os
from collections.abc import Container
from pathlib import Path

ANSWERS_FILES = ("answers.xlsx", "answers.csv", "answers.toml")
"""As ``ohc lda answers`` may be told to write what holds at each establishment."""


class Nearby:
    """
    What stands in folders, or above them; each folder is looked into once.

    ``base`` is how far up is looked above the folders given: the one with the settings.
    """

    def __init__(self, base: str = "") -> None:
        self._base = base
        self._known: dict[tuple[Path, Path, str], Path | None] = {}

    def nearest(
        self, folder: str, root: str, name: str, *, without: Container[Path] = ()
    ) -> Path | None:
        """
        Return the file of a name in a folder or above it, the nearest first.

        It is looked for up to the folder given, and on to the base if that is inside.
        """
        # A closed folder that was given itself is in none that was.
        if not Path(folder).is_relative_to(root):
            return None
        path = self._above(Path(folder), Path(root), name=name)
        while path and path in without and path.parent != Path(root):
            path = self._above(path.parent.parent, Path(root), name=name)
        if path is None or path in without:
            return self._beyond(root, name, without=without)
        return path

    def _beyond(self, root: str, name: str, *, without: Container[Path]) -> Path | None:
        """Return the file of a name above the folder given, as far as the base."""
        given = os.path.abspath(root)  # noqa: PTH100 - Path's follows links
        if not self._base or not Path(given).is_relative_to(self._base):
            return None
        place = Path(given)
        while place != Path(self._base):
            place = place.parent
            # As people type it, because it is named in messages.
            path = Path(os.path.relpath(place / name))
            if os.path.isfile(path) and path not in without:  # noqa: PTH113 - as above
                return path
        return None

    def _above(self, folder: Path, root: Path, *, name: str) -> Path | None:
        passed, path = [], None
        for place in (folder, *folder.parents):
            key = (place, root, name)
            # Of folders a thousand deep each would have all of its own looked into.
            if key in self._known:
                path = self._known[key]
                break
            passed.append(key)
            # Not Path's, which raises where the folder is closed to us.
            if os.path.isfile(place / name):  # noqa: PTH113
                path = place / name
            if path or place == root:
                break
        self._known |= dict.fromkeys(passed, path)
        return path
