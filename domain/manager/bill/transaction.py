"""Transactions: the ledger of each billing account."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, Currency, Money, Ref, Text, Whole


class Ledger(StrEnum):
    """Whether it is about what the tenant owes, or about what the platform owes the tenant."""

    RECEIVABLE = "RECEIVABLE"
    CREDIT = "CREDIT"


class TransactionType(StrEnum):
    """What changed a balance."""

    INVOICE = "INVOICE"
    VOID = "VOID"
    PAYMENT = "PAYMENT"
    REFUND = "REFUND"
    CREDIT_NOTE = "CREDIT_NOTE"
    CREDIT_GRANTED = "CREDIT_GRANTED"
    CREDIT_APPLIED = "CREDIT_APPLIED"
    ADJUSTMENT = "ADJUSTMENT"
    WRITE_OFF = "WRITE_OFF"
    WRITE_OFF_REVERSAL = "WRITE_OFF_REVERSAL"


T = TransactionType
_RECEIVABLE, _CREDIT, _BOTH = (Ledger.RECEIVABLE,), (Ledger.CREDIT,), tuple(Ledger)
ENTRIES: Mapping[TransactionType, tuple[tuple[Ledger, ...], int]] = {
    T.INVOICE: (_RECEIVABLE, 1),
    T.VOID: (_RECEIVABLE, -1),
    T.PAYMENT: (_RECEIVABLE, -1),
    T.REFUND: (_RECEIVABLE, 1),
    T.CREDIT_NOTE: (_RECEIVABLE, -1),
    T.CREDIT_GRANTED: (_BOTH, 1),
    T.CREDIT_APPLIED: (_BOTH, 0),
    T.ADJUSTMENT: (_CREDIT, 0),
    T.WRITE_OFF: (_RECEIVABLE, -1),
    T.WRITE_OFF_REVERSAL: (_RECEIVABLE, 1),
}
"""The ledgers on which a type stands, and its sign there; 0 where it may have either."""


@entity(
    path="transactions",
    title=("거래 원장", "Transaction"),
    access="read_only",
    filters=("billing_account_id", "ledger", "type", "invoice_id", "occurred_at"),
    sorts=("occurred_at",),
    unique=(("billing_account_id", "ledger", "seq"),),
    insert_only=True,
)
class Transaction(Entity):
    """One change of what a tenant owes the platform, or the platform the tenant."""

    billing_account_id: Annotated[UUID, Ref("bill.BillingAccount"), COMPUTED]
    ledger: Annotated[Ledger, COMPUTED]
    # 1, 2, 3 in each ledger of each account
    seq: Annotated[int, Whole(1), COMPUTED]
    type: Annotated[TransactionType, COMPUTED]
    amount: Annotated[Money, COMPUTED]
    balance_after: Annotated[Money, COMPUTED]
    currency: Annotated[Currency, COMPUTED]
    invoice_id: Annotated[UUID, Ref("bill.Invoice"), COMPUTED] | None = None
    payment_id: Annotated[UUID, Ref("bill.Payment"), COMPUTED] | None = None
    credit_note_id: Annotated[UUID, Ref("bill.CreditNote"), COMPUTED] | None = None
    reason: Annotated[str, Text(300), COMPUTED] | None = None
    occurred_at: Annotated[datetime, COMPUTED]

    @always
    def stands_on_its_side(self) -> None:
        """Refuses a type on a ledger, or with a sign, that it never has."""
        ledgers, sign = ENTRIES[self.type]
        if self.ledger not in ledgers or self.amount * sign < 0:
            raise RuleViolated("{type} does not stand on {ledger} with this sign", type=self.type, ledger=self.ledger)

    @always
    def keeps_a_balance(self) -> None:
        """Refuses a ledger that does not begin at 0, and a credit below it."""
        if self.seq == 1 and self.balance_after != self.amount:
            raise RuleViolated("a ledger begins at 0")
        if self.ledger is Ledger.CREDIT and self.balance_after < 0:
            raise RuleViolated("credit_balance is never below 0")
