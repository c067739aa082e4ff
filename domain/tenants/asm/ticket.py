"""Tickets: customers' problems and questions."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, Count, Email, Note, Numbered, Phone, Ref, Text, Whole
from domain.tenants.asm.priority import Priority


class TicketChannel(StrEnum):
    """How the ticket came in."""

    PHONE = "PHONE"
    EMAIL = "EMAIL"
    PORTAL = "PORTAL"
    CHAT = "CHAT"
    SYSTEM = "SYSTEM"


class TicketKind(StrEnum):
    """What the customer wants."""

    INCIDENT = "INCIDENT"
    QUESTION = "QUESTION"
    REQUEST = "REQUEST"
    COMPLAINT = "COMPLAINT"


class Level(StrEnum):
    """How much is hit, or how pressing it is."""

    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
    LOW = "LOW"


class ClockEvent(StrEnum):
    """What happened to the clocks of a ticket."""

    START = "START"
    PAUSE = "PAUSE"
    RESUME = "RESUME"
    RECALCULATE = "RECALCULATE"
    RESPONSE = "RESPONSE"
    RESOLVE = "RESOLVE"
    REOPEN = "REOPEN"
    WARN = "WARN"
    BREACH = "BREACH"


class TicketStatus(StrEnum):
    """Whose turn it is."""

    NEW = "NEW"
    OPEN = "OPEN"
    WAITING_CUSTOMER = "WAITING_CUSTOMER"
    WAITING_PARTS = "WAITING_PARTS"
    RESOLVED = "RESOLVED"
    CLOSED = "CLOSED"
    CANCELLED = "CANCELLED"


S = TicketStatus
LIFE = Life(
    {
        S.NEW: (S.OPEN, S.CANCELLED),
        S.OPEN: (S.WAITING_CUSTOMER, S.WAITING_PARTS, S.RESOLVED, S.CANCELLED),
        S.WAITING_CUSTOMER: (S.OPEN, S.RESOLVED, S.CANCELLED),
        S.WAITING_PARTS: (S.OPEN, S.RESOLVED, S.CANCELLED),
        S.RESOLVED: (S.CLOSED, S.OPEN),
        S.CLOSED: (),
        S.CANCELLED: (),
    },
    by_command={
        (S.NEW, S.OPEN): "assign",
        (S.WAITING_CUSTOMER, S.OPEN): "resume",
        (S.WAITING_PARTS, S.OPEN): "resume",
        (S.RESOLVED, S.OPEN): "reopen",
        S.WAITING_CUSTOMER: "wait",
        S.WAITING_PARTS: "wait",
        S.RESOLVED: "resolve",
        S.CLOSED: "close",
    },
)


@line
class SlaClockEvent(Line):
    """A moment at which the clocks of a ticket started, stopped or ran out."""

    event: Annotated[ClockEvent, COMPUTED]
    at: Annotated[datetime, COMPUTED]
    reason: Annotated[str, Text(120), COMPUTED] | None = None
    response_due_at: Annotated[datetime, COMPUTED] | None = None
    resolution_due_at: Annotated[datetime, COMPUTED] | None = None


@entity(
    path="tickets",
    title=("서비스 접수", "Ticket"),
    search=("number", "subject", "description", "contact_name"),
    filters=(
        "customer_id",
        "service_item_id",
        "contract_id",
        "kind",
        "channel",
        "priority",
        "assignee_id",
        "team_id",
        "opened_at",
        "resolution_due_at",
        "resolution_breached",
        "cause_code",
    ),
    sorts=("priority",),
    life=LIFE,
)
class Ticket(Entity):
    """A customer's problem or question from report to closing, with the times it is to be answered and solved in."""

    number: Annotated[str, Text(40), Numbered("TICKET", "TK-{year}-{seq:06}")] | None = None
    subject: Annotated[str, Text(255)]
    description: Note | None = None
    channel: TicketChannel = TicketChannel.PORTAL
    kind: TicketKind = TicketKind.INCIDENT
    customer_id: Annotated[UUID, Ref("crm.Partner")] | None = None
    contact_name: Annotated[str, Text(80)] | None = None
    contact_email: Email | None = None
    contact_phone: Phone | None = None
    service_item_id: Annotated[UUID, Ref("asm.ServiceItem")] | None = None
    contract_id: Annotated[UUID, Ref("asm.ServiceContract"), COMPUTED] | None = None
    warranty_id: Annotated[UUID, Ref("asm.Warranty"), COMPUTED] | None = None
    impact: Level = Level.MEDIUM
    urgency: Level = Level.MEDIUM
    priority: Annotated[Priority, COMPUTED] = Priority.P3
    priority_override_reason: Annotated[str, Text(255)] | None = None
    assignee_id: Annotated[UUID, Ref("sys.User")] | None = None
    team_id: Annotated[UUID, Ref("sys.Team")] | None = None
    sla_policy_id: Annotated[UUID, Ref("asm.SlaPolicy"), COMPUTED] | None = None
    opened_at: Annotated[datetime, COMPUTED] | None = None
    response_due_at: Annotated[datetime, COMPUTED] | None = None
    resolution_due_at: Annotated[datetime, COMPUTED] | None = None
    first_response_at: Annotated[datetime, COMPUTED] | None = None
    resolved_at: Annotated[datetime, COMPUTED] | None = None
    closed_at: Annotated[datetime, COMPUTED] | None = None
    paused_since: Annotated[datetime, COMPUTED] | None = None
    paused_minutes: Annotated[Count, COMPUTED] = 0  # of service time
    response_breached: Annotated[bool, COMPUTED] = False
    resolution_breached: Annotated[bool, COMPUTED] = False
    breach_minutes: Annotated[Count, COMPUTED] = 0
    reopen_count: Annotated[Count, COMPUTED] = 0
    merged_into_id: Annotated[UUID, Ref("asm.Ticket"), COMPUTED] | None = None
    resolution: Note | None = None
    cause_code: Annotated[str, Text(40)] | None = None
    satisfaction: Annotated[int, Whole(1, 5)] | None = None
    status: TicketStatus = S.NEW
    clock: list[SlaClockEvent] = field(default_factory=list[SlaClockEvent])

    @always
    def says_how_it_was_solved(self) -> None:
        """Refuses a ticket that is done and does not say how."""
        if self.status in (S.RESOLVED, S.CLOSED) and self.resolution is None:
            raise RuleViolated("RESOLVED needs a resolution")
