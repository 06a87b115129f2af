"""Why a file cannot be read, in a stable word and in plain ones."""

SPOILT = (
    "Its content cannot be read: it is spoilt, or of a make that the reader does not "
    "know. Open it in Excel and save it anew as xlsx."
)


class Unreadable(Exception):
    """A file that is no workbook, or none that can be read; the others go on."""

    def __init__(self, kind: str, message: str, found: str = "") -> None:
        super().__init__(kind, message, found)
        self.kind = kind
        self.message = message
        self.found = found
