"""Who is let in, asked of the manager database on every request, for all requests of a moment at once."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import asyncpg

from application.access import load_actor, staff_grants_until, staff_roles
from application.ports import Clock, Works
from application.rights import Actor, Origin, system
from domain.kernel.entity import NIL
from domain.kernel.errors import UnauthorizedError, Unavailable
from infrastructure.sql.databases import Admission, Databases, failure

_ALIVE = f"""
SELECT (SELECT version FROM core.access_versions WHERE tenant_id = '{NIL}') AS version, ARRAY(
    SELECT id FROM idam.sessions
    WHERE id = ANY($1::uuid[]) AND status = 'ACTIVE' AND expires_at > $2 AND NOT is_deleted
) AS alive
"""
GATHER_S = 0.004
"""How long questions are gathered when they come in numbers; one that comes alone is asked at once."""
REMEMBERED = 10_000
"""Sessions whose rights are kept; each is checked at every request all the same."""
FOREVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Moment:
    """What the manager database said to one batch of questions."""

    version: int | None
    alive: frozenset[UUID]


class Batch:
    """Joins the questions that arrive while one statement runs into the next one.

    Each is asked after it has arrived, so an answer is never older than its question.
    """

    def __init__(self, ask: Callable[[set[UUID]], Awaitable[Moment]]) -> None:
        self._ask = ask
        self._ids: set[UUID] = set()
        self._waiting: list[asyncio.Future[Moment]] = []
        self._task: asyncio.Task[None] | None = None

    async def ask(self, id: UUID) -> Moment:
        """What holds for the id at this moment."""
        answer: asyncio.Future[Moment] = asyncio.get_running_loop().create_future()
        self._ids.add(id)
        self._waiting.append(answer)
        if self._task is None:
            self._task = asyncio.create_task(self._run())
        return await answer

    async def _run(self) -> None:
        while self._waiting:
            ids, waiting = self._ids, self._waiting
            self._ids, self._waiting = set(), []
            try:
                moment = await self._ask(ids)
            except Exception as error:
                for answer in waiting:
                    if not answer.done():
                        answer.set_exception(error)
            else:
                for answer in waiting:
                    if not answer.done():  # whoever asked may be gone
                        answer.set_result(moment)
            if len(waiting) > 1:
                await asyncio.sleep(GATHER_S)
        self._task = None


class SqlDoorkeeper:
    """Admits the bearer of a token whose session, user, membership and tenant hold at this moment."""

    def __init__(self, databases: Databases, works: Works, clock: Clock) -> None:
        self._databases = databases
        self._works = works
        self._clock = clock
        self._batch = Batch(self._look)
        self._version: int | None = None

    async def admit(self, *, session_id: UUID, user_id: UUID, tenant_id: UUID | None, origin: Origin) -> Actor:
        """The actor; raises UnauthorizedError or TenantSuspended."""
        moment = await self._batch.ask(session_id)
        admissions = self._databases.admissions
        if moment.version != self._version or len(admissions) > REMEMBERED:
            self._databases.forget()
            self._version = moment.version
        if session_id not in moment.alive:
            raise UnauthorizedError
        found = admissions.get(session_id)
        if found is None or found.until <= self._clock.now():
            found = await self._load(session_id, user_id, tenant_id)
            if moment.version == self._version:
                admissions[session_id] = found
        if (found.actor.id, found.actor.tenant_id) != (user_id, tenant_id):
            raise UnauthorizedError
        known = found.actor
        return Actor(
            known.type,
            known.id,
            known.tenant_id,
            known.session_id,
            known.rights,
            known.access_version,
            origin,
            known.read_only,
        )

    async def _look(self, ids: set[UUID]) -> Moment:
        try:
            found = await self._databases.operator.row(_ALIVE, list(ids), self._clock.now())
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
            raise failure(error, Unavailable) from error
        assert found is not None
        return Moment(found["version"], frozenset(found["alive"]))

    async def _load(self, session_id: UUID, user_id: UUID, tenant_id: UUID | None) -> Admission:
        # the version first: what is read after it is at least as new
        version = await self._databases.access_version(tenant_id) if tenant_id else None
        actor = await load_actor(
            self._works, session_id=session_id, user_id=user_id, tenant_id=tenant_id, origin=Origin()
        )
        ends = await (self._staff_until(user_id) if tenant_id is None else self._midnight(tenant_id))
        return Admission(replace(actor, access_version=version), ends)

    async def _staff_until(self, user_id: UUID) -> datetime:
        """The next moment at which a role of a staff user begins or ends."""
        async with self._works.begin("manager", system()) as uow:
            assignments, _ = await staff_roles(uow, user_id)
        return staff_grants_until(assignments, self._clock.now()) or FOREVER

    async def _midnight(self, tenant_id: UUID) -> datetime:
        """The end of the tenant's day: memberships last to the end of a day."""
        zone = ZoneInfo((await self._databases.find(tenant_id)).place.timezone)
        today = self._clock.now().astimezone(zone).date()
        return datetime.combine(today + timedelta(days=1), time(), zone)
