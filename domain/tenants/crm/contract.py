"""Contracts: agreements over a time, billed as they run."""

from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, entity, line
from domain.kernel.types import (
    COMPUTED,
    ZERO,
    Code,
    Count,
    Currency,
    LongName,
    NotBefore,
    Number,
    Numbered,
    PositiveQuantity,
    Ref,
    UnsignedMoney,
    UnsignedUnitPrice,
    Whole,
)


class BillingInterval(StrEnum):
    """How often the contract is billed."""

    MONTHLY = "MONTHLY"
    QUARTERLY = "QUARTERLY"
    YEARLY = "YEARLY"
    ONCE = "ONCE"


class BillingTiming(StrEnum):
    """Whether an interval is billed when it begins or when it is over."""

    ADVANCE = "ADVANCE"
    ARREARS = "ARREARS"


class ContractStatus(StrEnum):
    """Whether the contract runs."""

    DRAFT = "DRAFT"
    ACTIVE = "ACTIVE"
    SUSPENDED = "SUSPENDED"
    EXPIRED = "EXPIRED"
    TERMINATED = "TERMINATED"
    CANCELLED = "CANCELLED"


S = ContractStatus
LIFE = Life(
    {
        S.DRAFT: (S.ACTIVE, S.CANCELLED),
        S.ACTIVE: (S.SUSPENDED, S.EXPIRED, S.TERMINATED),
        S.SUSPENDED: (S.ACTIVE, S.TERMINATED),
        S.EXPIRED: (S.ACTIVE,),
        S.TERMINATED: (),
        S.CANCELLED: (),
    },
    by_command={
        S.ACTIVE: "activate",
        (S.SUSPENDED, S.ACTIVE): "resume",
        (S.EXPIRED, S.ACTIVE): "renew",
        S.SUSPENDED: "suspend",
        S.TERMINATED: "terminate",
    },
    by_program=(S.EXPIRED,),
)


@line
class ContractItem(Line):
    """One thing that is provided while the contract runs; its amount is net, for an interval."""

    variant_id: Annotated[UUID, Ref("pim.Variant")]
    description: LongName | None = None
    quantity: PositiveQuantity
    unit_price: UnsignedUnitPrice
    tax_code_id: Annotated[UUID, Ref("fim.TaxCode")] | None = None
    starts_on: date | None = None
    ends_on: Annotated[date, NotBefore("starts_on")] | None = None
    amount: Annotated[UnsignedMoney, COMPUTED] = ZERO


@entity(
    path="contracts",
    title=("계약", "Contract"),
    search=("number", "name"),
    filters=("partner_id", "owner_id", "start_date", "end_date", "next_billing_date", "auto_renew"),
    sorts=("name", "start_date"),
    life=LIFE,
)
class Contract(Entity):
    """An agreement over a time, billed as it runs."""

    number: Annotated[Code, Numbered("CONTRACT", "CT-{year}-{seq:06}")] | None = None
    name: LongName
    partner_id: Annotated[UUID, Ref("crm.Partner")]
    deal_id: Annotated[UUID, Ref("crm.Deal")] | None = None
    owner_id: Annotated[UUID, Ref("sys.User")]
    start_date: date
    end_date: Annotated[date, NotBefore("start_date")] | None = None
    signed_on: date | None = None
    billing_interval: BillingInterval = BillingInterval.MONTHLY
    billing_timing: BillingTiming = BillingTiming.ADVANCE
    # the month's last day where the month is shorter
    billing_day: Annotated[int, Whole(1, 31)] = 1
    payment_term_id: Annotated[UUID, Ref("fim.PaymentTerm")] | None = None
    currency: Currency = "KRW"
    auto_renew: bool = False
    renewal_months: Annotated[int, Whole(1)] = 12
    notice_days: Count = 30
    # below 0 where a renewal is cheaper
    renewal_increase_rate: Annotated[Decimal, Number(9, 6, min=Decimal(-1))] = ZERO
    next_billing_date: Annotated[date, COMPUTED] | None = None
    billed_until: Annotated[date, COMPUTED] | None = None
    # net, for an interval
    recurring_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO
    termination_date: Annotated[date, COMPUTED] | None = None
    status: ContractStatus = S.DRAFT
    items: list[ContractItem] = field(default_factory=list[ContractItem])
