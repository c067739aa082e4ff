"""Carries out use cases: checks the permission, opens the unit of work, runs the function, commits."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from application import exporting
from application.crud import Given, check_version
from application.denials import log_denial
from application.exporting import Export, Wanted
from application.ports import Receipt, Services, TryAgain, UnitOfWork, Works
from application.query import Page, Query
from application.representation import encode
from application.rights import Actor, RecordScope, Right
from application.use_cases import Command, Function, ports_of, use_cases_of
from domain.kernel.domains import Scope
from domain.kernel.entity import STAMP_SHAPE, Entity, Module, module_of
from domain.kernel.errors import (
    ForbiddenError,
    NotFoundError,
    RuleViolated,
    TenantSuspended,
    Unavailable,
    ValidationError,
)
from domain.kernel.types import Wrong


@dataclass(frozen=True, slots=True)
class Answer:
    """What a use case gives back: JSON text, and the version of the record that it shows."""

    data: bytes
    version: int | None = None
    record_id: UUID | None = None

    @property
    def id(self) -> UUID:
        """The id of the record that it shows."""
        assert self.record_id is not None
        return self.record_id


NOTHING = Answer(b"null")

Encode = Callable[[Any], bytes]
"""Makes JSON text, without blanks."""
P = ParamSpec("P")
T = TypeVar("T")
ATTEMPTS = 3


def repeated(work: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
    """Does a work anew that the database undid for the sake of another one."""

    @wraps(work)
    async def run(*args: P.args, **kwargs: P.kwargs) -> T:
        for _ in range(ATTEMPTS):
            try:
                return await work(*args, **kwargs)
            except TryAgain:
                continue
        raise Unavailable("too many changes of the same records at this moment", retry_after=1)

    return run


class Application:
    """The one way in, for every interface."""

    def __init__(self, works: Works, services: Services, encode: Encode = encode) -> None:
        self._works = works
        self._services = services
        self._encode = encode

    async def get(self, module: Module, actor: Actor, id: UUID) -> bytes:
        """The record as JSON text."""
        right = await self._allowed(module, actor, "read")
        async with self._works.begin(module.scope, actor) as uow:
            return await uow.of(module.entity).show(id, right)

    async def page(self, module: Module, actor: Actor, query: Query) -> Page:
        """A page of the records."""
        right = await self._allowed(module, actor, "read")
        refuse_hidden(right, [query.sort, *(one.field.name for one in query.filters)])
        async with self._works.begin(module.scope, actor) as uow:
            return await uow.of(module.entity).page(query, right)

    async def export(self, module: Module, actor: Actor, wanted: Wanted) -> Export:
        """All records that a list would show, as a file; stands in the audit log before anything of it is read."""
        right = await self._allowed(module, actor, "read")
        refuse_hidden(right, [wanted.query.sort, *(one.field.name for one in wanted.query.filters)])
        return await exporting.begin(self._works, self._services, module, actor, right, wanted)

    @repeated
    async def create(self, module: Module, actor: Actor, given: Given, receipt: Receipt | None = None) -> Answer:
        """Creates a record."""
        right = await self._allowed(module, actor, "create")
        refuse_hidden(right, given)
        create = use_cases_of(module).create
        async with self._works.begin(module.scope, actor, "CREATE") as uow:
            if receipt and (kept := await uow.claim(receipt)) is not None:
                return Answer(kept)
            record = await create(uow, module, given, **self._ports(create))
            if receipt:
                uow.keep(lambda: self._record(module, actor, record, uow).data)
        return self._record(module, actor, record, uow)

    @repeated
    async def update(self, module: Module, actor: Actor, id: UUID, given: Given, version: int | None = None) -> Answer:
        """Changes the given fields of a record."""
        right = await self._allowed(module, actor, "update")
        refuse_hidden(right, given)
        update = use_cases_of(module).update
        async with self._works.begin(module.scope, actor, "UPDATE") as uow:
            record = await _take(uow, module, id, right, version)
            await update(uow, module, record, given, **self._ports(update))
        return self._record(module, actor, record, uow)

    @repeated
    async def delete(self, module: Module, actor: Actor, id: UUID, version: int | None = None) -> Answer:
        """Deletes a record."""
        right = await self._allowed(module, actor, "delete")
        delete = use_cases_of(module).delete
        async with self._works.begin(module.scope, actor, "DELETE") as uow:
            record = await _take(uow, module, id, right, version)
            await delete(uow, module, record, **self._ports(delete))
        return NOTHING

    @repeated
    async def change_status(
        self, module: Module, actor: Actor, id: UUID, given: Given, version: int | None = None
    ) -> Answer:
        """Moves a record to a status: by the command that leads there, with its body, else along its life."""
        body = dict(given)
        status = _status(module, body)
        first = await self._allowed(module, actor, "status", *module.life.by_command.values() if module.life else ())
        async with self._works.begin(module.scope, actor, "STATUS") as uow:
            record = await _take(uow, module, id, first, version)
            name = _command_to(module, record, status)
            right = await self._allowed(module, actor, name or "status")
            refuse_invisible(module, actor, right, record)
            if name:
                command = use_cases_of(module).commands[name]
                uow.action = name.upper()
                await self._run(uow, command, record, body)
            else:
                _nothing_else(body)
                change = use_cases_of(module).change_status
                await change(uow, module, record, status, **self._ports(change))
        return self._record(module, actor, record, uow)

    @repeated
    async def command(
        self,
        module: Module,
        command: Command,
        actor: Actor,
        id: UUID | None,
        given: Given,
        *,
        version: int | None = None,
        receipt: Receipt | None = None,
    ) -> Answer:
        """Carries out a command of a record, or with no id of the collection."""
        right = await self._allowed(module, actor, command.name)
        async with self._works.begin(module.scope, actor, command.name.upper()) as uow:
            if receipt and (kept := await uow.claim(receipt)) is not None:
                return Answer(kept)
            record = None if id is None else await _take(uow, module, id, right, version)
            result = await self._run(uow, command, record, given)
            if receipt:
                uow.keep(lambda: self._result(actor, command, result, record, uow).data)
        return self._result(actor, command, result, record, uow)

    async def _run(self, uow: UnitOfWork, command: Command, record: Entity | None, given: Given) -> Any:
        body = command.parse(given)
        uow.reason = body.get("reason")
        on = () if record is None else (record,)
        return await command.run(uow, *on, **body, **self._ports(command.run))

    async def _allowed(self, module: Module, actor: Actor, *actions: str) -> Right:
        """As `allowed`; a refusal stays in the audit log."""
        try:
            return allowed(module, actor, *actions)
        except ForbiddenError as refused:
            await log_denial(self._works, module, actor, str(refused.params["permission"]))
            raise

    def _record(self, module: Module, actor: Actor, record: Entity, uow: UnitOfWork) -> Answer:
        """The record as far as the actor may read it."""
        read = actor.rights.get(module.permission("read"))
        shown = uow.shown(record)
        if read is None or read.hidden:
            open_ = {"id", *STAMP_SHAPE.fields} if read is None else shown.keys() - read.hidden
            shown = {name: value for name, value in shown.items() if name in open_}
        return Answer(self._encode(shown), record.version, record.id)

    def _result(self, actor: Actor, command: Command, result: Any, record: Entity | None, uow: UnitOfWork) -> Answer:
        """What a command answers: what it returned, else the record it was for."""
        shown = record if result is None else result
        if isinstance(shown, Entity):
            return self._record(module_of(type(shown)), actor, shown, uow)
        return NOTHING if shown is None else Answer(self._encode(command.show(shown)))

    def _ports(self, function: Function) -> dict[str, object]:
        return {name: self._services.get(port) for name, port in ports_of(function).items()}


def allowed(module: Module, actor: Actor, *actions: str) -> Right:
    """The actor's right to the first of these actions that is allowed; raises ForbiddenError.

    Platform staff reach no tenant's data, a tenant's user only those rows of the manager scope that carry a tenant.
    """
    if actor.read_only and actions != ("read",):
        raise TenantSuspended("the tenant can be read but not written at this time")
    permissions = [module.permission(action) for action in actions]
    if reachable(module, actor):
        for permission in permissions:
            right = actor.rights.get(permission)
            if right is not None:
                return right
    raise ForbiddenError(permission=permissions[0])


def reachable(module: Module, actor: Actor) -> bool:
    """Whether an actor of this tenant, or of none, gets to the module at all."""
    scope: Scope = "manager" if actor.tenant_id is None else "tenants"
    return module.scope == scope or (scope == "tenants" and "tenant_id" in module.fields.fields)


def refuse_hidden(right: Right, names: Collection[str]) -> None:
    """Refuses to write, filter or sort by a field that is hidden from the actor."""
    hidden = sorted(right.hidden.intersection(names))
    if hidden:
        raise ValidationError.of(hidden[0], "unknown_field", "there is no such field to be written")


def visible(module: Module, actor: Actor, right: Right, record: Entity) -> bool:
    """Whether the record is among those that the right reaches."""
    return right.scope is RecordScope.ALL or getattr(record, module.owner_field) == actor.id


def refuse_invisible(module: Module, actor: Actor, right: Right, record: Entity) -> None:
    """A record outside the right's scope does not exist for the actor."""
    if not visible(module, actor, right, record):
        raise NotFoundError


async def _take(uow: UnitOfWork, module: Module, id: UUID, right: Right, version: int | None) -> Entity:
    record = await uow.of(module.entity).take(id)
    refuse_invisible(module, uow.actor, right, record)
    check_version(record, version)
    return record


def _status(module: Module, body: dict[str, object]) -> Any:
    """Takes the wanted status out of the body."""
    if "status" not in body:
        raise ValidationError.of("status", "required", "the field is required")
    try:
        return module.fields.fields["status"].parse(body.pop("status"))
    except Wrong as wrong:
        raise ValidationError.of("status", wrong.code, wrong.message, **wrong.params) from None


def _nothing_else(body: Given) -> None:
    for name in body:
        raise ValidationError.of(name, "unknown_field", "there is no such field to be written")


def _command_to(module: Module, record: Any, status: Any) -> str | None:
    """The command that leads to a status; raises RuleViolated for one that nothing here leads to."""
    assert module.life is not None
    if status in module.life.by_program:
        raise RuleViolated("the status {status} is set by the program alone", status=status)
    name = module.life.command(record.status, status)
    if name and name not in use_cases_of(module).commands:
        raise RuleViolated("the status {status} is reached by the command {command}", status=status, command=name)
    return name
