"""Puts records of a file into a unit of work: what one of them breaks does not hurt the others."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import UUID

from application import crud
from application.application import allowed, refuse_hidden, refuse_invisible, visible
from application.changes import changes, snapshot
from application.importing.plan import Entry, Found, Plan, Record
from application.ports import Numbers, Provider, TryAgain, UnitOfWork
from application.rights import Actor, Right
from application.use_cases import Function, ports_of, use_cases_of
from domain.kernel.entity import Entity, Lines, Module
from domain.kernel.errors import (
    CXGError,
    RuleViolated,
    TenantSuspended,
    Unavailable,
    ValidationError,
)
from domain.kernel.fields import Shape
from domain.kernel.types import Wrong
from domain.tenants.sys.import_job import ImportMode

BATCH = 500
"""Records that are written at a time."""
NOT_THE_ROWS = (Unavailable, TenantSuspended, TryAgain, OSError)
"""What says nothing of the record at hand: the whole is tried again, or refused."""

log = logging.getLogger("cxg.imports")


@dataclass(slots=True)
class Outcome:
    """What has become of records."""

    created: list[UUID] = field(default_factory=list)
    updated: int = 0
    unchanged: int = 0
    failed: int = 0
    errors: list[Entry] = field(default_factory=list)

    def add(self, other: "Outcome") -> None:
        """Counts in what became of further ones."""
        self.created += other.created
        self.updated += other.updated
        self.unchanged += other.unchanged
        self.failed += other.failed
        self.errors += other.errors


class PretendedNumbers:
    """Numbers for a rehearsal: none of the tenant's own is used up."""

    async def next(self, module: Module, uow: UnitOfWork) -> str:
        """A number that nothing else has."""
        return uow.ids.new().hex


class Rehearsed:
    """The adapters of a rehearsal, in which nothing beyond the unit of work may change."""

    def __init__(self, provider: Provider) -> None:
        self._provider = provider
        self._numbers = PretendedNumbers()

    def get(self, asked: type[Any]) -> object:
        """The adapter of a port."""
        return self._numbers if asked is Numbers else self._provider.get(asked)


