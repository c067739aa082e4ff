"""The books of a unit of work: what was added, taken and removed in it, and what that comes to at its end."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, cast
from uuid import UUID

from application.changes import (
    Event,
    LineValues,
    State,
    Trace,
    changes,
    differing,
    is_list,
    is_same,
    line_values,
    snapshot,
)
from application.ports import Ids, Place
from application.representation import document, represent
from application.rights import Actor
from domain.kernel.entity import NIL, STAMPS, Entity, Line, Lines, Module, Written, module_of
from domain.kernel.errors import NotFoundError
from domain.kernel.fields import Field, Shape
from domain.kernel.types import Day, Instant, id_text

E = TypeVar("E", bound=Entity)
V = TypeVar("V")

LOG = "AuditLog"
"""The name of the entities that changes are written into; their own rows leave no trace."""
_PLAIN_ACTIONS = frozenset({"READ", "CREATE", "UPDATE", "DELETE"})
_EVENTS = {"CREATE": "created", "UPDATE": "updated", "DELETE": "deleted"}


class ChangeKind(StrEnum):
    """What happened to a record as a whole."""

    CREATE = "CREATE"
    UPDATE = "UPDATE"
    DELETE = "DELETE"


@dataclass(frozen=True, slots=True)
class Reference:
    """A record that a field names; `path` is the field's in the input, such as `items.0.variant_id`."""

    path: str
    to: str
    id: UUID


@dataclass(frozen=True, slots=True)
class PutLine:
    """A line to be written: new, changed in these fields, or moved to another position."""

    position: int
    line: Line
    fields: tuple[str, ...]

    def written(self, lines: Lines) -> Written:
        """What there is to be checked of it."""
        return lines, self.position, self.line, self.fields if len(self.fields) < len(lines.fields.fields) else None


@dataclass(frozen=True, slots=True)
class LineChanges:
    """What to write of one list of lines."""

    lines: Lines
    put: list[PutLine]
    gone: list[UUID]


@dataclass(slots=True)
class Change:
    """A record to be written, its stamps and version set already."""

    module: Module
    record: Entity
    kind: ChangeKind
    before_version: int
    """The version that must still stand in the database; 0 for a new record."""
    fields: tuple[str, ...]
    """The root's own fields to be written, beside its stamps."""
    lines: tuple[LineChanges, ...]
    trace: Trace | None
    before: State
    document: dict[str, Any]
    """The record as its answer shows it, secrets left out."""

    @property
    def alters_rights(self) -> bool:
        """Whether it alters what users may do."""
        grants = self.module.grants
        if not grants or self.kind is not ChangeKind.UPDATE:
            return bool(grants)
        return not {*self.fields, *(part.lines.name for part in self.lines)}.isdisjoint(grants)

    def references(self) -> Iterator[Reference]:
        """The records that are named anew, which must exist; what was named before may be gone since."""
        yield from _references(self.module.fields, self.fields, self.record, self.before, "")
        for part in self.lines:
            old = self.before.get(part.lines.name, {})
            for put in part.put:
                state = old.get(str(put.line.id), {})
                prefix = f"{part.lines.name}.{put.position}."
                yield from _references(part.lines.fields, put.fields, put.line, state, prefix)


@dataclass(frozen=True, slots=True)
class Settled:
    """What a work comes to: entity by entity, each in the order in which its records came into the work."""

    changes: list[Change]
    events: list[Event]


@dataclass(slots=True)
class _Held:
    module: Module
    record: Entity
    before: State | None
    version: int
    values: LineValues
    removed: bool = False


