"""Templates of agreements: compiled once, and checked name by name before use."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.exceptions import SecurityError, TemplateError, TemplateRuntimeError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ohc.agreements.views import Fill
from ohc.errors import OhcError, nearest

Context = Mapping[str, Any]
Place = Callable[[int], str]
"""Says in words where in a template a line of its source is."""

NOWHERE = object()
"""A value of which nothing is known before the template is filled."""


class BadTemplate(OhcError):
    """A template that cannot be filled: which placeholder, and where it stands."""


def environment(
    finalize: Callable[[Any], Any], *, autoescape: bool
) -> ImmutableSandboxedEnvironment:
    """Return where templates are filled: no code runs, unknown names are errors."""
    return ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        finalize=finalize,
        autoescape=autoescape,
        keep_trailing_newline=True,
        trim_blocks=False,
        auto_reload=False,
    )


def compiled(
    made: ImmutableSandboxedEnvironment, source: str, sample: Context, place: Place
) -> Any:
    """
    Return a template whose every placeholder is one that a sample has.

    Raises BadTemplate with the place of the first that is not understood.
    """
    try:
        tree = made.parse(source)
        for node, message, hint in _unknown(tree, dict(sample)):
            raise BadTemplate(f"{place(node.lineno)}: {message}", hint)
        return made.from_string(source)
    except TemplateSyntaxError as error:
        raise BadTemplate(
            f"{place(error.lineno)}: {error.message}.",
            "Compare with the template that ohc lda template writes.",
        ) from error


def filled(template: Any, context: Context, what: str) -> str:
    """Return a template filled in. Raises BadTemplate where it asks the impossible."""
    try:
        return str(template.render(context))
    except (
        TemplateError,
        TemplateRuntimeError,
        SecurityError,
        TypeError,
        ArithmeticError,
        ValueError,
    ) as error:
        raise BadTemplate(
            f"The template cannot be filled for {what}: {error}.",
            "Compare with the template that ohc lda template writes.",
        ) from error


Found = tuple[nodes.Node, str, str]


def _unknown(node: nodes.Node, scope: dict[str, Any]) -> Iterator[Found]:
    """Give each name below a node that the scope does not have, in its order."""
    if isinstance(node, nodes.For):
        yield from _unknown(node.iter, scope)
        inner = {
            **scope,
            **_targets(node.target, _first(_value(node.iter, scope))),
            "loop": NOWHERE,
        }
        for child in (*node.body, *([node.test] if node.test else [])):
            yield from _unknown(child, inner)
        for child in node.else_:
            yield from _unknown(child, scope)
        return
    if isinstance(node, nodes.Macro):
        scope[node.name] = NOWHERE
        inner = {**scope, **{name.name: NOWHERE for name in node.args}}
        for child in node.body:
            yield from _unknown(child, inner)
        return
    if isinstance(node, nodes.Assign):
        yield from _unknown(node.node, scope)
        scope.update(_targets(node.target, _value(node.node, scope)))
        return
    if isinstance(node, nodes.Name) and node.ctx == "load":
        if node.name not in scope and node.name not in DEFAULT_NAMESPACE:
            yield (
                node,
                f"there is no placeholder {node.name!r}.",
                nearest(node.name, {name: name for name in scope}),
            )
        return
    if isinstance(node, nodes.Getattr):
        before = list(_unknown(node.node, scope))
        yield from before
        owner = _value(node.node, scope)
        if not before and owner is not NOWHERE and not _has(owner, node.attr):
            known = _attributes(owner)
            said = f"there is no placeholder {_words(node)!r}."
            yield node, said, nearest(node.attr, {name: name for name in known})
        return
    for child in node.iter_child_nodes():
        yield from _unknown(child, scope)
    if isinstance(node, nodes.Output):
        yield from _untellable(node, scope)


def _untellable(output: nodes.Output, scope: Mapping[str, Any]) -> Iterator[Found]:
    """Give what is to be printed and is no text."""
    for node in output.nodes:
        value = _value(node, scope)
        if is_dataclass(value) and not isinstance(value, Fill):
            has = ", ".join(f"{_words(node)}.{name}" for name in _attributes(value))
            yield (
                node,
                f"the placeholder {_words(node)!r} is no text.",
                f"There is: {has}.",
            )
        elif isinstance(value, tuple):
            said = f"the placeholder {_words(node)!r} is a list."
            yield (
                node,
                said,
                f"Write {{% for one in {_words(node)} %}} ... {{% endfor %}}.",
            )


def _value(node: nodes.Node, scope: Mapping[str, Any]) -> Any:
    if isinstance(node, nodes.Name):
        return scope.get(node.name, NOWHERE)
    if isinstance(node, nodes.Getattr):
        owner = _value(node.node, scope)
        return getattr(owner, node.attr, NOWHERE) if owner is not NOWHERE else NOWHERE
    return NOWHERE


def _first(value: Any) -> Any:
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        return value[0]
    return NOWHERE


def _targets(target: nodes.Node, value: Any) -> dict[str, Any]:
    if isinstance(target, nodes.Name):
        return {target.name: value}
    return {name.name: NOWHERE for name in target.find_all(nodes.Name)}


def _has(owner: Any, name: str) -> bool:
    return not name.startswith("_") and name in _attributes(owner)


def _attributes(owner: Any) -> list[str]:
    return [
        name
        for name in getattr(
            owner,
            "__dataclass_fields__",
            vars(owner) if hasattr(owner, "__dict__") else (),
        )
    ]


def _words(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_words(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "..."
