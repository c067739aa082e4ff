"""The audit log of the platform."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, entity
from domain.kernel.types import COMPUTED, Ip, Json, OtherId, Ref, Text


class AuditActorType(StrEnum):
    """What sort of actor did it."""

    USER = "USER"
    API_KEY = "API_KEY"
    SYSTEM = "SYSTEM"


@entity(
    path="audit-logs",
    title=("감사 로그", "Audit log"),
    access="read_only",
    insert_only=True,
    unindexed=("actor_type", "impersonator_id", "action", "entity", "ip", "request_id"),
    search=("entity_id", "reason", "request_id"),
    filters=(
        "actor_type",
        "actor_id",
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
class AuditLog(Entity):
    """One thing done by or to the platform; what is done in a tenant's own records is sys.AuditLog."""

    occurred_at: Annotated[datetime, COMPUTED] | None = None
    actor_type: Annotated[AuditActorType, COMPUTED] = AuditActorType.SYSTEM
    actor_id: Annotated[OtherId, COMPUTED] | None = None
    impersonator_id: Annotated[UUID, Ref("idam.User"), COMPUTED] | None = None
    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), COMPUTED] | None = None
    action: Annotated[str, Text(40), COMPUTED] = ""
    entity: Annotated[str, Text(60), COMPUTED] = ""
    entity_id: Annotated[OtherId, COMPUTED] | None = None
    changes: Annotated[Json, COMPUTED] | None = None
    reason: Annotated[str, Text(500, lines=True), COMPUTED] | None = None
    ip: Annotated[Ip, COMPUTED] | None = None
    request_id: Annotated[str, Text(64), COMPUTED] | None = None
    user_agent: Annotated[str, Text(300), COMPUTED] | None = None
    data_subject_ids: Annotated[list[OtherId], COMPUTED] = field(default_factory=list[str])
