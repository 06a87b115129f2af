"""Who does what: duties, laid out as matrices that carry their source."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from ohc.outcome import Row, TextRow
from ohc.reference import names, search
from ohc.reference.tables import load_table

MATRIX_FIELDS = ("matrix", "title", "source")
DUTY_FIELDS = (
    "matrix",
    "group",
    "duty_id",
    "duty",
    "body",
    "role",
    "force",
    "applies_to",
    "source",
    "id",
)
FINDING_FIELDS = ("matrix", "duty", "finding", "bodies", "source")
PAPER = ("group", "duty")
COMPACT = ("group", "duty", "who", "source")
EVERYWHERE = ("matrix", *COMPACT)
NOBODY = "nobody named"
PLAIN_FORCES = frozenset({"is", "will", "does not", ""})
"""Strengths of the source's words that go without saying in a cell."""

THE_PARTIES = "the parties"
PARTIES = frozenset({"NHS England", "NOMS", "Public Health England"})
"""Who is meant where the agreement says we."""

CARRIED_OUT_BY = frozenset(
    {
        "responsible",
        "accountable",
        "leads",
        "funds",
        "supervises",
        "commissions",
        "jointly_commissions",
        "provides",
        "contract_manages",
        "scrutinises",
        "chairs",
        "decides",
        "approves",
        "supports",
        "advises",
    }
)
HELPING = frozenset({"supports", "advises", "approves"})
"""Parts that help to carry a duty out, and do so alone only where nobody else is."""

SOLE_ROLES = frozenset({"responsible", "accountable", "leads", "contract_manages"})
"""Roles that two bodies cannot both have for one duty, unless they share it."""


class Ask(NamedTuple):
    """What part of a matrix is wanted: bodies, groups, words."""

    body: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    search: str | None = None


def matrices() -> list[TextRow]:
    """Return the matrices there are, with at least MATRIX_FIELDS."""
    return list(load_table("matrices"))


def find_matrix(words: str) -> TextRow:
    """Return the matrix that the words name. Raises UnknownName."""
    rows = {row["matrix"]: row for row in matrices()}
    return rows[_names_of_matrices().find(words)[0]]


def _names_of_matrices() -> names.Register:
    return names.own_names("matrix", (row["matrix"] for row in matrices()))


def _groups(rows: Sequence[TextRow]) -> names.Register:
    return names.own_names("group", (row["group"] for row in rows))


def understandings(name: str, ask: Ask) -> tuple[str, ...]:
    """Return how parts of names were understood, a sentence each."""
    sentences = [_names_of_matrices().understanding(name)] if name else []
    sentences += [organisations().understanding(words) for words in ask.body]
    if ask.group:
        groups = _groups(duties(find_matrix(name)["matrix"] if name else ""))
        sentences += [groups.understanding(words) for words in ask.group]
    sentences += search.heard(ask.search)
    return tuple(filter(None, sentences))


def organisations() -> names.Register:
    """Return organisations and boards by all the names that the sources use."""
    pairs = []
    for row in load_table("bodies"):
        others = (*row["other_names"].split("; "), *row["abbreviation"].split("; "))
        pairs += [(row["body"], names.plain(name)) for name in (row["body"], *others)]
    return names.register("body", [(key, form) for key, form in pairs if form])


def duties(matrix: str = "", ask: Ask | None = None) -> list[TextRow]:
    """
    Return the duties of a matrix, or of all, in long form, with DUTY_FIELDS.

    A row is one body's part in one duty; ``force`` keeps the strength of the
    source's words. Asked for bodies, all parts of a duty stay that one of them
    has a part in; a party to the agreement is in what the parties do. Raises
    UnknownName or AmbiguousName.
    """
    rows = [row for row in load_table("duties") if matrix in {"", row["matrix"]}]
    if ask is None:
        return rows
    if ask.group:
        rows = _in_groups(rows, ask.group)
    if ask.body:
        rows = _whole(rows, _of_bodies(rows, ask.body))
    if ask.search:
        rows = _whole(rows, search.find(rows, ask.search))
    return rows


def _in_groups(rows: Sequence[TextRow], asked: Iterable[str]) -> list[TextRow]:
    known = _groups(rows)
    wanted = {group for words in asked for group in known.find(words)}
    return [row for row in rows if row["group"] in wanted]


def _of_bodies(rows: Sequence[TextRow], asked: Iterable[str]) -> list[TextRow]:
    wanted = {body for words in asked for body in organisations().find(words)}
    if wanted & PARTIES:
        # What the agreement says that "we" do, each of its three parties does.
        wanted.add(THE_PARTIES)
    return [row for row in rows if row["body"] in wanted]


def _whole(rows: Sequence[TextRow], parts: Sequence[TextRow]) -> list[TextRow]:
    """Return all rows of the duties that some parts are of."""
    # Half a duty would hide who else has to do with it.
    duties_kept = {(part["matrix"], part["duty_id"]) for part in parts}
    return [row for row in rows if (row["matrix"], row["duty_id"]) in duties_kept]


