"""The audit log: what was changed in a tenant's records."""

from typing import Annotated

from domain.kernel.audit import AuditEntry
from domain.kernel.entity import entity
from domain.kernel.types import COMPUTED, OtherId


@entity(
    path="audit-logs",
    title=("변경 이력", "Audit log"),
    access="read_only",
    insert_only=True,
    unindexed=("actor_type", "api_key_id", "impersonator_id", "action", "entity", "ip", "request_id"),
    search=("entity_id", "reason", "request_id"),
    filters=(
        "actor_type",
        "actor_id",
        "api_key_id",
        "impersonator_id",
        "action",
        "entity",
        "entity_id",
        "occurred_at",
        "ip",
        "request_id",
    ),
)
class AuditLog(AuditEntry):
    """Who changed what in the tenant's records."""

    api_key_id: Annotated[OtherId, COMPUTED] | None = None
    impersonator_id: Annotated[OtherId, COMPUTED] | None = None
