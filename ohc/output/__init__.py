"""Everything that goes out: one door to a terminal, a pipe or a file."""

from ohc.output.door import Printing, Voice, is_json, open_door, wants_all_fields
from ohc.output.telling import Talk

__all__ = ["Printing", "Talk", "Voice", "is_json", "open_door", "wants_all_fields"]
