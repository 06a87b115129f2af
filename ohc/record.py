"""Values with named fields, of which a command makes a few."""

from typing import Any, ClassVar, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class Record:
    """
    A value with named fields: its annotations, in their order.

    Reads as a NamedTuple does, but is no sequence, and a value that is left out is
    the one that the class gives. mypy checks the arguments and that nothing changes.
    """

    # Python compiles code for each NamedTuple that it defines, and a dataclass is
    # slower still: a hundred of them took a tenth of the start of a tally. Making a
    # value is slower here, so what there is of every row or cell is a NamedTuple.

    _fields: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls._fields = (*cls._fields, *cls.__annotations__)

    def __init__(self, *values: Any, **named: Any) -> None:
        self.__dict__.update(zip(self._fields, values, strict=False), **named)

    @classmethod
    def defaults(cls) -> dict[str, Any]:
        """Return the values of the fields that may be left out."""
        return {name: getattr(cls, name) for name in cls._fields if hasattr(cls, name)}

    def _asdict(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self._fields}

    def _replace(self, **changes: Any) -> Self:
        return type(self)(**(self._asdict() | changes))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, type(self)) and self._asdict() == other._asdict()

    def __hash__(self) -> int:
        return hash(tuple(self._asdict().values()))

    def __repr__(self) -> str:
        values = (f"{name}={value!r}" for name, value in self._asdict().items())
        return f"{type(self).__name__}({', '.join(values)})"
