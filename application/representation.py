"""A record as JSON: the one form in which it is answered, stored in an idempotency receipt, and compared for the audit.

PostgreSQL builds the same text on reads; a contract test holds the two equal.
"""

import json
from collections.abc import Collection
from typing import Any

from domain.kernel.entity import STAMP_SHAPE, Entity, Module


def represent(module: Module, record: Entity, hidden: Collection[str] = ()) -> dict[str, Any]:
    """The record as its answer shows it: id, fields, lines, stamps; without secrets and hidden fields."""
    shown: dict[str, Any] = {"id": str(record.id)} | module.fields.show(record)
    for lines in module.lines:
        shown[lines.name] = [{"id": str(line.id)} | lines.fields.show(line) for line in getattr(record, lines.name)]
    shown |= STAMP_SHAPE.show(record)
    for name in hidden:
        shown.pop(name, None)
    return shown


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def encode(shown: Any) -> bytes:
    """JSON text, without blanks."""
    return _encode(shown).encode()
