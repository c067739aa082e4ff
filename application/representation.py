"""A record as JSON: the one form in which it is answered, stored in an idempotency receipt, and compared for the audit.

PostgreSQL builds the same text on reads; a contract test holds the two equal.
"""

import json
from collections.abc import Collection
from typing import Any

from domain.kernel.entity import STAMP_SHAPE, Entity, Module
from domain.kernel.types import id_text


def represent(module: Module, record: Entity, hidden: Collection[str] = ()) -> dict[str, Any]:
    """The record as its answer shows it: id, fields, lines, stamps; without secrets and hidden fields."""
    shown: dict[str, Any] = {"id": id_text(record.id)} | module.fields.show(record)
    for lines in module.lines:
        shown[lines.name] = [{"id": id_text(line.id)} | lines.fields.show(line) for line in getattr(record, lines.name)]
    shown |= STAMP_SHAPE.show(record)
    for name in hidden:
        shown.pop(name, None)
    return shown


def document(module: Module, record: Entity, state: dict[str, Any]) -> dict[str, Any]:
    """The same, without secrets, of a record whose state `changes.snapshot` has just taken."""
    shown: dict[str, Any] = {"id": id_text(record.id), **state}
    for field in module.fields.secrets:
        del shown[field.name]
    for lines in module.lines:
        shown[lines.name] = [{"id": id} | line for id, line in state[lines.name].items()]
        for field in lines.fields.secrets:
            for line in shown[lines.name]:
                del line[field.name]
    shown.update(STAMP_SHAPE.show(record))
    return shown


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def encode(shown: Any) -> bytes:
    """JSON text, without blanks."""
    return _encode(shown).encode()
