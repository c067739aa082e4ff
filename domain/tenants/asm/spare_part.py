"""Spare parts: the goods that equipment is repaired with."""

from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, entity, line
from domain.kernel.types import (
    UNIQUE,
    ZERO,
    Currency,
    PositiveQuantity,
    Ref,
    Text,
    UnsignedMoney,
    UnsignedQuantity,
    Whole,
)


class SparePartStatus(StrEnum):
    """Whether the part is still supplied."""

    ACTIVE = "ACTIVE"
    OBSOLETE = "OBSOLETE"


S = SparePartStatus
LIFE = Life({S.ACTIVE: (S.OBSOLETE,), S.OBSOLETE: (S.ACTIVE,)})


@line
class SparePartFit(Line):
    """A product that the part belongs in, and how many of it."""

    product_id: Annotated[UUID, Ref("pim.Product")]
    quantity: PositiveQuantity = Decimal(1)
    serial_from: Annotated[str, Text(80)] | None = None
    serial_to: Annotated[str, Text(80)] | None = None


@entity(
    path="parts",
    title=("서비스 부품", "Spare part"),
    search=("part_number", "name"),
    filters=("variant_id", "is_returnable"),
    sorts=("part_number", "name"),
    life=LIFE,
)
class SparePart(Entity):
    """A stocked variant that is used as a part, with what it fits and its terms."""

    variant_id: Annotated[UUID, Ref("pim.Variant"), UNIQUE]
    part_number: Annotated[str, Text(60), UNIQUE]
    name: Annotated[str, Text(120)]
    list_price: UnsignedMoney = ZERO
    currency: Currency = "KRW"
    warranty_months: Annotated[int, Whole(0, 1200)] = 3
    is_returnable: bool = False  # the old one goes back
    core_charge: UnsignedMoney = ZERO  # until the old one is back
    replaced_by_id: Annotated[UUID, Ref("asm.SparePart", tree=True)] | None = None
    min_van_stock: UnsignedQuantity = ZERO
    status: SparePartStatus = S.ACTIVE
    fits: list[SparePartFit] = field(default_factory=list[SparePartFit])
