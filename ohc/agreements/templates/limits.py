"""A sandbox for templates in which no work is endless, whatever a template asks for."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from ohc.agreements.templates.allowed import DROPPED_FILTERS, METHODS

MOST_STEPS = 100_000
"""Turns of loops and calls for one document: ours takes some two thousand."""

MOST_LETTERS = 20_000_000
"""Letters that are put together for one document: ours has half a million."""

LONGEST_RANGE = 1_000
LONGEST_NUMBER = 10_000
"""Bits of a number that is worked out."""

STEP = "_ohc_step"
BUILT_IN = (str, bytes, int, float, list, tuple, dict, set, frozenset, range)
WORD = 8
"""Letters that an item of a list counts for: its place in memory."""


class Endless(SecurityError):
    """A template asks for more work than any document can need."""


class _Generator(CodeGenerator):
    """Compiles templates so that what is printed or joined is counted."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """Count the letters of texts that are joined."""
        self.write("environment.charge(")
        super().visit_Concat(node, frame)
        self.write(")")

    def visit_List(self, node: nodes.List, frame: Frame) -> None:  # noqa: N802
        """Count what a list holds."""
        self.write("environment.charge(")
        super().visit_List(node, frame)
        self.write(")")

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:  # noqa: N802
        """Count what a dictionary holds."""
        self.write("environment.charge(")
        super().visit_Dict(node, frame)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if _is_escaped(frame):
            self.write("environment.printed(")
        else:
            self.write("environment.charge(")
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not _is_escaped(frame):
            super()._output_child_post(node, frame, finalize)
        self.write(")")


def _is_escaped(frame: Frame) -> bool:
    """Return whether all that is printed here is escaped."""
    return bool(frame.eval_ctx.autoescape and not frame.eval_ctx.volatile)


class LimitedEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox that counts steps and letters, and stops a template at its limits."""

    code_generator_class = _Generator
    intercepted_binops = frozenset({"+", "*", "%", "**"})

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.begin()
        self._counter = self.step
        self.globals |= {"range": short_range, STEP: self._counter}
        self.filters = {
            name: self._charging(filter_)
            for name, filter_ in self.filters.items()
            if name not in DROPPED_FILTERS
        }
        self.filters["replace"] = self._replaced

    def begin(self) -> None:
        """Count from nothing again: a document is about to be filled."""
        self._steps = self._letters = 0

    def step(self, letters: int) -> str:
        """Count a turn of a loop or a call, and the letters that it will print."""
        self._steps += 1
        self._letters += letters
        self._refuse()
        return ""

    def _refuse(self) -> None:
        if self._steps > MOST_STEPS:
            raise Endless(f"it would take too long: over {MOST_STEPS:,} steps")
        if self._letters > MOST_LETTERS:
            raise Endless(f"it would make too much text: over {MOST_LETTERS:,} letters")

    def charge(self, value: Any) -> Any:
        """Return a value that was put together, once its size is counted."""
        self._letters += weight(value)
        self._refuse()
        return value

    def printed(self, value: Any) -> Any:
        """Return a value as it is printed: finished, escaped, and its size counted."""
        # In one step, since an agreement prints two thousand values, and most are
        # escaped when they are finished.
        text = self.finalize(value) if self.finalize else value
        if type(text) is not Markup:
            text = escape(text)
        self._letters += len(text)
        if self._letters > MOST_LETTERS:
            self._refuse()
        return text

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return what an operator makes of two values. Raises Endless."""
        _refuse_growth(operator, left, right)
        return self.charge(super().call_binop(context, operator, left, right))

    def call(
        __self,  # noqa: N805
        __context: Context,
        __obj: Any,
        /,
        *args: Any,
        **kwargs: Any,
    ) -> Any:
        """Return what a macro, a loop or a method gives. Raises SecurityError."""
        if __obj is __self._counter:
            return __self.step(*args)
        # The sandbox wraps the method that formats a text.
        method = getattr(__obj, "__wrapped__", __obj)
        owner = getattr(method, "__self__", None)
        if isinstance(owner, BUILT_IN) and method.__name__ not in METHODS:
            raise SecurityError(f"{method.__name__}() cannot be used in templates")
        __self.step(0)
        return __self.charge(super().call(__context, __obj, *args, **kwargs))

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        return super()._generate(counted(source), name, filename, defer_init)

    def _charging(self, filter_: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(filter_)
        def charged(*values: Any, **options: Any) -> Any:
            self.step(0)
            return self.charge(filter_(*values, **options))

        return charged

    def _replaced(self, text: Any, old: str, new: str, count: int = -1) -> Any:
        """Return a text with one word in the place of another. Raises Endless."""
        self.step(str(text).count(str(old)) * len(str(new)))
        return text.replace(old, new, count)


def short_range(*limits: int) -> range:
    """Return a range as templates may have it. Raises Endless."""
    numbers = range(*limits)
    if len(numbers) > LONGEST_RANGE:
        raise Endless(f"it would take too long: a range of over {LONGEST_RANGE:,}")
    return numbers


def _refuse_growth(operator: str, left: Any, right: Any) -> None:
    """Raise Endless where two small values would make one that is too large."""
    if operator == "%" and isinstance(left, str):
        raise SecurityError("text % value cannot be used in templates")
    if isinstance(left, int) and isinstance(right, int):
        # A power has as many times the bits as it says, a product those of both.
        is_power = operator == "**"
        times, more = (right, 0) if is_power else (1, right.bit_length())
        bits = left.bit_length() * max(times, 1) + more
        if operator in {"*", "**"} and bits > LONGEST_NUMBER:
            raise Endless("it would make too large a number")
    elif operator == "*" and _times(left) * _times(right) > MOST_LETTERS:
        raise Endless(f"it would make too much text: over {MOST_LETTERS:,} letters")


def _times(factor: Any) -> int:
    return abs(int(factor)) if isinstance(factor, int) else weight(factor)


def weight(value: Any) -> int:
    """
    Return how many letters a value would print, at most; lists with all they hold.

    >>> weight("abc"), weight(["abc", "d"]), weight(12345)
    (3, 20, 0)
    """
    letters, left = 0, [value]
    # A list within a list within a list is small, and endless when it is printed.
    while left and letters <= MOST_LETTERS:
        each = left.pop()
        if isinstance(each, str):
            letters += len(each)
        elif isinstance(each, dict):
            left += [[*each], [*each.values()]]
        elif isinstance(each, list | tuple):
            letters += WORD * len(each)
            left += each
    return letters


def counted(template: nodes.Template) -> nodes.Template:
    """Return a template whose loops, macros and joined texts count as they go."""
    for node in [*template.find_all((nodes.For, nodes.Macro, nodes.CallBlock))]:
        body: list[nodes.Node] = node.body  # type: ignore[attr-defined]
        body.insert(0, _step(_letters(body), node.lineno))
    for block in [*template.find_all((nodes.AssignBlock, nodes.FilterBlock))]:
        inner: list[nodes.Node] = block.body  # type: ignore[attr-defined]
        inner.insert(0, _step(_letters(inner), block.lineno))
    return template


def _letters(body: list[nodes.Node]) -> int:
    """Return the letters that a body prints of itself each time, at most."""
    data = (each for node in body for each in node.find_all(nodes.TemplateData))
    own = (node for node in body if isinstance(node, nodes.TemplateData))
    return sum(len(each.data) for each in (*data, *own))


def _step(letters: int, line: int) -> nodes.Node:
    name = nodes.Name(STEP, "load", lineno=line)
    count = nodes.Const(letters, lineno=line)
    call = nodes.Call(name, [count], [], None, None, lineno=line)
    return nodes.ExprStmt(call, lineno=line)
