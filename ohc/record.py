"""Values with named fields, of which a command makes a few."""

from typing import Any, ClassVar, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class Record:
    """
    A value with named fields, which are its annotations in their order.

    It is written and read as a NamedTuple is, but is no sequence. mypy checks that
    nothing changes it.
    """

    # Python compiles code for each NamedTuple that it defines, and takes longer still
    # over a dataclass: those of a tally took a tenth of its start. Making a value takes
    # longer here, so what there is of every row or cell is a NamedTuple.

    _fields: ClassVar[tuple[str, ...]] = ()
    _field_defaults: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        own = {
            name: vars(cls)[name] for name in cls.__annotations__ if name in vars(cls)
        }
        cls._fields = (*cls._fields, *cls.__annotations__)
        cls._field_defaults = cls._field_defaults | own

    def __init__(self, *values: Any, **named: Any) -> None:
        # In the value itself, because a function of the class would become a method.
        fields = self.__dict__
        fields.update(self._field_defaults)
        fields.update(zip(self._fields, values, strict=False), **named)
        if len(fields) != len(self._fields):
            wrong = ", ".join(sorted({*self._fields}.symmetric_difference(fields)))
            raise TypeError(f"{type(self).__name__}: missing or unknown: {wrong}")

    def _asdict(self) -> dict[str, Any]:
        return {name: self.__dict__[name] for name in self._fields}

    def _replace(self, **changes: Any) -> Self:
        return type(self)(**(self._asdict() | changes))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, type(self)) and self._asdict() == other._asdict()

    def __hash__(self) -> int:
        return hash(tuple(self._asdict().values()))

    def __repr__(self) -> str:
        values = (f"{name}={value!r}" for name, value in self._asdict().items())
        return f"{type(self).__name__}({', '.join(values)})"