def lay_out(
    rows: Sequence[TextRow], plain: frozenset[str] = PLAIN_FORCES
) -> tuple[tuple[str, ...], list[Row]]:
    """
    Return duties down and bodies across: the columns, and a row per duty.

    Columns are group, duty, the bodies in order of appearance, source; ``who``
    says the same in one cell. A cell has a word for each part of the body, with
    the force of the source's words, unless it is ``plain`` or the caption of the
    matrix gives it for all.

    >>> duty = {"matrix": "m", "group": "", "duty_id": "a", "duty": "Audit",
    ...         "body": "Board", "role": "leads", "force": "may", "source": "SE 1"}
    >>> lay_out([duty])[1][0]["Board"]
    'leads (may)'
    """
    captioned = {row["matrix"]: row["force"] for row in matrices()}
    across = tuple(dict.fromkeys(row["body"] or NOBODY for row in rows))
    laid_out = [
        _line(parts, across, plain={*plain, captioned.get(parts[0]["matrix"], "")})
        for parts in _by_duty(rows)
    ]
    return (*PAPER, *across, "source"), laid_out


def _line(
    parts: Sequence[TextRow], across: Sequence[str], *, plain: Collection[str]
) -> Row:
    cells = dict.fromkeys(across, "")
    bodies_of: dict[str, list[str]] = {}
    for part in parts:
        body, word = part["body"] or NOBODY, _word(part, plain)
        cells[body] = "; ".join(filter(None, (cells[body], word)))
        bodies_of.setdefault(word, []).append(body)
    sources = (source for part in parts for source in part["source"].split("; "))
    return {
        "group": parts[0]["group"],
        "duty": parts[0]["duty"],
        **cells,
        "source": "; ".join(dict.fromkeys(sources)),
        "who": "; ".join(
            f"{word}: {', '.join(bodies)}" for word, bodies in bodies_of.items()
        ),
        "matrix": parts[0]["matrix"],
    }


def _by_duty(rows: Sequence[TextRow]) -> list[list[TextRow]]:
    grouped: dict[tuple[str, str], list[TextRow]] = {}
    for row in rows:
        grouped.setdefault((row["matrix"], row["duty_id"]), []).append(row)
    return list(grouped.values())


def _word(part: TextRow, plain: Collection[str]) -> str:
    word = part["role"].replace("_", " ") or "duty"
    force = part["force"]
    return word if force in plain else f"{word} ({force})"


def captions(rows: Sequence[TextRow]) -> tuple[str, ...]:
    """Return what to know when reading the matrices that the rows are of."""
    shown = {row["matrix"] for row in rows}
    return tuple(
        f"{row['matrix']}: {row['caption']}"
        for row in matrices()
        if row["matrix"] in shown
    )


def findings(matrix: str) -> list[Row]:
    """
    Return what does not add up in a matrix, with FINDING_FIELDS.

    A duty that nobody carries out, one that two sources give to two bodies, a
    body that is not among the bodies.
    """
    known = {row["body"] for row in load_table("bodies")}
    return [
        _finding(parts, finding, involved=involved)
        for parts in _by_duty(duties(matrix))
        for finding, involved in _checked(parts, known)
    ]


def _checked(
    parts: Sequence[TextRow], known: set[str]
) -> Iterable[tuple[str, Sequence[TextRow]]]:
    if _is_left_undone(parts):
        yield "no body carries it out", parts
    for role in SOLE_ROLES:
        holders = [part for part in parts if part["role"] == role]
        if _differ(holders, "body") and _differ(holders, "source"):
            yield f"{role.replace('_', ' ')}: two bodies by two sources", holders
    strangers = [part for part in parts if part["body"] not in {*known, ""}]
    if strangers:
        yield "unknown body", strangers


def _is_left_undone(parts: Sequence[TextRow]) -> bool:
    roles = {part["role"] for part in parts if part["body"]}
    if any(not part["body"] for part in parts):
        # The source names nobody for a part of it, so help alone is not enough.
        return not roles & (CARRIED_OUT_BY - HELPING)
    # That a body is a member, or is not responsible, is no task at all.
    return not roles & {*CARRIED_OUT_BY, "not_responsible", "member"}


def _differ(parts: Sequence[TextRow], field: str) -> bool:
    return len({part[field] for part in parts}) > 1


def _finding(
    parts: Sequence[TextRow], finding: str, *, involved: Sequence[TextRow]
) -> Row:
    return {
        "matrix": parts[0]["matrix"],
        "duty": parts[0]["duty"],
        "finding": finding,
        "bodies": "; ".join(dict.fromkeys(part["body"] or NOBODY for part in involved)),
        "source": "; ".join(dict.fromkeys(part["source"] for part in involved)),
    }
