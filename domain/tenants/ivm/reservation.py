"""Reservations: stock kept for documents."""

from dataclasses import field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, ZERO, LongName, OtherId, Quantity, Ref, UnsignedQuantity


class ReservationSource(StrEnum):
    """What kind of document stock is kept for; MANUAL for none."""

    SALES_ORDER = "SALES_ORDER"
    TRANSFER = "TRANSFER"
    PURCHASE_RETURN = "PURCHASE_RETURN"
    SERVICE = "SERVICE"
    MAINTENANCE = "MAINTENANCE"
    MANUAL = "MANUAL"


class ReservationStatus(StrEnum):
    """Whether all that is wanted is kept."""

    WAITING = "WAITING"
    ACTIVE = "ACTIVE"
    CONSUMED = "CONSUMED"
    RELEASED = "RELEASED"
    EXPIRED = "EXPIRED"


S = ReservationStatus
OPEN = (S.WAITING, S.ACTIVE)
"""The statuses in which stock is kept or waited for."""
LIFE = Life(
    {
        S.WAITING: (S.ACTIVE, S.RELEASED),
        S.ACTIVE: (S.WAITING, S.CONSUMED, S.RELEASED, S.EXPIRED),
        S.CONSUMED: (),
        S.RELEASED: (),
        S.EXPIRED: (),
    },
    by_command={S.RELEASED: "release"},
    by_program=(S.WAITING, S.ACTIVE, S.CONSUMED, S.EXPIRED),
)


@line
class ReservationAllocation(Line):
    """Stock of one place that is kept."""

    location_id: Annotated[UUID, Ref("wms.Location"), COMPUTED]
    lot_id: Annotated[UUID, Ref("ivm.Lot"), COMPUTED] | None = None
    serial_id: Annotated[UUID, Ref("ivm.SerialNumber"), COMPUTED] | None = None
    quantity: Annotated[Quantity, COMPUTED]


@entity(
    path="reservations",
    title=("재고 예약", "Reservation"),
    search=("reason",),
    filters=("source_type", "source_item_id", "variant_id", "warehouse_id", "lot_id", "needed_on", "expires_at"),
    sorts=("quantity",),
    life=LIFE,
)
class Reservation(Entity):
    """Stock kept for a document."""

    source_type: Annotated[ReservationSource, IMMUTABLE]
    source_item_id: Annotated[OtherId, IMMUTABLE] | None = None
    variant_id: Annotated[UUID, Ref("pim.Variant"), IMMUTABLE]
    warehouse_id: Annotated[UUID, Ref("wms.Warehouse"), IMMUTABLE]
    lot_id: Annotated[UUID, Ref("ivm.Lot")] | None = None
    quantity: Quantity
    quantity_allocated: Annotated[UnsignedQuantity, COMPUTED] = ZERO
    quantity_consumed: Annotated[UnsignedQuantity, COMPUTED] = ZERO
    minimum_expires_on: Annotated[date, COMPUTED] | None = None
    needed_on: date | None = None
    expires_at: datetime | None = None
    reason: LongName | None = None
    status: ReservationStatus = S.WAITING
    allocations: list[ReservationAllocation] = field(default_factory=list[ReservationAllocation])

    @always
    def keeps_what_it_says(self) -> None:
        """Refuses quantities that contradict each other or the status."""
        if self.quantity <= 0:
            raise RuleViolated("quantity is over 0")
        if self.quantity_allocated != sum(one.quantity for one in self.allocations):
            raise RuleViolated("the quantity allocated is the sum of the allocations")
        if self.is_open and (self.lacking < 0 or (self.status is S.ACTIVE) != (self.lacking == 0)):
            raise RuleViolated("ACTIVE when allocated in full, else WAITING")

    @always
    def ends_when_nobody_asks_for_it(self) -> None:
        """Refuses a MANUAL one without an end."""
        if self.source_type is ReservationSource.MANUAL and self.expires_at is None:
            raise RuleViolated("a MANUAL one has expires_at, after which its stock is free")

    @property
    def is_open(self) -> bool:
        """Whether stock is kept or waited for."""
        return self.status in OPEN

    @property
    def lacking(self) -> Decimal:
        """What is wanted and not kept yet, in stock units."""
        return self.quantity - self.quantity_allocated - self.quantity_consumed

    def allocate(self, location_id: UUID, quantity: Decimal) -> None:
        """Keeps a quantity of a place."""
        kept = next((one for one in self.allocations if one.location_id == location_id), None)
        if kept:
            kept.quantity += quantity
        else:
            self.allocations.append(ReservationAllocation(location_id=location_id, quantity=quantity))
        self.quantity_allocated += quantity

    def give_back(self, quantity: Decimal) -> list[tuple[UUID, Decimal]]:
        """Frees a quantity, the last allocated first; returns from which places."""
        freed: list[tuple[UUID, Decimal]] = []
        while quantity > 0:
            last = self.allocations[-1]
            part = min(quantity, last.quantity)
            freed.append((last.location_id, part))
            last.quantity -= part
            quantity -= part
            self.quantity_allocated -= part
            if not last.quantity:
                self.allocations.pop()
        return freed

    def kept_at(self, location_id: UUID) -> Decimal:
        """What is kept of a place."""
        return sum((one.quantity for one in self.allocations if one.location_id == location_id), ZERO)

    def leave(self, location_id: UUID) -> Decimal:
        """Frees all that is kept of a place; returns how much that is."""
        freed = self.kept_at(location_id)
        self.allocations = [one for one in self.allocations if one.location_id != location_id]
        self.quantity_allocated -= freed
        return freed

    def follow(self) -> None:
        """Sets the status by what is kept."""
        status = S.WAITING if self.lacking else S.ACTIVE
        if status is not self.status:
            self.advance(status)
