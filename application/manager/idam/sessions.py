"""Ending sessions."""

from uuid import UUID

from application.ports import UnitOfWork
from application.use_cases import use_cases
from domain.manager.idam.session import RevokeReason, Session, SessionStatus


async def revoke(uow: UnitOfWork, session: Session) -> None:
    """Ends a session; the tokens of one that has ended are refused already, and nothing changes."""
    session.revoke(RevokeReason.ADMIN, uow.now)


async def revoke_all(
    uow: UnitOfWork,
    reason: RevokeReason,
    *,
    user_id: UUID | None = None,
    tenant_id: UUID | None = None,
    keep: UUID | None = None,
) -> int:
    """Ends the sessions of a user, of a tenant, or of a user in a tenant, save one; returns how many."""
    which = {"user_id": user_id, "tenant_id": tenant_id}
    named = {name: id for name, id in which.items() if id is not None}
    found = await uow.of(Session).find(status=SessionStatus.ACTIVE, **named)
    taken = await uow.of(Session).take_all([one.id for one in found if one.id != keep])
    ended = [one for one in taken if one.status is SessionStatus.ACTIVE]
    for session in ended:
        session.revoke(reason, uow.now)
    return len(ended)


use_cases(Session, revoke)
