"""Who is let in: from the ids that a verified token carries to an actor with rights, on every request."""

from typing import Protocol
from uuid import UUID

from application.access import load_actor
from application.ports import Works
from application.rights import Actor, Origin


class Doorkeeper(Protocol):
    """Admits the bearer of a token."""

    async def admit(self, *, session_id: UUID, user_id: UUID, tenant_id: UUID | None, origin: Origin) -> Actor:
        """The actor, if session, user and membership hold now; raises UnauthorizedError or TenantSuspended."""
        ...


class PlainDoorkeeper:
    """Reads everything anew through units of work; an adapter that keeps what it has read is the faster one."""

    def __init__(self, works: Works) -> None:
        self._works = works

    async def admit(self, *, session_id: UUID, user_id: UUID, tenant_id: UUID | None, origin: Origin) -> Actor:
        """The actor, if session, user and membership hold at this moment."""
        return await load_actor(self._works, session_id=session_id, user_id=user_id, tenant_id=tenant_id, origin=origin)
