"""Everything that goes out: one door to a terminal, a pipe or a file."""

from ohc.output.door import Printing, Voice, open_door, wants_all_fields

__all__ = ["Printing", "Voice", "open_door", "wants_all_fields"]
