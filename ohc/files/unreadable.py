"""Why a file cannot be read, in a stable word and in plain ones."""

SPOILT = (
    "ohc cannot read this file. It is damaged, or of a kind that ohc does not "
    "recognise. Open it in Excel and save it as .xlsx."
)

LARGEST_FILE = 30_000_000
"""Bytes: a return has some ten thousand, the largest tracker seen 800,000."""


class Unreadable(Exception):
    """
    A file that is no workbook, or none that can be read; the others go on.

    ``detail`` is what the file is instead, or the cell that makes it so.
    """

    def __init__(self, kind: str, message: str, detail: str = "") -> None:
        super().__init__(kind, message, detail)
        self.kind = kind
        self.message = message
        self.detail = detail


def too_large(size: int) -> Unreadable:
    """Return why a file of so many bytes is not read."""
    return Unreadable(
        "too-large",
        f"The file is {size / 1e6:,.0f} MB. The limit is {LARGEST_FILE / 1e6:,.0f} MB.",
    )
