"""What applies at each establishment, as the answers workbook beside returns says."""

from collections.abc import Callable, Sequence
from pathlib import Path

from ohc.errors import OhcError
from ohc.files import inputs
from ohc.lines import counted, some
from ohc.progress.words.beside import BadBeside, OtherForm
from ohc.reference.framework import commitments
from ohc.reference.taking_effect import LocalFacts

CORRECT = "Correct it if it is the workbook of ohc lda answers. Otherwise, move it."

FactsReader = Callable[[Path], LocalFacts]
"""Returns every answer of a workbook, by place and field. Raises OhcError."""


class SpoiltAnswers(OtherForm):
    """An answers workbook that cannot be used, or a stranger's file of its name."""

    def __init__(self, path: Path, error: OhcError) -> None:
        # What is wrong already has the file and the cell in it.
        BadBeside.__init__(self, error.message, CORRECT, details=error.details)
        self.path = path
        details = f" {some(error.details)}." if error.details else ""
        self.not_used = f"Not used: {error.message}{details} {CORRECT}"


def nearest_of(paths: Sequence[Path]) -> Path:
    """
    Return the nearest of answers workbooks, each beside or above the same folder.

    Raises BadBeside where two stand in one folder: nobody knows which is meant.
    """
    # The deepest is the nearest, since all of them are above the same folder.
    depths = [len(path.absolute().parts) for path in paths]
    nearest = [
        path for path, depth in zip(paths, depths, strict=True) if depth == max(depths)
    ]
    if len(nearest) > 1:
        names = " and ".join(path.name for path in nearest)
        raise BadBeside(
            f"{nearest[0].parent} contains {names}.",
            "Keep the one that says what applies at each establishment.",
        )
    return nearest[0]


def local_facts(path: Path, read: FactsReader) -> LocalFacts:
    """
    Return what an answers workbook says of commitments that apply only at some places.

    By the id of a place, then by the key in ``binds`` of commitments.csv: Yes or No.
    Raises SpoiltAnswers.
    """
    inputs.reads([path])
    try:
        answered = read(path)
    except OhcError as error:
        raise SpoiltAnswers(path, error) from error
    asked = {row["binds"] for row in commitments()}
    facts = {
        place: {field: text for field, text in answers.items() if field in asked}
        for place, answers in answered.items()
    }
    return {place: answers for place, answers in facts.items() if answers}


def facts_note(facts: LocalFacts) -> str:
    """Return what to say of an answers workbook that is used."""
    if not facts:
        return "does not say yet which commitments apply at an establishment."
    return f"says which commitments apply at {counted(len(facts), 'establishment')}."
