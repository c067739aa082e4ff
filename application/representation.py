"""A record as JSON: the one form in which it is answered, stored in an idempotency receipt, and compared for the audit.

PostgreSQL builds the same text on reads; a contract test holds the two equal.
"""

import json
from collections.abc import Collection
from typing import Any

from domain.kernel.entity import STAMPS, Entity, Line, Lines, Module
from domain.kernel.fields import Field, Shape, field_of

_HINTS = Entity.__dataclass_fields__
STAMP_FIELDS: tuple[Field, ...] = tuple(
    field_of("Entity", name, _HINTS[name].type, lambda: None) for name in STAMPS if name not in ("id", "is_deleted")
)
"""What every answer carries behind the entity's own fields."""


def represent(module: Module, record: Entity, hidden: Collection[str] = ()) -> dict[str, Any]:
    """The record as its answer shows it: id, fields, lines, stamps; without secrets and hidden fields."""
    shown: dict[str, Any] = {"id": str(record.id)}
    _add(shown, module.fields, record)
    for lines in module.lines:
        shown[lines.name] = [represent_line(lines, line) for line in getattr(record, lines.name)]
    for field in STAMP_FIELDS:
        shown[field.name] = field.show(getattr(record, field.name))
    for name in hidden:
        shown.pop(name, None)
    return shown


def represent_line(lines: Lines, line: Line) -> dict[str, Any]:
    """A line as its record's answer shows it."""
    shown: dict[str, Any] = {"id": str(line.id)}
    _add(shown, lines.fields, line)
    return shown


def _add(shown: dict[str, Any], shape: Shape, record: object) -> None:
    for field in shape.fields.values():
        if not field.secret:
            value = getattr(record, field.name)
            shown[field.name] = None if value is None else field.kind.show(value)


def encode(shown: Any) -> bytes:
    """JSON text, without blanks."""
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode()
