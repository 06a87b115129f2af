"""List words in returns and trackers that are not recognised, and give meanings."""

from collections.abc import Iterator, Sequence

from ohc.errors import GAPS
from ohc.lines import counted
from ohc.outcome import Outcome, Remark, Row
from ohc.problems import Problem
from ohc.progress import notes
from ohc.progress.accounts.ledger import Ledger
from ohc.progress.options import ReadOptions, Work
from ohc.progress.request import Reach, each_result
from ohc.progress.returns.returns import Result
from ohc.progress.settling import Settling
from ohc.progress.views import block
from ohc.progress.views.block import Asked
from ohc.progress.words.which_answers import EACH
from ohc.progress.words.word_counts import WordCounts

WORDS_FIELDS = ("word", "kind", "count", "files", "nearest", "means")

EVERY = Reach(answers=EACH)
"""A word in any answer needs a meaning, whichever answer counts."""

CHOSEN_ALONE = Reach()
"""If you name the column that counts, you want only its words."""

OF_TRACKERS = frozenset({"missing-column", "missing-sheet", "not-a-workbook"})
"""Problems that a tracker has when it is read as a return."""


def unrecognised(
    paths: Sequence[str],
    options: ReadOptions,
    *,
    settle: Sequence[str] = (),
    output: str | None = None,
    work: Work,
    force: bool = False,
) -> Outcome:
    """
    Return the words not recognised, with WORDS_FIELDS, after adding any meanings.

    A file that is not a return is read as a tracker. Raises WrongWords and UnknownName
    for meanings that cannot be added, CannotWrite if a list of meanings would be
    overwritten, BadBeside.
    """
    settling = Settling(paths, options, settle=settle)
    settling.keep_list(output)
    written = settling.write()
    ledger, counts = Ledger(), WordCounts()
    skipped: list[Problem] = []
    for result in _results(paths, options, work=work):
        ledger.take(result)
        counts.take(result)
        if result.read is False or notes.unused(result.problems):
            skipped += result.problems
    rows: list[Row] = counts.unknown()
    content = {"files_given": ledger.files_given, "words": rows}
    wrote = notes.write_summary(options.summary, content, force=force)
    return Outcome(
        title="Words that are not recognised",
        columns=WORDS_FIELDS,
        rows=rows,
        block=(
            *block.of_files(ledger),
            *_of_skipped(skipped, Asked(paths, options)),
        ),
        details=block.details(skipped),
        warnings=tuple(settling.unused(counts)),
        closing=(*wrote, *written, _advice(rows)),
        exit_code=GAPS if rows or skipped else 0,
        problems=[problem.row() for problem in skipped],
    )


def _of_skipped(problems: Sequence[Problem], asked: Asked) -> Iterator[Remark]:
    """Give how many files were not read; as problems they would look like words."""
    if problems:
        files = {problem.file for problem in problems}
        why = f"To see why: {asked.check()}"
        yield Remark("Not read", f"{counted(len(files), 'file')}. {why}")


def _results(
    paths: Sequence[str], options: ReadOptions, *, work: Work
) -> Iterator[Result]:
    """Give the result of each file, read as a return or else as a tracker."""
    trackers: dict[str, Result] = {}
    is_named = options.status_column or options.rag_column
    reach = CHOSEN_ALONE if is_named else EVERY
    for result in each_result(paths, options, work=work, reach=reach):
        kinds = {problem.kind for problem in result.problems}
        if result.read is False and kinds & OF_TRACKERS:
            trackers[result.file] = result
        else:
            yield result
    if trackers:
        again = options._replace(framework="none")
        for result in each_result(paths, again, work=work, reach=reach):
            if result.file in trackers:
                yield result


def _advice(rows: Sequence[Row]) -> str:
    if not rows:
        return "Every word is recognised."
    are = "word is" if len(rows) == 1 else "words are"
    return (
        f"{len(rows):,} {are} not recognised. To give the meaning of one: --set "
        "WORD=MEANING. To give all: save the list beside the returns with -o "
        'words.csv, and fill in the column "means".'
    )
