"""Serial numbers: the single pieces of what is tracked piece by piece."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, NotBefore, Ref, Text


class SerialNumberStatus(StrEnum):
    """Where the piece has got to."""

    IN_STOCK = "IN_STOCK"
    SHIPPED = "SHIPPED"
    SCRAPPED = "SCRAPPED"


S = SerialNumberStatus
LIFE = Life(
    {
        S.IN_STOCK: (S.SHIPPED, S.SCRAPPED),
        S.SHIPPED: (S.IN_STOCK,),
        S.SCRAPPED: (),
    },
    by_program=(S.IN_STOCK, S.SHIPPED, S.SCRAPPED),
)


@entity(
    path="serials",
    title=("시리얼 번호", "Serial number"),
    search=("number",),
    filters=("variant_id", "lot_id", "location_id", "partner_id", "warranty_until"),
    sorts=("number",),
    unique=(("variant_id", "number"),),
    life=LIFE,
)
class SerialNumber(Entity):
    """One single piece of a variant, wherever it is now."""

    number: Annotated[str, Text(64), IMMUTABLE]
    variant_id: Annotated[UUID, Ref("pim.Variant"), IMMUTABLE]
    lot_id: Annotated[UUID, Ref("ivm.Lot")] | None = None
    location_id: Annotated[UUID, Ref("wms.Location"), COMPUTED] | None = None
    partner_id: Annotated[UUID, Ref("crm.Partner"), COMPUTED] | None = None
    shipped_on: Annotated[date, COMPUTED] | None = None
    warranty_until: Annotated[date, NotBefore("shipped_on"), COMPUTED] | None = None
    status: SerialNumberStatus = S.IN_STOCK

    @always
    def lies_nowhere_once_it_has_left(self) -> None:
        """Refuses a place for a piece that is not in stock."""
        if self.status is not S.IN_STOCK and self.location_id is not None:
            raise RuleViolated("a piece is at a place only while IN_STOCK")
