"""Open items: what partners and employees owe or are owed, until it is settled."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, BaseMoney, Count, Currency, Money, Ref, Text
from domain.tenants.fim.amounts import PositiveRate, is_part_of


class OpenItemSide(StrEnum):
    """Whether it belongs to the receivables or the payables."""

    AR = "AR"
    AP = "AP"


class OpenItemKind(StrEnum):
    """What an item comes from."""

    INVOICE = "INVOICE"
    CREDIT_NOTE = "CREDIT_NOTE"
    PAYMENT = "PAYMENT"
    EXPENSE = "EXPENSE"
    PAYROLL = "PAYROLL"
    TAX = "TAX"
    OPENING = "OPENING"
    OTHER = "OTHER"


class OpenItemStatus(StrEnum):
    """How far the item is settled."""

    OPEN = "OPEN"
    PARTIAL = "PARTIAL"
    SETTLED = "SETTLED"


S = OpenItemStatus
LIFE = Life(
    {S.OPEN: (S.PARTIAL, S.SETTLED), S.PARTIAL: (S.OPEN, S.SETTLED), S.SETTLED: (S.PARTIAL, S.OPEN)},
    by_program=(S.OPEN, S.PARTIAL, S.SETTLED),
)


@entity(
    path="open-items",
    title=("미결 항목", "Open item"),
    access="read_only",
    search=("document_number",),
    filters=(
        "side",
        "kind",
        "partner_id",
        "employee_id",
        "account_id",
        "currency",
        "document_date",
        "due_date",
        "is_disputed",
        "is_blocked",
        "open_amount",
    ),
    sorts=("document_date", "due_date", "open_amount"),
    life=LIFE,
)
class OpenItem(Entity):
    """What a partner or employee owes (above zero) or is owed from one line of a document, until it is settled."""

    side: OpenItemSide
    kind: OpenItemKind
    partner_id: Annotated[UUID, Ref("crm.Partner")] | None = None
    employee_id: Annotated[UUID, Ref("hrm.Employee")] | None = None
    account_id: Annotated[UUID, Ref("fim.Account")]
    journal_entry_id: Annotated[UUID, Ref("fim.JournalEntry")]
    document_number: Annotated[str, Text(80)] | None = None
    document_date: date
    due_date: date
    currency: Currency
    amount: Money
    base_amount: BaseMoney
    exchange_rate: PositiveRate
    open_amount: Annotated[Money, COMPUTED]
    open_base_amount: Annotated[BaseMoney, COMPUTED]
    discount_date: date | None = None
    discount_amount: Money | None = None
    is_disputed: bool = False
    is_blocked: bool = False  # no payment run takes it
    dunning_level: Annotated[Count, COMPUTED] = 0
    status: OpenItemStatus = S.OPEN

    @always
    def is_owed_by_somebody(self) -> None:
        """Refuses an item that neither a partner nor an employee owes or is owed."""
        if self.partner_id is None and self.employee_id is None:
            raise RuleViolated("an open item names a partner or an employee")

    @always
    def is_open_within_its_amount(self) -> None:
        """Refuses an item that is settled beyond its amount, and a base that outlives what was owed."""
        if not is_part_of(self.open_amount, self.amount):
            raise RuleViolated("open_amount has the sign of amount and never exceeds it, nor passes zero")
        if not self.open_amount and self.open_base_amount:
            raise RuleViolated("when open_amount is zero, open_base_amount is zero")

    @always
    def says_how_far_it_is_settled(self) -> None:
        """Refuses a status that its open amount does not have."""
        still_open = S.OPEN if self.open_amount == self.amount else S.PARTIAL
        if self.status is not (still_open if self.open_amount else S.SETTLED):
            raise RuleViolated("the status of an open item follows from its open amount")
