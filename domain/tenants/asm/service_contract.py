"""Service contracts: the service that customers have bought."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    COMPUTED,
    ZERO,
    Count,
    Currency,
    Json,
    NotBefore,
    Numbered,
    Ref,
    Share,
    Text,
    UnsignedMoney,
    Whole,
)
from domain.tenants.asm.checklist import check_points


class ContractBilling(StrEnum):
    """How often the fee is billed."""

    NONE = "NONE"
    MONTHLY = "MONTHLY"
    QUARTERLY = "QUARTERLY"
    YEARLY = "YEARLY"


class ContractCoverage(StrEnum):
    """What is free: labour and parts, labour, or preventive visits alone; the discounts are on the rest."""

    FULL = "FULL"
    LABOUR_ONLY = "LABOUR_ONLY"
    PREVENTIVE_ONLY = "PREVENTIVE_ONLY"


class ServiceContractStatus(StrEnum):
    """Whether the contract gives service."""

    DRAFT = "DRAFT"
    ACTIVE = "ACTIVE"
    SUSPENDED = "SUSPENDED"
    EXPIRED = "EXPIRED"
    TERMINATED = "TERMINATED"
    CANCELLED = "CANCELLED"


S = ServiceContractStatus
LIFE = Life(
    {
        S.DRAFT: (S.ACTIVE, S.CANCELLED),
        S.ACTIVE: (S.SUSPENDED, S.EXPIRED, S.TERMINATED),
        S.SUSPENDED: (S.ACTIVE, S.TERMINATED),
        S.EXPIRED: (),
        S.TERMINATED: (),
        S.CANCELLED: (),
    },
    by_command={(S.DRAFT, S.ACTIVE): "activate", S.TERMINATED: "terminate"},
    by_program=(S.EXPIRED,),
)


@line
class ServiceContractItem(Line):
    """A piece of equipment under the contract; where no days are given it is covered as long as the contract runs."""

    service_item_id: Annotated[UUID, Ref("asm.ServiceItem")]
    coverage: ContractCoverage = ContractCoverage.FULL
    covered_from: date | None = None
    covered_to: Annotated[date, NotBefore("covered_from")] | None = None


@line
class PreventiveVisit(Line):
    """A visit that comes again and again to prevent faults."""

    interval_months: Annotated[int, Whole(1, 1200)]
    first_on: date
    checklist: Json | None = None
    next_due_on: Annotated[date, COMPUTED] | None = None


@entity(
    path="service-contracts",
    title=("서비스 계약", "Service contract"),
    search=("number", "name"),
    filters=("customer_id", "sla_policy_id", "start_date", "end_date", "billing"),
    sorts=("name", "start_date", "end_date"),
    life=LIFE,
)
class ServiceContract(Entity):
    """What service a customer has bought, for which equipment and at what price."""

    number: Annotated[str, Text(40), Numbered("SERVICE_CONTRACT", "SC-{year}-{seq:06}")] | None = None
    customer_id: Annotated[UUID, Ref("crm.Partner")]
    name: Annotated[str, Text(120)]
    start_date: date
    end_date: Annotated[date, NotBefore("start_date")]
    sla_policy_id: Annotated[UUID, Ref("asm.SlaPolicy")] | None = None
    billing: ContractBilling = ContractBilling.MONTHLY
    yearly_fee: UnsignedMoney = ZERO
    currency: Currency = "KRW"
    auto_renew: bool = False
    notice_days: Count = 30
    included_visits: Count | None = None  # in a contract year; empty: without limit
    used_visits: Annotated[Count, COMPUTED] = 0
    labour_discount: Share = ZERO
    parts_discount: Share = ZERO
    covers_travel: bool = False
    billed_until: Annotated[date, COMPUTED] | None = None
    renewed_to_id: Annotated[UUID, Ref("asm.ServiceContract"), COMPUTED] | None = None
    status: ServiceContractStatus = S.DRAFT
    items: list[ServiceContractItem] = field(default_factory=list[ServiceContractItem])
    preventive: list[PreventiveVisit] = field(default_factory=list[PreventiveVisit])

    @always
    def gives_no_more_visits_than_included(self) -> None:
        """Refuses more used visits than the contract includes."""
        if self.included_visits is not None and self.used_visits > self.included_visits:
            raise RuleViolated("included visits are never used beyond their number")

    @always
    def has_readable_checklists(self) -> None:
        """Refuses a checklist that is no list of points."""
        for place, visit in enumerate(self.preventive):
            check_points(f"preventive.{place}.checklist", visit.checklist)
