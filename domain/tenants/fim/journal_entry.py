"""Journal entries: balanced sets of debits and credits, the only way a balance changes."""

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, UNIQUE, ZERO, BaseMoney, Count, Currency, Money, NotBefore, OtherId, Ref, Text
from domain.tenants.fim.amounts import PositiveRate, UnsignedBaseMoney


class JournalEntryKind(StrEnum):
    """What an entry was made for."""

    MANUAL = "MANUAL"
    SALES = "SALES"
    PURCHASE = "PURCHASE"
    PAYMENT = "PAYMENT"
    ALLOCATION = "ALLOCATION"
    BANK = "BANK"
    PAYROLL = "PAYROLL"
    EXPENSE = "EXPENSE"
    ASSET = "ASSET"
    DEPRECIATION = "DEPRECIATION"
    INVENTORY = "INVENTORY"
    REVALUATION = "REVALUATION"
    TAX = "TAX"
    RECURRING = "RECURRING"
    CLOSING = "CLOSING"
    OPENING = "OPENING"
    REVERSAL = "REVERSAL"


class JournalEntryStatus(StrEnum):
    """Whether the entry counts; it does when POSTED, and stays in the books when REVERSED."""

    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    POSTED = "POSTED"
    REVERSED = "REVERSED"
    CANCELLED = "CANCELLED"


S = JournalEntryStatus
LIFE = Life(
    {
        S.DRAFT: (S.SUBMITTED, S.POSTED, S.CANCELLED),
        S.SUBMITTED: (S.DRAFT, S.POSTED, S.CANCELLED),
        S.POSTED: (S.REVERSED,),
        S.REVERSED: (),
        S.CANCELLED: (),
    },
    by_command={S.SUBMITTED: "submit", S.POSTED: "post", S.REVERSED: "reverse", S.CANCELLED: "cancel"},
    by_program=(S.DRAFT,),
)


@line
class JournalEntryLine(Line):
    """A debit or a credit in base currency; `amount_currency` is above zero on the debit side."""

    line_no: Annotated[Count, COMPUTED] = 0
    account_id: Annotated[UUID, Ref("fim.Account")]
    debit: UnsignedBaseMoney = ZERO
    credit: UnsignedBaseMoney = ZERO
    currency: Currency | None = None  # empty means the base currency
    amount_currency: Money | None = None
    exchange_rate: PositiveRate | None = None
    partner_id: Annotated[UUID, Ref("crm.Partner")] | None = None
    employee_id: Annotated[UUID, Ref("hrm.Employee")] | None = None
    cost_center_id: Annotated[UUID, Ref("fim.CostCenter")] | None = None
    tax_code_id: Annotated[UUID, Ref("fim.TaxCode")] | None = None
    tax_base: BaseMoney | None = None
    due_date: date | None = None  # on a receivable or payable line
    open_item_id: Annotated[UUID, Ref("fim.OpenItem"), COMPUTED] | None = None
    memo: Annotated[str, Text(255)] | None = None


@entity(
    path="journal-entries",
    title=("전표", "Journal entry"),
    search=("number", "description", "reference"),
    filters=(
        "journal_id",
        "entry_date",
        "period_id",
        "kind",
        "source_type",
        "source_id",
        "reference",
        "posted_by",
        "total_debit",
    ),
    sorts=("entry_date",),
    unique=(("source_type", "source_id", "source_event"),),
    unindexed=("source_type", "posted_by", "total_debit"),
    life=LIFE,
)
class JournalEntry(Entity):
    """Debits and credits that balance, the only way an account's balance changes."""

    number: Annotated[str, Text(40), UNIQUE, COMPUTED] | None = None  # given on posting, by the journal's pattern
    journal_id: Annotated[UUID, Ref("fim.Journal")]
    entry_date: date
    # the REGULAR period of entry_date; an ADJUSTMENT period only when named
    period_id: Annotated[UUID, Ref("fim.AccountingPeriod")] | None = None
    kind: JournalEntryKind = JournalEntryKind.MANUAL
    description: Annotated[str, Text(255)]
    reference: Annotated[str, Text(80)] | None = None
    source_type: Annotated[str, Text(64)] | None = None  # the kind of document that caused it, e.g. srm.SalesInvoice
    source_id: OtherId | None = None
    # e.g. post, or depreciation 2026-03; counted on when done anew after a reversal, e.g. close 2
    source_event: Annotated[str, Text(40)] | None = None
    currency: Currency = "KRW"  # the document's
    total_debit: Annotated[UnsignedBaseMoney, COMPUTED] = ZERO
    total_credit: Annotated[UnsignedBaseMoney, COMPUTED] = ZERO
    reverse_on: Annotated[date, NotBefore("entry_date")] | None = None  # when an accrual is reversed by itself
    reversal_of_id: Annotated[UUID, Ref("fim.JournalEntry"), COMPUTED] | None = None
    reversed_by_id: Annotated[UUID, Ref("fim.JournalEntry"), COMPUTED] | None = None
    approval_request_id: Annotated[UUID, Ref("apm.ApprovalRequest"), COMPUTED] | None = None
    posted_at: Annotated[datetime, COMPUTED] | None = None
    posted_by: Annotated[UUID, Ref("sys.User"), COMPUTED] | None = None
    status: JournalEntryStatus = S.DRAFT
    items: list[JournalEntryLine] = field(default_factory=list[JournalEntryLine])

    @always
    def has_two_sound_lines(self) -> None:
        """Refuses a single line, and one that stands on both sides, on none, or with a foreign amount on the other."""
        if len(self.items) < 2:
            raise RuleViolated("an entry has two lines or more")
        for one in self.items:
            if (one.debit > 0) == (one.credit > 0):
                raise RuleViolated("a line has exactly one of debit and credit above zero")
            if one.amount_currency is not None and one.amount_currency * (one.debit - one.credit) < 0:
                raise RuleViolated("the amount in foreign currency has the sign of the base amount")

    @always
    def balances_once_posted(self) -> None:
        """Refuses a posted entry whose debits and credits differ."""
        in_the_books = self.status in (S.POSTED, S.REVERSED)
        if in_the_books and sum(one.debit for one in self.items) != sum(one.credit for one in self.items):
            raise RuleViolated("the sum of debit equals the sum of credit")
