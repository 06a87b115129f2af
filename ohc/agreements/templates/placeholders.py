"""Templates of agreements: compiled once, and tried before anything is written."""

from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from traceback import walk_tb
from types import SimpleNamespace
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, meta
from jinja2.exceptions import TemplateError

from ohc.agreements.templates.limits import LimitedEnvironment
from ohc.agreements.templates.unknown_names import unknown
from ohc.agreements.wording import older_views, views
from ohc.errors import OhcError

Context = Mapping[str, Any]
Locate = Callable[[int], str]
"""Says in words where in a template a line of its source is."""

LONGEST_SOURCE = 5_000_000
"""Letters of a template with its markup: ours has 120,000."""

COMPARE = "Compare it with the template that ohc lda template saves."
FAILURES = (
    TemplateError,
    TypeError,
    ArithmeticError,
    ValueError,
    LookupError,
    SyntaxError,
    RecursionError,
    MemoryError,
    AttributeError,
)
"""What comes of a template that asks the impossible."""


class _Environment(LimitedEnvironment):
    """A sandbox that gives out the fields of our own views without further ado."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute of a value, or what stands for one there is not."""
        # The sandbox weighs each attribute, which is slow, and a view has no secret.
        if type(obj) in VIEWS and attribute[:1] != "_":
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass
        return super().getattr(obj, attribute)


VIEWS = frozenset(
    {
        SimpleNamespace,
        *(
            view
            for module in (views, older_views)
            for view in vars(module).values()
            if isinstance(view, type) and is_dataclass(view)
        ),
    }
)
"""Values with fields alone: there is nothing in them that could be called."""


class BadTemplate(OhcError):
    """A template that cannot be filled: which placeholder, and where it stands."""


def environment(
    finalize: Callable[[Any], Any], *, autoescape: bool
) -> LimitedEnvironment:
    """Return where templates are filled: no code runs, unknown names are errors."""
    sandbox = _Environment(
        undefined=StrictUndefined,
        finalize=finalize,
        autoescape=autoescape,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    # The same content gives the same document.
    for name in ("lipsum", "cycler", "joiner"):
        sandbox.globals.pop(name)
    return sandbox


def compiled(
    sandbox: LimitedEnvironment,
    source: str,
    *,
    sample: Context,
    locate: Locate,
) -> Any:
    """
    Return a template whose every placeholder is one that a sample has.

    It is filled once with the sample, which has one of everything, so that what
    cannot work is known before anything is written. Raises BadTemplate with the
    place of the first that is not understood.
    """
    if len(source) > LONGEST_SOURCE:
        raise BadTemplate(f"{locate(1)}: it is too long.", COMPARE)
    sandbox.begin()
    try:
        for name in unknown(sandbox.parse(source), dict(sample)):
            raise BadTemplate(f"{locate(name.line)}: {name.message}", name.hint)
        template = sandbox.from_string(source)
    except TemplateSyntaxError as error:
        reason = str(error.message).rstrip(".")
        raise BadTemplate(f"{locate(error.lineno)}: {reason}.", COMPARE) from error
    except FAILURES as error:
        raise BadTemplate(
            f"{locate(1)}: it is nested too deep or is too long.", COMPARE
        ) from error
    sandbox.begin()
    try:
        template.render(sample)
    except FAILURES as error:
        reason = str(error).rstrip(".") or type(error).__name__
        raise BadTemplate(f"{locate(_line_of(error))}: {reason}.", COMPARE) from error
    return template


def names_in(source: str, sandbox: LimitedEnvironment) -> set[str]:
    """Return the names on which it depends what a template says."""
    return meta.find_undeclared_variables(sandbox.parse(source))


def _line_of(error: BaseException) -> int:
    """Return the line of a template where an error arose, as Jinja tells it."""
    lines = [
        line
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_code.co_filename == "<template>"
    ]
    return lines[-1] if lines else 1


def rendered(template: Any, context: Context, *, what: str) -> str:
    """Return a template filled in. Raises BadTemplate where it asks the impossible."""
    template.environment.begin()
    try:
        return str(template.render(context))
    except FAILURES as error:
        raise BadTemplate(
            f"ohc cannot fill in the template for {what}: {str(error).rstrip('.')}.",
            COMPARE,
        ) from error