class Importer:
    """Carries out the records of one plan for one actor."""

    def __init__(self, plan: Plan, actor: Actor, provider: Provider) -> None:
        self.plan = plan
        self._module = plan.module
        self._actor = actor
        self._rights = rights_for(plan, actor)
        cases = use_cases_of(plan.module)
        self._create, self._update = cases.create, cases.update
        self._create_ports = _ports(provider, self._create)
        self._update_ports = _ports(provider, self._update)

    async def apply(self, uow: UnitOfWork, records: Sequence[Record]) -> Outcome:
        """Writes what can be written of the records, and tells why the rest cannot."""
        outcome = Outcome()
        waiting = [one for one in records if not one.is_repeated]
        for one in records:
            if one.is_repeated:
                self._fail(outcome, one, RuleViolated("an earlier row of the file names the same record"))
        while waiting:
            found = await self._look_up(uow, waiting)
            errors: dict[int, ValidationError] = {}
            for place, record in enumerate(waiting):
                try:
                    self.plan.prepare(record, found)
                except ValidationError as wrong:
                    errors[place] = wrong
            ready = [record for place, record in enumerate(waiting) if place not in errors]
            # a record may name one that comes before it in the file: that is there once it is written
            later = [waiting[place] for place in errors if waiting[place].waits and ready]
            for place, error in errors.items():
                if waiting[place] not in later:
                    self._fail(outcome, waiting[place], error)
            if ready:
                await self._write(uow, ready, outcome)
            waiting = later
        outcome.errors.sort(key=lambda one: int(one["row"]))
        return outcome

    def _fail(self, outcome: Outcome, record: Record, error: CXGError) -> None:
        outcome.failed += 1
        outcome.errors += self.plan.entries(record, error)

    async def _look_up(self, uow: UnitOfWork, records: Sequence[Record]) -> Found:
        """The records that references name by a value: one statement a column."""
        found: dict[tuple[str, str, Any], list[UUID]] = {}
        wanted = self.plan.looked_for(records)
        for column in self.plan.lookups:
            assert column.lookup is not None
            module, name = column.lookup.module, column.lookup.field.name
            values = wanted.pop((module.code, name), None)
            if values:
                right = allowed(module, self._actor, "read")
                refuse_hidden(right, [name])
                for record in await uow.of(module.entity).find(**{name: list(values)}):
                    if visible(module, self._actor, right, record):
                        found.setdefault((module.code, name, getattr(record, name)), []).append(record.id)
        return Found(found)

    # writing

    async def _write(self, uow: UnitOfWork, records: Sequence[Record], outcome: Outcome, sorted_: bool = False) -> None:
        """Writes the records at once; when that fails, in ever smaller parts until those that fail stand alone."""
        action, uow.action = uow.action, "CREATE"
        try:
            async with uow.attempt():
                done = await self._carry_out(uow, records)
        except NOT_THE_ROWS:
            raise
        except Exception as error:
            uow.action = action
            if len(records) == 1:
                self._fail(outcome, records[0], _told(error))
            else:
                for part in self._parts(records, outcome, sorted_):
                    await self._write(uow, part, outcome, True)
        else:
            outcome.add(done)
        finally:
            uow.action = action

    def _parts(self, records: Sequence[Record], outcome: Outcome, sorted_: bool) -> list[Sequence[Record]]:
        """What to try apart: those that seem good and those that do not, or else two halves."""
        if not sorted_:
            good, doubtful = self._sorted(records, outcome)
            if len(good) + len(doubtful) < len(records) or (good and doubtful):
                return [part for part in (good, doubtful) if part]
        middle = len(records) // 2
        return [records[:middle], records[middle:]]

    def _sorted(self, records: Sequence[Record], outcome: Outcome) -> tuple[list[Record], list[Record]]:
        """Fails the records whose input is wrong; the others as they seem good, or seem to break a rule."""
        good: list[Record] = []
        doubtful: list[Record] = []
        for record in records:
            try:
                made = self._parsed(record)
            except ValidationError as error:
                self._fail(outcome, record, error)
                continue
            try:
                if made is not None:
                    self._module.verify(made)
                good.append(record)
            except CXGError:
                doubtful.append(record)  # the use case may still put it right
        return good, doubtful

    def _parsed(self, record: Record) -> Entity | None:
        """The record that the input alone would make; None where it may be there already. Raises ValidationError."""
        lists = {one.name for one in self._module.lines}
        if not self._creates:
            self._module.fields.parse({k: v for k, v in record.given.items() if k not in lists}, partial=True)
            return None
        values, lines = crud.read_input(self._module, record.given, creating=True)
        made: Any = self._module.entity(**values)
        for one in self._module.lines:
            setattr(made, one.name, crud.merge_lines(one, [], lines.get(one.name, [])))
        return cast(Entity, made)

    @property
    def _creates(self) -> bool:
        return self.plan.mode is ImportMode.CREATE

    async def _carry_out(self, uow: UnitOfWork, records: Sequence[Record]) -> Outcome:
        outcome = Outcome()
        present = {} if self._creates else await self._present(uow, records)
        for place, record in enumerate(records):
            ids = present.get(place, [])
            if len(ids) > 1:
                raise ValidationError.of(self.plan.match_fields[0], "ambiguous", "there are several such records")
            if ids:
                outcome.add(await self._change(uow, ids[0], record))
            else:
                await self._make(uow, record, outcome)
        return outcome

    async def _make(self, uow: UnitOfWork, record: Record, outcome: Outcome) -> None:
        if not self._creates:
            self._refuse_unnamed(record)
        try:
            given = crud.NewInput(self._module, record.given)
        except ValidationError as error:
            self._fail(outcome, record, error)  # before anything is begun that the others would have to be undone for
            return
        made: Entity = await self._create(uow, self._module, given, **self._create_ports)
        outcome.created.append(made.id)

    def _refuse_unnamed(self, record: Record) -> None:
        """Refuses what would be made anew by every import of the same file."""
        first = self.plan.match_fields[0]
        for name in self.plan.match_fields:
            if name not in record.match:
                raise ValidationError.of(name, "required", "a row names its record")
            if self.plan.mode is ImportMode.UPDATE or name not in record.given:
                raise ValidationError.of(first, "not_found", "there is no such record")

    async def _present(self, uow: UnitOfWork, records: Sequence[Record]) -> dict[int, list[UUID]]:
        """The records that there are already, taken, by the place of the one that names them: one statement."""
        keys = [self._match(record) for record in records]
        names = self.plan.match_fields
        complete = [key for key in keys if key is not None]
        if not complete:
            return {}
        wanted = {name: list({key[place] for key in complete}) for place, name in enumerate(names)}
        found: dict[tuple[Any, ...], list[UUID]] = {}
        for one in await uow.of(self._module.entity).find(**wanted):
            found.setdefault(tuple(getattr(one, name) for name in names), []).append(one.id)
        present = {place: found[key] for place, key in enumerate(keys) if key in found}
        await uow.of(self._module.entity).take_all([id for ids in present.values() for id in ids])
        return present

    def _match(self, record: Record) -> tuple[Any, ...] | None:
        """The typed values that a record is found by; None where one is missing, or is none at all."""
        if set(record.match) != set(self.plan.match_fields):
            return None
        fields = self._module.fields.fields
        try:
            return tuple(
                UUID(record.match[name]) if name == "id" else fields[name].parse(record.match[name])
                for name in self.plan.match_fields
            )
        except (Wrong, ValueError):
            return None

    async def _change(self, uow: UnitOfWork, id: UUID, record: Record) -> Outcome:
        """Changes a record in those fields in which the row differs from it."""
        taken: Any = await uow.of(self._module.entity).take(id)
        refuse_invisible(self._module, self._actor, self._rights["update"], taken)
        given = differing(self._module, taken, record.given)
        if not given:
            return Outcome(unchanged=1)
        before = snapshot(self._module, taken)
        await self._update(uow, self._module, taken, given, **self._update_ports)
        self._module.settle(taken, uow.place.currency)
        same = not changes(self._module, before, snapshot(self._module, taken))
        return Outcome(unchanged=1) if same else Outcome(updated=1)


