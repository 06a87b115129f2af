"""Whatever is spoilt in a folder: every row is accounted for, the others count."""

import random
import tempfile
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from conftest import Ohc
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from returned import PERIOD, ROWS, WORK, put, returned, summary, zipped

from ohc.progress.accounts.books import Books, TallyScope
from ohc.progress.accounts.counting import COUNTS, Terms, tally
from ohc.progress.accounts.ledger import Ledger
from ohc.progress.accounts.settling import settle
from ohc.progress.options import ReadOptions
from ohc.progress.request import each_result
from ohc.progress.words.periods import find_period
from ohc.progress.words.vocabulary import STATUSES, answered, own_words
from ohc.reference.establishments import Selection
from ohc.reference.reporting_units import bodies
from ohc.reference.taking_effect import without_effect

BODIES = ("garth", "kirkham", "preston", "wymott", "risley")
WORDS = ("Not started", "In progress", "Delayed", "Complete", "Not applicable")


@cache
def sound(number: int) -> bytes:
    """Return a return with a status in every row."""
    chosen = random.Random(number)  # noqa: S311 - the same each time
    answers = {
        key: {"Status": chosen.choice(WORDS), "Evidence": "minutes", "Owner": "head"}
        for key in ROWS
    }
    return returned(f"prison-{BODIES[number]}", answers=answers)


def books_of(folder: Path) -> Books:
    ledger = Ledger()
    for result in each_result([str(folder)], ReadOptions(), work=WORK):
        ledger.take(result)
    scope = TallyScope(Selection(lead=("Lancashire",)), find_period(PERIOD))
    return settle(ledger, scope)


def statuses(books: Books, body: str) -> Counter[str]:
    rows = books.counted.get((f"prison-{body}", PERIOD), ())
    return Counter(said.status for said in rows)


def check_accounts(books: Books) -> None:
    accounts = books.accounts
    assert accounts.files_given == accounts.files_read + accounts.files_skipped
    assert accounts.rows_read == accounts.rows_tallied + accounts.rows_set_aside
    due = accounts.returns_received + accounts.returns_missing
    assert accounts.returns_expected == due
    assert sum(map(len, books.counted.values())) == accounts.rows_tallied


@cache
def as_they_are(number: int) -> Counter[str]:
    with tempfile.TemporaryDirectory() as folder:
        put({"a.xlsx": sound(number)}, folder)
        return statuses(books_of(Path(folder)), BODIES[number])


damage = st.one_of(
    st.tuples(st.just("cut"), st.integers(0, 9_000)),
    st.tuples(st.just("bytes"), st.binary(max_size=60)),
    st.tuples(st.just("flip"), st.integers(0, 2**31)),
    st.tuples(st.just("gone"), st.none()),
    st.tuples(st.just("archive"), st.none()),
)


def damaged(data: bytes, what: str, how: object) -> bytes | None:
    if what == "cut" and isinstance(how, int):
        return data[:how]
    if what == "bytes" and isinstance(how, bytes):
        return how
    if what == "archive":
        return zipped({"inner.xlsx": data[:2000]})
    if what == "flip" and isinstance(how, int):
        chosen = random.Random(how)  # noqa: S311 - the same each time
        spoilt = bytearray(data)
        for _ in range(20):
            spoilt[chosen.randrange(len(spoilt))] ^= 1 << chosen.randrange(8)
        return bytes(spoilt)
    return None


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.dictionaries(st.integers(0, len(BODIES) - 1), damage, max_size=4))
def test_a_damaged_file_costs_that_file_only(
    spoilt: dict[int, tuple[str, object]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = {f"{number}.xlsx": sound(number) for number in range(len(BODIES))}
        for number, (what, how) in spoilt.items():
            data = damaged(sound(number), what, how)
            del files[f"{number}.xlsx"]
            if data is not None:
                files[f"{number}.xlsx"] = data
        files["sound.xlsx"] = returned("prison-liverpool")
        put(files, folder)
        books = books_of(Path(folder))
    check_accounts(books)
    assert books.accounts.files_given == len(files)
    for number in {*range(len(BODIES))} - {*spoilt}:
        assert statuses(books, BODIES[number]) == as_they_are(number)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([*ROWS]),
        st.text(
            st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30
        ),
        max_size=18,
    )
)
def test_a_damaged_cell_costs_that_row_only(written: dict[str, str]) -> None:
    answers = {key: {"Status": written.get(key, "Delayed")} for key in ROWS}
    # Whatever else is blank, the return is one.
    answers["C12.1"] = {"Status": "Delayed"}
    with tempfile.TemporaryDirectory() as folder:
        put({"a.xlsx": returned(answers=answers)}, folder)
        books = books_of(Path(folder))
    check_accounts(books)
    assert books.accounts.rows_read == 18
    rows = books.counted["prison-garth", PERIOD]
    meant = own_words("status")
    for key in ROWS:
        text = answers[key]["Status"].strip()
        status = meant.get(answered(text), "unstated" if not text else "")
        if status == "unstated" and key in without_effect(bodies()["prison-garth"]):
            status = "not_applicable"
        found = [said.status for said in rows if said.commitment == key]
        assert found == ([status] if status else []), (key, text)


def test_the_counts_of_a_tally_add_up(playground: Path) -> None:
    books = books_of(playground / "returns")
    terms = Terms(find_period(PERIOD).end)
    for keys in [(), ("priority",), ("commitment", "area-team"), ("status", "rag")]:
        rows, totals = tally(books, keys, terms=terms)
        for name in COUNTS:
            assert sum(int(row[name]) for row in rows) == totals[name], (keys, name)
        assert totals["total"] == books.accounts.rows_tallied
        assert sum(int(totals[name]) for name in STATUSES) == totals["total"]


@pytest.mark.parametrize("pack", [False, True])
def test_a_batch_of_every_trouble_ends_with_its_accounts(ohc: Ohc, pack: bool) -> None:
    files = {
        "sound.xlsx": sound(0),
        "cut.xlsx": sound(1)[:5000],
        "paper.xlsx": b"%PDF-1.7",
        "empty.xlsx": b"",
        "words.txt": b"hello",
        "notes.docx": zipped({"word/document.xml": b"<x/>"}),
    }
    put({"all.zip": zipped(files)} if pack else files)
    done = ohc("progress", "tally", "returns", "--summary", "summary.json")
    assert done.exit_code == 3
    found = summary()
    assert (found["files_given"], found["files_read"]) == (6, 1)
    assert found["rows_tallied"] == 18
    kinds = {p["file"].split("/")[-1]: p["kind"] for p in found["problems"]}
    assert kinds["cut.xlsx"] == "damaged"
    assert kinds["empty.xlsx"] == "empty-file"
    assert kinds["notes.docx"] == "not-a-workbook"
