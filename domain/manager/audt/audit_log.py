"""The audit log of the platform."""

from typing import Annotated
from uuid import UUID

from domain.kernel.audit import AuditEntry
from domain.kernel.entity import entity
from domain.kernel.types import COMPUTED, Ref


@entity(
    path="audit-logs",
    title=("감사 로그", "Audit log"),
    access="read_only",
    insert_only=True,
    unindexed=("actor_type", "api_key_id", "impersonator_id", "action", "entity", "ip", "request_id"),
    search=("entity_id", "reason", "request_id"),
    filters=(
        "actor_type",
        "actor_id",
        "api_key_id",
        "impersonator_id",
        "tenant_id",
        "action",
        "entity",
        "entity_id",
        "occurred_at",
        "ip",
        "request_id",
    ),
)
class AuditLog(AuditEntry):
    """One thing done by or to the platform; what is done in a tenant's own records is sys.AuditLog."""

    api_key_id: Annotated[UUID, Ref("idam.ApiKey"), COMPUTED] | None = None
    impersonator_id: Annotated[UUID, Ref("idam.User"), COMPUTED] | None = None
    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), COMPUTED] | None = None
