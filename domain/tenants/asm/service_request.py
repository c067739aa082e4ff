"""Service requests: the work that service has to do."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import (
    COMPUTED,
    UNIQUE,
    ZERO,
    Count,
    Currency,
    Money,
    NotBefore,
    Note,
    Numbered,
    Ref,
    Text,
    UnsignedMoney,
)
from domain.tenants.asm.priority import Priority


class ServiceRequestKind(StrEnum):
    """What is to be done with the equipment."""

    REPAIR = "REPAIR"
    INSTALLATION = "INSTALLATION"
    PREVENTIVE = "PREVENTIVE"
    INSPECTION = "INSPECTION"
    RETRIEVAL = "RETRIEVAL"


class ServiceRequestStatus(StrEnum):
    """How far the work has come."""

    NEW = "NEW"
    SCHEDULED = "SCHEDULED"
    IN_PROGRESS = "IN_PROGRESS"
    COMPLETED = "COMPLETED"
    INVOICED = "INVOICED"
    CLOSED = "CLOSED"
    CANCELLED = "CANCELLED"


S = ServiceRequestStatus
LIFE = Life(
    {
        S.NEW: (S.SCHEDULED, S.CANCELLED),
        S.SCHEDULED: (S.NEW, S.IN_PROGRESS, S.CANCELLED),
        S.IN_PROGRESS: (S.SCHEDULED, S.COMPLETED),
        S.COMPLETED: (S.INVOICED, S.CLOSED),
        S.INVOICED: (S.CLOSED,),
        S.CLOSED: (),
        S.CANCELLED: (),
    },
    by_command={
        S.SCHEDULED: "schedule",
        S.COMPLETED: "complete",
        S.INVOICED: "invoice",
        S.CANCELLED: "cancel",
    },
    by_program=(S.NEW, S.IN_PROGRESS),
)


@entity(
    path="service-requests",
    title=("서비스 요청", "Service request"),
    search=("number", "description"),
    filters=("ticket_id", "customer_id", "service_item_id", "contract_id", "kind", "priority", "due_at", "is_billable"),
    sorts=("priority",),
    life=LIFE,
)
class ServiceRequest(Entity):
    """A piece of service work to plan, do, report and bill."""

    number: Annotated[str, Text(40), Numbered("SERVICE_REQUEST", "SR-{year}-{seq:06}")] | None = None
    ticket_id: Annotated[UUID, Ref("asm.Ticket")] | None = None
    customer_id: Annotated[UUID, Ref("crm.Partner")] | None = None
    service_item_id: Annotated[UUID, Ref("asm.ServiceItem")]
    contract_id: Annotated[UUID, Ref("asm.ServiceContract"), COMPUTED] | None = None
    warranty_id: Annotated[UUID, Ref("asm.Warranty"), COMPUTED] | None = None
    kind: ServiceRequestKind
    priority: Priority = Priority.P3
    description: Note
    required_skills: list[Annotated[str, Text(60)]] = field(default_factory=list[str])
    estimated_minutes: Count = 60
    wanted_from: datetime | None = None
    wanted_to: Annotated[datetime, NotBefore("wanted_from")] | None = None
    due_at: datetime | None = None
    is_billable: Annotated[bool, COMPUTED] = False  # something is left to pay after warranty and contract
    estimate_amount: UnsignedMoney | None = None
    estimate_limit: UnsignedMoney | None = None  # empty: without limit
    estimate_accepted_at: datetime | None = None
    labour_amount: Annotated[Money, COMPUTED] = ZERO
    parts_amount: Annotated[Money, COMPUTED] = ZERO
    travel_amount: UnsignedMoney = ZERO
    discount_amount: Annotated[Money, COMPUTED] = ZERO
    net_amount: Annotated[Money, COMPUTED] = ZERO
    currency: Currency = "KRW"
    hourly_rate: UnsignedMoney = ZERO
    sales_invoice_id: Annotated[UUID, Ref("srm.SalesInvoice"), COMPUTED] | None = None
    preventive_key: Annotated[str, Text(80), UNIQUE, COMPUTED] | None = None  # of contract, item and due date
    status: ServiceRequestStatus = S.NEW
