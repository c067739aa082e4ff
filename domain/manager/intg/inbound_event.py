"""Inbound events: what providers call back with."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, Count, Ip, Json, Name, Note, Text


class InboundEventStatus(StrEnum):
    """Whether the callback has been worked on."""

    RECEIVED = "RECEIVED"
    FAILED = "FAILED"
    PROCESSED = "PROCESSED"
    IGNORED = "IGNORED"


S = InboundEventStatus
LIFE = Life(
    {
        S.RECEIVED: (S.PROCESSED, S.IGNORED, S.FAILED),
        S.FAILED: (S.RECEIVED, S.IGNORED),
        S.PROCESSED: (),
        S.IGNORED: (),
    },
    by_command={S.RECEIVED: "reprocess", S.IGNORED: "ignore"},
    by_program=(S.PROCESSED, S.FAILED),
)


@entity(
    path="inbound-events",
    title=("수신 이벤트", "Inbound event"),
    access="read_only",
    search=("provider_event_id", "event_type", "error"),
    filters=("provider", "event_type", "signature_ok", "received_at"),
    sorts=("received_at",),
    unique=(("provider", "provider_event_id"),),
    life=LIFE,
)
class InboundEvent(Entity):
    """A callback of a provider, of a payment or a returned mail, that is taken once."""

    provider: Annotated[str, Text(40), COMPUTED]
    # empty where the signature is wrong: a forged callback must not stand in the way of the true one
    provider_event_id: Annotated[str, Text(120), COMPUTED] | None = None
    event_type: Annotated[Name, COMPUTED] | None = None
    payload: Annotated[Json, COMPUTED] | None = None
    signature_ok: Annotated[bool, COMPUTED]
    ip: Annotated[Ip, COMPUTED] | None = None
    attempt: Annotated[Count, COMPUTED] = 0
    error: Annotated[Note, COMPUTED] | None = None
    received_at: Annotated[datetime, COMPUTED]
    processed_at: Annotated[datetime, COMPUTED] | None = None
    status: InboundEventStatus = S.RECEIVED
