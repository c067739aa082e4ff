"""Employment contracts: on what terms employees work."""

from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, entity, line
from domain.kernel.types import (
    IMMUTABLE,
    ZERO,
    Currency,
    NotBefore,
    Number,
    Numbered,
    Ref,
    Text,
    UnsignedMoney,
)

HOURS_A_WEEK = Decimal(168)


class PayType(StrEnum):
    """What the base pay is for: a month, an hour or a day."""

    MONTHLY = "MONTHLY"
    HOURLY = "HOURLY"
    DAILY = "DAILY"


class ContractReason(StrEnum):
    """Why a contract was made."""

    HIRE = "HIRE"
    RAISE = "RAISE"
    RENEWAL = "RENEWAL"
    CHANGE = "CHANGE"


class EmploymentContractStatus(StrEnum):
    """Whether the contract holds."""

    DRAFT = "DRAFT"
    ACTIVE = "ACTIVE"
    ENDED = "ENDED"
    CANCELLED = "CANCELLED"


S = EmploymentContractStatus
LIFE = Life(
    {
        S.DRAFT: (S.ACTIVE, S.CANCELLED),
        S.ACTIVE: (S.ENDED,),
        S.ENDED: (),
        S.CANCELLED: (),
    },
    by_command={S.ACTIVE: "activate", S.ENDED: "end"},
)


@line
class ContractComponent(Line):
    """An allowance or another pay component that the contract grants."""

    pay_component_id: Annotated[UUID, Ref("hrm.PayComponent")]
    amount: UnsignedMoney | None = None
    rate: Annotated[Decimal, Number(9, 6, min=ZERO)] | None = None


@entity(
    path="employment-contracts",
    title=("근로 계약", "Employment contract"),
    search=("number",),
    filters=("employee_id", "start_date", "end_date", "pay_type"),
    sorts=("start_date",),
    life=LIFE,
)
class EmploymentContract(Entity):
    """The terms of work and pay of an employee for a stretch of time; without an end it is open-ended."""

    employee_id: Annotated[UUID, Ref("hrm.Employee"), IMMUTABLE]
    number: Annotated[str, Text(40), Numbered("EMPLOYMENT_CONTRACT", "EC-{year}-{seq:06}")] | None = None
    start_date: date
    end_date: Annotated[date, NotBefore("start_date")] | None = None
    probation_until: Annotated[date, NotBefore("start_date")] | None = None
    pay_type: PayType = PayType.MONTHLY
    base_pay: UnsignedMoney
    currency: Currency = "KRW"
    weekly_hours: Annotated[Decimal, Number(5, 2, min=ZERO, max=HOURS_A_WEEK)] = Decimal(40)
    signed_on: date | None = None
    reason: ContractReason = ContractReason.HIRE
    status: EmploymentContractStatus = S.DRAFT
    allowances: list[ContractComponent] = field(default_factory=list[ContractComponent])
