"""Part A of an agreement: who takes part, who to contact, what is known."""

from ohc.agreements.wording.asked_fields import AskedFields, words
from ohc.agreements.wording.conditions import HERE, Fact, Facts
from ohc.agreements.wording.fields import NEEDED_SIGNATURES, SIGNATURES, is_asked
from ohc.agreements.wording.places import Place
from ohc.agreements.wording.placing import keys_in, label_and_hint
from ohc.agreements.wording.views import Known, Line, Particulars, Signature
from ohc.reference.tables import load_table

WITHOUT_TABLE = frozenset({"A5", "A6"})
"""Facts and signatures have tables of their own kind."""

FACT_OF = {"run_by": "contracted"}
"""The fact that a field settles, where it has another name."""

RUN_BY = {True: "Under contract", False: "HM Prison Service", None: "Not known"}
YES_OR_NO = {True: "Yes", False: "No", None: "Not known"}


def particulars(
    place: Place, known: Facts, asked: AskedFields
) -> tuple[Particulars, ...]:
    """Return the tables of Part A in which one column is known and one filled in."""
    return tuple(
        Particulars(
            number=part["number"],
            title=part["title"],
            first=getattr(words(), f"{part['key'].lower()}_first"),
            second=getattr(words(), f"{part['key'].lower()}_second"),
            known=_of_the_prison(place, known) if part["key"] == "A1" else (),
            fields=asked.placed_in(part["key"]),
        )
        for part in load_table("agreement_parts")
        if part["part"] == "A" and part["key"] not in WITHOUT_TABLE
    )


def _of_the_prison(place: Place, known: Facts) -> tuple[Line, ...]:
    return (
        Line(words().prison, _prison(place, known["contracted"])),
        Line(words().teams, _teams(place)),
    )


def _prison(place: Place, contracted: Fact) -> str:
    runs = {
        True: ", run under contract",
        False: ", run by HM Prison Service",
        None: "",
    }[contracted.holds]
    if not contracted.basis.startswith(HERE):
        runs += f" ({words().see_facts})"
    # After the brackets: no row of A5 confirms who is under 18.
    if place.scope["scope"] == "part":
        runs += f". {words().adults_alone}"
    return place.official_name + runs


def _teams(place: Place) -> str:
    team, lead = (each(place, column) for column in ("area_team", "lead_team"))
    if team == lead:
        return f"{team}, {words().same_lead}"
    return f"{team}; {words().other_lead} {lead}"


def each(place: Place, column: str) -> str:
    """Return what the entries of a place have in a column, named once."""
    # Both entries of Highpoint are of one area team.
    return " and ".join(dict.fromkeys(entry[column] for entry in place.entries))


def facts_settled(known: Facts, asked: AskedFields) -> tuple[Known, ...]:
    """Return the facts that change the terms: what is known, and the answer."""
    return tuple(
        Known(
            label=label_and_hint(key)[0],
            value=_known(key, known[FACT_OF.get(key, key)]),
            source="",
            fill=asked.placed(key).fill,
        )
        for key in keys_in("A5")
        if is_asked(key, known)
    )


def _known(key: str, fact: Fact) -> str:
    if fact.basis.startswith(HERE):
        return str(words().answered_here)
    value = (RUN_BY if key == "run_by" else YES_OR_NO)[fact.holds]
    # Registers of later years stand behind it: they are named in the guidance.
    return value if fact.holds is None else f"{value} ({words().to_be_confirmed})"


def signatures(asked: AskedFields, *, only_needed: bool) -> tuple[Signature, ...]:
    """Return the rows for those who sign: in a final agreement no row to spare."""
    rows = tuple(
        Signature(
            name=asked.placed(f"signature_name.{number}"),
            post=asked.placed(f"signature_post.{number}"),
            date=asked.placed(f"signature_date.{number}"),
        )
        for number in range(1, SIGNATURES + 1)
    )
    if not only_needed:
        return rows
    return tuple(
        row
        for number, row in enumerate(rows, start=1)
        if number <= NEEDED_SIGNATURES
        or any(field.fill.value for field in (row.name, row.post, row.date))
    )
