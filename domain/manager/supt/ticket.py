"""Tickets: what tenants ask of support."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, Code, Count, Email, LongName, Note, Numbered, Ref, Text
from domain.manager.supt.priority import Priority


class TicketSource(StrEnum):
    """How the ticket came in."""

    WEB = "WEB"
    EMAIL = "EMAIL"
    PHONE = "PHONE"
    CHAT = "CHAT"
    API = "API"


class TicketStatus(StrEnum):
    """Whose turn it is: PENDING waits for the customer, ON_HOLD for us or a third party."""

    NEW = "NEW"
    OPEN = "OPEN"
    PENDING = "PENDING"
    ON_HOLD = "ON_HOLD"
    RESOLVED = "RESOLVED"
    CLOSED = "CLOSED"


S = TicketStatus
LIFE = Life(
    {
        S.NEW: (S.OPEN, S.PENDING, S.ON_HOLD, S.RESOLVED, S.CLOSED),
        S.OPEN: (S.PENDING, S.ON_HOLD, S.RESOLVED, S.CLOSED),
        S.PENDING: (S.OPEN, S.ON_HOLD, S.RESOLVED, S.CLOSED),
        S.ON_HOLD: (S.OPEN, S.PENDING, S.RESOLVED, S.CLOSED),
        S.RESOLVED: (S.OPEN, S.CLOSED),
        S.CLOSED: (),
    },
    by_command={(S.RESOLVED, S.OPEN): "reopen", S.RESOLVED: "resolve", S.CLOSED: "merge"},
)


@entity(
    path="tickets",
    title=("문의", "Ticket"),
    search=("number", "subject", "description", "requester_email"),
    filters=(
        "tenant_id",
        "requester_id",
        "category_id",
        "priority",
        "source",
        "team_id",
        "assignee_id",
        "first_response_due_at",
        "resolution_due_at",
        "incident_id",
    ),
    life=LIFE,
)
class Ticket(Entity):
    """A request to support, from its first word to its end."""

    number: Annotated[Code, Numbered("TICKET", "TCK-{year}-{seq:06}")] | None = None
    tenant_id: Annotated[UUID, Ref("tnnt.Tenant")] | None = None
    requester_id: Annotated[UUID, Ref("idam.User")] | None = None
    requester_email: Email
    subject: LongName
    description: Note
    category_id: Annotated[UUID, Ref("supt.TicketCategory")] | None = None
    priority: Priority = Priority.NORMAL
    source: TicketSource = TicketSource.WEB
    team_id: Annotated[UUID, Ref("supt.SupportTeam")] | None = None
    assignee_id: Annotated[UUID, Ref("idam.User")] | None = None
    tags: list[Annotated[str, Text(40)]] = field(default_factory=list[str])
    sla_policy_id: Annotated[UUID, Ref("supt.SlaPolicy"), COMPUTED] | None = None
    first_response_due_at: Annotated[datetime, COMPUTED] | None = None
    resolution_due_at: Annotated[datetime, COMPUTED] | None = None
    first_responded_at: Annotated[datetime, COMPUTED] | None = None
    paused_since: Annotated[datetime, COMPUTED] | None = None
    paused_minutes: Annotated[Count, COMPUTED] = 0  # of business time
    first_response_breached_at: Annotated[datetime, COMPUTED] | None = None
    resolution_breached_at: Annotated[datetime, COMPUTED] | None = None
    resolved_at: Annotated[datetime, COMPUTED] | None = None
    closed_at: Annotated[datetime, COMPUTED] | None = None
    reopened_count: Annotated[Count, COMPUTED] = 0
    merged_into_id: Annotated[UUID, Ref("supt.Ticket"), COMPUTED] | None = None
    follow_up_of_id: Annotated[UUID, Ref("supt.Ticket"), COMPUTED] | None = None
    incident_id: Annotated[UUID, Ref("mntr.Incident")] | None = None
    time_spent_minutes: Annotated[Count, COMPUTED] = 0
    status: TicketStatus = S.NEW
