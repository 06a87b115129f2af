"""List the placeholders of templates, with examples."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from types import SimpleNamespace
from typing import Any, NamedTuple

from ohc.agreements.templates.template import example
from ohc.agreements.wording.views import Fill
from ohc.lines import counted
from ohc.outcome import Outcome, Row
from ohc.privacy import shortened

LIST_FIELDS = ("placeholder", "loop", "example")
SHOWN = 40
"""Characters of an example."""

USE = (
    "Put a placeholder of a loop between {% for ... %} and {% endfor %}. One that ends "
    "in .fill is a field to complete. Put it on its own."
)


class _Name(NamedTuple):
    """A name in a template: its values, and the loops that provide it."""

    name: str
    values: Sequence[Any]
    loops: tuple[str, ...] = ()

    def part(self, key: str) -> "_Name":
        """Return the name for the values under a key."""
        values = [getattr(value, key) for value in self.values]
        return _Name(f"{self.name}.{key}", values, self.loops)


def placeholders() -> Outcome:
    """
    Return every placeholder of a template, with the columns LIST_FIELDS.

    ``loop`` has the loops that a placeholder needs around it, outermost first;
    ``example`` is its text in an agreement.
    """
    names = example(with_older=False)
    # Headings of columns and the like come last, because there are so many.
    ordered = sorted(names, key=lambda name: name == "words")
    rows = [row for name in ordered for row in _rows(_Name(name, [names[name]]))]
    return Outcome(
        title="Placeholders of agreement templates",
        columns=LIST_FIELDS,
        rows=rows,
        fields=LIST_FIELDS,
        notes=(USE,),
        closing=(f"{counted(len(rows), 'placeholder')}.",),
    )


def _rows(name: _Name) -> Iterator[Row]:
    value = name.values[0]
    if isinstance(value, tuple):
        yield from _of_list(name)
    elif isinstance(value, SimpleNamespace):
        for key in vars(value):
            yield from _rows(name.part(key))
    elif is_dataclass(value) and not isinstance(value, Fill):
        for field in fields(value):
            yield from _rows(name.part(field.name))
    elif isinstance(value, bool):
        yield _row(name, f"{{% if {name.name} %}} ... {{% endif %}}")
    else:
        yield _row(name, f"{{{{ {name.name} }}}}")


def _of_list(name: _Name) -> Iterator[Row]:
    # From all the lists of a name: the first may be empty, as few terms have points.
    items = [item for value in name.values for item in value]
    for item in items[:1]:
        variable = _snake(type(item).__name__)
        variable = "one" if variable == name.name else variable
        loop = f"{{% for {variable} in {name.name} %}}"
        yield from _rows(_Name(variable, items, (*name.loops, loop)))


def _row(name: _Name, placeholder: str) -> Row:
    texts = map(_text, name.values)
    return {
        "placeholder": placeholder,
        "loop": "\n".join(name.loops),
        "example": shortened(next(filter(None, texts), ""), SHOWN),
    }


def _text(value: Any) -> str:
    if isinstance(value, Fill):
        return value.value or value.hint
    return "" if isinstance(value, bool) else str(value)


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