class Tracker:
    """Knows the records of one work, and at its end what became of them."""

    __slots__ = ("_actor", "_held", "_ids", "_now", "_place", "_same", "_told", "_written")

    def __init__(self, ids: Ids, actor: Actor, place: Place, now: datetime) -> None:
        self._ids = ids
        self._actor = actor
        self._place = place
        self._now = now
        self._held: dict[type[Entity], dict[UUID, _Held]] = {}
        self._told: list[tuple[str, Entity, dict[str, Any]]] = []
        self._written: dict[int, dict[str, Any]] = {}
        self._same: dict[int, State] = {}

    def add(self, record: Entity) -> None:
        """Takes in a new record and gives it its id, unless it came with one."""
        if record.id == NIL:
            record.id = self._ids.new()
        self._hold(_Held(module_of(type(record)), record, None, 0, {}))

    def take(self, record: E, state: State | None = None) -> E:
        """Takes in a record as it was loaded, with its state if that is known."""
        module = module_of(type(record))
        before = state or snapshot(module, record)
        self._hold(_Held(module, record, before, record.version, line_values(module, record)))
        return record

    def _hold(self, held: _Held) -> None:
        self._held.setdefault(held.module.entity, {})[held.record.id] = held

    def remove(self, record: Entity) -> None:
        """Notes that the record is deleted."""
        held = self._held.get(type(record), {}).get(record.id)
        if held is None:
            raise LookupError("a record is taken before it is removed")
        held.removed = True

    def held(self, entity: type[E], id: UUID) -> E | None:
        """The record, if it is part of this work; raises NotFoundError when this work removed it."""
        held = self._held.get(entity, {}).get(id)
        if held is None:
            return None
        if held.removed:
            raise NotFoundError
        return cast(E, held.record)

    def holds(self, entity: type[Entity]) -> bool:
        """Whether any record of the entity is part of this work."""
        return bool(self._held.get(entity))

    def knows(self, entity: type[Entity], id: UUID) -> bool:
        """Whether the record is or was part of this work."""
        return id in self._held.get(entity, {})

    def overlay(self, entity: type[E], found: list[E], equals: Mapping[str, object]) -> list[E]:
        """What a search finds when this work's own changes count, oldest first."""
        own = self._held.get(entity)
        if not own:
            return found
        shape = module_of(entity).fields
        kept = [record for record in found if record.id not in own]
        for held in own.values():
            if not held.removed and matches(shape, held.record, equals):
                kept.append(cast(E, held.record))
        return sorted(kept, key=lambda record: record.id)

    def tell(self, event: str, record: Entity, data: Mapping[str, object]) -> None:
        """Names what happened to a record, in place of the plain event."""
        self._told.append((event, record, {name: plain(value) for name, value in data.items()}))

    def shown(self, record: Entity) -> dict[str, Any]:
        """The record as an answer shows it, from the books where it has just been written."""
        module, same = module_of(type(record)), self._same.get(id(record))
        if same is not None:  # its values may be equal and not yet rounded
            return document(module, record, same)
        return self._written.get(id(record)) or represent(module, record)

    def settle(self, action: str, reason: str | None) -> Settled:
        """Completes and checks the records that are new or changed, and says what is to be written."""
        found = [self._change(held, action, reason) for own in self._held.values() for held in own.values()]
        done = [change for change in found if change is not None]
        self._written = {id(change.record): change.document for change in done}
        return Settled(done, self._events(done))

    def _change(self, held: _Held, action: str, reason: str | None) -> Change | None:
        module, record, before = held.module, held.record, held.before
        if before is None and held.removed:
            return None
        kind = _kind_of(held)
        self._identify(module, record)
        if before is None:
            module.settle(record, self._place.currency)
        after = snapshot(module, record, before, held.values)
        if before is not None:
            if kind is ChangeKind.UPDATE and is_same(module, before, after):
                self._same[id(record)] = before
                return None
            if module.settle(record, self._place.currency):
                after = snapshot(module, record, before, held.values)
        said = changes(module, before, None if held.removed else after)
        if kind is ChangeKind.UPDATE and not said:
            return None  # what differed was rounded away
        old = before or {}
        lines = tuple(part for one in module.lines if (part := _lines(one, record, old, after)))
        differs = None if before is None else [name for name in said if name in module.fields.fields]
        if not held.removed:
            module.verify(record, differs, [put.written(part.lines) for part in lines for put in part.put])
        self._stamp(held)
        return Change(
            module=module,
            record=record,
            kind=kind,
            before_version=held.version,
            fields=tuple(module.fields.fields if differs is None else differs),
            lines=lines,
            trace=None if module.name == LOG else self._trace(held, kind, action, reason, said),
            before=old,
            document=document(module, record, after),
        )

    def _identify(self, module: Module, record: Entity) -> None:
        for lines in module.lines:
            for line in getattr(record, lines.name):
                if line.id == NIL:
                    line.id = self._ids.new()

    def _stamp(self, held: _Held) -> None:
        record = held.record
        record.version = held.version + 1
        record.updated_at, record.updated_by = self._now, self._actor.id
        if held.before is None:
            record.created_at, record.created_by = self._now, self._actor.id
        record.is_deleted = held.removed

    def _trace(
        self, held: _Held, kind: ChangeKind, action: str, reason: str | None, said: Mapping[str, list[Any]]
    ) -> Trace:
        origin = self._actor.origin
        return Trace(
            id=self._ids.new(),
            occurred_at=self._now,
            actor_type=self._actor.type.value,
            actor_id=None if self._actor.id is None else id_text(self._actor.id),
            tenant_id=self._concerned(held.module, held.record),
            # a plain work may touch further records, each in its own way
            action=kind.value if action in _PLAIN_ACTIONS else action,
            entity=held.module.code,
            entity_id=id_text(held.record.id),
            changes=said,
            reason=_cut(reason, 500),
            ip=origin.ip,
            request_id=_cut(origin.request_id, 64),
            user_agent=_cut(origin.user_agent, 300),
        )

    def _concerned(self, module: Module, record: Entity) -> UUID | None:
        """The tenant whom a change of the record concerns."""
        if module.code == "tnnt.Tenant":
            return record.id
        return getattr(record, "tenant_id", None) or self._actor.tenant_id

    def _events(self, done: list[Change]) -> list[Event]:
        """What was told, and the plain events of changed records of which nothing was told."""
        told = {id(record) for _, record, _ in self._told}
        plain_ones: list[tuple[str, Entity, dict[str, Any]]] = [
            (f"{one.module.domain}.{snake(one.module.name)}.{_EVENTS[one.kind]}", one.record, {})
            for one in done
            if id(one.record) not in told and one.trace is not None
        ]
        return [self._event(name, record, data) for name, record, data in [*self._told, *plain_ones]]

    def _event(self, name: str, record: Entity, data: Mapping[str, Any]) -> Event:
        module = module_of(type(record))
        return Event(
            id=self._ids.new(),
            name=name,
            entity=module.code,
            entity_id=record.id,
            version=record.version,
            occurred_at=self._now,
            tenant_id=self._concerned(module, record),
            data=data,
        )


