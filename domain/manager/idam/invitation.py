"""Invitations: calls by e-mail to join the platform staff or a tenant."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, Count, Email, OtherId, Ref, Secret, Text
from domain.manager.idam.user import UserType


class InvitationStatus(StrEnum):
    """What came of an invitation."""

    PENDING = "PENDING"
    EXPIRED = "EXPIRED"
    ACCEPTED = "ACCEPTED"
    REVOKED = "REVOKED"


S = InvitationStatus
LIFE = Life(
    {
        S.PENDING: (S.ACCEPTED, S.REVOKED, S.EXPIRED),
        S.EXPIRED: (S.PENDING, S.REVOKED),
        S.ACCEPTED: (),
        S.REVOKED: (),
    },
    by_command={S.PENDING: "resend", S.REVOKED: "revoke"},
    by_program=(S.ACCEPTED, S.EXPIRED),
)


@entity(
    path="invitations",
    title=("초대", "Invitation"),
    search=("email",),
    filters=("tenant_id", "user_type", "expires_at"),
    sorts=("email",),
    life=LIFE,
)
class Invitation(Entity):
    """A call by e-mail to join the platform staff or a tenant."""

    email: Annotated[Email, IMMUTABLE]
    user_type: Annotated[UserType, IMMUTABLE]
    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), IMMUTABLE] | None = None
    # of the staff; a tenant's roles stand in the invited sys.User
    role_ids: Annotated[list[UUID], Ref("idam.Role")] = field(default_factory=list[UUID])
    message: Annotated[str, Text(500, lines=True)] | None = None
    token: Annotated[Secret, COMPUTED] | None = None
    expires_at: Annotated[datetime, COMPUTED] | None = None
    sent_count: Annotated[Count, COMPUTED] = 0
    accepted_at: Annotated[datetime, COMPUTED] | None = None
    # of the address's user, or of the one that it will get
    user_id: Annotated[OtherId, COMPUTED] | None = None
    status: InvitationStatus = S.PENDING

    @always
    def says_where_to(self) -> None:
        """Refuses an invitation to a tenant that is not named, or with roles of the staff, and the other way round."""
        if (self.user_type is UserType.TENANT) != (self.tenant_id is not None):
            raise RuleViolated("a TENANT invitation names its tenant, a PLATFORM invitation none")
        if self.user_type is UserType.TENANT and self.role_ids:
            raise RuleViolated("the roles of a TENANT invitation stand in the tenant's user")
