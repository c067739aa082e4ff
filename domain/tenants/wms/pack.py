"""Packs: the parcels and pallets of shipments."""

from dataclasses import field
from decimal import Decimal
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
    Code,
    Number,
    Numbered,
    PositiveQuantity,
    Ref,
    Text,
    UnsignedMoney,
)

Size = Annotated[Decimal, Number(10, 2, min=Decimal("0.01"))]
Weight = Annotated[Decimal, Number(12, 4, min=Decimal("0.0001"))]


class PackageType(StrEnum):
    """What the goods are packed in or on."""

    BOX = "BOX"
    ENVELOPE = "ENVELOPE"
    PALLET = "PALLET"
    OTHER = "OTHER"


class PackStatus(StrEnum):
    """Whether anything may still be put in or taken out."""

    OPEN = "OPEN"
    CLOSED = "CLOSED"


S = PackStatus
LIFE = Life({S.OPEN: (S.CLOSED,), S.CLOSED: (S.OPEN,)}, by_command={S.CLOSED: "close", S.OPEN: "open"})


@line
class PackItem(Line):
    """What of a shipment's item is in the pack."""

    shipment_item_id: Annotated[UUID, Ref("wms.ShipmentItem")]
    quantity: PositiveQuantity
    lot_id: Annotated[UUID, Ref("ivm.Lot")] | None = None
    serial_ids: Annotated[list[UUID], Ref("ivm.SerialNumber")] = field(default_factory=list[UUID])


@entity(
    path="packs",
    title=("포장", "Pack"),
    search=("number", "sscc", "tracking_number"),
    filters=("shipment_id", "package_type"),
    life=LIFE,
)
class Pack(Entity):
    """A parcel or pallet of a shipment."""

    number: Annotated[Code, Numbered("PACK", "PC-{year}-{seq:06}")] | None = None
    shipment_id: Annotated[UUID, Ref("wms.Shipment"), IMMUTABLE]
    sscc: Annotated[str, Text(18, r"^[0-9]{18}$"), UNIQUE, COMPUTED] | None = None
    package_type: PackageType = PackageType.BOX
    length_cm: Size | None = None
    width_cm: Size | None = None
    height_cm: Size | None = None
    weight_kg: Weight | None = None
    chargeable_weight_kg: Annotated[Weight, COMPUTED] | None = None
    freight_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO
    tracking_number: Annotated[str, Text(64)] | None = None
    status: PackStatus = S.OPEN
    items: list[PackItem] = field(default_factory=list[PackItem])

    @always
    def is_weighed_when_closed(self) -> None:
        """Refuses to close a pack that is empty or was not weighed."""
        if self.status is S.CLOSED and not (self.items and self.weight_kg):
            raise RuleViolated("CLOSED has contents and a weight")

    @always
    def has_a_sound_sscc(self) -> None:
        """Refuses a serial shipping container code whose check digit is wrong (GS1: weights 1 and 3 from the right)."""
        digits = [int(digit) for digit in reversed(self.sscc or "")]
        if (sum(digits[::2]) + 3 * sum(digits[1::2])) % 10:
            raise RuleViolated("an SSCC has 18 digits, the last a check digit")
