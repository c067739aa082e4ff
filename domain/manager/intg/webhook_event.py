"""Webhook events: what happened and is told to the world."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, entity
from domain.kernel.types import COMPUTED, UNIQUE, Json, Name, OtherId, Ref, Text


@entity(
    path="webhook-events",
    title=("이벤트", "Event"),
    access="read_only",
    search=("message_id", "entity_id"),
    filters=("event_type", "tenant_id", "entity", "occurred_at"),
    sorts=("occurred_at",),
    unindexed=("entity",),
)
class WebhookEvent(Entity):
    """Something that happened, written with the change itself, to be told to whoever wants to know."""

    message_id: Annotated[str, Text(40), UNIQUE, COMPUTED]  # msg_ and the id without hyphens
    event_type: Annotated[Name, COMPUTED]
    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), COMPUTED] | None = None
    entity: Annotated[str, Text(60), COMPUTED] | None = None
    entity_id: Annotated[OtherId, COMPUTED] | None = None
    payload: Annotated[Json, COMPUTED]  # type, timestamp and data
    body: Annotated[str, Text(65_536, lines=True), COMPUTED]  # just what is signed and sent, every time
    occurred_at: Annotated[datetime, COMPUTED]
    dispatched_at: Annotated[datetime, COMPUTED] | None = None
