"""What a settled work comes to as statements: one a module for its new records, one for its changed ones."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.changes import Event, Trace
from application.rights import Actor
from application.tracking import Change, ChangeKind, LineChanges, Settled
from domain.kernel.domains import Scope
from domain.kernel.entity import Module
from domain.kernel.errors import FieldError, StaleVersion, ValidationError
from infrastructure.sql.lease import EVERYBODY
from infrastructure.sql.rows import dumps, line_row, row, values
from infrastructure.sql.statements import said_only, statements_of
from infrastructure.sql.tables import keeps_document


@dataclass(frozen=True, slots=True)
class Write:
    """A statement with its arguments, and the changes that it writes."""

    sql: str
    arguments: tuple[Any, ...]
    changes: Sequence[Change] = ()

    def check(self, answer: Mapping[str, Any]) -> None:
        """Raises what the database found wrong; it has written nothing then, or the work is undone."""
        if not self.changes:
            return
        if not answer["fit"]:
            raise self._not_found(set(answer["missing"]))
        written = answer.get("written")
        if written is not None and len(written) < len(self.changes):
            lost = {change.record.id for change in self.changes} - set(written)
            raise StaleVersion(min(lost))

    def _not_found(self, missing: set[UUID]) -> ValidationError:
        return ValidationError(
            [
                FieldError(reference.path, "not_found", "there is no such record")
                for change in self.changes
                for reference in change.references()
                if reference.id in missing
            ]
        )


def writes(settled: Settled, scope: Scope) -> list[Write]:
    """The statements of a work, in the order of the modules' codes so that works do not wait in a circle."""
    match settled:
        case Settled([Change(kind=ChangeKind.CREATE, trace=Trace() as trace) as change], [event]) if (
            event.entity_id == change.record.id
        ):
            return [_insert_one(change, trace, event, scope)]
    created = {change.record.id for change in settled.changes if change.kind is ChangeKind.CREATE}
    created |= {put.line.id for change in settled.changes for part in change.lines for put in part.put}
    groups: dict[tuple[str, bool], list[Change]] = {}
    for change in settled.changes:
        groups.setdefault((change.module.code, change.kind is not ChangeKind.CREATE), []).append(change)
    said = _said(settled, scope)
    made = []
    for (_, changed), group in sorted(groups.items(), key=lambda item: item[0]):
        made.append((_update if changed else _insert)(group, said, created))
        said = []  # all of it goes with the first statement
    return made if groups or not said else [Write(said_only(scope), (dumps(said),))]


_NOBODY_KNEW = frozenset({"idam.Session", "idam.User"})
"""Who is new here cannot have been admitted before."""


def recalled(settled: Settled, actor: Actor) -> set[str]:
    """Of whom the work has changed what they may do: sessions, tenants, or EVERYBODY."""
    return {
        _whom(change, actor)
        for change in settled.changes
        if change.alters_rights and not (change.kind is ChangeKind.CREATE and change.module.code in _NOBODY_KNEW)
    }


def _whom(change: Change, actor: Actor) -> str:
    if change.module.code in ("idam.Session", "tnnt.Tenant"):
        return str(change.record.id)
    of = actor.tenant_id if change.module.scope == "tenants" else getattr(change.record, "tenant_id", None)
    return EVERYBODY if of is None else str(of)


def _insert(group: list[Change], said: list[Any], created: Set[UUID]) -> Write:
    module = group[0].module
    rows = _rows(module, group, [row(change) for change in group])
    parts = _lists(module, group)
    lists = [dumps([made for change, part in of for made in _put(change, part)]) for of in parts.values()]
    named = _named(group, created)
    sql = statements_of(module).insert(tuple(named), tuple(parts))
    return Write(sql, (*rows, *lists, dumps(said), *named.values()), group)


def _rows(module: Module, group: list[Change], rows: list[dict[str, Any]]) -> list[Any]:
    """The rows of a statement and their documents."""
    return [dumps(rows), [dumps(change.document) for change in group]] if keeps_document(module) else [dumps(rows)]


