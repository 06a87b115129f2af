"""
Outputs for programs, as they were: which commands are held, and how to renew them.

``tests/golden/given`` has a few invented returns and agreements. What a command makes
of them in csv, json and so on lies beside it, in a file for each, and was written by
version 0.1.0 where ``changed`` is blank. To renew another: say what it is in
``changed``, and run ``make golden``. It leaves the others alone.
"""

import hashlib
import os
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from conftest import ROOT, run_here

FOLDER = ROOT / "tests" / "golden"
GIVEN = FOLDER / "given"
WHOLE = 2500
"""Up to so many bytes an output is whole; of a longer one its beginning and sum."""
BEGINNING = 500
MEANT = "issue 19: a word is also what the documents say for it"
TALLY = (
    "issue 12: set_aside before total, returns after complete_percent; returns_missing "
    "follows returns_received. No percentage where one row in ten is not counted"
)
ACROSS = "issue 12: a total in each line, and 0 where a return came"
HELD = "issue 18: statements, bodies and sources held against their paragraphs"
PLAIN = "issue 14: plain has every field under its key, and no title"


class Golden(NamedTuple):
    """A command line whose output is held, in these formats."""

    name: str
    words: str
    formats: tuple[str, ...] = ("csv", "json")
    exit_code: int = 0
    changed: str = ""

    @property
    def line(self) -> list[str]:
        """Return the words of the command line, without a format."""
        return shlex.split(self.words)


MATRICES = (
    "tasks landscape roles commissioning interfaces priorities governance complaints "
    "disputes scrutiny"
)
EVERY = ("csv", "tsv", "json", "jsonl")
LANCASHIRE = "returns --area-team Lancashire"
WORDS_ASIDE = "file,sheet,cell,kind,found,level,counted,body_id,body,period,commitment"
OF_STATUS = (
    "file,establishment,fields_filled,fields_total,signature_dates_entered,"
    "review_date,review,missing,version,signed_copy,outside,to_settle"
)


def _published() -> Iterator[Golden]:
    yield Golden("estate", "estate")
    yield Golden("estate-wessex", "estate --area-team Wessex", EVERY)
    yield Golden("estate-lead", "estate --lead Lancashire --kind prison")
    yield Golden("estate-columns", "estate --region London --columns id,name,source")
    yield Golden("estate-summary", "estate summary", EVERY)
    yield Golden("estate-summary-lead", "estate summary --lead Lancashire")
    yield Golden("estate-reconcile", "estate reconcile")
    yield Golden("estate-show", "estate show Wolds", changed=HELD)
    yield Golden("budget", "budget", EVERY)
    yield Golden("budget-columns", "budget --columns accommodation,resources_gbp")
    yield Golden("facts", "facts", changed=HELD)
    yield Golden("facts-sarc", "facts sarc", EVERY, changed=MEANT)
    yield Golden("sources", "sources")
    yield Golden("sources-conflicts", "sources conflicts", changed=HELD)
    yield Golden("sources-conflicts-118", "sources conflicts 118")
    yield Golden("matrix", "matrix", changed=HELD)
    for name in MATRICES.split():
        yield Golden(f"matrix-{name}", f"matrix {name}", changed=HELD)
    yield Golden("matrix-body", "matrix --body noms", changed=HELD)
    yield Golden("matrix-search", "matrix roles --search dentistry", EVERY)
    yield Golden("matrix-check", "matrix --check", exit_code=3, changed=HELD)
    yield Golden("priorities", "priorities")
    yield Golden("priorities-2016", "priorities --framework strategic-2016")
    yield Golden(
        "priorities-commitments",
        "priorities commitments",
        changed=f"issue 12: binds, the last field; {HELD}",
    )
    yield Golden("priorities-show", "priorities show 3")
    yield Golden(
        "config-show", "config show", changed="issues 15, 17: notice and round, last"
    )


def _tallies() -> Iterator[Golden]:
    for key in ("priority", "commitment", "area-team", "establishment", "period"):
        yield Golden(
            f"tally-{key}",
            f"progress tally {LANCASHIRE} --by {key}",
            EVERY if key == "establishment" else ("csv", "json"),
            exit_code=3,
            # The text of a commitment stands in its line.
            changed=f"{TALLY}; {HELD}",
        )
    for key in ("status", "rag"):
        yield Golden(
            f"tally-{key}",
            f"progress tally {LANCASHIRE} --by {key}",
            exit_code=3,
            changed=f"{TALLY}. A line for rows whose word is not known",
        )
    yield Golden(
        "tally-old-period",
        f"progress tally {LANCASHIRE} --period 2013-14-Q3",
        exit_code=3,
        changed=TALLY,
    )
    across = f"progress tally {LANCASHIRE} --by"
    yield Golden(
        "tally-across-status",
        f"{across} establishment --across status",
        exit_code=3,
        changed=f"{ACROSS}; the count is total, as issue 14 asked",
    )
    yield Golden(
        "tally-across-rag",
        f"{across} priority --across rag",
        exit_code=3,
        changed=f"{ACROSS}; the count is total, as issue 14 asked",
    )
    yield Golden(
        "tally-across-establishment",
        f"{across} priority --across establishment --count delayed",
        exit_code=3,
        changed=ACROSS,
    )
    yield Golden(
        "tally-across-period",
        f"{across} establishment --across period",
        exit_code=3,
    )


