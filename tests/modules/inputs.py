"""Values that a field must refuse, worked out from its declaration."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from domain.kernel import types as kinds
from domain.kernel.fields import Field, Shape
from domain.kernel.types import JSON_DEPTH, WHOLE_MAX, Kind, Wrong
from tests import factories

Bad = tuple[Any, str]
"""A value and the code that it is refused with."""


def wrong(field: Field) -> list[Bad]:
    """Values that the field refuses."""
    return [*([] if field.nullable else [(None, "null")]), *_wrong(field.kind)]


def _wrong(kind: Kind) -> Iterator[Bad]:
    match kind:
        case kinds.Text():
            yield from ((7, "type"), ("\0", "pattern"))
            if kind.max < 1_000_000:  # else it is a file, which may be empty, and the body itself would be too large
                yield from (("", "too_short"), ("x" * (kind.max + 1), "too_long"))
            if not _takes(kind, "가!"):
                yield "가!"[: kind.max], "pattern"
            if not kind.lines and kind.max > 2:
                yield "a\nb", "pattern"
        case kinds.SecretText():
            yield from ((7, "type"), ("", "pattern"), ("x" * (kind.max + 1), "pattern"))
        case kinds.OneOf() | kinds.Choice():
            yield from ((7, "not_listed"), ("??", "not_listed"))
        case kinds.Whole():
            yield from (("7", "type"), (True, "type"), (1.5, "type"), (kind.min - 1, "range"), (kind.max + 1, "range"))
        case kinds.Number():
            yield from _wrong_numbers(kind)
        case kinds.Truth():
            yield from (("true", "type"), (1, "type"))
        case kinds.Day():
            yield from (("2026-02-30", "type"), ("2026-07-31T00:00:00Z", "type"))
        case kinds.Instant():
            yield from (("2026-07-31T09:00:00", "type"), ("2026-07-31", "type"))
        case kinds.LocalTime():
            yield from (("25:00", "type"), (9, "type"))
        case kinds.Id():
            yield from (("x", "type"), (7, "type"))
        case kinds.Address():
            yield from (("300.1.1.1", "type"), (7, "type"))
        case kinds.Free():
            deep: Any = 1
            for _ in range(JSON_DEPTH):
                deep = [deep]
            yield from (({"a": 1.5}, "type"), ({"a": "\0"}, "pattern"), (deep, "too_deep"), (WHOLE_MAX + 1, "range"))
        case kinds.Many():
            one = factories.value(_bare(kind.of), 1)
            yield from (("x", "type"), ([one] * (kind.max + 1), "too_long"))
            yield from (([bad], code) for bad, code in _wrong(kind.of))
        case _:
            raise LookupError(f"no value is known that {kind!r} refuses")


def _wrong_numbers(kind: kinds.Number) -> Iterator[Bad]:
    yield from ((1.5, "type"), ("NaN", "type"), (f"{kind.limit:f}", "range"), (f"0.{'0' * kind.scale}1", "decimals"))
    step = Decimal(1).scaleb(-kind.scale)
    if kind.min is not None:
        yield f"{kind.min - step:f}", "range"
    if kind.max is not None:
        yield f"{kind.max + step:f}", "range"


def _bare(kind: Kind) -> Field:
    return Field("", kind, required=True, nullable=False, default=lambda: None)


def _takes(kind: Kind, value: Any) -> bool:
    try:
        kind.parse(value)
    except Wrong:
        return False
    return True


def rounds(shape: Shape) -> Iterator[dict[str, Bad]]:
    """Each round has one bad value a field, as long as the field has any left."""
    bad = {field.name: wrong(field) for field in shape}
    for turn in range(max(map(len, bad.values()), default=0)):
        yield {name: values[turn] for name, values in bad.items() if turn < len(values)}