def _kind_of(held: _Held) -> ChangeKind:
    if held.removed:
        return ChangeKind.DELETE
    return ChangeKind.CREATE if held.before is None else ChangeKind.UPDATE


def _lines(lines: Lines, record: Entity, before: State, after: State) -> LineChanges | None:
    old, new = before.get(lines.name, {}), after[lines.name]
    if not old and not new:
        return None
    places = {id: place for place, id in enumerate(old)}
    put = []
    for place, line in enumerate(getattr(record, lines.name)):
        id = str(line.id)
        names = differing(lines.fields, old[id], new[id]) if id in old else lines.fields.fields
        if names or places.get(id) != place:
            put.append(PutLine(place, line, tuple(names)))
    gone = [UUID(id) for id in old if id not in new]
    return LineChanges(lines, put, gone) if put or gone else None


def _references(
    shape: Shape, names: tuple[str, ...], record: object, before: State, prefix: str
) -> Iterator[Reference]:
    for field in shape.references:
        value = getattr(record, field.name)
        if value is None or field.ref is None or field.name not in names:
            continue
        known = before.get(field.name) or ()
        for id in value if is_list(field) else (value,):
            if str(id) not in known:
                yield Reference(prefix + field.name, field.ref.to, id)


def names_checked(module: Module, equals: Mapping[str, object]) -> None:
    """Refuses a name that is no field of the record."""
    for name in equals:
        if name not in module.fields.fields and name not in STAMPS:
            raise TypeError(f"{module.code} has no field {name}")


_views: dict[tuple[Module, type[Any]], tuple[str, ...]] = {}


def names_seen(module: Module, view: type[Any]) -> tuple[str, ...]:
    """The fields that a view names; refuses a secret, and a name that is no field of the record."""
    known = _views.get((module, view))
    if known is None:
        known = _views[module, view] = _names_of(module, view)
    return known


def _names_of(module: Module, view: type[Any]) -> tuple[str, ...]:
    names = tuple(one.name for one in fields(view))
    names_checked(module, dict.fromkeys(names))
    if any(one.name in names for one in module.fields.secrets):
        raise TypeError(f"{view.__name__} names a secret of {module.code}")
    return names


def seen(module: Module, record: Entity, view: type[V]) -> V:
    """The record as the view has it."""
    return view(**{name: getattr(record, name) for name in names_seen(module, view)})


def matches(shape: Shape, record: object, equals: Mapping[str, object]) -> bool:
    """Whether the record's fields have these values; of a list field one entry is enough."""
    return all(_equal(shape.fields.get(name), getattr(record, name), wanted) for name, wanted in equals.items())


def _equal(field: Field | None, value: Any, wanted: object) -> bool:
    any_of = wanted if isinstance(wanted, list | tuple | set | frozenset) else (wanted,)
    if field is not None and is_list(field) and value is not None:
        return any(one in value for one in any_of)
    return value in any_of


def plain(value: Any) -> Any:
    """A typed value as JSON has it."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, datetime):
        return Instant().show(value)
    if isinstance(value, date):
        return Day().show(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, StrEnum):
        return value.value
    return str(value) if isinstance(value, UUID) else value


_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@cache
def snake(name: str) -> str:
    """The name of a class as the name of a thing: `SalesOrder` is `sales_order`."""
    return _WORD.sub("_", name).lower()


def _cut(text: str | None, length: int) -> str | None:
    return text if text is None else text[:length]
