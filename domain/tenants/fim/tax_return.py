"""Tax returns: what is declared to the tax office for a period, filed once and settled."""

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, ZERO, Count, Money, NotBefore, Note, Ref, Text


class TaxReturnKind(StrEnum):
    """Which tax is declared."""

    VAT = "VAT"
    WITHHOLDING = "WITHHOLDING"


class TaxReturnStatus(StrEnum):
    """How far the return has come."""

    DRAFT = "DRAFT"
    COMPUTED = "COMPUTED"
    FILED = "FILED"
    PAID = "PAID"
    CANCELLED = "CANCELLED"


S = TaxReturnStatus
LIFE = Life(
    {
        S.DRAFT: (S.COMPUTED, S.CANCELLED),
        S.COMPUTED: (S.DRAFT, S.FILED, S.CANCELLED),
        S.FILED: (S.PAID,),
        S.PAID: (S.FILED,),
        S.CANCELLED: (),
    },
    by_command={S.COMPUTED: "compute", S.FILED: "file"},
    by_program=(S.PAID,),
)


@line
class TaxReturnBox(Line):
    """A box of the return with the entries it sums."""

    box: Annotated[str, Text(20), COMPUTED]
    base_amount: Annotated[Money, COMPUTED]
    tax_amount: Annotated[Money, COMPUTED]
    entry_count: Annotated[Count, COMPUTED]


@entity(
    path="tax-returns",
    title=("세금 신고", "Tax return"),
    filters=("kind", "period_start", "due_date"),
    sorts=("period_start", "period_end"),
    life=LIFE,
)
class TaxReturn(Entity):
    """What is declared to the tax office for a period, filed once and settled."""

    kind: Annotated[TaxReturnKind, IMMUTABLE]
    period_start: date
    period_end: Annotated[date, NotBefore("period_start")]
    due_date: Annotated[date, NotBefore("period_end")] | None = None
    authority_id: Annotated[UUID, Ref("crm.Partner")] | None = None  # the tax office, as a supplier
    amends_id: Annotated[UUID, Ref("fim.TaxReturn")] | None = None
    sales_base: Annotated[Money, COMPUTED] = ZERO
    output_tax: Annotated[Money, COMPUTED] = ZERO
    input_tax: Annotated[Money, COMPUTED] = ZERO  # the deductible part only
    adjustment: Money = ZERO
    adjustment_reason: Note | None = None
    net_tax: Annotated[Money, COMPUTED] = ZERO  # output less input plus adjustment; below zero is a refund
    journal_entry_id: Annotated[UUID, Ref("fim.JournalEntry"), COMPUTED] | None = None
    filed_at: Annotated[datetime, COMPUTED] | None = None
    filing_reference: Annotated[str, Text(80)] | None = None
    status: TaxReturnStatus = S.DRAFT
    boxes: list[TaxReturnBox] = field(default_factory=list[TaxReturnBox])

    @always
    def explains_its_adjustment(self) -> None:
        """Refuses an adjustment that no reason is given for."""
        if self.adjustment and self.adjustment_reason is None:
            raise RuleViolated("an adjustment needs a reason")
