"""A full disk says how many files are whole, and the next run goes on from there."""

import os
from pathlib import Path

import pytest
from conftest import Ohc, start

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits of Unix")

LIMITED = """
import resource, sys
# Python keeps a compiled module that the limit cut off, and fails on it ever after.
sys.dont_write_bytecode = True
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2)
from ohc.cli.root import main
sys.exit(main(sys.argv[1:]))
"""


def whole(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("words", "limit", "count"),
    [
        # A document is packed, a page is not; all forms are nearly of one size.
        ("lda generate garth -f docx -f html -o x", 52_500, "1 of 2"),
        ("progress template -p 2014-15-Q1 -l Lancashire -o x", 100, "0 of 15"),
        pytest.param("demo x", 5_000, "5 of 107", marks=pytest.mark.slow),
    ],
)
def test_a_disk_that_is_full_is_gone_on_with(
    ohc: Ohc, words: str, limit: int, count: str
) -> None:
    done = start(str(limit), *words.split(), code=LIMITED)
    assert done.returncode == 1
    assert f"{count} files are complete" in " ".join(done.stderr.decode().split())
    assert b"it continues from" in done.stderr
    before = whole(Path("x"))
    assert len(before) == int(count.split(maxsplit=1)[0])
    result = ohc(*words.split())
    assert result.exit_code == 0, result.stderr
    # The page of a demo and the guidance are written last, beside the others.
    pages = words.startswith(("demo", "lda"))
    assert len(whole(Path("x"))) == int(count.rsplit(maxsplit=1)[-1]) + pages
    assert whole(Path("x")).items() >= before.items()


def test_what_was_written_beside_is_reported_where_the_rest_is_not(
    playground: Path,
) -> None:
    returned = playground / "returns/2013-14-Q4/prison-garth_2013-14-Q4.xlsx"
    words = ("progress", "check", returned, "--summary", "s.json", "-o", "x.xlsx")
    done = start("5000", *words, code=LIMITED)
    assert done.returncode == 1
    assert b"Wrote s.json." in done.stderr
    assert b"Error: ohc cannot write x.xlsx: File too large." in done.stderr
    assert not Path("x.xlsx").exists()
