"""Between records and the JSON that statements take and give."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import orjson

from application.tracking import Change
from domain.kernel import types as kinds
from domain.kernel.entity import STAMP_FIELDS, Entity, Line, Lines, Module
from domain.kernel.fields import Shape
from domain.kernel.types import id_text
from infrastructure.sql.tables import keeps_document

Loader = Callable[[Any], Any]


def loader(kind: kinds.Kind) -> Loader | None:
    """What makes a value of its JSON; None where both are the same. Stored values are not checked again."""
    match kind:
        case kinds.Choice():
            return kind.of
        case kinds.Number():
            return Decimal
        case kinds.Day():
            return date.fromisoformat
        case kinds.Instant():
            return datetime.fromisoformat
        case kinds.LocalTime():
            return time.fromisoformat
        case kinds.Id():
            return UUID
        case kinds.Many():
            inner = loader(kind.of)
            return (lambda values: [inner(value) for value in values]) if inner else None
    return None


_plans: dict[type, list[tuple[str, Loader]]] = {}


def _loaders(owner: type, shape: Shape) -> list[tuple[str, Loader]]:
    if owner not in _plans:
        _plans[owner] = [(field.name, found) for field in shape if (found := loader(field.kind))]
    return _plans[owner]


_STAMPS = [("id", UUID), *((field.name, found) for field in STAMP_FIELDS if (found := loader(field.kind)))]


def _convert(document: dict[str, Any], loaders: Iterable[tuple[str, Loader]]) -> None:
    for name, load in loaders:
        value = document[name]
        if value is not None:
            document[name] = load(value)


def hydrate(module: Module, text: str) -> Entity:
    """The record that a document with secrets holds."""
    document = orjson.loads(text)
    _convert(document, _loaders(module.entity, module.fields))
    _convert(document, _STAMPS)
    for lines in module.lines:
        document[lines.name] = [_line(lines, row) for row in document[lines.name]]
    return module.entity(**document)


def _line(lines: Lines, row: dict[str, Any]) -> Line:
    _convert(row, _loaders(lines.entity, lines.fields))
    row["id"] = UUID(row["id"])
    return lines.entity(**row)


def row(change: Change) -> dict[str, Any]:
    """All columns of a record that is written but its document; of secrets the values themselves."""
    record = change.record
    made = change.document | {"is_deleted": record.is_deleted}
    for lines in change.module.lines:
        del made[lines.name]
    for field in change.module.fields.secrets:
        made[field.name] = field.show(getattr(record, field.name))
    return made


_columns: dict[type, tuple[tuple[str, bool], ...]] = {}


def values(change: Change) -> list[Any]:
    """All columns of a record that is written, in the order of `statements.column_types`, as parameters."""
    module, record = change.module, change.record
    plan = _columns.get(module.entity)
    if plan is None:
        own = tuple((one.name, isinstance(one.kind, kinds.Free)) for one in module.fields)
        plan = _columns[module.entity] = (("id", False), *own)
    made = [
        dumps(value) if free and value is not None else value
        for name, free in plan
        for value in (getattr(record, name),)
    ]
    made += [getattr(record, name) for name in _STAMP_COLUMNS]
    return [*made, dumps(change.document)] if keeps_document(module) else made


_STAMP_COLUMNS = (*(field.name for field in STAMP_FIELDS), "is_deleted")


def line_row(lines: Lines, root: UUID, ordinal: int, line: Line) -> dict[str, Any]:
    """All columns of a line."""
    made: dict[str, Any] = {"id": id_text(line.id), "root_id": id_text(root), "ordinal": ordinal}
    for field in lines.fields:
        made[field.name] = field.show(getattr(line, field.name))
    return made


def dumps(value: Any) -> str:
    """JSON for a parameter."""
    return orjson.dumps(value).decode()
