"""Invoices: demands for payment, which nobody changes once they are finalized."""

from dataclasses import field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    UNIQUE,
    ZERO,
    Code,
    Count,
    Currency,
    Money,
    NotBefore,
    Note,
    OtherId,
    Ref,
    Text,
    UnitPrice,
    UnsignedMoney,
)
from domain.manager.bill.units import Units


class InvoiceReason(StrEnum):
    """What an invoice is made for."""

    CYCLE = "CYCLE"
    CHANGE = "CHANGE"
    MANUAL = "MANUAL"


class InvoiceItemKind(StrEnum):
    """What an item is billed for."""

    PLAN = "PLAN"
    SEAT = "SEAT"
    USAGE = "USAGE"
    PRORATION_CREDIT = "PRORATION_CREDIT"
    PRORATION_CHARGE = "PRORATION_CHARGE"
    ONE_OFF = "ONE_OFF"


class InvoiceStatus(StrEnum):
    """How far an invoice is made and paid."""

    DRAFT = "DRAFT"
    OPEN = "OPEN"
    UNCOLLECTIBLE = "UNCOLLECTIBLE"
    PAID = "PAID"
    VOID = "VOID"


S = InvoiceStatus
LIFE = Life(
    {
        S.DRAFT: (S.OPEN,),
        S.OPEN: (S.PAID, S.VOID, S.UNCOLLECTIBLE),
        S.UNCOLLECTIBLE: (S.PAID, S.VOID),
        S.PAID: (),
        S.VOID: (),
    },
    by_command={S.OPEN: "finalize", S.VOID: "void", S.UNCOLLECTIBLE: "mark_uncollectible"},
    by_program=(S.PAID,),
)


@line
class InvoiceItem(Line):
    """What is billed, for which time, and for how much before tax; a credit has a negative amount."""

    kind: InvoiceItemKind
    description: Annotated[str, Text(300)]
    plan_id: Annotated[UUID, Ref("bill.Plan")] | None = None
    meter_id: Annotated[UUID, Ref("bill.Meter")] | None = None
    # the item that a proration credit gives back
    source_item_id: OtherId | None = None
    quantity: Units = Decimal(1)
    unit_price: UnitPrice | None = None
    amount: Annotated[Money, COMPUTED] = ZERO
    discount_amount: Annotated[Money, COMPUTED] = ZERO
    tax_rate_id: Annotated[UUID, Ref("bill.TaxRate")] | None = None
    period_start: date | None = None
    period_end: Annotated[date, NotBefore("period_start")] | None = None


@line
class InvoiceTax(Line):
    """The tax of one rate, from the sum of its items after discount."""

    tax_rate_id: Annotated[UUID, Ref("bill.TaxRate"), COMPUTED]
    taxable_amount: Annotated[Money, COMPUTED]
    tax_amount: Annotated[Money, COMPUTED]


@entity(
    path="invoices",
    title=("청구서", "Invoice"),
    search=("number", "memo", "tax_document_number"),
    filters=(
        "billing_account_id",
        "subscription_id",
        "reason",
        "due_date",
        "finalized_at",
        "amount_remaining",
        "dunning_step",
    ),
    sorts=("amount_remaining",),
    life=LIFE,
)
class Invoice(Entity):
    """A demand for payment, which nobody changes once it is finalized."""

    # given at finalizing, so that the numbers have no gaps
    number: Annotated[Code, UNIQUE, COMPUTED] | None = None
    billing_account_id: Annotated[UUID, Ref("bill.BillingAccount"), IMMUTABLE]
    subscription_id: Annotated[UUID, Ref("tnnt.Subscription"), IMMUTABLE] | None = None
    reason: Annotated[InvoiceReason, IMMUTABLE] = InvoiceReason.MANUAL
    currency: Annotated[Currency, COMPUTED] | None = None
    period_start: date | None = None
    period_end: Annotated[date, NotBefore("period_start")] | None = None
    # the day whose tax rates hold
    supply_date: date | None = None
    subtotal: Annotated[Money, COMPUTED] = ZERO
    discount_total: Annotated[Money, COMPUTED] = ZERO
    tax_total: Annotated[Money, COMPUTED] = ZERO
    total: Annotated[Money, COMPUTED] = ZERO
    credit_applied: Annotated[UnsignedMoney, COMPUTED] = ZERO
    amount_due: Annotated[Money, COMPUTED] = ZERO
    amount_paid: Annotated[UnsignedMoney, COMPUTED] = ZERO
    # by credit notes, against what was open
    amount_credited: Annotated[UnsignedMoney, COMPUTED] = ZERO
    amount_remaining: Annotated[Money, COMPUTED] = ZERO
    finalize_after: Annotated[datetime, COMPUTED] | None = None
    finalized_at: Annotated[datetime, COMPUTED] | None = None
    due_date: Annotated[date, COMPUTED] | None = None
    paid_at: Annotated[datetime, COMPUTED] | None = None
    voided_at: Annotated[datetime, COMPUTED] | None = None
    dunning_started_on: Annotated[date, COMPUTED] | None = None
    dunning_step: Annotated[Count, COMPUTED] = 0
    next_dunning_at: Annotated[datetime, COMPUTED] | None = None
    # the approval number of the Korean electronic tax invoice
    tax_document_number: Annotated[str, Text(24, r"^[0-9]{24}$", says="24 digits are asked for")] | None = None
    tax_document_date: date | None = None
    memo: Note | None = None
    status: InvoiceStatus = S.DRAFT
    items: list[InvoiceItem] = field(default_factory=list[InvoiceItem])
    taxes: list[InvoiceTax] = field(default_factory=list[InvoiceTax])

    @always
    def demands_something(self) -> None:
        """Refuses a finalized invoice without an item, and a negative total."""
        if self.status is not S.DRAFT and not self.items:
            raise RuleViolated("an invoice without an item is not finalized")
        if self.total < 0:
            raise RuleViolated("no invoice has a negative total")

    @always
    def totals_its_lines(self) -> None:
        """Refuses totals that are not the sums of the lines; a tax may be in the subtotal already."""
        net, tax = self.subtotal - self.discount_total, self.tax_total
        sums = (
            sum((item.amount for item in self.items), ZERO),
            sum((item.discount_amount for item in self.items), ZERO),
            sum((one.tax_amount for one in self.taxes), ZERO),
        )
        if (self.subtotal, self.discount_total, tax) != sums or not min(net, net + tax) <= self.total <= max(
            net, net + tax
        ):
            raise RuleViolated("the totals of an invoice are the sums of its lines")

    @always
    def knows_what_is_open(self) -> None:
        """Refuses open amounts that do not follow from what was credited and paid, and more than was demanded."""
        if self.amount_due != self.total - self.credit_applied:
            raise RuleViolated("amount_due = total - credit_applied")
        if self.amount_remaining != self.amount_due - self.amount_paid - self.amount_credited:
            raise RuleViolated("amount_remaining = total - credit_applied - amount_paid - amount_credited")
        if self.amount_remaining < 0:
            raise RuleViolated("amount_remaining is never below 0")
