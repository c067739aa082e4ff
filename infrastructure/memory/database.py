"""What a database would keep: records by entity, checked as keys and references there would check them."""

import dataclasses
from asyncio import Lock
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID
from weakref import WeakValueDictionary

from application.changes import Trace, copied
from application.tracking import Change, ChangeKind, Reference
from domain.kernel.entity import STAMPS, Entity, Module, modules, target_of
from domain.kernel.errors import (
    LINE_IN_USE,
    AlreadyExistsError,
    DatabaseError,
    FieldError,
    RuleViolated,
    ValidationError,
)

E = TypeVar("E", bound=Entity)

Staged = dict[type[Entity], dict[UUID, Entity]]
"""What a work is about to write."""

KEPT = timedelta(hours=24)
"""How long the answer of an idempotency key stands."""


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer under its idempotency key."""

    digest: str
    answer: bytes
    at: datetime


@dataclass(slots=True)
class Database:
    """One tenant's records, or those of the manager scope."""

    records: dict[type[Entity], dict[UUID, Entity]] = field(default_factory=dict)
    """Deleted ones too."""
    receipts: dict[tuple[UUID | None, str], KeptAnswer] = field(default_factory=dict)
    claimed: set[tuple[UUID | None, str]] = field(default_factory=set)
    """Keys whose request is running."""
    counters: dict[tuple[str, str | None], int] = field(default_factory=dict)
    """The number that each counter gives next."""
    locks: WeakValueDictionary[tuple[str, object], Lock] = field(default_factory=WeakValueDictionary)

    def of(self, entity: type[E]) -> dict[UUID, Any]:
        """The stored records of an entity; never to be handed out but as copies."""
        return self.records.setdefault(entity, {})

    def lock(self, kind: str, key: object) -> Lock:
        """The lock of this name, the same one as long as anybody holds it or waits for it."""
        found = self.locks.get((kind, key))
        if found is None:
            found = self.locks[kind, key] = Lock()
        return found

    def write(self, changes: Iterable[Change], visible: Callable[[Module, Entity], bool]) -> None:
        """Writes everything, or raises and writes nothing."""
        changes = list(changes)
        staged: Staged = {}
        for change in changes:
            if change.module.insert_only and change.kind is not ChangeKind.CREATE:
                raise DatabaseError
            if change.kind is ChangeKind.CREATE and change.record.id in self.of(change.module.entity):
                raise AlreadyExistsError(("id",))
            staged.setdefault(change.module.entity, {})[change.record.id] = copy_of(change.module, change.record)
        for change in changes:
            self._refuse_duplicate(change, staged)
        self._refuse_missing(changes, staged, visible)
        self._refuse_gone(changes, staged)
        for entity, records in staged.items():
            self.of(entity).update(records)

    def _refuse_duplicate(self, change: Change, staged: Staged) -> None:
        entity, record = change.module.entity, change.record
        for names, folded, free_again in unique_groups(change.module):
            wanted = _key(change.module, record, names, folded)
            if wanted is None or record.is_deleted:
                continue
            for other in (self.of(entity) | staged[entity]).values():
                counts = other.id != record.id and not (other.is_deleted and free_again)
                if counts and _key(change.module, other, names, folded) == wanted:
                    raise AlreadyExistsError(names)

    def _refuse_missing(
        self,
        changes: list[Change],
        staged: Staged,
        visible: Callable[[Module, Entity], bool],
    ) -> None:
        errors = []
        for change in changes:
            if change.record.is_deleted:
                continue
            for reference in change.references():
                target = target_of(reference.to).module
                named = self._named(reference, staged)
                if named is None or named.is_deleted or not visible(target, named):
                    errors.append(FieldError(reference.path, "not_found", "there is no such record"))
        if errors:
            raise ValidationError(errors)

    def _named(self, reference: Reference, staged: Staged) -> Entity | None:
        """The record that is referred to, or that has the line."""
        target, lines = target_of(reference.to)
        records = self.of(target.entity) | staged.get(target.entity, {})
        if lines is None:
            return records.get(reference.id)
        owns = (one for one in records.values() if any(line.id == reference.id for line in getattr(one, lines.name)))
        return next(owns, None)

    def _refuse_gone(self, changes: list[Change], staged: Staged) -> None:
        """Refuses to take away a line that a record names, be it deleted: what is in the books stays."""
        gone = {id for change in changes for part in change.lines for id in part.gone}
        for module in modules() if gone else ():
            shapes = [(module.fields, "")] + [(lines.fields, lines.name) for lines in module.lines]
            for record in (self.of(module.entity) | staged.get(module.entity, {})).values():
                for shape, name in shapes:
                    for row in getattr(record, name) if name else [record]:
                        named = [one for field in shape.references for one in _listed(getattr(row, field.name))]
                        if not gone.isdisjoint(named):
                            raise RuleViolated(LINE_IN_USE)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def unique_groups(module: Module) -> Iterator[tuple[tuple[str, ...], bool, bool]]:
    """The fields that are unique together, whether regardless of case, and whether a deleted record frees them."""
    for one in module.fields:
        if one.numbered or one.unique:
            yield (one.name,), bool(one.unique and one.unique.folded), one.numbered is None
    for group in module.unique:
        yield group, False, True


def _key(module: Module, record: Entity, names: tuple[str, ...], folded: bool) -> tuple[Any, ...] | None:
    """The values that must be unique; None where one is missing and that makes them unlike any other."""
    values = tuple(getattr(record, name) for name in names)
    if None in values and not (module.empty_counts and names in module.unique):
        return None
    return tuple(value.lower() for value in values) if folded else values


def copy_of(module: Module, record: E) -> E:
    """A copy that shares nothing that can be changed."""
    made = _copy(record, (*STAMPS, *module.fields.fields))
    for lines in module.lines:
        names = ("id", *lines.fields.fields)
        setattr(made, lines.name, [_copy(line, names) for line in getattr(record, lines.name)])
    return made


T = TypeVar("T")


def _copy(record: T, names: tuple[str, ...]) -> T:
    made = object.__new__(type(record))
    for name in names:
        setattr(made, name, copied(getattr(record, name)))
    return made


def log_row(log: Module, trace: Trace) -> Entity:
    """A row of the audit log, as its entity has it."""
    values = {one.name: getattr(trace, one.name) for one in dataclasses.fields(trace)}
    known = {name: log.fields.fields[name].parse(copied(values[name])) for name in values if name in log.fields.fields}
    return log.entity(id=trace.id, version=1, created_at=trace.occurred_at, updated_at=trace.occurred_at, **known)
