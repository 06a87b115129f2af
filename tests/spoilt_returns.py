"""Returns with a fault each, and the problem that it is."""

from returned import ROWS, SOUND, returned, with_cell, zipped

from ohc.reference.framework import commitments

TEXTS = {row["id"]: row["commitment"] for row in commitments()}
CLOSED = bytearray(zipped({"xl/workbook.xml": b"x"}))
CLOSED[CLOSED.rfind(b"PK\1\2") + 8] |= 1

Expected = tuple[str, str, str, str, int]
"""Kind, sheet, cell, words of the message, and how many rows are set aside."""


def says(**answers: str | float) -> bytes:
    """Return a form whose row of C3.2 says something else."""
    names = {
        "status": "Status",
        "rag": "RAG",
        "percent": "Percent complete",
        "forecast": "Forecast date",
        "comment": "Comment",
        "id": "Commitment",
        "summary": "Commitment (summary)",
        "owner": "Owner",
    }
    more = {names[name]: value for name, value in answers.items()}
    return returned(answers={**SOUND, "C3.2": {**SOUND["C3.2"], **more}})


ROW = ROWS["C3.2"]
E, F, G, I_, K, L = (f"{letter}{ROW}" for letter in "EFGIKL")
RETURN = "Return"
CASES: dict[str, tuple[bytes, Expected]] = {
    "a PDF": (b"%PDF-1.4", ("not-a-workbook", "", "", "a PDF", 0)),
    "a web page": (
        b"<html><table><tr><td>Commitment</td></tr></table></html>",
        ("not-a-workbook", "", "", "save it as an Excel workbook", 0),
    ),
    "text without a header": (
        b"Dear all,\nnothing to report.\n",
        ("not-a-workbook", "", "", "without the headings", 0),
    ),
    "nothing": (b"", ("empty-file", "", "", "empty", 0)),
    "half of a file": (returned()[:4000], ("damaged", "", "", "is damaged", 0)),
    "a password": (bytes(CLOSED), ("password-protected", "", "", "password", 0)),
    "a far cell": (
        with_cell(returned(), "A1", '<c r="XFD1048576"><v>1</v></c>'),
        ("too-large", "", "", "XFD1048576", 0),
    ),
    "declared entities": (
        zipped(
            {
                "[Content_Types].xml": b"<x/>",
                "xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
            }
        ),
        ("unsafe", "", "", "expand without limit", 0),
    ),
    "a status that is none": (
        says(status="Compleet"),
        ("unknown-status", RETURN, E, "'Compleet'", 1),
    ),
    "a rating that is none": (
        says(rag="Duck Egg"),
        ("unknown-rag", RETURN, F, "'Duck Egg'", 1),
    ),
    "an id that is none": (
        says(id="C13.1"),
        ("unknown-commitment", RETURN, f"A{ROW}", "summary belongs to C3.2", 1),
    ),
    "a summary of another": (
        says(summary=TEXTS["C4.1"]),
        ("moved-row", RETURN, f"A{ROW}", "belongs to C4.1", 1),
    ),
    "a day that is none": (
        says(forecast="31/02/2014"),
        ("bad-date", RETURN, I_, "31/02/2014", 0),
    ),
    "a percentage in doubt": (
        says(percent=50.0),
        ("bad-percent", RETURN, G, "percentage", 0),
    ),
    "an error": (
        with_cell(returned(), E, f'<c r="{E}"{{s}} t="e"><v>#REF!</v></c>'),
        ("error-cell", RETURN, E, "#REF!", 1),
    ),
    "a formula without a value": (
        with_cell(returned(), F, f'<c r="{F}"{{s}}><f>G1</f></c>'),
        ("uncalculated-formula", RETURN, F, "has no value", 1),
    ),
    "complete and red": (
        says(status="Complete", rag="Red", percent=1.0),
        ("contradiction", RETURN, F, "rated red", 0),
    ),
    "an NHS number": (
        says(comment="seen on 999 123 4578"),
        ("personal-data", RETURN, L, "an NHS number", 0),
    ),
    "a prison number": (
        says(comment="see A1234AA"),
        ("personal-data", RETURN, L, "a prison number", 0),
    ),
    "a body that is none": (
        returned(about={"Reporting body ID": "prison-garht", "Reporting body": ""}),
        ("unknown-body", "About", "B3", "Garth (prison-garth)", 18),
    ),
    "two bodies in one": (
        returned(about={"Reporting body": "Kirkham"}),
        ("unknown-body", "About", "B3", "Garth", 18),
    ),
    "a period with two readings": (
        returned(about={"Period": "2014-Q1"}),
        ("bad-date", "About", "B6", "2013-14-Q4", 18),
    ),
    "a return date that is none": (
        returned(about={"Return date": "soon"}),
        ("bad-date", "About", "B8", "return date", 0),
    ),
}
