"""Webhook deliveries: the ways of events to endpoints."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, entity, line
from domain.kernel.types import COMPUTED, Count, Ref, Text, Whole

HttpStatus = Annotated[int, Whole(100, 599), COMPUTED]


class WebhookDeliveryStatus(StrEnum):
    """Whether the endpoint has got the event."""

    PENDING = "PENDING"
    FAILED = "FAILED"
    SUCCEEDED = "SUCCEEDED"
    SKIPPED = "SKIPPED"


S = WebhookDeliveryStatus
LIFE = Life(
    {S.PENDING: (S.SUCCEEDED, S.FAILED, S.SKIPPED), S.FAILED: (S.PENDING,), S.SUCCEEDED: (), S.SKIPPED: ()},
    by_command={S.PENDING: "resend"},
    by_program=(S.SUCCEEDED, S.FAILED, S.SKIPPED),
)


@line
class WebhookAttempt(Line):
    """One call of the endpoint and what it answered."""

    number: Annotated[int, Whole(1), COMPUTED]
    attempted_at: Annotated[datetime, COMPUTED]
    webhook_timestamp: Annotated[int, COMPUTED]  # seconds since 1970, as signed
    http_status: HttpStatus | None = None
    duration_ms: Annotated[Count, COMPUTED]
    response_text: Annotated[str, Text(1000, lines=True), COMPUTED] | None = None
    error: Annotated[str, Text(300, lines=True), COMPUTED] | None = None


@entity(
    path="webhook-deliveries",
    title=("웹훅 전송", "Webhook delivery"),
    access="read_only",
    filters=("event_id", "endpoint_id", "last_http_status", "next_attempt_at"),
    unindexed=("last_http_status",),
    life=LIFE,
)
class WebhookDelivery(Entity):
    """One event on its way to one endpoint."""

    event_id: Annotated[UUID, Ref("intg.WebhookEvent"), COMPUTED]
    endpoint_id: Annotated[UUID, Ref("intg.WebhookEndpoint"), COMPUTED]
    attempt: Annotated[Count, COMPUTED] = 0
    max_attempts: Annotated[int, Whole(1), COMPUTED] = 10
    next_attempt_at: Annotated[datetime, COMPUTED] | None = None
    last_http_status: HttpStatus | None = None
    last_error: Annotated[str, Text(500, lines=True), COMPUTED] | None = None
    succeeded_at: Annotated[datetime, COMPUTED] | None = None
    exhausted_at: Annotated[datetime, COMPUTED] | None = None
    replay_of_id: Annotated[UUID, Ref("intg.WebhookDelivery"), COMPUTED] | None = None
    status: WebhookDeliveryStatus = S.PENDING
    attempts: list[WebhookAttempt] = field(default_factory=list[WebhookAttempt])
