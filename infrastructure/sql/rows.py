"""Between records and the JSON that statements take and give."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any

import orjson
from asyncpg.pgproto.pgproto import UUID  # uuid.UUID in C: made, hashed and shown in a tenth of the time

from application.changes import State, copied, snapshot
from application.tracking import Change, PutLine
from domain.kernel import types as kinds
from domain.kernel.entity import STAMP_FIELDS, Entity, Line, Lines, Module
from domain.kernel.fields import Shape, values_of
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
    return _hydrated(module, orjson.loads(text))


def taken(module: Module, text: str) -> tuple[Entity, State]:
    """The same with its state, as `changes.snapshot` would take it: the document has it already, unless there are secrets."""
    document = orjson.loads(text)
    if module.fields.secrets or any(lines.fields.secrets for lines in module.lines):
        record = _hydrated(module, document)
        return record, snapshot(module, record)
    state = _state(module.fields, document)
    for lines in module.lines:
        state[lines.name] = {row["id"]: _state(lines.fields, row) for row in document[lines.name]}
    return _hydrated(module, document), state


def _state(shape: Shape, document: dict[str, Any]) -> State:
    state = {name: document[name] for name in shape.fields}
    for name in shape.loose:  # what can be changed is not shared with the record
        state[name] = copied(state[name])
    return state


def _hydrated(module: Module, document: dict[str, Any]) -> Entity:
    _convert(document, _loaders(module.entity, module.fields))
    _convert(document, _STAMPS)
    for lines in module.lines:
        document[lines.name] = [_line(lines, row) for row in document[lines.name]]
    return module.entity(**document)


def _line(lines: Lines, row: dict[str, Any]) -> Line:
    _convert(row, _loaders(lines.entity, lines.fields))
    row["id"] = UUID(row["id"])
    return lines.entity(**row)


@cache
def loaded(module: Module, names: tuple[str, ...]) -> Callable[[Iterable[Any]], dict[str, Any]]:
    """What makes the named fields of a row of columns; the driver has typed all but choices and what is JSON."""
    kept = {one.name: made for one in module.fields if one.name in names and (made := _column_loader(one.kind))}

    def load(values: Iterable[Any]) -> dict[str, Any]:
        made = dict(zip(names, values, strict=True))
        for name, of in kept.items():
            if made[name] is not None:
                made[name] = of(made[name])
        return made

    return load


def _column_loader(kind: kinds.Kind) -> Loader | None:
    match kind:
        case kinds.Choice():
            return kind.of
        case kinds.Free():
            return orjson.loads
        case kinds.Many():
            inner = loader(kind) or list
            return lambda text: inner(orjson.loads(text))
    return None


def row(change: Change) -> dict[str, Any]:
    """All columns of a record that is written but its document; of secrets the values themselves."""
    record = change.record
    made = change.document | {"is_deleted": record.is_deleted}
    for lines in change.module.lines:
        del made[lines.name]
    for field in change.module.fields.secrets:
        made[field.name] = field.show(getattr(record, field.name))
    return made


_STAMP_COLUMNS = (*(field.name for field in STAMP_FIELDS), "is_deleted")


@cache
def _columns(module: Module) -> tuple[Callable[[object], Iterable[Any]], list[int]]:
    """What gives the values of all columns, and the places of those that are JSON."""
    free = [place for place, one in enumerate(module.fields, 1) if isinstance(one.kind, kinds.Free)]
    return values_of(("id", *module.fields.fields, *_STAMP_COLUMNS)), free


def values(change: Change) -> list[Any]:
    """All columns of a record that is written, in the order of `statements.column_types`, as parameters."""
    get, free = _columns(change.module)
    made = [*get(change.record)]
    for place in free:
        if made[place] is not None:
            made[place] = dumps(made[place])
    return [*made, dumps(change.document)] if keeps_document(change.module) else made


def line_row(change: Change, lines: Lines, put: PutLine, shown: dict[str, Any]) -> dict[str, Any]:
    """All columns of a line, out of the line as the document shows it; of secrets the values themselves."""
    made = shown | {"root_id": id_text(change.record.id), "ordinal": put.position}
    for field in lines.fields.secrets:
        made[field.name] = field.show(getattr(put.line, field.name))
    return made


def dumps(value: Any) -> str:
    """JSON for a parameter."""
    return orjson.dumps(value, default=_id_text).decode()


def _id_text(value: Any) -> str:
    """What orjson does not know: a UUID of the driver's."""
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value)} is not JSON")
