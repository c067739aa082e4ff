"""Status subscribers: who is told of incidents and maintenance."""

from dataclasses import field
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, Email, Locale, Ref, Secret


class StatusSubscriberStatus(StrEnum):
    """Whether the subscriber has agreed to be written to."""

    PENDING = "PENDING"
    CONFIRMED = "CONFIRMED"
    UNSUBSCRIBED = "UNSUBSCRIBED"


S = StatusSubscriberStatus
LIFE = Life(
    {
        S.PENDING: (S.CONFIRMED,),
        S.CONFIRMED: (S.UNSUBSCRIBED,),
        S.UNSUBSCRIBED: (S.PENDING,),
    },
    by_command={S.CONFIRMED: "confirm", S.UNSUBSCRIBED: "unsubscribe"},
)


@entity(
    path="status-subscribers",
    title=("상태 알림 구독자", "Status subscriber"),
    search=("email",),
    filters=("tenant_id",),
    life=LIFE,
)
class StatusSubscriber(Entity):
    """Someone who wants to hear of incidents and maintenance."""

    email: Email | None = None
    webhook_id: Annotated[UUID, Ref("intg.WebhookEndpoint")] | None = None
    tenant_id: Annotated[UUID, Ref("tnnt.Tenant")] | None = None
    component_ids: Annotated[list[UUID], Ref("mntr.Component")] = field(default_factory=list[UUID])  # empty means all
    wants_incidents: bool = True
    wants_maintenance: bool = True
    locale: Locale = "ko-KR"
    token: Annotated[Secret, COMPUTED] | None = None
    status: StatusSubscriberStatus = S.PENDING

    @always
    def can_be_told(self) -> None:
        """Refuses a subscriber whom nothing can be sent to."""
        if self.email is None and self.webhook_id is None:
            raise RuleViolated("a status subscriber has an e-mail address or a webhook")
