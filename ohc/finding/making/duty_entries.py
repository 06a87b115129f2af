"""Entries about who does what: duties, and the organisations that have them."""

from collections import defaultdict
from collections.abc import Iterator

from ohc.finding.making.entries import Entry, command, once, parts_of, slug, sources_of
from ohc.outcome import TextRow
from ohc.reference.responsibility import NOBODY, by_duty, lay_out
from ohc.reference.tables import load_table

NAMED_BY_GROUP = frozenset({"governance", "disputes", "complaints", "scrutiny"})
"""Matrices in which a duty is a part of the subject of its group."""

SHAPES = {
    "funds": "pays",
    "commissions": "commissions",
    "jointly_commissions": "commissions",
    "provides": "provides",
    "decides": "decides",
    "approves": "decides",
    "scrutinises": "scrutinises",
    "member": "members",
}
"""The question, besides who, that a part in a duty answers."""


def duty_entries() -> Iterator[Entry]:
    """Give an entry for each duty with its parts, once if two matrices have it."""
    alike: dict[object, list[list[TextRow]]] = defaultdict(list)
    for parts in by_duty(load_table("duties")):
        who = frozenset((row["body"], row["role"], row["force"]) for row in parts)
        alike[parts[0]["duty_id"], who].append(parts)
    abbreviations = {row["body"]: row["abbreviation"] for row in load_table("bodies")}
    for duties in alike.values():
        rows = [row for parts in duties for row in parts]
        _, [laid_out] = lay_out(duties[0])
        bodies = once(row["body"] for row in rows)
        roles = {row["role"] for row in rows}
        yield Entry(
            kind="duty",
            keys=tuple(
                f"duty:{parts[0]['matrix']}/{parts[0]['duty_id']}" for parts in duties
            ),
            title=_title(duties[0][0]),
            answer=str(laid_out["who"]),
            sources=sources_of(rows),
            command=_command(duties[0][0]),
            more=" ".join(
                (
                    *(f"{parts[0]['matrix']} {parts[0]['group']}" for parts in duties),
                    *once(row["applies_to"].replace("_", " ") for row in rows),
                    *(abbreviations.get(body, "") for body in bodies),
                    rows[0]["duty_id"].replace("-", " "),
                )
            ),
            shapes=frozenset(SHAPES[role] for role in roles if role in SHAPES)
            | ({"who"} if any(bodies) else {"nobody"}),
            same=str(laid_out["who"]),
        )


def _title(row: TextRow) -> str:
    # Without its group you would not know whose chair it is, or what is decided.
    is_part = row["matrix"] in NAMED_BY_GROUP
    return f"{row['group']}: {row['duty']}" if is_part else row["duty"]


def _command(row: TextRow) -> str:
    group = ("--group", row["group"]) if row["group"] else ()
    return command("matrix", row["matrix"], *group)


def body_entries() -> Iterator[Entry]:
    """Give an entry for each organisation and board, with all its names."""
    duties_of: dict[str, int] = defaultdict(int)
    for parts in by_duty(load_table("duties")):
        for body in {row["body"] or NOBODY for row in parts}:
            duties_of[body] += 1
    for row in load_table("bodies"):
        short = [row["short"], *parts_of(row["abbreviation"])]
        others = [name for name in (*short, *parts_of(row["other_names"])) if name]
        shown = f"Also: {'; '.join(once(others))}" if others else ""
        has_duties = duties_of[row["body"]]
        first = parts_of(row["source"])[0]
        yield Entry(
            kind="body",
            keys=(f"bodies:{slug(row['body'])}",),
            title=row["body"],
            answer=". ".join(filter(None, (_level(row), shown, row["note"]))),
            sources=sources_of([row]),
            command=command("matrix", "--body", row["body"])
            if has_duties
            else f"{command('find', '--source', first)} -k body --most 0",
            names="; ".join(others),
            more="organisation body role",
            other_names=(row["body"], *others),
            shapes=frozenset({"who"} | ({"stands"} if row["abbreviation"] else set())),
        )


def _level(row: TextRow) -> str:
    return f"{row['level']} level".capitalize() if row["level"] else ""