def _returns() -> Iterator[Golden]:
    read = "issues 12 and 13: answer, slot and due before set_aside"
    yield Golden("read", "progress read returns", exit_code=3, changed=read)
    yield Golden(
        "read-one",
        "progress read returns/2013-14-Q4/prison-garth_2013-14-Q4.csv",
        EVERY,
        exit_code=3,
        changed=read,
    )
    # Not the message and what is expected: they are words for people.
    yield Golden(
        "check",
        f"progress check returns --columns {WORDS_ASIDE}",
        exit_code=3,
        changed="issue 12: level to commitment are new; found is what the cell says",
    )
    yield Golden(
        "compare",
        "progress compare returns/2013-14-Q3 returns/2013-14-Q4 --area-team Lancashire",
        exit_code=3,
    )
    yield Golden("missing", f"progress missing {LANCASHIRE}", EVERY, 3, "issue 17: why")
    yield Golden(
        "inspect",
        "progress inspect returns/2013-14-Q4/prison-garth_2013-14-Q4.csv",
        changed="issue 12: row, the last field",
    )


def _agreements() -> Iterator[Golden]:
    # Not the problem, which ends in words for people.
    status = f"lda status agreements --as-at 2014-09-01 --columns {OF_STATUS}"
    yield Golden("lda-status", status, EVERY, exit_code=3)
    yield Golden("lda-status-patch", f"{status} -a Lancashire", exit_code=3)
    yield Golden(
        "lda-fields",
        "lda status agreements --fields "
        "--columns file,id,establishment,field,needed,answer",
        exit_code=3,
        changed="issue 16: fields come in the order of the pages",
    )


def _plain() -> Iterator[Golden]:
    for name, words, exit_code in (
        ("budget", "budget", 0),
        ("estate", "estate --area-team Wessex --columns id,kind,area_team", 0),
        ("tally", f"progress tally {LANCASHIRE} --by establishment", 3),
        ("compare", "progress compare returns --area-team Lancashire", 3),
    ):
        yield Golden(name, words, ("plain",), exit_code, changed=PLAIN)


GOLDEN = (*_published(), *_tallies(), *_returns(), *_agreements(), *_plain())
CASES = [(golden, form) for golden in GOLDEN for form in golden.formats]


def path_of(golden: Golden, form: str) -> Path:
    """Return the file that holds an output."""
    return FOLDER / f"{golden.name}.{form}"


def kept(content: bytes) -> bytes:
    """Return an output as it is kept: a long one as its beginning and its sum."""
    if len(content) <= WHOLE:
        return content
    beginning = content[:BEGINNING].rpartition(b"\n")[0]
    digest = hashlib.sha256(content).hexdigest()
    return beginning + f"\n... {len(content)} bytes, sha256 {digest}\n".encode()


def made(golden: Golden, form: str) -> tuple[int, bytes]:
    """Return how a command ends today, and what it prints as it is kept."""
    ended = run_here(*golden.line, "--format", form, folder=GIVEN)
    return ended.returncode, kept(ended.stdout)


def renew() -> None:
    """Write what is not there, and what is said to have changed, and name it."""
    for golden, form in CASES:
        path = path_of(golden, form)
        exit_code, content = made(golden, form)
        is_same = path.exists() and path.read_bytes() == content
        if is_same and exit_code == golden.exit_code:
            continue
        if path.exists() and not golden.changed:
            words = "differs, and the table does not say why: left alone"
        else:
            path.write_bytes(content)
            words = f"written, exit code {exit_code}"
        sys.stdout.write(f"{path.name}: {words}\n")


if __name__ == "__main__":
    # As the tests have it: nobody's settings.
    for name in ("OHC_AREA_TEAM", "OHC_LEAD", "OHC_NOTICE"):
        os.environ.pop(name, None)
    os.environ["XDG_CONFIG_HOME"] = str(GIVEN / "nobody")
    renew()
