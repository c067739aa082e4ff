"""Subscriptions: tenants' contracts for plans, with their billing periods."""

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, entity, line
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    After,
    Code,
    Count,
    Currency,
    Numbered,
    Ref,
    UnsignedMoney,
    Whole,
)


class CancelReason(StrEnum):
    """Why a tenant leaves."""

    TOO_EXPENSIVE = "TOO_EXPENSIVE"
    MISSING_FEATURE = "MISSING_FEATURE"
    UNUSED = "UNUSED"
    SWITCHED = "SWITCHED"
    NON_PAYMENT = "NON_PAYMENT"
    OTHER = "OTHER"


class Movement(StrEnum):
    """How a change moves the recurring revenue."""

    NEW = "NEW"
    EXPANSION = "EXPANSION"
    CONTRACTION = "CONTRACTION"
    CHURN = "CHURN"
    REACTIVATION = "REACTIVATION"
    NEUTRAL = "NEUTRAL"


class SubscriptionStatus(StrEnum):
    """Whether a subscription runs and is paid for."""

    PENDING = "PENDING"
    TRIALING = "TRIALING"
    ACTIVE = "ACTIVE"
    PAST_DUE = "PAST_DUE"
    UNPAID = "UNPAID"
    PAUSED = "PAUSED"
    CANCELLED = "CANCELLED"


S = SubscriptionStatus
LIFE = Life(
    {
        S.PENDING: (S.TRIALING, S.ACTIVE, S.CANCELLED),
        S.TRIALING: (S.ACTIVE, S.PAST_DUE, S.PAUSED, S.CANCELLED),
        S.ACTIVE: (S.PAST_DUE, S.PAUSED, S.CANCELLED),
        S.PAST_DUE: (S.ACTIVE, S.UNPAID, S.CANCELLED),
        S.UNPAID: (S.ACTIVE, S.CANCELLED),
        S.PAUSED: (S.ACTIVE, S.CANCELLED),
        S.CANCELLED: (),
    },
    by_command={
        S.TRIALING: "activate",
        (S.PENDING, S.ACTIVE): "activate",
        # resume takes PAUSED alone: a trial ends by itself, and what is owed only by its payment
        S.ACTIVE: "resume",
        S.PAUSED: "pause",
        S.CANCELLED: "cancel",
    },
    by_program=(S.PAST_DUE, S.UNPAID),
)


@line
class SubscriptionChange(Line):
    """A change of plan or seats, and how it moved the recurring revenue."""

    effective_on: Annotated[date, COMPUTED]
    movement: Annotated[Movement, COMPUTED]
    from_plan_id: Annotated[UUID, Ref("bill.Plan"), COMPUTED] | None = None
    to_plan_id: Annotated[UUID, Ref("bill.Plan"), COMPUTED] | None = None
    from_quantity: Annotated[Count, COMPUTED] | None = None
    to_quantity: Annotated[Count, COMPUTED] | None = None
    mrr_before: Annotated[UnsignedMoney, COMPUTED]
    mrr_after: Annotated[UnsignedMoney, COMPUTED]
    invoice_id: Annotated[UUID, Ref("bill.Invoice"), COMPUTED] | None = None
    credit_note_id: Annotated[UUID, Ref("bill.CreditNote"), COMPUTED] | None = None


@entity(
    path="subscriptions",
    title=("구독", "Subscription"),
    search=("number",),
    filters=("tenant_id", "plan_id", "current_period_end", "cancel_at_period_end", "trial_end"),
    life=LIFE,
)
class Subscription(Entity):
    """A tenant's contract for one plan, with its billing period."""

    number: Annotated[Code, Numbered("SUBSCRIPTION", "SUB-{year}-{seq:06}")] | None = None
    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), IMMUTABLE]
    billing_account_id: Annotated[UUID, Ref("bill.BillingAccount"), IMMUTABLE]
    plan_id: Annotated[UUID, Ref("bill.Plan")]
    # seats
    quantity: Annotated[int, Whole(1)] = 1
    currency: Annotated[Currency, COMPUTED] | None = None
    # the day of the month on which the first paid period began
    anchor_day: Annotated[int, Whole(1, 31), COMPUTED] | None = None
    current_period_start: Annotated[date, COMPUTED] | None = None
    # the first day that is no more in the period
    current_period_end: Annotated[date, After("current_period_start"), COMPUTED] | None = None
    trial_end: Annotated[date, COMPUTED] | None = None
    cancel_at_period_end: Annotated[bool, COMPUTED] = False
    cancelled_at: Annotated[datetime, COMPUTED] | None = None
    ended_at: Annotated[datetime, COMPUTED] | None = None
    cancel_reason: Annotated[CancelReason, COMPUTED] | None = None
    # what takes effect at the end of the period
    pending_plan_id: Annotated[UUID, Ref("bill.Plan"), COMPUTED] | None = None
    pending_quantity: Annotated[int, Whole(1), COMPUTED] | None = None
    paused_until: Annotated[date, COMPUTED] | None = None
    status: SubscriptionStatus = S.PENDING
    changes: list[SubscriptionChange] = field(default_factory=list[SubscriptionChange])
