"""Impersonations: staff who look through the eyes of a tenant's user."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, Ref, Text, Whole


class ImpersonationAccessMode(StrEnum):
    """Whether the administrator may only look."""

    READ_ONLY = "READ_ONLY"
    FULL = "FULL"


class ImpersonationStatus(StrEnum):
    """Whether the impersonation goes on."""

    ACTIVE = "ACTIVE"
    ENDED = "ENDED"
    EXPIRED = "EXPIRED"


S = ImpersonationStatus
LIFE = Life(
    {
        S.ACTIVE: (S.ENDED, S.EXPIRED),
        S.ENDED: (),
        S.EXPIRED: (),
    },
    by_command={S.ENDED: "end"},
    by_program=(S.EXPIRED,),
)


@entity(
    path="impersonations",
    title=("대리 접속", "Impersonation"),
    filters=("admin_user_id", "target_user_id", "tenant_id"),
    life=LIFE,
    grants=("status",),
)
class Impersonation(Entity):
    """A short time in which an administrator sees what a tenant's user sees, for support and in the open."""

    target_user_id: Annotated[UUID, Ref("idam.User"), IMMUTABLE]
    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), IMMUTABLE]
    admin_user_id: Annotated[UUID, Ref("idam.User"), COMPUTED] | None = None
    ticket_id: Annotated[UUID, Ref("supt.Ticket")] | None = None
    reason: Annotated[str, Text(500), IMMUTABLE]
    access_mode: Annotated[ImpersonationAccessMode, IMMUTABLE] = ImpersonationAccessMode.READ_ONLY
    minutes: Annotated[int, Whole(5, 60), IMMUTABLE] = 30
    expires_at: Annotated[datetime, COMPUTED] | None = None
    ended_at: Annotated[datetime, COMPUTED] | None = None
    session_id: Annotated[UUID, Ref("idam.Session"), COMPUTED] | None = None
    status: ImpersonationStatus = S.ACTIVE

    @always
    def is_of_somebody_else(self) -> None:
        """Refuses an administrator's impersonation of themselves."""
        if self.target_user_id == self.admin_user_id:
            raise RuleViolated("nobody impersonates themselves")
