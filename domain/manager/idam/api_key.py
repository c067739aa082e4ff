"""API keys: the long-lived credentials of programs, of a tenant or of the platform."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.types import COMPUTED, IMMUTABLE, UNIQUE, Ip, Name, Ref, Secret, Text
from domain.manager.idam.role import PermissionCode
from domain.shared.network import Network, check_networks


class ApiKeyStatus(StrEnum):
    """Whether the key is taken."""

    ACTIVE = "ACTIVE"
    REVOKED = "REVOKED"
    EXPIRED = "EXPIRED"


S = ApiKeyStatus
LIFE = Life(
    {
        S.ACTIVE: (S.REVOKED, S.EXPIRED),
        S.REVOKED: (),
        S.EXPIRED: (),
    },
    by_command={S.REVOKED: "revoke"},
    by_program=(S.EXPIRED,),
)


@entity(
    path="api-keys",
    title=("API 키", "API key"),
    search=("name", "prefix"),
    filters=("user_id", "tenant_id", "expires_at", "last_used_at"),
    sorts=("name",),
    life=LIFE,
    grants=("status", "scopes", "allowed_networks", "expires_at"),
)
class ApiKey(Entity):
    """The one long-lived credential of a program, which acts in the name of a user."""

    name: Name
    user_id: Annotated[UUID, Ref("idam.User"), IMMUTABLE]
    # none for a key of platform staff
    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), IMMUTABLE] | None = None
    # what the key begins with after cxg_, shown for recognition; of the key itself only the digest is kept
    prefix: Annotated[str, Text(8), UNIQUE, COMPUTED] | None = None
    key: Annotated[Secret, COMPUTED] | None = None
    scopes: list[PermissionCode]
    # none means from anywhere
    allowed_networks: list[Network] = field(default_factory=list[str])
    rate_limit_id: Annotated[UUID, Ref("intg.RateLimit")] | None = None
    expires_at: datetime | None = None
    last_used_at: Annotated[datetime, COMPUTED] | None = None
    last_used_ip: Annotated[Ip, COMPUTED] | None = None
    successor_id: Annotated[UUID, Ref("idam.ApiKey"), COMPUTED] | None = None
    status: ApiKeyStatus = S.ACTIVE

    @always
    def comes_from_networks(self) -> None:
        """Refuses what is no network."""
        check_networks(self.allowed_networks)
