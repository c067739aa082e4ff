"""Warranties: the promises that free customers of paying for faults."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, NotBefore, Note, PositiveQuantity, Ref, Whole


class WarrantyKind(StrEnum):
    """Whether the warranty came with the item, was bought beside, or is of a replaced part."""

    STANDARD = "STANDARD"
    EXTENDED = "EXTENDED"
    SPARE_PART = "SPARE_PART"


class WarrantyProvider(StrEnum):
    """Who pays for what is covered."""

    OWN = "OWN"
    SUPPLIER = "SUPPLIER"


class WarrantyStatus(StrEnum):
    """Whether the warranty still holds."""

    ACTIVE = "ACTIVE"
    VOID = "VOID"
    EXPIRED = "EXPIRED"


S = WarrantyStatus
LIFE = Life(
    {S.ACTIVE: (S.VOID, S.EXPIRED), S.VOID: (), S.EXPIRED: ()},
    by_command={S.VOID: "void"},
    by_program=(S.EXPIRED,),
)


@entity(
    path="warranties",
    title=("보증", "Warranty"),
    filters=("service_item_id", "kind", "provider", "supplier_id", "start_date", "end_date"),
    sorts=("start_date",),
    life=LIFE,
)
class Warranty(Entity):
    """The maker's or our own promise for an item, over a time or an amount of use."""

    service_item_id: Annotated[UUID, Ref("asm.ServiceItem")]
    kind: WarrantyKind = WarrantyKind.STANDARD
    provider: WarrantyProvider = WarrantyProvider.OWN
    supplier_id: Annotated[UUID, Ref("crm.Partner")] | None = None
    start_date: date
    months: Annotated[int, Whole(1, 1200)]
    end_date: Annotated[date, COMPUTED, NotBefore("start_date")] | None = None
    meter_limit: PositiveQuantity | None = None
    covers_parts: bool = True
    covers_labour: bool = True
    covers_travel: bool = False
    exclusions: Note | None = None
    sales_invoice_id: Annotated[UUID, Ref("srm.SalesInvoice")] | None = None
    status: WarrantyStatus = S.ACTIVE

    @always
    def names_who_pays(self) -> None:
        """Refuses a supplier's warranty that names no supplier."""
        if self.provider is WarrantyProvider.SUPPLIER and self.supplier_id is None:
            raise RuleViolated("a warranty of a supplier names the supplier who pays")
