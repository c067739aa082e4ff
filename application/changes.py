"""What happened to a record: its state as JSON, and the difference of two states, for the audit log and events.

Both adapters keep the books of a unit of work with `application.tracking.Tracker`, which is built on this:

    tracker = Tracker(ids, actor, place, now)       one a unit of work
    tracker.add(record)                             new; gives it its id
    tracker.take(record) -> record                  just loaded and locked; its state is kept for the comparison
    tracker.remove(record)                          a record that was taken (or added)
    tracker.held(entity, id) -> record | None       ask first in take, take_all and get; NotFoundError once removed
    tracker.overlay(entity, found, equals)          what find, one and any answer: `found` of the database with this
                                                    work's own records in their place, oldest first
    tracker.tell(event, record, data)
    tracker.settle(action, reason) -> Settled       at the end: ids of lines, rounding, rules, stamps, versions are set
                                                    in the records; answers `changes` and `events`, both in order

    Settled.changes: list[Change]                   only records that changed
    Change: module, record, kind (CREATE|UPDATE|DELETE), before_version (0 for a new record), fields (names of the
        root's columns to write, all of a new record), lines (LineChanges: lines, put [PutLine(position, line, fields)],
        gone [ids]), trace (Trace | None: the row of the audit log), alters_rights (what is remembered of anybody's
        rights is to be forgotten), references() (those that are new or changed: Reference(path, to, id), to be checked by the adapter)
    names_checked(module, equals)                   refuses a name that is no field (TypeError); for find, one, any
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from domain.kernel.entity import Entity, Module
from domain.kernel.fields import Field, Shape
from domain.kernel.types import Free, Many

State = dict[str, Any]
"""Fields as JSON; a list of lines as the lines' fields by the line's id, in order; a secret as `Hidden`."""

MASK = "***"


LineValues = dict[str, dict[UUID, Any]]
"""The values of lines, by the list's name and the line's id."""


def snapshot(module: Module, record: Entity, before: State | None = None, values: LineValues | None = None) -> State:
    """The record's state, apart from id and stamps; later changes of the record do not reach it.

    With the state that the record had and its `line_values` of then, a line that is as it was has its state of then.
    """
    state = _state(module.entity, module.fields, record)
    same_currency = before is not None and before.get("currency") == state.get("currency")
    for lines in module.lines:
        known = values.get(lines.name, {}) if values and same_currency else {}
        old = before[lines.name] if before else {}
        made = state[lines.name] = {}
        for line in getattr(record, lines.name):
            id = str(line.id)
            is_known = line.id in known and lines.fields.values(line) == known[line.id]
            made[id] = old[id] if is_known else _state(lines.entity, lines.fields, line)
    return state


def line_values(module: Module, record: Entity) -> LineValues:
    """The values of all lines that these tell the state of."""
    return {
        lines.name: {line.id: lines.fields.values(line) for line in getattr(record, lines.name)}
        for lines in module.lines
        if lines.fields.steady
    }


Keeper = Callable[[Any], Any]
_keepers: dict[type, tuple[tuple[str, Keeper], ...]] = {}
"""Of each entity and line the fields whose values are not kept as they are."""


def _state(owner: type, shape: Shape, record: object) -> State:
    kept = _keepers.get(owner)
    if kept is None:
        kept = _keepers[owner] = tuple((one.name, keep) for one in shape if (keep := _keeper(one)))
    made = dict(zip(shape.fields, shape.values(record), strict=True))
    for name, keep in kept:
        value = made[name]
        if value is not None:
            made[name] = keep(value)
    return made


def _keeper(of: Field) -> Keeper | None:
    """What makes a kept value of a field's; None where the value itself is JSON that cannot change."""
    if of.secret:
        return Hidden
    return copied if isinstance(of.kind, Free) else of.shower


class Hidden:
    """A secret as part of a state: it can be compared and not read."""

    __slots__ = ("_value",)

    def __init__(self, value: object) -> None:
        self._value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Hidden) and self._value == other._value

    def __hash__(self) -> int:
        return hash(MASK)

    def __repr__(self) -> str:
        return MASK


def copied(value: Any) -> Any:
    """A copy of a JSON value that shares nothing that can be changed."""
    if isinstance(value, Mapping):
        return {key: copied(item) for key, item in value.items()}
    return [copied(item) for item in value] if isinstance(value, list) else value


