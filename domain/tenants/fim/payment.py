"""Payments: money received from or paid to partners and employees."""

from dataclasses import field
from datetime import date
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
    BaseMoney,
    Currency,
    Numbered,
    PositiveMoney,
    Ref,
    Text,
    UnsignedMoney,
)
from domain.tenants.fim.amounts import PositiveMoneyOfAnother, PositiveRate, UnsignedBaseMoney


class PaymentDirection(StrEnum):
    """Whether money comes in or goes out."""

    IN = "IN"
    OUT = "OUT"


class PaymentMethod(StrEnum):
    """How the money moves."""

    TRANSFER = "TRANSFER"
    CASH = "CASH"
    CARD = "CARD"
    CHECK = "CHECK"
    DIRECT_DEBIT = "DIRECT_DEBIT"
    NOTE = "NOTE"


class PaymentStatus(StrEnum):
    """Whether the payment is booked, and seen on a bank statement."""

    DRAFT = "DRAFT"
    POSTED = "POSTED"
    CLEARED = "CLEARED"
    REVERSED = "REVERSED"
    CANCELLED = "CANCELLED"


S = PaymentStatus
LIFE = Life(
    {
        S.DRAFT: (S.POSTED, S.CANCELLED),
        S.POSTED: (S.CLEARED, S.REVERSED),
        S.CLEARED: (S.POSTED, S.REVERSED),
        S.REVERSED: (),
        S.CANCELLED: (),
    },
    by_command={S.POSTED: "post", S.REVERSED: "reverse"},
    by_program=(S.CLEARED,),
)


@line
class PaymentIntent(Line):
    """What the payment is meant to settle of an open item."""

    open_item_id: Annotated[UUID, Ref("fim.OpenItem")]
    amount: PositiveMoney
    discount_amount: UnsignedMoney = ZERO
    write_off_amount: UnsignedMoney = ZERO


@entity(
    path="payments",
    title=("입출금", "Payment"),
    search=("number", "reference"),
    filters=(
        "direction",
        "partner_id",
        "employee_id",
        "bank_account_id",
        "payment_date",
        "currency",
        "amount",
        "payment_run_id",
    ),
    sorts=("payment_date", "amount"),
    life=LIFE,
)
class Payment(Entity):
    """Money received from or paid to a partner, an employee, or directly against an account."""

    number: Annotated[str, Text(40), Numbered("PAYMENT", "PAY-{year}-{seq:06}")] | None = None
    client_key: Annotated[str, Text(80), UNIQUE, IMMUTABLE] | None = None  # given by the caller to make a retry safe
    direction: PaymentDirection
    partner_id: Annotated[UUID, Ref("crm.Partner")] | None = None
    employee_id: Annotated[UUID, Ref("hrm.Employee")] | None = None
    bank_account_id: Annotated[UUID, Ref("fim.BankAccount")]
    method: PaymentMethod = PaymentMethod.TRANSFER
    payment_date: date
    currency: Currency = "KRW"  # of the debt that is settled
    amount: PositiveMoney
    bank_amount: PositiveMoneyOfAnother | None = None  # in the bank account's currency, where that is another one
    exchange_rate: Annotated[PositiveRate, COMPUTED] | None = None
    base_amount: Annotated[BaseMoney, COMPUTED] | None = None
    fee_amount: UnsignedBaseMoney = ZERO  # what the bank charges
    account_id: Annotated[UUID, Ref("fim.Account")] | None = None  # the counter account when it settles no debt
    reference: Annotated[str, Text(80)] | None = None
    payment_run_id: Annotated[UUID, Ref("fim.PaymentRun"), COMPUTED] | None = None
    journal_entry_id: Annotated[UUID, Ref("fim.JournalEntry"), COMPUTED] | None = None
    # its own item, opposite in sign to what it pays
    open_item_id: Annotated[UUID, Ref("fim.OpenItem"), COMPUTED] | None = None
    approval_request_id: Annotated[UUID, Ref("apm.ApprovalRequest"), COMPUTED] | None = None
    status: PaymentStatus = S.DRAFT
    intended: list[PaymentIntent] = field(default_factory=list[PaymentIntent])

    @always
    def has_one_other_side(self) -> None:
        """Refuses a payment with more or less than one of partner, employee and counter account."""
        if [self.partner_id, self.employee_id, self.account_id].count(None) != 2:
            raise RuleViolated("a payment names a partner, an employee or a counter account, exactly one of them")

    @always
    def settles_no_more_than_it_is(self) -> None:
        """Refuses intended amounts that sum to more than is paid."""
        if sum((one.amount for one in self.intended), ZERO) > self.amount:
            raise RuleViolated("the sum of intended amounts is at most amount")
