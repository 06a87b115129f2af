"""Templates of agreements: compiled once, and tried before anything is written."""

from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from traceback import walk_tb
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError
from jinja2.exceptions import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ohc.agreements.templates.unknown_names import unknown
from ohc.agreements.wording import views
from ohc.errors import OhcError

Context = Mapping[str, Any]
Place = Callable[[int], str]
"""Says in words where in a template a line of its source is."""

COMPARE = "Compare with the template that ohc lda template writes."
FAILURES = (
    *(TemplateError, TypeError, ArithmeticError, ValueError, LookupError),
    *(SyntaxError, RecursionError, MemoryError, AttributeError),
)
"""What comes of a template that asks the impossible."""


class _Environment(ImmutableSandboxedEnvironment):
    """A sandbox that gives out the fields of our own views without further ado."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute of a value, or what stands for one there is not."""
        if type(obj) in VIEWS and attribute[:1] != "_":
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass
        return super().getattr(obj, attribute)


VIEWS = frozenset(
    one for one in vars(views).values() if isinstance(one, type) and is_dataclass(one)
)
"""Frozen values with fields alone: there is nothing in them that could be called."""


class BadTemplate(OhcError):
    """A template that cannot be filled: which placeholder, and where it stands."""


def environment(
    finalize: Callable[[Any], Any], *, autoescape: bool
) -> ImmutableSandboxedEnvironment:
    """Return where templates are filled: no code runs, unknown names are errors."""
    made = _Environment(
        undefined=StrictUndefined,
        finalize=finalize,
        autoescape=autoescape,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    # The same content gives the same document.
    for name in ("lipsum", "cycler", "joiner"):
        made.globals.pop(name)
    made.filters.pop("random")
    return made


def compiled(
    made: ImmutableSandboxedEnvironment, source: str, sample: Context, place: Place
) -> Any:
    """
    Return a template whose every placeholder is one that a sample has.

    It is filled once with the sample, which has one of everything, so that what
    cannot work is known before anything is written. Raises BadTemplate with the
    place of the first that is not understood.
    """
    try:
        for one in unknown(made.parse(source), dict(sample)):
            raise BadTemplate(f"{place(one.line)}: {one.message}", one.hint)
        template = made.from_string(source)
    except TemplateSyntaxError as error:
        said = str(error.message).rstrip(".")
        raise BadTemplate(f"{place(error.lineno)}: {said}.", COMPARE) from error
    except FAILURES as error:
        raise BadTemplate(
            f"{place(1)}: it is too deep or too long.", COMPARE
        ) from error
    try:
        template.render(sample)
    except FAILURES as error:
        said = str(error).rstrip(".") or type(error).__name__
        raise BadTemplate(f"{place(_line_of(error))}: {said}.", COMPARE) from error
    return template


def _line_of(error: BaseException) -> int:
    """Return the line of a template where an error arose, as Jinja tells it."""
    lines = [
        line
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_code.co_filename == "<template>"
    ]
    return lines[-1] if lines else 1


def filled(template: Any, context: Context, what: str) -> str:
    """Return a template filled in. Raises BadTemplate where it asks the impossible."""
    try:
        return str(template.render(context))
    except FAILURES as error:
        raise BadTemplate(
            f"The template cannot be filled for {what}: {str(error).rstrip('.')}.",
            COMPARE,
        ) from error