def changes(module: Module, before: State | None, after: State | None) -> dict[str, list[Any]]:
    """What differs, as field -> [old, new]; None stands for the time before the creation or after the deletion.

    A line's field is `items[<id>].quantity`, a whole line that came or went `items[<id>]`; `items` itself are the ids
    in both orders, when lines that stayed changed places.
    """
    if before is None and after is not None:
        return _all_new(module, after)
    old, new = before or {}, after or {}
    found = {
        name: [_shown(module.fields, name, old), _shown(module.fields, name, new)]
        for name in differing(module.fields, old, new)
    }
    for lines in module.lines:
        found |= _line_changes(lines.name, lines.fields, old.get(lines.name, {}), new.get(lines.name, {}))
    return found


def _all_new(module: Module, state: State) -> dict[str, list[Any]]:
    """What a new record holds."""
    found = {name: [None, value] for name, value in state.items() if value is not None}
    for secret in module.fields.secrets:
        if secret.name in found:
            found[secret.name] = [None, MASK]
    for lines in module.lines:
        del found[lines.name]
        for id, line in state[lines.name].items():
            found[f"{lines.name}[{id}]"] = [None, _whole(lines.fields, line)]
    return found


def _line_changes(list_: str, shape: Shape, old: State, new: State) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    if [id for id in old if id in new] != [id for id in new if id in old]:
        found[list_] = [list(old), list(new)]
    for id in old | new:
        key = f"{list_}[{id}]"
        if id in old and id in new:
            for name in differing(shape, old[id], new[id]):
                found[f"{key}.{name}"] = [_shown(shape, name, old[id]), _shown(shape, name, new[id])]
        else:
            found[key] = [_whole(shape, old.get(id)), _whole(shape, new.get(id))]
    return found


def differing(shape: Shape, old: State, new: State) -> list[str]:
    """The names of the fields whose values differ."""
    if old is new:
        return []
    loose = [name for name in shape.loose if not _same(old.get(name), new.get(name))]
    # most lines of a changed record are equal: then only what Python's equality passes over is looked at
    return loose if old == new else [name for name in shape.fields if old.get(name) != new.get(name) or name in loose]


def is_same(module: Module, old: State, new: State) -> bool:
    """Whether two states do not differ."""
    if old != new:
        return False
    if any(list(old[lines.name]) != list(new[lines.name]) for lines in module.lines):
        return False
    if differing(module.fields, old, new):
        return False
    pairs = ((one.fields, old[one.name], new[one.name]) for one in module.lines if one.fields.loose)
    return not any(differing(shape, lines[id], others[id]) for shape, lines, others in pairs for id in lines)


def _same(old: Any, new: Any) -> bool:
    if old != new:
        return False
    # 1 and True are equal to Python, not to JSON
    return not isinstance(old, list | dict) or json.dumps(old, sort_keys=True) == json.dumps(new, sort_keys=True)


def _shown(shape: Shape, name: str, state: State) -> Any:
    value = state.get(name)
    return MASK if value is not None and shape.fields[name].secret else value


def _whole(shape: Shape, state: State | None) -> State | None:
    if state is None:
        return None
    if not shape.secrets:
        return {name: value for name, value in state.items() if value is not None}
    return {name: _shown(shape, name, state) for name, value in state.items() if value is not None}


def is_list(of: Field) -> bool:
    """Whether the field holds a list of values."""
    return isinstance(of.kind, Many)


@dataclass(slots=True, kw_only=True)
class Trace:
    """A row of the audit log, its fields named as there; a tenant's own log has no `tenant_id`."""

    id: UUID
    occurred_at: datetime
    actor_type: str
    actor_id: str | None
    tenant_id: UUID | None
    action: str
    entity: str
    entity_id: str
    changes: Mapping[str, list[Any]]
    reason: str | None
    ip: str | None
    request_id: str | None
    user_agent: str | None


@dataclass(slots=True, kw_only=True)
class Event:
    """What others are told after the commit."""

    id: UUID
    name: str
    entity: str
    entity_id: UUID
    version: int
    occurred_at: datetime
    tenant_id: UUID | None
    data: Mapping[str, Any] = field(default_factory=dict)
