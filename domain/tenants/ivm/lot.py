"""Lots: goods made or received together."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, IMMUTABLE, ZERO, LongName, NotBefore, Ref, Text, UnsignedQuantity


class LotStatus(StrEnum):
    """Whether the lot may be used."""

    AVAILABLE = "AVAILABLE"
    QUARANTINED = "QUARANTINED"
    RECALLED = "RECALLED"


S = LotStatus
LIFE = Life(
    {
        S.AVAILABLE: (S.QUARANTINED, S.RECALLED),
        S.QUARANTINED: (S.AVAILABLE, S.RECALLED),
        S.RECALLED: (),
    },
    by_command={S.QUARANTINED: "quarantine", S.AVAILABLE: "release", S.RECALLED: "recall"},
)


@entity(
    path="lots",
    title=("로트", "Lot"),
    search=("number", "supplier_lot_number"),
    filters=("variant_id", "expires_on", "received_on", "supplier_id", "is_expired"),
    sorts=("number",),
    unique=(("variant_id", "number"),),
    life=LIFE,
)
class Lot(Entity):
    """Goods of one variant that were made or received together."""

    number: Annotated[str, Text(64), IMMUTABLE]
    variant_id: Annotated[UUID, Ref("pim.Variant"), IMMUTABLE]
    manufactured_on: date | None = None
    expires_on: Annotated[date, NotBefore("manufactured_on")] | None = None
    received_on: Annotated[date, COMPUTED] | None = None
    supplier_id: Annotated[UUID, Ref("pim.Supplier")] | None = None
    supplier_lot_number: Annotated[str, Text(64)] | None = None
    on_hand: Annotated[UnsignedQuantity, COMPUTED] = ZERO
    is_expired: Annotated[bool, COMPUTED] = False
    hold_reason: Annotated[LongName, COMPUTED] | None = None
    status: LotStatus = S.AVAILABLE
