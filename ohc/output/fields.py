"""Every field of every table, as people see it: its heading, its rank, its width."""

from collections.abc import Mapping

from ohc.outcome import Field

WORDS = {
    "not_started": "not started",
    "in_progress": "in progress",
    "not_applicable": "not applicable",
    "amber_red": "amber-red",
    "amber_green": "amber-green",
    "unstated": "not stated",
    "rag_unstated": "no rating",
}
"""Stable words of the data, as people write them."""


def in_words(value: str) -> str:
    """Return a stable word as people write it; any other text as it is."""
    return WORDS.get(value, value)


def _of_total(heading: str, rank: int = 2, *, zero: bool = False) -> Field:
    return Field(heading, rank=rank, right=True, sum_of="total", zero=zero)


def _rating(heading: str) -> Field:
    return Field(heading, rank=8, right=True, group="rag", zero=True)


def _number(heading: str, rank: int = 3) -> Field:
    return Field(heading, rank=rank, right=True)


def _text(heading: str, rank: int = 3, *, least: int = 16) -> Field:
    return Field(heading, rank=rank, least=least)


RATINGS = "red amber_red amber amber_green green blue"
REGISTERED = "name codes gender function figures operator coordinates change note"

FIELDS: Mapping[str, Field] = {
    # What a row is about.
    "priority": Field("No.", short="No", rank=0, right=True),
    "number": Field("No.", short="No", rank=0, right=True),
    "title": _text("Priority", 0, least=28),
    "commitment": Field("Commitment", rank=0),
    "summary": _text("What it says", 1, least=28),
    "id": Field("ID", rank=0),
    "name": _text("Name", 0, least=20),
    "body": _text("Establishment", 0, least=17),
    "establishment": _text("Establishment", 0, least=15),
    "published_name": _text("Printed as", 2),
    "kind": Field("Kind", rank=1),
    "framework": Field("Framework", rank=3, lift=True),
    # Where it is, and whose.
    "area_team": Field("Area team", rank=1, least=16, lift=True),
    "lead_team": Field("Lead team", rank=4, least=13, lift=True),
    "sub_region": Field("Sub-region", rank=5, lift=True),
    "region": Field("Region", rank=7, lift=True),
    "wave": Field("Wave", rank=6),
    "source": Field("Source", rank=4, least=12, lift=True),
    # The estate, counted.
    "prison": Field("Prisons", rank=0, right=True, sum_of="total"),
    "irc": Field("IRCs", rank=0, right=True, sum_of="total"),
    "stc": Field("STCs", rank=0, right=True, sum_of="total"),
    "sch": Field("SCHs", rank=0, right=True, sum_of="total"),
    "police": _number("Police forces", 3),
    "total": _number("Total", 0),
    # Progress, counted.
    "not_started": _of_total("Not started"),
    "in_progress": _of_total("In progress"),
    "delayed": _of_total("Delayed"),
    "complete": _of_total("Complete", 1)._replace(share="complete_percent"),
    "cancelled": _of_total("Cancelled", 7, zero=True),
    "not_applicable": _of_total("Not applicable", 7, zero=True),
    "unstated": _of_total("Not stated", 7, zero=True),
    "set_aside": Field("Not counted", rank=5, right=True, zero=True),
    "overdue": Field("Overdue", rank=4, right=True, zero=True),
    **{rating: _rating(in_words(rating).capitalize()) for rating in RATINGS.split()},
    "rag_unstated": _rating("No rating"),
    "complete_percent": _number("Percent complete", 1),
    "returns": _number("Returns", 1),
    "returns_received": Field("Returns", rank=1, right=True, out_of="returns_expected"),
    "returns_expected": _number("Returns expected", 1),
    # The budget.
    "accommodation": _text("Setting", 0, least=28),
    "resources_text": Field("Resources 2012/13", rank=0, right=True),
    "resources_gbp": _number("Resources, £", 8),
    "resources_year": Field("Year", rank=8),
    "approximate": Field("Approximate", rank=8),
    "current_commissioner": _text("Commissioner in 2012/13", 1, least=13),
    "commissioner_from_2013_14": _text("Commissioner from 2013/14", 1, least=13),
    "later_note": _text("What happened later", 4, least=30),
    # What moved, what is missing.
    "old": Field("Before", rank=0, least=9, spoken=in_words, blank="No answer"),
    "new": Field("Now", rank=0, least=9, spoken=in_words, blank="No answer"),
    "movement": Field("Movement", rank=1),
    "slipped_days": _number("Forecast moved, days", 2),
    "last_return": _text("Last return", 1, least=12),
    "came": _text("Received", 1, least=14),
    "problem_files": _text("Files", 5, least=20)._replace(blank="None"),
    # Answers and words.
    "status": Field("Status", rank=0, spoken=in_words),
    "rag": Field("RAG", rank=1, spoken=in_words),
    "period": Field("Period", rank=1, lift=True),
    "sheet": Field("Sheet", rank=4, least=12, lift=True, blank="None"),
    "row": _number("Row", 4),
    "item": _text("Item", 0, least=20),
    "percent_complete": _number("Percent complete", 4),
    "status_as_written": _text("Status as written", 6),
    "rag_as_written": _text("RAG as written", 6),
    "owner": _text("Owner", 5),
    "forecast": Field("Forecast", rank=5),
    "date_achieved": Field("Date achieved", rank=6),
    "evidence": _text("Evidence", 6),
    "comment": _text("Comment", 6),
    "answer": _text("Answer", 1),
    "slot": Field("Slot", rank=6),
    "due": Field("Due", rank=5),
    "body_id": Field("Establishment ID", rank=6),
    "establishment_id": Field("Establishment ID", rank=6),
    "doubt": _text("In doubt", 6),
    "why": _text("Why", 5),
    "contact": _text("Contact", 6),
    "email": _text("E-mail", 7),
    "header_row": _number("Header row", 5),
    "column": Field("Column", rank=4),
    "header": _text("Heading", 0),
    "meaning": Field("Read as", rank=0),
    "word": _text("Word", 0)._replace(blank="None"),
    "mapped_to": Field("Counted as", rank=0, spoken=in_words, blank="None"),
    "means": Field("Means", rank=2, spoken=in_words),
    "nearest": Field("Nearest", rank=1, spoken=in_words, blank="None"),
    "count": _number("Count", 1),
    "files": _text("Files", 4),
    # Problems.
    "file": _text("File", 4, least=20),
    "cell": Field("Cell", rank=1, blank="None"),
    "found": _text("What it says", 6)._replace(blank="None"),
    "expected": _text("Expected", 6)._replace(blank="None"),
    "message": _text("Message", 0, least=28),
    "level": Field("Level", rank=3),
    "counted": Field("Counted", rank=5),
    # Agreements.
    "state": _text("State", 0, least=24),
    "fields_filled": Field("Completed", rank=1, right=True, out_of="fields_total"),
    "fields_total": _number("Fields", 1),
    "missing": _text("Not filled in", 3, least=28),
    "signature_dates_entered": _number("Signature dates", 3),
    "review_date": Field("Review date", rank=2),
    "review": Field("Review", rank=2),
    "version": Field("Version", rank=6),
    "signed_copy": _text("Signed copy", 4),
    "outside": _text("Outside the fields", 4),
    "to_settle": _text("To decide", 5),
    "problem": _text("Problem", 2, least=20)._replace(blank="None"),
    "field": Field("Field", rank=2),
    "label": _text("Label", 0, least=20),
    "needed": Field("Needed", rank=4),
    "action": Field("Action", rank=0),
    "answers": _number("Answers", 2),
    "reason": _text("Reason", 1, least=20),
    "placeholder": _text("Placeholder", 0, least=20),
    "loop": _text("Inside these loops", 1, least=20),
    "example": _text("Example", 2, least=16),
    # Sources.
    "short": Field("Short name", rank=0),
    "publisher": _text("Publisher", 4),
    "date": Field("Date", rank=2),
    "lost": _text("Missing from our copy", 5, least=20),
    "topic": _text("Topic", 1),
    "value": _text("Value", 0, least=28),
    "unit": _text("Unit", 2, least=10),
    "as_of": _text("As at", 3, least=10),
    "first": _text("One says", 0, least=20),
    "first_source": _text("Source", 1, least=12),
    "second": _text("Another says", 0, least=20),
    "second_source": _text("Source", 1, least=12),
    "note": _text("Note", 3, least=20)._replace(blank="None"),
    "detail": _text("Detail", 4, least=28),
    "place": _text("Paragraph", 0, least=18),
    "statements": _number("Statements", 1),
    "cited_in": _text("Cited in", 1, least=16)._replace(blank="Nowhere"),
    "cited_by": _text("Rows", 4, least=28)._replace(blank="None"),
    # Counts held against Appendix 1.
    "what": _text("What is counted", 0, least=20),
    "published": _number("Published", 0),
    "listed": _number("Listed", 2),
    "distinct": _number("Distinct", 0),
    "difference": _number("Difference", 0),
    # Responsibilities.
    "matrix": Field("Matrix", rank=1, lift=True),
    "caption": _text("Caption", 4, least=28),
    "group": _text("Group", 2),
    "duty": _text("Duty", 0, least=28),
    "duty_id": Field("Duty ID", rank=8),
    "role": _text("Part", 1, least=12),
    "force": Field("Force", rank=4),
    "applies_to": _text("Applies to", 3),
    "who": _text("Who does what", 0, least=24),
    "parts": _text("Who does what", 0, least=24),
    "bodies": _text("Organisations", 2),
    "finding": _text("Finding", 0, least=24),
    "binds": _text("Takes effect at", 4),
    "due_text": _text("Due", 1, least=12),
    "due_by": Field("Due date", rank=4),
    "organisations": _text("Organisations", 3),
    # Settings and checks of the machine.
    "setting": Field("Setting", rank=0),
    "origin": _text("Set in", 2, least=14),
    "check": _text("Check", 0),
    "result": Field("Result", rank=0),
    # What other registers say of an establishment.
    "official_name": _text("Official name", 7),
    "nomis_code": Field("NOMIS code", rank=7),
    "ods_code": Field("ODS code", rank=7),
    "ons_code": Field("ONS code", rank=7),
    "gender": Field("Gender", rank=7),
    "function": _text("Function", 7),
    "baseline_cna": _number("Certified places", 7),
    "in_use_cna": _number("Places in use", 7),
    "operational_capacity": _number("Operational capacity", 7),
    "population": _number("Population", 7),
    "figures_date": Field("Date of figures", rank=7),
    "figure_group": _text("Figures shared with", 7),
    "operator": _text("Operator", 7),
    "operator_basis": Field("Operator: basis", rank=7),
    "postcode": Field("Postcode", rank=7),
    "latitude": _number("Latitude", 7),
    "longitude": _number("Longitude", 7),
    "coordinates_basis": _text("Coordinates: basis", 7),
    "change": _text("What became of it", 7, least=28),
    "change_date": Field("Date of change", rank=7),
    "lead_source": _text("Lead team: source", 7),
    **{
        f"{what}_source": _text(f"{what.capitalize()}: source", 7)
        for what in REGISTERED.split()
    },
    "later_source": _text("Later: source", 8),
}

LEAST_OF_OTHERS = 16


def field_of(key: str, own: Mapping[str, Field]) -> Field:
    """Return a field by its key; a stranger's column keeps its name as heading."""
    return own.get(key) or FIELDS.get(key) or Field(key, rank=4, least=LEAST_OF_OTHERS)
