"""The one way out of what agreements say: without numbers of patients or prisoners."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from ohc.errors import OhcError
from ohc.outcome import Cell, Outcome, Row
from ohc.privacy import screened

Arguments = ParamSpec("Arguments")


def screening(function: Callable[Arguments, Outcome]) -> Callable[Arguments, Outcome]:
    """Return a function whose rows, sentences and errors hold no personal number."""

    # Around the whole, since documents, file names, sheet names, headers and tags are
    # all quoted somewhere, and each new message would have to think of it again.
    @wraps(function)
    def run(*arguments: Arguments.args, **options: Arguments.kwargs) -> Outcome:
        try:
            return _screened(function(*arguments, **options))
        except OhcError as error:
            error.message, error.hint = screened(error.message), screened(error.hint)
            error.args = (error.message, error.hint)
            raise

    return run


def _screened(outcome: Outcome) -> Outcome:
    return outcome._replace(
        rows=[*map(_row, outcome.rows)],
        warnings=tuple(map(screened, outcome.warnings)),
        notes=tuple(map(screened, outcome.notes)),
        closing=tuple(map(screened, outcome.closing)),
    )


def _row(row: Row) -> Row:
    return {name: _cell(value) for name, value in row.items()}


def _cell(value: Cell) -> Cell:
    return screened(value) if isinstance(value, str) else value