def rights_for(plan: Plan, actor: Actor) -> Mapping[str, Right]:
    """What the actor needs for the plan; raises ForbiddenError, and ValidationError for a field that is hidden."""
    needed = {
        ImportMode.CREATE: ("create",),
        ImportMode.UPDATE: ("update",),
        ImportMode.UPSERT: ("create", "update"),
    }[plan.mode]
    rights = {action: allowed(plan.module, actor, action) for action in needed}
    for right in rights.values():
        refuse_hidden(right, plan.written)
    if plan.mode is not ImportMode.CREATE:
        refuse_hidden(allowed(plan.module, actor, "read"), plan.match_fields)
    return rights


def differing(module: Module, record: Any, given: Mapping[str, Any]) -> dict[str, Any]:
    """What of an input differs from the record; lines are compared in their order, and keep their ids."""
    lists = {one.name: one for one in module.lines}
    kept = {
        name: value
        for name, value in given.items()
        if name not in lists and not _same(module.fields, record, name, value)
    }
    for name in given.keys() & lists.keys():
        present: list[Any] = getattr(record, name)
        lines = [_line(lists[name], one, row) for one, row in zip(present, given[name], strict=False)]
        further = given[name][len(present) :]
        if further or len(given[name]) < len(present) or any(len(line) > 1 for line in lines):
            kept[name] = [*lines, *further]
    return kept


def _line(lines: Lines, present: Any, row: Mapping[str, Any]) -> dict[str, Any]:
    changed = {name: value for name, value in row.items() if not _same(lines.fields, present, name, value)}
    return {"id": str(present.id)} | changed


def _same(shape: Shape, owner: Any, name: str, value: Any) -> bool:
    of = shape.fields.get(name)
    if of is None:
        return False
    try:
        return bool(of.parse(value) == getattr(owner, name))
    except (Wrong, ValidationError):
        return False  # for the use case to refuse


def _told(error: Exception) -> CXGError:
    """What a row is refused with; what nobody foresaw stands in the log alone."""
    if isinstance(error, CXGError):
        return error
    log.error("a row of an import failed", exc_info=error)
    return RuleViolated("something went wrong on our side")


def _ports(provider: Provider, function: Function) -> dict[str, object]:
    return {name: provider.get(port) for name, port in ports_of(function).items()}
