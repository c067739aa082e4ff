"""Types of columns that hold a value's limits: PostgreSQL's domains, named here otherwise than our business domains.

A connection reads the condition of a domain once, that of a table's CHECK again with every statement: a table of seven
CHECKs spends a sixth of an insert on that. What concerns two fields of a row remains a CHECK of its table.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.types import TypeEngine

from application.tracking import snake
from domain.kernel import types as kinds
from domain.kernel.domains import Scope
from domain.kernel.entity import modules
from domain.kernel.errors import DeclarationError

SHARED = "core"
"""The schema of the types that are of no business domain."""


class Domain(sa.types.UserDefinedType[object]):
    """A domain as the type of a column; SQLAlchemy's own takes the schema of a table that it is copied with."""

    cache_ok = True

    def __init__(self, full_name: str) -> None:
        self.full_name = full_name

    def get_col_spec(self, **_: object) -> str:
        return self.full_name


@dataclass(frozen=True, slots=True)
class ValueType:
    """A type with a condition on its values, which are `VALUE` in it."""

    schema: str
    name: str
    base: TypeEngine[Any]
    condition: str

    @property
    def column_type(self) -> Domain:
        """The type as a column has it."""
        return Domain(f"{self.schema}.{self.name}")

    @property
    def create(self) -> list[str]:
        """The statements that make it."""
        of = f"{self.schema}.{self.name}"
        return [
            f"CREATE DOMAIN {of} AS {self.base}",
            f"ALTER DOMAIN {of} ADD CONSTRAINT {self.name}_check CHECK ({self.condition})",
        ]


def value_type(kind: kinds.Kind, schema: str) -> ValueType | None:
    """The type of a field of a business domain; None where no value of PostgreSQL's own type is out of bounds."""
    match kind:
        case kinds.Choice():
            members = ", ".join(f"'{one.value}'" for one in kind.of)
            return ValueType(schema, snake(kind.of.__name__), sa.Text(), f"VALUE IN ({members})")
        case kinds.Whole() if kind != kinds.Whole():
            return ValueType(SHARED, _named("whole", kind), sa.BigInteger(), " AND ".join(_bounds(kind)))
        case kinds.Amount():
            # abs() of what is no number, or infinite, is not below the limit either
            size = [f"scale(VALUE) <= {kind.scale}", f"abs(VALUE) < {kind.limit:f}"]
            return ValueType(SHARED, _named("amount", kind), sa.Numeric(), " AND ".join([*size, *_bounds(kind)]))
        case kinds.Number():
            conditions = _bounds(kind) if kind.max is not None else [*_bounds(kind), "VALUE <> 'NaN'"]
            name, base = f"number_{kind.precision}_{kind.scale}", sa.Numeric(kind.precision, kind.scale)
            return ValueType(SHARED, _named(name, kind), base, " AND ".join(conditions))
    return None


def _bounds(kind: kinds.Number | kinds.Whole) -> list[str]:
    low, high = _limits(kind)
    return ([] if low is None else [f"VALUE >= {low}"]) + ([] if high is None else [f"VALUE <= {high}"])


def _limits(kind: kinds.Number | kinds.Whole) -> tuple[str | None, str | None]:
    """The bounds of the declaration; those that every whole number has are JSON's affair."""
    if isinstance(kind, kinds.Number):
        return _written(kind.min), _written(kind.max)
    low = None if kind.min == kinds.Whole().min else kind.min
    high = None if kind.max == kinds.Whole().max else kind.max
    return _written(low), _written(high)


def _written(bound: Decimal | int | None) -> str | None:
    return None if bound is None else f"{Decimal(bound):f}"


def _named(name: str, kind: kinds.Number | kinds.Whole) -> str:
    """Such as `whole_1_to_31`, `amount_from_0`."""
    low, high = _limits(kind)
    bounds = [name, *([] if low is None else ["from", low]), *([] if high is None else ["to", high])]
    return re.sub(r"\W", "_", "_".join(bounds).replace("-", "minus_"))


def value_types(scope: Scope) -> tuple[ValueType, ...]:
    """All that the tables of a database need, by name; `discover()` must have run."""
    found: dict[tuple[str, str], ValueType] = {}
    for one in _found(scope):
        if found.setdefault((one.schema, one.name), one).condition != one.condition:
            raise DeclarationError(f"two types of different values are named {one.schema}.{one.name}")
    return tuple(one for _, one in sorted(found.items()))


def _found(scope: Scope) -> Iterator[ValueType]:
    for module in modules(scope):
        for shape in (module.fields, *(lines.fields for lines in module.lines)):
            yield from filter(None, (value_type(field.kind, module.domain) for field in shape))
