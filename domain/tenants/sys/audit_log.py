"""The audit log: what was changed in a tenant's records."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from domain.kernel.entity import Entity, entity
from domain.kernel.types import COMPUTED, Ip, Json, Text


class ActorType(StrEnum):
    """What sort of actor made the change."""

    USER = "USER"
    API_KEY = "API_KEY"
    SYSTEM = "SYSTEM"


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
class AuditLog(Entity):
    """Who changed what in the tenant's records."""

    occurred_at: Annotated[datetime, COMPUTED] | None = None
    actor_type: Annotated[ActorType, COMPUTED] = ActorType.SYSTEM
    actor_id: Annotated[str, Text(36), COMPUTED] | None = None
    api_key_id: Annotated[str, Text(36), COMPUTED] | None = None
    impersonator_id: Annotated[str, Text(36), COMPUTED] | None = None
    action: Annotated[str, Text(40), COMPUTED] | None = None
    entity: Annotated[str, Text(60), COMPUTED] | None = None
    entity_id: Annotated[str, Text(36), COMPUTED] | None = None
    changes: Annotated[Json, COMPUTED] | None = None
    reason: Annotated[str, Text(500), COMPUTED] | None = None
    ip: Annotated[Ip, COMPUTED] | None = None
    request_id: Annotated[str, Text(64), COMPUTED] | None = None
    user_agent: Annotated[str, Text(300), COMPUTED] | None = None
    data_subject_ids: Annotated[list[Annotated[str, Text(36)]], COMPUTED] = field(default_factory=list[str])
