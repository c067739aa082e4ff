"""Tax entries: the base and tax of posted entries, from which tax returns are made."""

from datetime import date
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, entity
from domain.kernel.types import COMPUTED, ZERO, Money, Ref, Text
from domain.tenants.fim.tax_code import TaxDirection


@entity(
    path="tax-entries",
    title=("세금 원장", "Tax entry"),
    access="read_only",
    search=("document_number",),
    filters=("tax_code_id", "direction", "tax_point_date", "partner_id", "tax_return_id", "is_late"),
    sorts=("tax_point_date",),
)
class TaxEntry(Entity):
    """One base and its tax from a posted entry, below zero for a credit note or a reversal."""

    journal_entry_id: Annotated[UUID, Ref("fim.JournalEntry")]
    tax_code_id: Annotated[UUID, Ref("fim.TaxCode")]
    direction: TaxDirection
    tax_point_date: date
    partner_id: Annotated[UUID, Ref("crm.Partner")] | None = None
    document_number: Annotated[str, Text(80)] | None = None  # of the tax invoice
    base_amount: Money
    tax_amount: Money
    deductible_amount: Money = ZERO
    tax_return_id: Annotated[UUID, Ref("fim.TaxReturn"), COMPUTED] | None = None
    is_late: Annotated[bool, COMPUTED] = False  # the period of its tax point was filed already when it was posted
