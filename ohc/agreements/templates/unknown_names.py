"""Names in a template that there are not, found without filling it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple

from jinja2 import nodes

from ohc.agreements.wording.views import Fill
from ohc.errors import nearest
from ohc.lines import in_quotes

NOWHERE = object()
"""A value of which nothing is known before the template is filled."""

GLOBALS = frozenset({"range", "dict", "namespace"})
Scope = dict[str, Any]


class Unknown(NamedTuple):
    """A placeholder that there is not: its line, what to say, and the nearest."""

    line: int
    message: str
    hint: str


def unknown(node: nodes.Node, scope: Scope) -> Iterator[Unknown]:
    """Give each name below a node that the scope does not have, in order."""
    handle = _HANDLERS.get(type(node), _other)
    yield from handle(node, scope)


def _all(several: Sequence[nodes.Node], scope: Scope) -> Iterator[Unknown]:
    for node in several:
        yield from unknown(node, scope)


def _other(node: nodes.Node, scope: Scope) -> Iterator[Unknown]:
    yield from _all([*node.iter_child_nodes()], scope)


def _loop(node: Any, scope: Scope) -> Iterator[Unknown]:
    yield from unknown(node.iter, scope)
    # The sample has one of everything, and what holds of the first holds of all.
    first = _first(_value(node.iter, scope))
    inner = {**scope, **_targets(node.target, first), "loop": NOWHERE}
    if node.test:
        yield from unknown(node.test, inner)
    yield from _all(node.body, inner)
    yield from _all(node.else_, scope)


def _macro(node: Any, scope: Scope) -> Iterator[Unknown]:
    scope[node.name] = NOWHERE
    inner = {**scope, **{argument.name: NOWHERE for argument in node.args}}
    yield from _all(node.body, {**inner, "caller": NOWHERE})


def _assignment(node: Any, scope: Scope) -> Iterator[Unknown]:
    yield from unknown(node.node, scope)
    scope.update(_targets(node.target, _value(node.node, scope)))


def _with(node: Any, scope: Scope) -> Iterator[Unknown]:
    yield from _all(node.values, scope)
    inner = {**scope}
    for target, value in zip(node.targets, node.values, strict=True):
        inner |= _targets(target, _value(value, scope))
    yield from _all(node.body, inner)


def _block(node: Any, scope: Scope) -> Iterator[Unknown]:
    yield from _all(node.body, scope)
    scope.update(_targets(node.target, NOWHERE))


def _call(node: Any, scope: Scope) -> Iterator[Unknown]:
    yield from unknown(node.call, scope)
    inner = {**scope, **{argument.name: NOWHERE for argument in node.args}}
    yield from _all(node.body, inner)


def _name(node: Any, scope: Scope) -> Iterator[Unknown]:
    if node.ctx == "load" and node.name not in {*scope, *GLOBALS}:
        yield _missing(node, node.name, known=scope)


def _attribute(node: Any, scope: Scope) -> Iterator[Unknown]:
    before = [*unknown(node.node, scope)]
    yield from before
    owner = _value(node.node, scope)
    # Of a name that is wrong itself every attribute would be wrong as well.
    if not before and owner is not NOWHERE and node.attr not in _attributes(owner):
        yield _missing(node, node.attr, known=_attributes(owner))


def _missing(node: nodes.Node, name: str, known: Sequence[str] | Scope) -> Unknown:
    return Unknown(
        line=node.lineno,
        message=f"there is no placeholder {in_quotes(_written(node))}.",
        hint=nearest(name, {other: other for other in known}),
    )


def _output(node: Any, scope: Scope) -> Iterator[Unknown]:
    """Give names that there are not, and what is to be printed and is no text."""
    yield from _all(node.nodes, scope)
    for printed in node.nodes:
        value, name = _value(printed, scope), _written(printed)
        if is_dataclass(value) and not isinstance(value, Fill):
            fields_of = ", ".join(f"{name}.{field}" for field in _attributes(value))
            message = f"the placeholder {in_quotes(name)} is not text."
            yield Unknown(printed.lineno, message, hint=f"Choose from: {fields_of}.")
        elif isinstance(value, tuple):
            message = f"the placeholder {in_quotes(name)} is a list."
            hint = f"Write {{% for one in {name} %}}."
            yield Unknown(printed.lineno, message, hint=hint)


_HANDLERS: dict[type, Callable[[Any, Scope], Iterator[Unknown]]] = {
    nodes.For: _loop,
    nodes.Macro: _macro,
    nodes.Assign: _assignment,
    nodes.AssignBlock: _block,
    nodes.CallBlock: _call,
    nodes.With: _with,
    nodes.Name: _name,
    nodes.Getattr: _attribute,
    nodes.Output: _output,
}


def _value(node: nodes.Node, scope: Mapping[str, Any]) -> Any:
    if isinstance(node, nodes.Name):
        return scope.get(node.name, NOWHERE)
    if isinstance(node, nodes.Getattr):
        owner = _value(node.node, scope)
        return getattr(owner, node.attr, NOWHERE) if owner is not NOWHERE else NOWHERE
    return NOWHERE


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, tuple) and value else NOWHERE


def _targets(target: nodes.Node, value: Any) -> Scope:
    if isinstance(target, nodes.Name):
        return {target.name: value}
    return {name.name: NOWHERE for name in target.find_all(nodes.Name)}


def _attributes(owner: Any) -> list[str]:
    """Return the names that a value has for templates: those of texts have none."""
    if is_dataclass(owner):
        return [field.name for field in fields(owner)]
    return [*vars(owner)] if hasattr(owner, "__dict__") else []


def _written(node: nodes.Node) -> str:
    """Return a placeholder as someone wrote it, as far as it is names."""
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "..."
