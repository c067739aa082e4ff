"""Members of tenants."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, IMMUTABLE, Ref


class TenantMemberStatus(StrEnum):
    """Whether a member may enter the tenant."""

    ACTIVE = "ACTIVE"
    SUSPENDED = "SUSPENDED"


LIFE = Life(
    {
        TenantMemberStatus.ACTIVE: (TenantMemberStatus.SUSPENDED,),
        TenantMemberStatus.SUSPENDED: (TenantMemberStatus.ACTIVE,),
    },
    by_command={TenantMemberStatus.SUSPENDED: "suspend", TenantMemberStatus.ACTIVE: "reinstate"},
)


@entity(
    path="tenant-members",
    title=("테넌트 구성원", "Tenant member"),
    access="settings",
    filters=("tenant_id", "user_id", "last_seen_at"),
    unique=(("tenant_id", "user_id"),),
    life=LIFE,
    grants=("status",),
)
class TenantMember(Entity):
    """A user's belonging to a tenant, which leads over the tenant's own sys.User of the same id."""

    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), IMMUTABLE]
    user_id: Annotated[UUID, Ref("idam.User"), IMMUTABLE]
    is_default: bool = False
    joined_at: Annotated[datetime, COMPUTED] | None = None
    last_seen_at: Annotated[datetime, COMPUTED] | None = None
    status: TenantMemberStatus = TenantMemberStatus.ACTIVE
