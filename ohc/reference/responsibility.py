"""Who does what: duties, laid out as matrices that carry their source."""

from collections.abc import Collection, Iterable, Sequence

from ohc.outcome import Row, TextRow
from ohc.record import Record
from ohc.reference import names, search
from ohc.reference.tables import load_table, rows_that_begin

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
PAPER = ("group", "duty")
COMPACT = ("group", "duty", "who", "source")
EVERYWHERE = ("matrix", *COMPACT)
NOBODY = "nobody named"
PLAIN_FORCES = frozenset({"is", "will", "does not", ""})
"""Strengths of the source's words that go without saying in a cell."""

WORDS = {
    "contract_manages": "manages the contract",
    "jointly_commissions": "commissions jointly",
    "co_commissions": "co-commissions",
}
"""Parts in a duty, as people say them; all others are one word."""

THE_PARTIES = "the parties"
PARTIES = frozenset({"NHS England", "NOMS", "Public Health England"})
"""Who is meant where the agreement says we."""


class Ask(Record):
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
    rows = _duties_of(matrix) if matrix else [*load_table("duties")]
    if ask is None:
        return rows
    if ask.group:
        rows = _in_groups(rows, ask.group)
    if ask.body:
        rows = _whole(rows, _of_bodies(rows, ask.body))
    if ask.search:
        rows = _whole(rows, search.find(rows, ask.search))
    return rows


def _duties_of(matrix: str) -> list[TextRow]:
    # The id begins with the matrix: to read all of them takes three times as long.
    rows = rows_that_begin("duties", (f"{matrix}-",))
    return [row for row in rows if row["matrix"] == matrix]


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
        for parts in by_duty(rows)
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


def by_duty(rows: Sequence[TextRow]) -> list[list[TextRow]]:
    """Return the rows of each duty, a row for the part of each body."""
    grouped: dict[tuple[str, str], list[TextRow]] = {}
    for row in rows:
        grouped.setdefault((row["matrix"], row["duty_id"]), []).append(row)
    return list(grouped.values())


def _word(part: TextRow, plain: Collection[str]) -> str:
    word = WORDS.get(part["role"], part["role"].replace("_", " ")) or "duty"
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
