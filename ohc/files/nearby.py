"""The files that tell how to read others: beside these, or in a folder above."""

import os
from collections.abc import Container
from pathlib import Path


class Nearby:
    """What stands in folders, or above them; each folder is looked into once."""

    def __init__(self) -> None:
        self._known: dict[tuple[Path, Path, str], Path | None] = {}

    def nearest(
        self, folder: str, root: str, name: str, *, without: Container[Path] = ()
    ) -> Path | None:
        """Return the file of a name in a folder, or above it up to the folder given."""
        # A closed folder that was given itself is in none that was.
        if not Path(folder).is_relative_to(root):
            return None
        path = self._above(Path(folder), Path(root), name=name)
        while path and path in without and path.parent != Path(root):
            path = self._above(path.parent.parent, Path(root), name=name)
        return None if path is None or path in without else path

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