def _insert_one(change: Change, trace: Trace, event: Event, scope: Scope) -> Write:
    lists = {part.lines.name: dumps([*_put(change, part)]) for part in change.lines}
    named = _named([change], {change.record.id, *(put.line.id for part in change.lines for put in part.put)})
    sql = statements_of(change.module).insert_one(tuple(named), tuple(lists))
    said = _said_of_one(trace, event, scope)
    return Write(sql, (*values(change), *said, *lists.values(), *named.values()), [change])


def _said_of_one(trace: Trace, event: Event, scope: Scope) -> list[Any]:
    """The columns of `said_types`."""
    made = [
        trace.id,
        trace.occurred_at,
        trace.actor_type,
        trace.actor_id,
        trace.action,
        trace.entity,
        event.entity_id,
        dumps(trace.changes),
        trace.reason,
        trace.ip,
        trace.request_id,
        trace.user_agent,
        event.name,
        event.version,
        dumps(event.data),
    ]
    return made if scope == "tenants" else [*made, trace.tenant_id]


def _update(group: list[Change], said: list[Any], created: Set[UUID]) -> Write:
    module = group[0].module
    ids = [change.record.id for change in group]
    rows = _rows(module, group, [row(change) | {"was": change.before_version} for change in group])
    parts = _lists(module, group)
    lists: list[Any] = []
    for of in parts.values():
        lists.append(dumps([made for change, part in of for made in _put(change, part)]))
        lists.append([id for _, part in of for id in part.gone])
    named = _named(group, created)
    sql = statements_of(module).update(tuple(named), tuple(parts))
    return Write(sql, (ids, *rows, *lists, dumps(said), *named.values()), group)


def _lists(module: Module, group: list[Change]) -> dict[str, list[tuple[Change, LineChanges]]]:
    """The lists of which lines are written, in the order of the declaration."""
    found: dict[str, list[tuple[Change, LineChanges]]] = {lines.name: [] for lines in module.lines}
    for change in group:
        for part in change.lines:
            found[part.lines.name].append((change, part))
    return {name: parts for name, parts in found.items() if parts}


def _put(change: Change, part: LineChanges) -> Iterator[dict[str, Any]]:
    shown = change.document[part.lines.name]
    return (line_row(change, part.lines, put, shown[put.position]) for put in part.put)


def _named(group: list[Change], created: Set[UUID]) -> dict[str, list[UUID]]:
    """What the records newly refer to, by target; to what the same work creates the foreign key sees."""
    named: dict[str, set[UUID]] = {}
    for change in group:
        for reference in change.references():
            if reference.id not in created:
                named.setdefault(reference.to, set()).add(reference.id)
    return {code: sorted(ids) for code, ids in sorted(named.items())}


def _said(settled: Settled, scope: Scope) -> list[dict[str, Any]]:
    """Audit rows and events; an event of a traced record goes with its row, under the same id."""
    made: list[dict[str, Any]] = []
    traced: dict[UUID, dict[str, Any]] = {}
    for change in settled.changes:
        if change.trace:
            traced[change.record.id] = entry = _trace(change.trace, change.record.id, scope)
            made.append(entry)
    for event in settled.events:
        entry = traced.pop(event.entity_id, {})
        if not entry:
            made.append(entry)
        entry |= _event(event, scope, entry.get("id"))
    return made


def _trace(trace: Trace, record_id: UUID, scope: Scope) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": trace.id,
        "occurred_at": trace.occurred_at,
        "actor_type": trace.actor_type,
        "actor_id": trace.actor_id,
        "action": trace.action,
        "entity": trace.entity,
        "entity_id": record_id,
        "changes": trace.changes,
        "reason": trace.reason,
        "ip": trace.ip,
        "request_id": trace.request_id,
        "user_agent": trace.user_agent,
    }
    return made if scope == "tenants" else made | {"tenant_id": trace.tenant_id}


def _event(event: Event, scope: Scope, id: UUID | None) -> dict[str, Any]:
    made: dict[str, Any] = {"event": event.name, "entity_version": event.version, "data": event.data}
    if id is None:
        made |= {
            "id": event.id,
            "entity": event.entity,
            "entity_id": event.entity_id,
            "occurred_at": event.occurred_at,
        }
        if scope == "manager":
            made["tenant_id"] = event.tenant_id
    return made
