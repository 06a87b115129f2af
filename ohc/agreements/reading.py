"""Documents read one by one: what is large is read in a process of its own."""

from collections.abc import Callable
from typing import TypeVar

from ohc.workbooks.apart import Apart, is_heavy

T = TypeVar("T")


class DocumentReader:
    """Works on documents within limits of time and memory; to be closed at the end."""

    def __init__(self) -> None:
        self._apart = Apart()

    def done(self, work: Callable[[bytes], T], data: bytes) -> T:
        """Return what work on a document gives. Raises Unreadable."""
        # Ours has a tenth of it; to start a process for each would take as long again.
        return self._apart.done(work, data) if is_heavy(data) else work(data)

    def close(self) -> None:
        """End what was started."""
        self._apart.close()
