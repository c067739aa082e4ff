"""Who is let in: remembered under the process's lease, read anew without one."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from application.access import load_actor, staff_grants_until, staff_roles
from application.ports import Clock, Works
from application.rights import Actor, Origin, system
from domain.kernel.errors import UnauthorizedError
from domain.manager.idam.session import Session
from infrastructure.sql.databases import Databases
from infrastructure.sql.lease import EVERYBODY, Lease

REMEMBERED = 10_000
"""Sessions whose rights are kept at a time."""
AT_MOST = timedelta(seconds=30)
"""Until then a process that died between a change and its recall, or a change by hand in the database, goes unfelt."""


@dataclass(frozen=True, slots=True)
class Admission:
    """An actor as admitted, and until when that may be taken for granted while nothing changes."""

    actor: Actor
    until: datetime


class SqlDoorkeeper:
    """Admits the bearer of a token whose session, user, membership and tenant hold at this moment."""

    def __init__(self, databases: Databases, works: Works, clock: Clock, lease: Lease) -> None:
        self._databases = databases
        self._works = works
        self._clock = clock
        self._lease = lease
        self._admissions: dict[UUID, Admission] = {}
        lease.on_recall(self._forget)

    async def admit(self, *, session_id: UUID, user_id: UUID, tenant_id: UUID | None, origin: Origin) -> Actor:
        """The actor; raises UnauthorizedError or TenantSuspended."""
        found = self._admissions.get(session_id) if self._lease.holds else None
        if found is None or found.until <= self._clock.now():
            found = await self._load(session_id, user_id, tenant_id)
        known = found.actor
        if (known.id, known.tenant_id) != (user_id, tenant_id):
            raise UnauthorizedError
        return Actor(known.type, known.id, known.tenant_id, known.session_id, known.rights, origin, known.read_only)

    async def _load(self, session_id: UUID, user_id: UUID, tenant_id: UUID | None) -> Admission:
        self._lease.seek()
        newest = self._lease.number
        actor = await load_actor(
            self._works, session_id=session_id, user_id=user_id, tenant_id=tenant_id, origin=Origin()
        )
        found = Admission(actor, await self._until(session_id, user_id, tenant_id))
        if newest == self._lease.number:  # else what was read may be what was recalled
            if len(self._admissions) >= REMEMBERED:
                self._admissions.clear()
            self._admissions[session_id] = found
        return found

    async def _until(self, session_id: UUID, user_id: UUID, tenant_id: UUID | None) -> datetime:
        """The moment at which what was read may change by itself."""
        now = self._clock.now()
        async with self._works.begin("manager", system()) as uow:
            session = await uow.of(Session).get(session_id)
            changes = staff_grants_until((await staff_roles(uow, user_id))[0], now) if tenant_id is None else None
        ends = [now + AT_MOST, session.expires_at, changes]
        if tenant_id is not None:
            ends.append(await self._midnight(tenant_id))
        return min(one for one in ends if one is not None)

    async def _midnight(self, tenant_id: UUID) -> datetime:
        """The end of the tenant's day: memberships last to the end of a day."""
        zone = ZoneInfo((await self._databases.find(tenant_id)).place.timezone)
        today = self._clock.now().astimezone(zone).date()
        return datetime.combine(today + timedelta(days=1), time(), zone)

    def _forget(self, whom: str) -> None:
        """Forgets a session, the users of a tenant, or everybody."""
        if whom == EVERYBODY:
            self._admissions.clear()
        elif self._admissions.pop(id := UUID(whom), None) is None:
            kept = {key: one for key, one in self._admissions.items() if one.actor.tenant_id != id}
            self._admissions = kept
